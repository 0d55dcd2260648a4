"""Characters that no file may hold, wherever they stand and however they are written."""

from __future__ import annotations

import pytest

from dragoman.source.characters import REPLACEMENT, replaced, shown
from dragoman.source.limits import PROBLEMS_OF_A_KIND
from tests.source.reading import codes, place, told

CONTROL = [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]
BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]


@pytest.mark.parametrize("number", CONTROL)
def test_a_control_character_is_told_at_its_place(number: int) -> None:
    """In a quoted text, at its line and column, with its number."""
    problem = told(f'a: 1\nb: "x{chr(number)}y"\n')[0]
    assert (problem.code, place(problem)) == ("DG004", (2, 6, 2, 7))
    assert f"U+{number:04X}" in problem.message


@pytest.mark.parametrize("number", BIDI)
def test_a_bidi_character_is_told_at_its_place(number: int) -> None:
    """What turns the direction of the text is refused."""
    problem = told(f"a: x{chr(number)}y\n")[0]
    assert (problem.code, place(problem)) == ("DG005", (1, 5, 1, 6))


@pytest.mark.parametrize("text", ["# {}\na: 1", "a: 1 # {}", "a{}: 1", "a: '{}'", "a: |\n  {}\n", "[{}]"])
@pytest.mark.parametrize("character", ["\x07", "\u202e"])
def test_they_are_refused_wherever_they_stand(text: str, character: str) -> None:
    """Comments and keys included."""
    assert codes(text.format(character)) == ["DG004" if character == "\x07" else "DG005"]


@pytest.mark.parametrize("text", ["👨‍👩‍👧", "❤️", "a\tb", "Straße", "שלום", "مرحبا", "नमस्ते", "\u00a0", "\u200c"])
def test_joiners_and_scripts_are_fine(text: str) -> None:
    """ZWJ, VS16, tabs inside of a text and every script of the world."""
    assert told(f"a: x{text}y\n") == []


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        (r"\a", "DG004"),
        (r"\e", "DG004"),
        (r"\0", "DG004"),
        (r"\x1b", "DG004"),
        (r"\N", "DG004"),
        (r"\L", "DG004"),
        (r"\u0085", "DG004"),
        (r"\U0000FFFF", "DG004"),
        (r"\u202E", "DG005"),
        (r"\u200f", "DG005"),
    ],
)
def test_an_escape_hides_nothing(escape: str, code: str) -> None:
    """What an escape gives is looked at, too, and the escape is the place."""
    problem = told(f'a: "xy{escape}z"\n')[0]
    assert (problem.code, place(problem)) == (code, (1, 7, 1, 7 + len(escape)))
    assert escape in problem.message


def test_escapes_for_blanks_and_line_ends_are_fine() -> None:
    """Tab, line feed, carriage return, a fixed space, quotes and a backslash."""
    assert told(r'a: "\t\n\r\_\"\\\/ \u00e9 \U0001F600"') == []


def test_every_escape_of_a_text_has_its_own_place() -> None:
    """In a text of several lines as well."""
    problems = told('a: "x\\a\n  y \\\n  z\\e"\n')
    assert [place(problem)[:2] for problem in problems] == [(1, 6), (3, 4)]


@pytest.mark.parametrize("escape", [r"\ud800", r"\uD83D", r"\udfff", r"\ud83d\ude00"])
def test_a_lone_surrogate_is_no_character(escape: str) -> None:
    """No escape may give half of a character."""
    problem = told(f'a: "x{escape}"\n')[0]
    assert (problem.code, place(problem)) == ("DG031", (1, 6, 1, 12))
    assert "surrogate" in problem.message


def test_a_surrogate_that_is_no_escape_is_told() -> None:
    """A text that did not come from a file may hold one."""
    assert codes("a: x\ud800") == ["DG004"]


def test_other_problems_are_told_beside_them() -> None:
    """A forbidden character does not end the reading."""
    assert codes("a: \x07\na: 2\n") == ["DG004", "DG015"]


def test_a_next_line_character_begins_no_line() -> None:
    """U+0085 is a line end for YAML 1.1; here it only is refused."""
    assert codes('a: "x\x85b: 1"\n') == ["DG004"]


def test_a_binary_file_is_told_of_in_reason() -> None:
    """Not each of a million characters is named."""
    assert len(told("\x07" * 10_000)) <= PROBLEMS_OF_A_KIND + 2


def test_replacing_keeps_the_length() -> None:
    """Offsets stay true, and nothing harmful is left."""
    assert replaced("a\x07\u202eb") == f"a{REPLACEMENT}{REPLACEMENT}b"


def test_a_text_is_shown_on_one_line_and_cut() -> None:
    """A message never holds a line end, a control character or a novel."""
    assert shown("a\n  b\x1b") == f'"a b{REPLACEMENT}"'
    assert len(shown("x" * 1000)) == 42
