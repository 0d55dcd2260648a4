"""Limits of depth and size: refused with words, whatever the shape of the attack."""

from __future__ import annotations

import pytest

from dragoman.source.limits import DEPTH, EVENTS, FILE_BYTES, PROBLEMS_OF_A_KIND, REPAIRS
from tests.source.reading import codes, told


def nested(levels: int) -> str:
    """A file of so many levels of brackets, its root included."""
    return f"a: {'[' * (levels - 1)}1{']' * (levels - 1)}\n"


def test_the_deepest_allowed_file_is_read() -> None:
    """The limit itself is allowed."""
    assert codes(nested(DEPTH)) == []


def test_one_level_more_is_refused() -> None:
    """At the bracket that is too many."""
    problem = told(nested(DEPTH + 1))[0]
    assert (problem.code, problem.span.line, problem.span.column) == ("DG007", 1, 3 + DEPTH)
    assert str(DEPTH) in problem.message
    assert problem.help == "close brackets before, or put a text that begins with one in quotes"


def test_a_block_that_is_too_deep_is_told_without_a_word_of_brackets() -> None:
    """It has none."""
    text = "".join(f"{'  ' * level}a:\n" for level in range(DEPTH + 1))
    problem = next(one for one in told(text) if one.code == "DG007")
    assert problem.help == "take levels out"


@pytest.mark.parametrize(
    "text",
    [
        "[" * FILE_BYTES,
        "a: " + "[" * 500_000 + "]" * 500_000,
        "- " * (FILE_BYTES // 2),
        "? " * (FILE_BYTES // 2),
        "".join(f"{'  ' * level}k:\n" for level in range(1000)),
        "{a: " * (FILE_BYTES // 4),
    ],
    ids=["brackets", "balanced", "dashes", "questions", "indented", "braces"],
)
def test_a_file_full_of_depth_is_refused(text: str) -> None:
    """The parser neither dies nor goes on."""
    assert "DG007" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "{" * FILE_BYTES,
        "{{ " * (FILE_BYTES // 3),
        '"' + "x" * (FILE_BYTES - 1),
        '"' + '\\"' * (FILE_BYTES // 2 - 1),
        "'" * (FILE_BYTES - 1),
        "a: x" + " " * (FILE_BYTES - 10) + "b: c",
        "a: x\nb" + " " * (FILE_BYTES - 20) + "y\nc: d",
        "a: x " + "#" * (FILE_BYTES - 10) + "y",
        "\r" * FILE_BYTES,
        "#\n" * (FILE_BYTES // 2),
        "%a\n" * (FILE_BYTES // 3),
        "!!a " * (FILE_BYTES // 4),
        "a: " * (FILE_BYTES // 3),
        '"' + "\\a" * (FILE_BYTES // 2 - 1) + '"',
        "a: {b\n" + "#\n" * (FILE_BYTES // 2 - 10),
        "\t" * FILE_BYTES,
        "@\n" * (FILE_BYTES // 2),
    ],
    ids=str.split(
        "braces templates quote escaped-quotes quotes blanks blanks-in-text signs cr comments directives "
        "tags colons escapes comments-in-braces tabs at"
    ),
)
def test_no_file_of_one_sign_takes_long(text: str) -> None:
    """Each ends, with a few words; work that grew with the square of the size would take hours."""
    assert len(told(text)) <= 3 * PROBLEMS_OF_A_KIND


@pytest.mark.parametrize("text", ["[" + "1," * (EVENTS + 5) + "]", "-\n" * (EVENTS + 5)], ids=["inline", "block"])
def test_a_file_of_too_many_values_is_refused(text: str) -> None:
    """Before it takes too much memory."""
    problem = told(text)[0]
    assert (problem.code, "limit" in problem.message) == ("DG008", True)


def test_a_flow_of_ten_thousand_nodes_is_no_problem() -> None:
    """The limits leave room for the largest flows that are promised."""
    nodes = "".join(
        f"  n{i}:\n    prompt: Number {i}?\n    buttons: {{A: n1, B: n{i}}}\n    next: n{i}\n" for i in range(10_000)
    )
    assert codes(f"flow: big\nnodes:\n{nodes}") == []


def test_a_file_of_nothing_but_mistakes_ends() -> None:
    """A text is masked and the file read again only so many times."""
    assert len(told("".join(f"k{i}: @x\n" for i in range(10_000)))) == REPAIRS + 1
