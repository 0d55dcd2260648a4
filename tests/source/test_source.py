"""Offsets, lines and columns of a file's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.source.source import Source
from dragoman.source.tree import Span

TEXTS = st.text(alphabet="ab \r\n\u2028\x85ü😀", max_size=40)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_with_lf_crlf_or_cr(end: str) -> None:
    """All three ends of line are known."""
    assert Source("x", f"one{end}two{end}").lines == ["one", "two", ""]


@pytest.mark.parametrize("other", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_nothing_else_ends_a_line(other: str) -> None:
    """What Python or YAML 1.1 also take for ends of line stays inside of the line."""
    assert Source("x", f"one{other}two").lines == [f"one{other}two"]


def test_a_line_is_given_without_its_end() -> None:
    """A line by its number, from 1."""
    source = Source("x", "one\r\ntwo\nthree")
    assert [source.line(number) for number in (1, 2, 3)] == ["one", "two", "three"]


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_a_line_that_does_not_exist_is_empty(number: int) -> None:
    """No number raises."""
    assert Source("x", "one\ntwo").line(number) == ""


def test_columns_count_characters_not_bytes() -> None:
    """An emoji is one column."""
    assert Source("x", "a\n😀ü!").place(4) == (2, 3)


def test_the_end_of_the_text_is_a_place() -> None:
    """The place behind the last character exists."""
    assert Source("x", "ab\nc").place(4) == (2, 2)


def test_a_span_runs_from_an_offset_to_before_another() -> None:
    """Both ends are places of the file."""
    assert Source("x", "ab\ncd").span(1, 4) == Span(1, 2, 2, 2)


def test_a_span_never_ends_before_it_begins() -> None:
    """Swapped offsets give an empty span."""
    assert Source("x", "abcd").span(3, 1) == Span(1, 4, 1, 4)


@given(TEXTS, st.integers(0, 40))
def test_offset_and_place_are_inverse(text: str, offset: int) -> None:
    """Any offset of any text comes back from its place."""
    source = Source("x", text)
    offset = min(offset, len(text))
    assert source.offset(*source.place(offset)) == offset


@given(TEXTS, st.integers(0, 40))
def test_a_line_lies_between_its_start_and_its_end(text: str, offset: int) -> None:
    """The start and end of the line of an offset bound what `line` gives."""
    source = Source("x", text)
    offset = min(offset, len(text))
    start = source.line_start(offset)
    assert source.line(source.place(offset)[0]) == text[start : source.line_end(start)]


def test_sources_of_equal_name_and_text_are_equal() -> None:
    """The table of lines plays no part."""
    assert Source("x", "a\nb") == Source("x", "a\nb")
