"""From the text of a value back to the file, for every style in which a text can be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.source.alignment import locate
from dragoman.source.source import Source
from dragoman.source.tree import Scalar, Span
from tests.source.reading import scalar_of


def spot(text: str, word: str) -> tuple[int, int, int, int]:
    """Where a word of the value under `a` stands in this file."""
    scalar = scalar_of(text)
    span = locate(Source("x", text), scalar, scalar.text.index(word), len(word))
    return span.line, span.column, span.end_line, span.end_column


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("a: one two\n", "two", (1, 8, 1, 11)),
        ("a: 'one two'\n", "two", (1, 9, 1, 12)),
        ('a: "one two"\n', "two", (1, 9, 1, 12)),
        ("a: one\n  two three\n", "two", (2, 3, 2, 6)),
        ("a: one\n  two three\n", "one two", (1, 4, 2, 6)),
        ("a: one\n\n\n  two\n", "two", (4, 3, 4, 6)),
        ("a: one\r\n  two\r\n", "two", (2, 3, 2, 6)),
        ("a: 'it''s two'\n", "two", (1, 11, 1, 14)),
        ("a: 'it''s two'\n", "'", (1, 7, 1, 9)),
        ("a: 'one\n\n  two'\n", "two", (3, 3, 3, 6)),
        ('a: "\\n\\tone"\n', "one", (1, 9, 1, 12)),
        ('a: "\\x41\\u0042\\U00000043one"\n', "one", (1, 25, 1, 28)),
        ('a: "\\x41\\u0042\\U00000043one"\n', "B", (1, 9, 1, 15)),
        ('a: "\\"one\\" two"\n', "two", (1, 13, 1, 16)),
        ('a: "one \\\n   two"\n', "two", (2, 4, 2, 7)),
        ('a: "one\\\n  \\  two"\n', "two", (2, 6, 2, 9)),
        ('a: "one \\\n\n  two"\n', "two", (3, 3, 3, 6)),
        ("a: |\n  one\n  two\n", "two", (3, 3, 3, 6)),
        ("a: |\n  one\n    two\n", "two", (3, 5, 3, 8)),
        ("a: |\n\n  one\n\n  two\n", "two", (5, 3, 5, 6)),
        ("a: |2\n    one\n  two\n", "one", (2, 5, 2, 8)),
        ("a: |2\n    one\n  two\n", "two", (3, 3, 3, 6)),
        ("a: |-  # comment\n  one\n  two\n", "two", (3, 3, 3, 6)),
        ("a: |+\n  one\n\n", "one", (2, 3, 2, 6)),
        ("a: >\n  one\n  two\n", "two", (3, 3, 3, 6)),
        ("a: >\n  one\n  two\n", "one two", (2, 3, 3, 6)),
        ("a: >\n  one\n\n  two\n", "two", (4, 3, 4, 6)),
        ("a: >\n  one\n    two\n  three\n", "two", (3, 5, 3, 8)),
        ("a: >\n  one\n    two\n  three\n", "three", (4, 3, 4, 8)),
        ("a: >-2\n    one\n\n  two\n", "two", (4, 3, 4, 6)),
        ("a: |\r\n  one\r\n  two\r\n", "two", (3, 3, 3, 6)),
        ("a: '😀 two'\n", "two", (1, 7, 1, 10)),
    ],
)
def test_a_word_is_found_in_the_file(text: str, word: str, where: tuple[int, int, int, int]) -> None:
    """Line and column of its start and its end, in each style."""
    assert spot(text, word) == where


def test_an_offset_behind_the_end_is_the_end() -> None:
    """Nothing outside of the text raises."""
    source, scalar = Source("x", "a: 'one'\n"), scalar_of("a: 'one'\n")
    assert locate(source, scalar, 99, 5) == Span(1, 8, 1, 8)
    assert locate(source, scalar, -5, 1) == Span(1, 5, 1, 6)


def test_no_length_gives_an_empty_span() -> None:
    """A place between two characters."""
    assert locate(Source("x", "a: one\n"), scalar_of("a: one\n"), 1, 0) == Span(1, 5, 1, 5)


def test_a_length_beyond_the_end_stops_there() -> None:
    """The span never leaves the text."""
    assert locate(Source("x", "a: one b\n"), scalar_of("a: one b\n"), 4, 99) == Span(1, 8, 1, 9)


@pytest.mark.parametrize("text", ["a: ''\n", 'a: ""\n', "a: |\n\nb: 1\n", "a: >-\nb: 1\n", "a:\n"])
def test_an_empty_text_has_a_place(text: str) -> None:
    """On its own line."""
    assert locate(Source("x", text), scalar_of(text), 0).line == 1


@pytest.mark.parametrize("style", ["a: |+\n  one\n\n\nb: 1\n", "a: |\n  one\nb: 1\n"])
def test_the_line_ends_behind_a_block_text_have_places(style: str) -> None:
    """The last character of the text is a line end of the file."""
    scalar = scalar_of(style)
    span = locate(Source("x", style), scalar, len(scalar.text) - 1)
    assert span.line in (2, 4)


WORDS = st.text(alphabet="abüß😀{}%", min_size=1, max_size=6)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)


def written_by(lines: list[str], gaps: list[int], indent: int, style: str) -> str:
    """A file whose value under `a` is these lines, with empty lines between them."""
    body = lines[0]
    for line, gap in zip(lines[1:], gaps, strict=False):
        body += "\n" * (gap + 1) + " " * indent + line
    match style:
        case "plain":
            return f"b: 1\na: x{body}\nc: 1\n"
        case "'" | '"':
            return f"b: 1\na: {style}{body}{style}\nc: 1\n"
        case _:
            return f"b: 1\na: {style}\n{' ' * indent}{body}\nc: 1\n"


def stands_where_it_says(text: str, scalar: Scalar) -> None:
    """Each character of a text that holds no escapes is found in the file as itself, in order."""
    source, before = Source("x", text), -1
    for offset, character in enumerate(scalar.text):
        span = locate(source, scalar, offset)
        start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
        assert start > before
        before = start
        if character not in " \n":
            assert text[start:end] == character
        else:
            assert text[start:end] in (character, "\n")


@given(
    LINES,
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.integers(1, 5),
    st.sampled_from(["plain", "'", '"', "|", "|-", "|+", ">", ">-", ">+"]),
)
def test_every_character_is_found(lines: list[str], gaps: list[int], indent: int, style: str) -> None:
    """Whatever the style, the indentation and the empty lines between."""
    text = written_by(lines, gaps, indent, style)
    stands_where_it_says(text, scalar_of(text))


@given(
    st.lists(st.tuples(st.integers(0, 3), WORDS), min_size=1, max_size=5),
    st.integers(1, 4),
    st.sampled_from(["|", ">"]),
    st.sampled_from(["", "-", "+"]),
)
def test_every_character_of_an_indented_block_is_found(
    lines: list[tuple[int, str]], indent: int, style: str, chomping: str
) -> None:
    """Lines that are indented deeper are not folded; an indicator says how deep the text itself is."""
    body = "".join(f"{' ' * (indent + more)}{line}\n" for more, line in lines)
    text = f"b: 1\na: {style}{indent}{chomping}\n{body}c: 1\n"
    stands_where_it_says(text, scalar_of(text))


ESCAPES = {
    "\n": "\\n",
    "\t": "\\t",
    '"': '\\"',
    "\\": "\\\\",
    "é": "\\xe9",
    "€": "\\u20ac",
    "😀": "\\U0001F600",
    " ": "\\ ",
}


@given(st.lists(st.sampled_from([*ESCAPES, *"abc "]), min_size=1, max_size=20))
def test_every_escape_is_found_whole(characters: list[str]) -> None:
    """One character of the text, the whole escape in the file."""
    written = [ESCAPES.get(character, character) for character in characters]
    text = f'a: "{"".join(written)}"\n'
    scalar, source = scalar_of(text), Source("x", text)
    assert scalar.text == "".join(characters)
    found = [locate(source, scalar, offset) for offset in range(len(characters))]
    assert [text[span.column - 1 : span.end_column - 1] for span in found] == written


@given(st.text(alphabet="ab '", max_size=20))
def test_every_doubled_quote_is_found_whole(value: str) -> None:
    """`''` is one character of the text."""
    text = f"a: '{value.replace(chr(39), chr(39) * 2)}'\n"
    scalar, source = scalar_of(text), Source("x", text)
    found = [locate(source, scalar, offset) for offset in range(len(value))]
    assert [text[span.column - 1 : span.end_column - 1] for span in found] == [
        one if one != "'" else "''" for one in value
    ]


@given(st.text(alphabet="ab\n ", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_span_covers_its_characters(value: str, offset: int, length: int) -> None:
    """From the start of the first to the end of the last."""
    written = value.replace("\n", "\\n")
    text = f'a: "{written}"\n'
    scalar, source = scalar_of(text), Source("x", text)
    span = locate(source, scalar, offset, length)
    covered = text[span.column - 1 : span.end_column - 1]
    assert covered == value[offset : offset + length].replace("\n", "\\n")
