"""What YAML allows and the language does not: it is told at its place, and reading goes on."""

from __future__ import annotations

import pytest

from dragoman.source.limits import PROBLEMS_OF_A_KIND
from dragoman.source.tree import Span
from tests.source.reading import codes, data_of, place, told


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("a: &x 1\n", "DG009", (1, 4, 1, 6)),
        ("a: &x\n  b: 1\n", "DG009", (1, 4, 1, 6)),
        ("a: &x [1]\n", "DG009", (1, 4, 1, 6)),
        ("&x a: 1\n", "DG009", (1, 1, 1, 3)),
        ("a:\n  - &x b\n", "DG009", (2, 5, 2, 7)),
        ("a: *x\n", "DG010", (1, 4, 1, 6)),
        ("a: [1, *x]\n", "DG010", (1, 8, 1, 10)),
        ("*x : 1\n", "DG010", (1, 1, 1, 3)),
        ("<<: {a: 1}\n", "DG011", (1, 1, 1, 3)),
        ("a: !!str 1\n", "DG012", (1, 4, 1, 9)),
        ("a: !x {b: 1}\n", "DG012", (1, 4, 1, 6)),
        ("a: !<tag:x> 1\n", "DG012", (1, 4, 1, 12)),
        ("a: !!python/object/apply:os.system ['ls']\n", "DG012", (1, 4, 1, 35)),
        ("%YAML 1.1\n---\na: 1\n", "DG013", (1, 1, 1, 10)),
        ("# x\n%TAG ! tag:x\n---\na: 1\n", "DG013", (2, 1, 2, 13)),
        ("a: 1\n---\nb: 2\n", "DG014", (2, 1, 2, 4)),
        ("a: 1\n...\nb: 2\n", "DG014", (3, 1, 3, 5)),
        ("a: 1\nb: 2\na: 3\n", "DG015", (3, 1, 3, 2)),
        ("{a: 1, 'a': 2}\n", "DG015", (1, 8, 1, 11)),
        ('a: 1\n"\\x61": 2\n', "DG015", (2, 1, 2, 7)),
        ("1: x\n'1': y\n", "DG015", (2, 1, 2, 4)),
        ("? {a: b}\n: 1\n", "DG016", (1, 3, 1, 4)),
        ("? [a]\n: 1\n", "DG016", (1, 3, 1, 4)),
        ("[a, b]: 1\n", "DG016", (1, 1, 1, 2)),
        (f"{'k' * 257}: 1\n", "DG017", (1, 1, 1, 258)),
        (": x\n", "DG033", (1, 1, 1, 4)),
        ("{: x}\n", "DG033", (1, 2, 1, 3)),
    ],
)
def test_it_is_told_at_its_place(text: str, code: str, where: tuple[int, int, int, int]) -> None:
    """Code, start and end of the only problem."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [(code, where)]


def test_a_repeated_key_names_the_first() -> None:
    """The place of the first key stands beside."""
    related = told("a: 1\nb: 2\na: 3\n")[0].related
    assert [(one.file, one.span, one.message) for one in related] == [
        ("x.yaml", Span(1, 1, 1, 2), "first defined here"),
    ]


@pytest.mark.parametrize(("first", "second"), [("ﬁle", "file"), ("Å", "Å"), ("ａ", "a"), ("é", "e\u0301")])
def test_keys_that_look_alike_are_one(first: str, second: str) -> None:
    """Keys are compared in their compatible form (NFKC)."""
    assert codes(f"{first}: 1\n{second}: 2\n") == ["DG015"]


@pytest.mark.parametrize("keys", [("a", "A"), ("pay", "рау"), ("1", "1.0"), ("true", "True")])
def test_keys_that_differ_are_two(keys: tuple[str, str]) -> None:
    """Capitals and foreign letters make another key; names are checked elsewhere."""
    assert codes("".join(f"{key}: 1\n" for key in keys)) == []


def test_the_same_key_in_two_mappings_is_fine() -> None:
    """Only keys of one mapping are compared."""
    assert codes("a: {x: 1}\nb: {x: 1}\n") == []


def test_a_key_of_256_characters_is_fine() -> None:
    """The limit itself is allowed."""
    assert codes(f"{'k' * 256}: 1\n") == []


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: &x 1\nb: *x\n", {"a": 1, "b": "*x"}),
        ("a: !!str 1\n", {"a": 1}),
        ("<<: {a: 1}\nb: 2\n", {"b": 2}),
        ("a: 1\na: 2\nb: 3\n", {"a": 1, "b": 3}),
        ("? [a]\n: {b: 1}\nc: 2\n", {"c": 2}),
        ("? {a: {b: 1}}\n: 1\nc: 2\n", {"c": 2}),
        ("%YAML 1.1\n---\na: 1\n", {"a": 1}),
    ],
)
def test_the_rest_of_the_file_is_read(text: str, data: object) -> None:
    """The tree holds the nearest sensible thing, so that its meaning can be checked, too."""
    assert data_of(text) == data


def test_a_merge_of_an_alias_is_one_problem() -> None:
    """Anchor and merge key are told; the alias says nothing new."""
    assert codes("a: &x {b: 1}\nc:\n  <<: *x\n") == ["DG009", "DG011"]


def test_an_anchor_and_a_tag_are_two_problems() -> None:
    """In either order."""
    assert (codes("a: &x !t b\n"), codes("a: !t &x b\n")) == (["DG009", "DG012"], ["DG012", "DG009"])


def test_an_anchored_value_begins_behind_the_anchor() -> None:
    """Escapes in it are told at their own place."""
    assert [place(one)[:2] for one in told('a: &x "\\a"\n')] == [(1, 4), (1, 8)]


def test_the_word_for_a_merge_is_fine_as_a_text() -> None:
    """As a value, and as a key in quotes."""
    assert codes('a: <<\n"<<": x\n') == []


def test_many_problems_are_told_at_once_in_order() -> None:
    """One run tells all that can be told."""
    text = "a: &x 1\nb: @x\na: 2\nc: x: y\nd: Order #1\ne: !!str 1\nf: {{ x }}\n"
    assert codes(text) == ["DG009", "DG024", "DG015", "DG023", "DG020", "DG012", "DG021"]


def test_a_bomb_of_aliases_is_told_of_in_reason() -> None:
    """Not each of thousands is named."""
    assert codes(f"a: &x 1\nb: [{'*x, ' * 5000}]\n").count("DG010") == PROBLEMS_OF_A_KIND


def test_a_percent_sign_inside_of_the_file_is_no_directive() -> None:
    """Only lines above the document are directives."""
    assert codes("a: |\n  x\n  %x\nb: 5%\n") == []


def test_a_tag_behind_a_refused_directive_does_not_obey_it() -> None:
    """The directive is hidden from the parser."""
    assert codes("%TAG !! tag:yaml.org,2002:python/\n---\na: !!name:os.system ''\n") == ["DG013", "DG012"]
