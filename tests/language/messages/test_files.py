"""Files that messages show: DG500 and DG501, and what a computed name may be."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dragoman.graph.targets import Media
from dragoman.language.compiler import Surroundings
from dragoman.language.files import computed_problem, name_in, source_of
from dragoman.language.nodes.say import Say
from tests.language.compiling.marked import compiled, refused, told, unmarked, whole

ID = "AgACAgIAAxkBAAIBZ2aRv9h0"


class Shop:
    """A project with one picture."""

    def has(self, path: str) -> bool:
        """Whether it is that picture."""
        return path == "images/shop.jpg"

    def beside(self, path: str) -> Iterable[str]:
        """The folder with the picture."""
        return ("images/shop.jpg", "images/old.png")


def told_of(nodes: str) -> list[tuple[str, str, str | None]]:
    """What is told of these nodes in that project; each problem stands at its mark."""
    clean, spans = unmarked(whole(nodes))
    _, problems = compiled(clean, around=Surroundings(files=Shop()))
    assert [problem.span for problem in problems] == spans, problems
    return [told(problem) for problem in problems]


def media(nodes: str) -> Media:
    """What the first message shows."""
    flow, problems = compiled(unmarked(whole(nodes))[0], around=Surroundings(files=Shop()))
    assert problems == [], problems
    assert flow is not None
    lead = flow.nodes["a"].lead
    assert isinstance(lead, Say)
    return lead.messages[0].media[0]


@pytest.mark.parametrize(
    "path", ["../shop.jpg", "images/../../x.jpg", "/etc/passwd", "C:/x.jpg", "~/x.jpg", "\\\\x\\y"]
)
def test_a_path_that_leaves_the_project_is_refused(path: str) -> None:
    """Whether it climbs or begins elsewhere."""
    ((code, message, help_),) = told_of(f"a: {{say: {{photo: «'{path}'»}}}}")
    assert (code, message) == ("DG500", f"the file '{path}' lies outside the project")
    assert help_ is not None
    assert "images/shop.jpg" in help_


@pytest.mark.parametrize("name", ["file:///etc/passwd", "ftp://example.org/x.jpg", "data:image/png;base64,AAAA"])
def test_a_url_that_is_no_web_address_is_refused(name: str) -> None:
    """Files come from http and https alone."""
    ((code, message, _),) = told_of(f"a: {{say: {{photo: «'{name}'»}}}}")
    assert code == "DG500"
    assert "only from http:// and https://" in message


def test_a_missing_file_is_named_with_the_nearest() -> None:
    """Of those in the same folder."""
    found = told_of("a: {say: {photo: «images/shp.jpg»}}")
    message = "there is no file 'images/shp.jpg' in the project"
    assert found == [("DG501", message, "did you mean 'images/shop.jpg'?")]


def test_a_missing_file_without_a_near_one_gets_no_invented_name() -> None:
    """But what a file can be."""
    ((_, _, help_),) = told_of("a: {say: {document: «terms.pdf»}}")
    assert help_ == "write its path from the project's folder, a URL, or a file id"


@pytest.mark.parametrize("name", ["images/shop.jpg", "https://example.org/x.jpg", "HTTPS://example.org/x.jpg", ID])
def test_a_path_a_url_and_a_file_id_are_right(name: str) -> None:
    """Nothing is told."""
    assert told_of(f"a: {{say: {{photo: '{name}'}}}}") == []


def test_every_file_of_an_album_is_looked_at() -> None:
    """Each at its place."""
    found = told_of("a: {say: {media: [images/shop.jpg, {photo: «no.jpg»}, «../x.jpg»]}}")
    assert [code for code, _, _ in found] == ["DG501", "DG500"]


def test_an_unknown_name_in_a_path_is_told() -> None:
    """Paths are templates."""
    (problem,) = refused(whole("a: {say: {photo: 'images/{{ «nam» }}.jpg'}}\nname: {prompt: Name?}"))
    assert (problem.code, problem.help) == ("DG312", "did you mean 'name'?")


def test_a_text_that_looks_like_an_expression_is_still_a_path() -> None:
    """`shop.jpg` is no field of a variable `shop`."""
    flow, problems = compiled(whole("shop: {prompt: Which?}\na: {say: {photo: shop.jpg}}"))
    assert flow is not None
    assert problems == []


@pytest.mark.parametrize(
    ("name", "prefix", "source"),
    [
        ("https://example.org/7.jpg", "", "url"),
        ("https://example.org/7.jpg", "https://example.org/", "url"),
        ("images/7.jpg", "images/", "path"),
        ("cat.jpg", "", "id"),
        (".env", "", "id"),
        (ID, "Ag", "id"),
    ],
)
def test_what_nothing_is_written_out_of_is_never_a_path(name: str, prefix: str, source: str) -> None:
    """So that no user can name a file of the project."""
    assert source_of(name, prefix) == source


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("images/../bot.yaml", "outside"),
        ("images/..\\bot.yaml", "outside"),
        ("images/.env", "hidden"),
        ("images/x/.git/config", "hidden"),
        ("", "empty"),
        ("images/" + "x" * 3000, "characters"),
    ],
)
def test_a_computed_path_stays_in_its_folder(name: str, why: str) -> None:
    """Whatever the user's part of it is."""
    assert why in (computed_problem(name, "images/") or "")


def test_a_computed_path_inside_the_project_is_right() -> None:
    """Also one that begins with a point and a slash."""
    assert computed_problem("images/7.jpg", "images/") is None
    assert computed_problem("./images/7.jpg", "./images/") is None


def test_what_the_author_wrote_out_of_a_name_is_kept() -> None:
    """Up to the first braces."""
    assert media("a: {say: {photo: 'images/{{ user.id }}.jpg'}}").prefix == "images/"
    assert media("a: {say: {photo: '{{ user.username }}'}}").prefix == ""


@pytest.mark.parametrize(
    ("value", "name"), [("x.jpg ", "x.jpg"), ({"id": "f1", "size": 3}, "f1"), (7, None), ({}, None)]
)
def test_a_file_that_a_user_sent_names_itself(value: object, name: str | None) -> None:
    """A record by its id; what is neither text nor file is nothing."""
    assert name_in(value) == name
