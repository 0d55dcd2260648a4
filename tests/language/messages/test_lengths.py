"""Lengths of texts after their longest branch: DG502 for what is always too long, DG520 for what one way makes so."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.diagnostics.diagnostic import Severity
from dragoman.language.expressions import Scope
from dragoman.language.lengths import bare, extent, utf16
from dragoman.language.templates import parse_text
from dragoman.language.values.scope import Format
from tests.language.compiling.marked import refused, sound, told, whole

URL = "https://e.org/x"


def between(source: str, form: Format = "html") -> tuple[int, int]:
    """How long a text is at least, and how long one of its ways surely is."""
    return extent(parse_text(source, form))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("abc", (3, 3)),
        ("  abc  ", (3, 3)),
        ("<b>abc</b> &amp; 😀", (8, 8)),
        ("a < b & c", (9, 9)),
        ("{{ name }}abc", (3, 3)),
        ('<a href="{{ url }}">abc</a>', (3, 3)),
        ("{% if a %}long{% endif %}", (0, 4)),
        ("{% if a %}long{% else %}xy{% endif %}!", (3, 5)),
        ("{% if a %}1{% elif b %}333{% else %}22{% endif %}", (1, 3)),
        ("{{ 'long' if a else 'xy' }}", (2, 4)),
        ("{{ 'long' if a else name }}", (0, 4)),
        ("{{ 'long' if a }}", (4, 4)),
        ("{{ 'a<b' ~ name ~ 'c' }}", (4, 4)),
        ("{% for x in list %}abc{% endfor %}", (0, 3)),
        ("{% for x in list %}abc{% else %}xy{% endfor %}", (2, 3)),
        ("{% for x in [1, 2, 3] %}abc{% endfor %}", (9, 9)),
        ("{% for x in [1, 2, 3] if x > 1 %}abc{% endfor %}", (0, 3)),
        ("{% if a %}111{% endif %}{% if b %}22{% endif %}", (0, 5)),
    ],
)
def test_a_text_has_a_shortest_and_a_longest_way(source: str, expected: tuple[int, int]) -> None:
    """Markup and values count as nothing; conditions over other names may hold at once."""
    assert between(source) == expected


@pytest.mark.parametrize(
    ("source", "longest"),
    [
        ("{% if a %}111{% endif %}{% if not a %}22{% endif %}", 3),
        ("{% if a > 1 %}111{% endif %}{% if a < 1 %}22{% endif %}{% if b %}4{% endif %}", 4),
        ("{{ '111' if a else '' }}{{ '' if a else '22' }}", 3),
    ],
)
def test_conditions_over_the_same_name_are_not_held_to_hold_at_once(source: str, longest: int) -> None:
    """Perhaps they exclude each other."""
    assert between(source) == (0, longest)


def test_the_longest_way_of_too_many_conditions_is_not_looked_for() -> None:
    """The shortest one is."""
    source = "".join(f"{{% if a{n} %}}x{{% endif %}}" for n in range(41)) + "y"
    assert between(source) == (1, 1)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("<b>a</b> &lt; b", "html", "a < b"),
        ("*a* \\. [b](https://e.org) `c`", "markdown", "a . b c"),
        ("**>a\n>b", "markdown", "a\nb"),
        ("<b>*a*</b>", "plain", "<b>*a*</b>"),
    ],
)
def test_markup_is_not_read(text: str, form: Format, expected: str) -> None:
    """In each format its own."""
    assert bare(text, form) == expected


_PIECES = st.sampled_from(
    ["ab", "{{ n }}", "<b>c</b>", "{% if a %}de{% endif %}", "{% if b %}f{% else %}ghi{% endif %}"]
)
_MORE = st.sampled_from(["{{ 'jk' if a else 'l' }}", "{% for x in list %}m{{ x }}{% else %}no{% endfor %}", " & "])


@given(st.lists(_PIECES | _MORE, max_size=8))
def test_no_way_is_shorter_than_the_shortest_and_one_is_as_long_as_the_longest(pieces: list[str]) -> None:
    """Whatever the conditions come to, with values that are empty, and lists of nothing or of one thing."""
    text = parse_text("".join(pieces))
    least, longest = extent(text)
    truths = product([True, False], [True, False], [[], [""]])
    lengths = [
        utf16(bare(text.render(Scope({"a": a, "b": b, "list": items, "n": ""})), "html")) for a, b, items in truths
    ]
    assert least <= min(lengths)
    assert longest <= max(lengths)


def test_a_placeholder_that_one_branch_makes_too_long_is_a_warning() -> None:
    """With the length of that way."""
    text = f"{{% if user.id == 1 %}}{'x' * 65}{{% else %}}y{{% endif %}}"
    (problem,) = refused(whole(f'a: {{prompt: {{text: Hi, placeholder: «"{text}"»}}}}'))
    assert told(problem)[:2] == ("DG520", "the placeholder has 65 characters on one way through its branches")
    assert problem.severity is Severity.WARNING


def test_a_placeholder_that_every_branch_makes_too_long_is_an_error() -> None:
    """Of the shortest way."""
    text = f"{{% if user.id == 1 %}}{'x' * 80}{{% else %}}{'y' * 66}{{% endif %}}"
    (problem,) = refused(whole(f'a: {{prompt: {{text: Hi, placeholder: «"{text}"»}}}}'))
    assert told(problem)[:2] == ("DG502", "the placeholder has at least 66 characters")
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("message", "most", "where"),
    [("«TEXT»", 4096, "in one message"), (f"{{photo: '{URL}', text: «TEXT»}}", 1024, "under a photo or another file")],
)
def test_a_message_that_one_branch_makes_too_long_is_a_warning(message: str, most: int, where: str) -> None:
    """A caption's branch, too."""
    long = f'"{{% if user.id == 1 %}}{"x" * (most + 1)}{{% endif %}}y"'
    fits = f'"{{% if user.id == 1 %}}{"x" * (most - 1)}{{% endif %}}y"'
    (problem,) = refused(whole(f"a: {{say: {message.replace('TEXT', long)}}}"))
    said = f"one way through the text's branches has {most + 2:,} characters; {most:,} is the most {where}"
    assert told(problem)[:2] == ("DG520", said)
    sound(f"a: {{say: {message.replace('TEXT', fits)}}}")


