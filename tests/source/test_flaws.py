"""Files that are no YAML: every way to break them has its own words and its place."""

from __future__ import annotations

import pytest

from dragoman.source.parser import parse
from dragoman.source.source import Source
from tests.source.reading import codes, data_of, place, told


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("say: Note: what?\n", (1, 6, 1, 17)),
        ("a:\n  say: Note: what: now?  \n", (2, 8, 2, 24)),
        ("- say: Note: what?\n", (1, 8, 1, 19)),
        ('say: "Note": what?\n', (1, 6, 1, 19)),
        ("'say': a: b\n", (1, 8, 1, 12)),
        ("say: {a: b}: c\n", (1, 6, 1, 15)),
        ("say: Hours: 9 # comment\n", (1, 6, 1, 14)),
    ],
)
def test_a_colon_in_a_text_is_told(text: str, where: tuple[int, int, int, int]) -> None:
    """The whole text is the place; the help is quotes."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [("DG023", where)]
    assert "quotes" in (problems[0].help or "")


def test_a_text_with_a_colon_is_a_text_in_the_tree() -> None:
    """As it was written."""
    assert data_of("say: Note: what?\nb: 1\n") == {"say": "Note: what?", "b": 1}


@pytest.mark.parametrize(
    "text", ["say: 12:30\n", "say: a:b\n", "say: http://x.org/\n", "say: 'a: b'\n", "say: |\n  a: b\n"]
)
def test_a_colon_without_a_blank_is_fine(text: str) -> None:
    """Times and addresses are texts, and so is everything in quotes and blocks."""
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("a: b\n  c: d\n", (2, 3, 2, 4), '"c" is indented too far'),
        ("a: 1\n b: 2\n", (2, 2, 2, 3), '"b" is indented too far'),
        ("x:\n  a: 1\n b: 2\n", (3, 2, 3, 6), "1 blanks, fits no key"),
        ("a:\n    b: 1\n  c: 2\n", (3, 3, 3, 7), "indent it by 0 or 4 blanks"),
        ('a: "b"\n  c: d\n', (2, 3, 2, 7), "2 blanks, fits no key"),
        ("a: 1\n- b\n", (2, 1, 2, 4), '"- b" stands where a key is expected'),
        ("- a\nb: c\n", (2, 1, 2, 5), '"b: c" stands where a list item is expected'),
        ("a:\n  - b: 1\n   c: 2\n", (3, 4, 3, 8), '"c: 2" stands where a list item is expected'),
    ],
)
def test_wrong_indentation_is_told(text: str, where: tuple[int, int, int, int], words: str) -> None:
    """At the line that fits nowhere, with the indentations that would fit."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [("DG027", where)]
    assert words in f"{problems[0].message} {problems[0].help}"


@pytest.mark.parametrize(
    ("text", "where"),
    [("a:\n\tb: 1\n", (2, 1, 2, 2)), ("\ta: 1\n", (1, 1, 1, 2)), ("a:\n  b: 1\n\tc: 1\n", (3, 1, 3, 2))],
)
def test_a_tab_that_indents_is_told(text: str, where: tuple[int, int, int, int]) -> None:
    """The tab is the place."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG028", where)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('a: "b\n', (1, 4, 1, 6)),
        ("a: 'b\nc: d\n", (1, 4, 1, 6)),
        ('a: "b\nc: "d"\n', (1, 4, 1, 6)),
        ('a: "b\n---\nc"\n', (1, 4, 1, 6)),
        ('- [a, "b, c]\n', (1, 7, 1, 13)),
    ],
)
def test_an_open_quote_is_told_where_it_opens(text: str, where: tuple[int, int, int, int]) -> None:
    """Not where the parser gave up, which is the next quote or the end of the file."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG026", where)]


def test_an_open_quote_is_told_once() -> None:
    """What stands in the text that it swallows is not told, what stands above it is."""
    assert codes('a: "\\q"\nb: "c\nd: e\\q\n') == ["DG031", "DG026"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('a: "b" c\n', (1, 4, 1, 9)),
        ("a: 'It's fine'\n", (1, 4, 1, 15)),
        ('- "a" b\n', (1, 3, 1, 8)),
        ("a: [b] c\n", (1, 4, 1, 9)),
        ("a: {b: 1} c\n", (1, 4, 1, 12)),
        ('a: "b" {c}\n', (1, 4, 1, 11)),
    ],
)
def test_text_behind_a_value_is_told(text: str, where: tuple[int, int, int, int]) -> None:
    """Value and text together are the place, for both belong in quotes."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG032", where)]


def test_reading_goes_on_behind_such_a_text() -> None:
    """The next problem is told, too."""
    assert codes('a: "b" c\nd: @e\n') == ["DG032", "DG024"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: [1, 2\nb: c\n", (1, 4, 1, 9)),
        ("a: {b: 1\n", (1, 4, 1, 9)),
        ("a: [\n", (1, 4, 1, 5)),
        ("a: [1,\n", (1, 4, 1, 7)),
        ("a: {b: [1, 2}\n", (1, 8, 1, 14)),
    ],
)
def test_an_open_bracket_is_told_where_it_opens(text: str, where: tuple[int, int, int, int]) -> None:
    """Not at the end of the file."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG029", where)]


