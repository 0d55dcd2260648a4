"""Places in an editor's counting and in ours, and the texts of open files."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lsp.documents import Buffer, Buffers, Change, changed
from dragoman.lsp.positions import UNITS, offset_of, place_of
from dragoman.source.source import Source

TEXT = "a🙂é\r\nb\u2028c\rd\n"


@pytest.mark.parametrize(
    ("encoding", "ends"), [("utf-16", [0, 1, 3, 4]), ("utf-32", [0, 1, 2, 3]), ("utf-8", [0, 1, 5, 7])]
)
def test_characters_are_counted_in_units(encoding: str, ends: list[int]) -> None:
    """There and back, behind letters, an emoji, and an accent."""
    source = Source("", TEXT)
    assert [place_of(source, 1, column, UNITS[encoding]) for column in (1, 2, 3, 4)] == [(0, end) for end in ends]
    assert [offset_of(source, 0, end, UNITS[encoding]) for end in ends] == [0, 1, 2, 3]


def test_a_line_ends_as_in_yaml_and_nowhere_else() -> None:
    """U+2028 ends none; CR alone does."""
    source = Source("", TEXT)
    assert TEXT[offset_of(source, 1, 2, len) :] == "c\rd\n"
    assert TEXT[offset_of(source, 2, 0, len) :] == "d\n"


@pytest.mark.parametrize(("line", "character", "offset"), [(0, 99, 3), (9, 0, len(TEXT)), (3, 5, len(TEXT))])
def test_a_place_that_is_not_there_is_the_nearest(line: int, character: int, offset: int) -> None:
    """The end of its line, or of the file."""
    assert offset_of(Source("", TEXT), line, character, UNITS["utf-16"]) == offset


def test_a_place_within_an_emoji_is_behind_it() -> None:
    """No character is torn."""
    assert offset_of(Source("", TEXT), 0, 2, UNITS["utf-16"]) == 2


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (Change("x", (0, 3), (0, 4)), "a🙂x\r\nb\u2028c\rd\n"),
        (Change("", (0, 4), (1, 0)), "a🙂éb\u2028c\rd\n"),
        (Change("new\n", (3, 0), (3, 0)), TEXT + "new\n"),
        (Change("!", (1, 2), (1, 2)), "a🙂é\r\nb\u2028!c\rd\n"),
    ],
)
def test_an_edit_changes_what_it_means(edit: Change, after: str) -> None:
    """In a text with every kind of line end."""
    assert changed(TEXT, edit, UNITS["utf-16"]) == after


def test_edits_of_one_change_follow_one_another() -> None:
    """Each is counted in the text that the one before has left; a text alone replaces all."""
    buffers, path = Buffers(), Path("a.yaml")
    buffers.open(path, Buffer("file:///a.yaml", "one"))
    buffers.change(path, 2, ["two\n", Change("three", (1, 0), (1, 0)), Change("", (0, 0), (0, 1))], len)
    assert buffers.opened[path] == Buffer("file:///a.yaml", "wo\nthree", 2)


def test_a_file_that_is_not_open_does_not_change() -> None:
    """Nor does it appear."""
    buffers = Buffers()
    buffers.change(Path("a.yaml"), 2, ["two"], len)
    buffers.close(Path("a.yaml"))
    assert not buffers.texts
