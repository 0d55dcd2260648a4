"""The url of an `http` node: DG240 and DG241 at load, and how a user's values are written into it."""

from __future__ import annotations

import pytest

from dragoman.language.compiler import Surroundings
from tests.language.compiling.marked import told
from tests.language.nodes.requesting import Caller, lead, refusal, requested

PLACE = "https://api.example.org"


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.org",
        "https://api.example.org/orders?open=1",
        "HTTPS://API.Example.org/orders",
        "http://api.example.org:8443/",
        "http://localhost:8080/",
        "http://service:8080/",
        "http://127.0.0.1:9000/",
    ],
)
def test_a_url_of_an_allowed_host_is_taken(url: str) -> None:
    """In any case, on any port; an entry with a port allows that port, a whole origin itself."""
    assert lead(f"{{get: '{url}'}}").asked.url.text.source == url


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://api.example.com/", "api.example.com"),
        ("http://localhost/", "localhost"),
        ("http://localhost:8081/", "localhost"),
        ("https://127.0.0.1:9000/", "127.0.0.1"),
        ("http://sub.api.example.org/", "sub.api.example.org"),
        ("http://example.org/", "example.org"),
    ],
)
def test_another_host_is_refused(url: str, host: str) -> None:
    """Also one that only looks alike, another port, another scheme than the origin's."""
    problem = refusal(f"a:\n  http: {{get: «'{url}'»}}")
    assert (problem.code, problem.message) == ("DG241", f"the host '{host}' is not allowed")


def test_a_host_that_is_nearly_allowed_is_told_with_the_nearest() -> None:
    """The likely slip."""
    assert refusal("a:\n  http: {get: «https://api.exmple.org/»}").help == "did you mean 'api.example.org'?"


def test_where_no_host_is_allowed_the_line_to_write_is_told() -> None:
    """For bot.yaml."""
    assert told(refusal("a:\n  http: {get: «https://api.example.org/x»}", Surroundings())) == (
        "DG241",
        "the host 'api.example.org' is not allowed: bot.yaml allows http nodes no host",
        "write into bot.yaml: 'http: {allow: [api.example.org]}'",
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///etc/passwd", "an http node cannot request a file: url"),
        ("ftp://api.example.org/x", "an http node cannot request a ftp: url"),
        ("/orders", "the url '/orders' has no scheme: scheme and host must be written out"),
        ("api.example.org/x", "the url 'api.example.org/x' has no scheme: scheme and host must be written out"),
        ("https:/api.example.org/", "the url 'https:/api.example.org/' names no host"),
        ("https://", "the url 'https://' names no host"),
        ("https://api example.org/", "the url 'https://api example.org/' names no host"),
        ("https://api.example.org:x/", "the url 'https://api.example.org:x/' names no host"),
        ("https://api.example.org:99999/", "the url 'https://api.example.org:99999/' names no host"),
        ("http://2130706433/", "the url 'http://2130706433/' names no host"),
        ("http://0x7f.1/", "the url 'http://0x7f.1/' names no host"),
        ("https://ada:secret@api.example.org/", "the url holds a user or a password"),
        ("https://api.example.org@evil.example/", "the url holds a user or a password"),
        ("https://api.example.org/a#b", "the url 'https://api.example.org/a#b' has a fragment, which is never sent"),
        (f"{PLACE}/a/../b", f"the url '{PLACE}/a/../b' has the part '.' or '..' in its path"),
        (f"{PLACE}/a/%2e%2E", f"the url '{PLACE}/a/%2e%2E' has the part '.' or '..' in its path"),
    ],
)  # fmt: skip
def test_a_url_that_cannot_be_requested_is_refused(url: str, message: str) -> None:
    """Quoted, with what would be right; a password is not quoted."""
    problem = refusal(f"a:\n  http: {{get: «'{url}'»}}")
    assert (problem.code, problem.message, bool(problem.help)) == ("DG240", message, True)


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("api.example.org/x", "write it as https://api.example.org/x"),
        (f"api.example.org/{'x' * 80}", "write it out, such as https://api.example.org/orders"),
        ("/orders", "write it out, such as https://api.example.org/orders"),
    ],
)
def test_a_url_without_its_scheme_is_shown_with_one(url: str, remedy: str) -> None:
    """If it has a host, and is short enough to be shown whole."""
    assert refusal(f"a:\n  http: {{get: «'{url}'»}}").help == remedy


@pytest.mark.parametrize(
    "url",
    [
        "http://{{ user.name }}/",
        "{{ user.name }}/x",
        "https://api.example.org{{ user.name }}",
        "https://api.example.org:{{ user.id }}/",
        "https://{{ 'a/b' }}.example.org/",
        "https://{% if user.id %}api{% endif %}.example.org/",
        "https://api.example.org\\\\{{ user.name }}",
    ],
)
def test_a_computed_host_is_refused(url: str) -> None:
    """Also where a value could go on with what the author wrote of it."""
    problem = refusal(f'a:\n  http: {{get: «"{url}"»}}')
    assert problem.code == "DG240"


def test_a_computed_end_of_the_host_is_told_with_the_missing_slash() -> None:
    """What was probably meant."""
    problem = refusal("a:\n  http: {get: «'https://api.example.org{{ user.id }}'»}")
    assert problem.help == "write '/' behind the host: https://api.example.org/..."


