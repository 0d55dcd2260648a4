"""Plain texts, and the texts that a prompt compares with its options."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.inputs.reading.letters import MARKS_IN_A_ROW
from tests.language.inputs.answers import is_rejected, outcome, value

KINDS = pytest.mark.parametrize("kind", ["text", "choice"])


@KINDS
def test_a_text_is_trimmed(kind: str) -> None:
    """Blanks around it are slips."""
    assert value(kind, "  Ada Lovelace \n") == "Ada Lovelace"


@KINDS
def test_a_text_is_composed(kind: str) -> None:
    """An accent typed by itself joins its letter."""
    assert value(kind, "Zoe\u0308") == "Zo\u00eb"


@KINDS
def test_lines_stay_lines(kind: str) -> None:
    """An address has several."""
    assert value(kind, "Main St 5\nBerlin") == "Main St 5\nBerlin"


@KINDS
def test_a_tab_becomes_a_blank(kind: str) -> None:
    """It parts words, so it must not glue them."""
    assert value(kind, "Ada\tLovelace") == "Ada Lovelace"


@KINDS
@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\r", "\x7f", "\x85", "\ud800", "\udfff"])
def test_control_characters_and_halves_of_characters_fall_away(kind: str, char: str) -> None:
    """They cannot be shown, and some cannot even be stored."""
    assert value(kind, f"A{char}da") == "Ada"


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "می‌خواهم", "❤️", "🏳️‍🌈"])
def test_joiners_within_a_text_stay(text: str) -> None:
    """Emoji and Persian need them."""
    assert value("text", text) == text


@KINDS
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t", "\u00a0", "\u200b", "\u200d\ufeff", "\u2800", "\u3164", "\uffa0", "\x00", "\ud800", "\u202e"],
)
def test_a_text_of_which_nothing_is_seen_is_none(kind: str, text: str) -> None:
    """An invisible name helps nobody."""
    assert is_rejected(kind, text)


@pytest.mark.parametrize("text", [".", "0", "🙂", "{{ name }}", "<b>", "/x", "null"])
def test_anything_visible_is_a_text(text: str) -> None:
    """What it looks like to a machine does not matter."""
    assert value("text", text) == text


def test_a_long_text_is_a_text() -> None:
    """Its length is for the author to limit."""
    assert len(value("text", "a" * 10_000)) == 10_000


def test_a_tower_of_accents_is_cut() -> None:
    """Beyond Unicode's own limit they only slow everything down."""
    tower = "a" + "\u0316\u0301" * 5_000
    assert len(value("text", tower)) <= MARKS_IN_A_ROW + 1


@given(st.text(max_size=200))
def test_a_read_text_reads_the_same_again(text: str) -> None:
    """Cleaning what is clean changes nothing."""
    found = getattr(outcome("text", text), "value", None)
    assert found is None or value("text", found) == found


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=200))
def test_a_read_text_can_always_be_sent(text: str) -> None:
    """It has a UTF-8 form and is in NFC."""
    found = getattr(outcome("text", text), "value", "x")
    assert unicodedata.is_normalized("NFC", found.encode("utf-8").decode("utf-8"))