@pytest.mark.parametrize(
    "text",
    [
        "a: {text: \"x\", when: a | replace('a', 'b')}\n",
        "a: {when: x in [1, 2], next: b}\n",
        "a: {text: Hello: you, next: b}\n",
        'a: {b: "x" y, c: 1}\n',
        'a: ["x" "y"]\n',
    ],
)
def test_a_torn_inline_mapping_is_told(text: str) -> None:
    """The mapping or list is the place; quotes and block style are the help; reading goes on without a tree."""
    problems = told(f"{text}b: @x\n")
    assert [(one.code, one.span.line, one.span.column) for one in problems] == [("DG025", 1, 4), ("DG024", 2, 4)]
    assert "block style" in (problems[0].help or "")
    assert parse(Source("x", text)).tree is None


@pytest.mark.parametrize(("text", "column"), [("a: [1,,2]\n", 7), ("a: {,}\n", 5), ("a: [ , 1]\n", 6)])
def test_a_missing_value_is_told(text: str, column: int) -> None:
    """At the comma."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG034", (1, column, 1, column + 1))]


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("a: 1\nsay Hello\nb: 2\n", (2, 1, 2, 10), '"say Hello" has no colon'),
        ("a: 1\nsay:Hello\nb: 2\n", (2, 1, 2, 10), 'blank is missing after the colon of "say:"'),
        ("a:\n  b: 1\n  c\nd: 2\n", (3, 3, 3, 4), '"c" has no colon'),
        ('a: "b"\nc\n', (2, 1, 2, 2), '"c" has no colon'),
        ("a: {b:[c]}\n", (1, 6, 1, 7), "blank is missing after the colon"),
    ],
)
def test_a_line_without_a_colon_is_told(text: str, where: tuple[int, int, int, int], words: str) -> None:
    """The line is the place."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [("DG030", where)]
    assert words in problems[0].message


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('a: "x\\q"\n', (1, 6, 1, 8)),
        ('a: "\\d+"\n', (1, 5, 1, 7)),
        ('a: "\\xZZ"\n', (1, 5, 1, 7)),
        ('a: "x\n  \\u12"\n', (2, 3, 2, 7)),
        ('a: "\\UFFFFFFFF"\n', (1, 5, 1, 15)),
    ],
)
def test_an_unknown_escape_is_told(text: str, where: tuple[int, int, int, int]) -> None:
    """The escape is the place."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG031", where)]


def test_every_unknown_escape_of_a_line_is_told() -> None:
    """Pattern after pattern."""
    assert codes('a: "\\d \\w"\nb: "\\s"\n') == ["DG031", "DG031", "DG031"]


BROKEN = [
    "a: b: c",
    "a: @",
    "a: [",
    "a: {",
    'a: "',
    "a: '",
    "\ta: 1",
    "a: |2x\n b",
    "a: |0\n b",
    "a: >-+\n b",
    "a: !<x",
    "a: !!",
    "a: !%",
    "&",
    "*",
    "? [",
    "- ]",
    "a: }",
    "a\nb: c",
    "a: b\n c: d",
    'a: "\\',
    "a: 'b'c",
    "--- a\n--- b",
    "a: b\n...\nc",
    "%",
    "%YAML 9.9\n---\na: 1",
    "a: [b, c: d: e]",
    "a: {b, : c}",
    "? a\n? b\nc",
    "a: - b",
    "a: ? b",
    "[a, b",
    "a: {b: c, d",
    "{a: [b}",
    "a: |\n     \n  b",
    "a:\n  - b\n c",
    "- a\n b: c",
    'a: "b\n\tc"\nd',
    "<<",
    "a: *b c",
]


@pytest.mark.parametrize("text", BROKEN)
def test_no_word_of_the_parser_is_shown(text: str) -> None:
    """Whatever is broken, the words are ours and plain."""
    for problem in told(text):
        words = f"{problem.message} {problem.help}"
        for foreign in (
            "scann",
            "parsing",
            "expected '",
            "token",
            "libyaml",
            "simple key",
            "stream",
            "context",
            "block mapping",
        ):
            assert foreign not in words


@pytest.mark.parametrize("text", BROKEN)
def test_no_place_is_empty(text: str) -> None:
    """Each problem is at least one character wide, or stands at the start of the file."""
    for problem in told(text):
        start, end = place(problem)[:2], place(problem)[2:]
        assert start < end or problem.code == "DG006"
