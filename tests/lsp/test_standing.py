"""Where a cursor stands, told from lines alone."""

from __future__ import annotations

import pytest

from dragoman.lsp.completion.braces import open_in
from dragoman.lsp.completion.lines import Part, indent_of, opens_block, parts_of
from dragoman.lsp.completion.standing import Standing, standing
from tests.lsp.making import CURSOR


def at(text: str) -> Standing | None:
    """Where the mark of this text stands."""
    before = text[: text.index(CURSOR)]
    lines = text.replace(CURSOR, "").split("\n")
    return standing(lines, before.count("\n"), len(before) - before.rfind("\n") - 1)


def found(text: str) -> Standing:
    """The same, where it stands somewhere."""
    place = at(text)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("flow: shop", [Part(0, "flow", "shop")]),
        ("  - text: Yes", [Part(2), Part(4, "text", "Yes")]),
        ("- - {a: 1}", [Part(0), Part(2)]),
        ("-   key:", [Part(0), Part(4, "key", "")]),
        ('  "Yes, {{ name }}": told', [Part(2, "Yes, {{ name }}", "told")]),
        ("  'No: thanks': told", [Part(2, "No: thanks", "told")]),
        ("  ✅ Start over: name", [Part(2, "✅ Start over", "name")]),
        ("  -5: told", [Part(2, "-5", "told")]),
        ("  # note: this", []),
        ("  plain words", []),
        ("  {text: Yes}", []),
        ("", []),
        ("  -", [Part(2)]),
    ],
)
def test_a_line_is_taken_apart(line: str, parts: list[Part]) -> None:
    """Into dashes and a key, by their columns."""
    assert parts_of(line) == parts


@pytest.mark.parametrize(("line", "column"), [("  a", 2), ("", None), ("   ", None), ("  # a", None), ("- a", 0)])
def test_blank_lines_and_comments_have_no_column(line: str, column: int | None) -> None:
    """They belong to nothing."""
    assert indent_of(line) == column


@pytest.mark.parametrize(
    ("value", "opens"), [("|", True), (">-", True), ("|2+", True), ("| # x", True), ("| a", False), ("a", False)]
)
def test_a_text_below_is_seen_by_its_sign(value: str, opens: bool) -> None:
    """And by nothing else."""
    assert opens_block(value) is opens


def test_open_braces_are_told_with_what_is_in_them() -> None:
    """The outermost first; quotes hide signs, and what is closed is gone."""
    assert open_in("{a: 1}") == []
    stack = open_in('{text: "a, {b: c", next: [x], set: {n')
    assert [one.is_map for one in stack] == [True, True]
    assert stack[0].keys == {"text": '"a, {b: c"', "next": ""}
    assert (stack[0].key, stack[1].key, stack[1].text) == ("set", None, "n")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("nodes:\n  a:\n    §", ("nodes", "a")),
        ("nodes:\n  a:\n    next: §", ("nodes", "a", "next")),
        ("nodes:\n  a:\n    buttons:\n      - §", ("nodes", "a", "buttons", None)),
        ("nodes:\n  a:\n    buttons:\n    - §", ("nodes", "a", "buttons", None)),
        ("nodes:\n  a:\n    buttons:\n    - text: x\n      next: §", ("nodes", "a", "buttons", None, "next")),
        ("nodes:\n  a:\n    buttons:\n      - - text: x\n          §", ("nodes", "a", "buttons", None, None)),
        ("nodes:\n  a:\n    buttons:\n      - {text: x, set: {n: §", ("nodes", "a", "buttons", None, "set", "n")),
        ("nodes:\n  a:\n    was: [x, §", ("nodes", "a", "was", None)),
        ("nodes:\n  a:\n    say: x\n\n    # note: x\n  b:\n    §", ("nodes", "b")),
        ("nodes:\n  a:\n    say: |\n      b: c\n    next: §", ("nodes", "a", "next")),
        ("nodes:\n  a:\n    say: |\n        b: c\n      d: e\n    §", ("nodes", "a")),
        ("§", ()),
        ("nodes:\n  a:\n    say: x\n§", ()),
    ],
)
def test_the_way_from_the_root_is_told_by_columns(text: str, path: tuple[str | None, ...]) -> None:
    """Nothing stands for an item of a list."""
    assert found(text).path == path


@pytest.mark.parametrize(
    ("text", "typed", "at_key"),
    [
        ("a:\n  ne§", "ne", True),
        ("a:\n  next: gr§", "gr", False),
        ('a:\n  next: "gr§', "gr", False),
        ("a: {ne§", "ne", True),
        ("a: {next: gr§", "gr", False),
        ("a:\n  - ne§", "ne", True),
        ("a: [gr§", "gr", False),
        ("a: gr§ rest", "gr", False),
    ],
)
def test_what_was_typed_is_told(text: str, typed: str, at_key: bool) -> None:
    """And whether a key or a value is being written."""
    place = found(text)
    assert (place.typed, place.at_key) == (typed, at_key)


def test_neighbours_are_seen_above_and_below() -> None:
    """Those of the same mapping, and no others."""
    text = "nodes:\n  a:\n    say: x\n    §\n    next: b\n  b:\n    prompt: y\n"
    assert found(text).beside == (("say", "x"), ("next", "b"))


def test_neighbours_of_an_item_are_its_own() -> None:
    """Not those of the items around it."""
    text = "list:\n  - a: 1\n    b: 2\n  - c: 3\n    §\n    d: 4\n  - e: 5\n"
    assert found(text).beside == (("c", "3"), ("d", "4"))


def test_neighbours_in_braces_are_those_before() -> None:
    """With their texts."""
    assert found("a: {type: date, x: 1, §").beside == (("type", "date"), ("x", "1"))


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("say: Hi {{ na§", " na"),
        ("say: Hi {{ a }} and {{ b.§", " b."),
        ("say: Hi {{ a }} and§", None),
        ("say: Hi {%- if a§", " if a"),
        ('x: {text: "{{ item.§', " item."),
        ("{{ a§", " a"),
    ],
)
def test_an_expression_is_told_up_to_the_cursor(text: str, expression: str | None) -> None:
    """The last that is open; a closed one is none."""
    assert found(text).expression == expression


@pytest.mark.parametrize("text", ["say: |\n  Hello: §", "say: >-\n  a\n  §b", "say: |\n  - a\n    b: §"])
def test_the_words_of_a_long_text_are_no_place(text: str) -> None:
    """However much they look like YAML."""
    assert at(text) is None


def test_a_missing_blank_is_told() -> None:
    """Behind the colon."""
    assert found("next:§").glued
    assert not found("next: §").glued
