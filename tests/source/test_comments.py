"""The comments of a file, and nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.source.comments import comments, texts
from dragoman.source.source import Source


def found(text: str) -> list[str]:
    """The comments of a file with this text."""
    source = Source("a.yaml", text)
    return [text[one.start : one.end] for one in comments(source, texts(source))]


def alone(text: str) -> list[bool]:
    """Of each comment, whether its line holds nothing else."""
    source = Source("a.yaml", text)
    return [one.alone for one in comments(source, texts(source))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# one\n", ["# one"]),
        ("a: b # one\n", ["# one"]),
        ("a: b\n  # one\n# two", ["# one", "# two"]),
        ("a: [b, # one\n  c] # two\n", ["# one", "# two"]),
        ("a: # one\n  b: c\n", ["# one"]),
        ("a: b # one # still one\n", ["# one # still one"]),
        ("a:\t# one\r\nb: c # two\r\n", ["# one", "# two"]),
        ("a: b #\n", ["#"]),
    ],
)
def test_a_sign_behind_a_blank_begins_a_comment(text: str, wanted: list[str]) -> None:
    """Up to the end of the line."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        'a: "b # c"\n',
        "a: 'b # c'\n",
        "a: b#c\n",
        "a: |\n  b # c\n  # d\n",
        "a: >\n  b\n\n  # c\n",
        '"a # b": c\n',
        "a: 'b\n  # c'\n",
    ],
)
def test_a_sign_inside_a_text_begins_none(text: str) -> None:
    """In quotes, in a block, in a key, and without a blank before it."""
    assert found(text) == []


def test_the_header_of_a_block_may_have_a_comment() -> None:
    """It stands before the text begins."""
    assert found("a: | # one\n  # text\n# two\n") == ["# one", "# two"]


def test_a_comment_behind_a_block_ends_it() -> None:
    """What is indented less than the block is no part of it."""
    assert found("a:\n  b: |\n    # text\n  # one\n  c: d\n") == ["# one"]


def test_a_comment_knows_whether_it_is_alone_on_its_line() -> None:
    """Blanks do not count."""
    assert alone("# one\n  # two\na: b # three\n") == [True, True, False]


def test_behind_what_cannot_be_read_nothing_is_a_comment() -> None:
    """An open quote may make a text of everything."""
    assert found('a: b # one\nc: "d # two\ne: f # three\n') == ["# one"]


def test_forbidden_characters_do_not_move_a_comment() -> None:
    """Offsets are those of the file."""
    assert found("a: \u202eb\n😀: c # one\n") == ["# one"]


@given(st.text("ab:#\"'|>[]{}-, \n\t\\&*!%", max_size=60))
def test_any_text_at_all_is_looked_through(text: str) -> None:
    """Nothing is thrown, and every comment begins with its sign and ends on its line."""
    assert all(one.startswith("#") and "\n" not in one for one in found(text))