def test_every_method_s_url_is_judged() -> None:
    """Not only get's."""
    for method in ("get", "post", "put", "patch", "delete"):
        assert refusal(f"a:\n  http: {{{method}: «ftp://x/»}}").code == "DG240"


def test_an_unknown_variable_in_a_url_is_told_at_its_place() -> None:
    """As in every text."""
    assert refusal("a:\n  http: {get: 'https://api.example.org/{{ «nmae» }}'}").code == "DG312"


def test_markup_in_a_url_is_refused() -> None:
    """It has no bold type."""
    assert refusal("a:\n  http: {get: 'https://api.example.org/{{ user.name | «bold» }}'}").code == "DG318"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Ada", "Ada"),
        ("a b", "a%20b"),
        ("a/b", "a%2Fb"),
        ("a?b=c&d#e", "a%3Fb%3Dc%26d%23e"),
        ("@evil.example", "%40evil.example"),
        ("café", "caf%C3%A9"),
        ("%2e%2e", "%252e%252e"),
        ("a\\b", "a%5Cb"),
        ("a\r\nHost: x", "a%20%0AHost%3A%20x"),
        ("{{ name }}", "%7B%7B%20name%20%7D%7D"),
    ],
)
def test_a_value_stays_in_its_part_of_the_path(value: str, written: str) -> None:
    """Every sign that means something in a url becomes its percent code."""
    url = requested(f"'{PLACE}/users/{{{{ name }}}}/orders'", value).url
    assert url.startswith(f"{PLACE}/users/") and url.endswith("/orders")
    assert url.count("/") == 5
    assert "?" not in url and "#" not in url
    if "\r" not in value:
        assert url == f"{PLACE}/users/{written}/orders"


@pytest.mark.parametrize("value", ["a&admin=1", "a=b", "a#b", "a+b", "a;b"])
def test_a_value_stays_in_its_part_of_the_query(value: str) -> None:
    """It adds no name to it."""
    url = requested(f"'{PLACE}/?q={{{{ name }}}}&page=1'", value).url
    assert (url.count("&"), url.count("="), "#" in url, "+" in url) == (1, 2, False, False)


@pytest.mark.parametrize("value", ["..", ".", "../../admin", "a/../b", "..\\admin"])
def test_a_value_that_climbs_in_the_path_is_never_requested(value: str) -> None:
    """Servers read '..' even in percent codes; the user is asked again, the operator told where."""
    talk = Caller(f"name: {{prompt: Name?}}\nload:\n  http: {{get: '{PLACE}/users/{{{{ name }}}}/orders'}}")
    talk.begin("talk").text(value)
    (report,) = talk.reports
    assert (report.reason, report.line, talk.node) == ("template", 6, "name")
    assert "'.' or '..'" in report.message


def test_an_empty_value_in_the_path_is_never_requested() -> None:
    """DELETE /users/ is not DELETE /users/7."""
    nodes = f"name: {{prompt: Name?, optional: true}}\nload:\n  http: {{delete: '{PLACE}/users/{{{{ name }}}}'}}"
    talk = Caller(nodes)
    talk.begin("talk").text("/skip")
    assert "a value in the path of the url is empty" in talk.reports[0].message


def test_an_empty_value_in_the_query_is_fine() -> None:
    """Nothing is asked of another place."""
    assert requested(f"'{PLACE}/?q={{{{ other }}}}'", "Ada", "/skip").url == f"{PLACE}/?q="


def test_slashes_that_the_author_wrote_stay() -> None:
    """An empty part of the path of the author's own is the author's affair."""
    assert requested(f"'{PLACE}//a/{{{{ name }}}}/'", "b").url == f"{PLACE}//a/b/"


def test_the_author_s_own_signs_are_written_as_urls_write_them() -> None:
    """Spaces and letters of any language; percent codes stay."""
    assert requested(f"'{PLACE}/città nuova/%20?q=ü'").url == f"{PLACE}/citt%C3%A0%20nuova/%20?q=%C3%BC"


def test_values_are_written_for_programs() -> None:
    """Dates in ISO form, booleans as true, numbers in plain digits, lists joined by commas."""
    url = f"'{PLACE}/{{{{ today }}}}/{{{{ 1 == 1 }}}}/{{{{ 3 / 2 }}}}?ids={{{{ [1, 2] }}}}&for={{{{ days(1) }}}}'"
    assert requested(url).url == f"{PLACE}/2026-03-01/true/1.5?ids=1%2C2&for=86400"


def test_conditions_and_loops_work_in_a_url() -> None:
    """It is a text like others."""
    url = f"'{PLACE}/a{{% if name == \"Ada\" %}}/ada{{% endif %}}?q={{% for i in [1, 2] %}}{{{{ i }}}}{{% endfor %}}'"
    assert requested(url, "Ada").url == f"{PLACE}/a/ada?q=12"
    assert requested(url, "Bob").url == f"{PLACE}/a?q=12"


def test_a_url_that_is_too_long_is_never_requested() -> None:
    """No server would read it."""
    talk = Caller(f"name: {{prompt: Name?}}\nload:\n  http: {{get: '{PLACE}/?q={{{{ name }}}}'}}")
    talk.begin("talk").text("ü" * 2000)
    assert "8000 are the most" in talk.reports[0].message
