"""Files that messages show: DG500, DG501, DG540 to DG543, and what a computed name may be."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.targets import Media
from dragoman.language.compiler import Surroundings
from dragoman.language.files import computed_problem, name_in, source_of
from dragoman.language.nodes.say import Say
from dragoman.language.uploads import FileFacts
from tests.language.compiling.marked import compiled, refused, told, unmarked, whole

ID = "AgACAgIAAxkBAAIBZ2aRv9h0"


MB = 1024 * 1024

_FACTS = {
    "images/shop.jpg": FileFacts(10 * MB, (5000, 5000)),
    "images/old.png": FileFacts(9, (2000, 100)),
    "empty.pdf": FileFacts(0),
    "big.jpg": FileFacts(10 * MB + 1, (10, 10)),
    "huge.mp4": FileFacts(50 * MB + 1),
    "large.mp4": FileFacts(50 * MB),
    "wide.png": FileFacts(9, (6000, 4001)),
    "narrow.png": FileFacts(9, (2001, 100)),
    "a.b/notes.PDF": FileFacts(9),
}


class Shop:
    """A project with one picture."""

    def has(self, path: str) -> bool:
        """Whether it is that picture, or the one that nobody may read."""
        return path in ("images/shop.jpg", "images/locked.jpg")

    def has_folder(self, path: str) -> bool:
        """The one with the picture."""
        return path == "images"

    def facts(self, path: str) -> FileFacts | None:
        """Small, and of no known size in pixels; files that are called by what is wrong with them."""
        return _FACTS.get(path)

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


def test_an_empty_file_may_be_one_that_is_still_to_come() -> None:
    """It is a warning, and the message keeps it."""
    flow, (problem,) = compiled(whole("a: {say: {document: empty.pdf}}"), around=Surroundings(files=Shop()))
    assert (problem.code, problem.severity) == ("DG540", Severity.WARNING)
    assert flow is not None
    assert isinstance(flow.nodes["a"].lead, Say)
    assert flow.nodes["a"].lead.messages[0].media[0].prefix == "empty.pdf"


def test_a_folder_is_no_file() -> None:
    """It is called what it is."""
    found = told_of("a: {say: {photo: «images»}}")
    assert found == [("DG501", "'images' is a folder, not a file", "write the path of a file in it")]


def test_a_path_with_backslashes_is_told_with_the_right_ones() -> None:
    """Where they lead to a file."""
    ((code, _, help_),) = told_of("a: {say: {photo: «images\\shop.jpg»}}")
    assert (code, help_) == ("DG501", "did you mean 'images/shop.jpg'?")


def test_a_file_that_nobody_may_read_is_not_called_missing() -> None:
    """It is there."""
    assert told_of("a: {say: {photo: images/locked.jpg}}") == []


@pytest.mark.parametrize(
    ("shown", "code", "message"),
    [
        ("document: «empty.pdf»", "DG540", "the file 'empty.pdf' is empty"),
        ("photo: «big.jpg»", "DG541", "'big.jpg' has 10.0 MB; a photo has 10 MB at most"),
        ("video: «huge.mp4»", "DG541", "'huge.mp4' has 50.0 MB; a file has 50 MB at most"),
        ("photo: «wide.png»", "DG542", "'wide.png' is 6,000 pixels wide and 4,001 high; of a photo both together "
         "are 10,000 at most"),
        ("photo: «narrow.png»", "DG542", "'narrow.png' is 2,001 pixels wide and 100 high; one side of a photo is 20 "
         "times the other at most"),
        ("photo: «a.b/notes.PDF»", "DG543", "'a.b/notes.PDF' is no photo"),
        ("photo: «'https://e.org/menu.pdf?x=1'»", "DG543", "'https://e.org/menu.pdf' is no photo"),
        ("video: «'https://e.org/cat.jpg'»", "DG543", "'https://e.org/cat.jpg' is no video"),
        ("audio: «'https://e.org/cat.png'»", "DG543", "'https://e.org/cat.png' is no piece of music"),
    ],
)  # fmt: skip
def test_a_file_that_telegram_refuses_is_told(shown: str, code: str, message: str) -> None:
    """Empty, too big, too large, or something else."""
    ((found, said, _),) = told_of(f"a: {{say: {{{shown}}}}}")
    assert (found, said) == (code, message)


@pytest.mark.parametrize(
    "shown",
    [
        "photo: images/old.png",
        "document: big.jpg",
        "document: narrow.png",
        "video: large.mp4",
        "document: 'https://e.org/cat.jpg'",
        "animation: 'https://e.org/cat.mp4'",
        "video: 'https://e.org/cat.gif'",
        "photo: 'https://e.org/photo.php'",
        "voice: 'https://e.org/hello.ogg'",
    ],
)
def test_a_file_that_telegram_takes_is_right(shown: str) -> None:
    """At the limits, too; a document may be anything."""
    assert told_of(f"a: {{say: {{{shown}}}}}") == []


def test_an_album_s_bare_file_is_a_photo_unless_its_ending_says_more() -> None:
    """One that can be none of what an album holds is told."""
    ((code, _, _),) = told_of("a: {say: {media: [images/shop.jpg, «'https://e.org/hello.ogg'»]}}")
    assert code == "DG543"


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