def test_a_loop_over_a_written_list_counts_each_round() -> None:
    """However short the text is as it is written."""
    items = ", ".join("1" * 1 for _ in range(100))
    (problem,) = refused(whole(f'a: {{say: «"{{% for x in [{items}] %}}{"y" * 50}{{% endfor %}}"»}}'))
    assert told(problem)[1] == "the text has at least 5,000 characters; 4,096 is the most in one message"


def test_escaped_signs_of_markdown_count_once() -> None:
    """A full stop is one character, though it is sent as two."""
    sound(f"a: {{say: {{photo: '{URL}', text: '{'a.' * 512}', format: markdown}}}}")


@pytest.mark.parametrize(
    ("nodes", "what", "most"),
    [
        ("q: {prompt: Q?, buttons: [{text: A, value: 1, toast: «TEXT»}]}", "the notice of a press", 200),
        ("q: {prompt: Q?, buttons: [{text: A, value: 1, alert: «TEXT»}]}", "the notice of a press", 200),
        ("a: {say: {poll: {question: «TEXT», options: [A]}}}", "the question", 300),
        ("a: {say: {poll: {question: Q, options: [A, «TEXT»]}}}", "the option", 100),
        ("a: {say: {poll: {question: Q, options: [A], correct: A, explanation: «TEXT»}}}", "the explanation", 200),
        (
            f"a: {{say: {{media: ['{URL}', {{photo: '{URL}', text: «TEXT»}}]}}}}",
            "the text under a file of an album", 1024,
        ),
        ("a: {pay: {title: «TEXT», currency: EUR, amount: 1}}", "the title of an invoice", 32),
        ("a: {pay: {title: T, description: «TEXT», currency: EUR, amount: 1}}", "the description of an invoice", 255),
    ],
)  # fmt: skip
def test_what_telegram_would_refuse_is_an_error_from_the_first_character_too_many(
    nodes: str, what: str, most: int
) -> None:
    """Each place has its own limit."""
    (problem,) = refused(whole(nodes.replace("TEXT", "x" * (most + 1))))
    assert told(problem) == (
        "DG502",
        f"{what} has {most + 1:,} characters",
        f"{most:,} are the most that Telegram takes",
    )
    sound(nodes.replace("TEXT", "x" * most).replace("«", "").replace("»", ""))


def test_a_text_to_copy_is_measured_in_its_branches() -> None:
    """As everything else is."""
    text = f"{{% if user.id == 1 %}}{'x' * 257}{{% endif %}}y"
    (problem,) = refused(whole(f'q: {{prompt: Q?, buttons: [{{text: A, copy: «"{text}"»}}, B]}}'))
    assert problem.code == "DG520"


@pytest.mark.parametrize("text", ["<b></b>", "<i> </i>", "<b>&#32;</b>"])
def test_a_text_of_markup_alone_is_refused(text: str) -> None:
    """Nobody could read it; under a photo it does no harm."""
    (problem,) = refused(whole(f"a: {{say: «'{text}'»}}"))
    assert (problem.code, problem.severity) == ("DG523", Severity.ERROR)
    assert refused(whole(f"a: {{say: {{text: «'{text}'»}}}}"))[0].code == "DG523"
    sound(f"a: {{say: {{photo: '{URL}', text: '{text}'}}}}")
