"""The fewest and the most characters."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.validators import all_validators
from tests.language.validators.judging import holds, refusal, sentence

BOTH = pytest.mark.parametrize("key", ["min_length", "max_length"])


@pytest.mark.parametrize(("text", "long_enough"), [("", False), ("ab", False), ("abc", True), ("abcd", True)])
def test_a_text_needs_its_fewest_characters(text: str, long_enough: bool) -> None:
    """Three are three."""
    assert holds("min_length", 3, text) is long_enough


@pytest.mark.parametrize(("text", "short_enough"), [("", True), ("ab", True), ("abc", True), ("abcd", False)])
def test_a_text_has_at_most_its_most_characters(text: str, short_enough: bool) -> None:
    """Three are three."""
    assert holds("max_length", 3, text) is short_enough


@BOTH
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("\u00e9", 1),
        ("e\u0301", 1),
        ("Zoe\u0308", 3),
        ("日本", 2),
        ("مرحبا", 5),
        ("🙂", 1),
        ("한국", 2),
        (unicodedata.normalize("NFD", "한국"), 2),
        ("a b", 3),
        ("👩‍👩‍👧", 5),
    ],
)
def test_characters_are_counted_in_nfc(key: str, text: str, count: int) -> None:
    """However it was typed, é is one; an emoji of several counts as several."""
    assert holds(key, count, text)


@BOTH
@pytest.mark.parametrize("value", [None, 5, True, Decimal(5), ["a", "b", "c"], {}, b"abc"])
def test_what_is_no_text_breaks_the_rule(key: str, value: Any) -> None:
    """It is false, and never an exception."""
    assert not holds(key, 3, value)


@BOTH
@pytest.mark.parametrize("limit", [None, "3", object()])
def test_a_limit_that_was_never_prepared_is_no_trap(key: str, limit: Any) -> None:
    """It fits nothing."""
    assert all_validators()[key].holds("abc", limit) is False


@BOTH
@pytest.mark.parametrize(
    ("limit", "quoted"),
    [
        (0, "0"),
        (-1, "-1"),
        (Decimal("2.5"), "2.5"),
        (Decimal(3), "3"),
        (True, "true"),
        ("3", "'3'"),
        ("three", "'three'"),
        (None, "empty"),
        ([3], "a list"),
        ({}, "a mapping"),
    ],
)
def test_a_limit_is_a_whole_number_of_at_least_one(key: str, limit: Any, quoted: str) -> None:
    """The sentence names the rule and quotes the limit."""
    assert refusal(key, limit) == f"'{key}' is {quoted}; give a whole number of characters, 1 or more"


@pytest.mark.parametrize(
    ("key", "limit", "said"),
    [
        ("min_length", 11, "Please give at least 11 characters."),
        ("min_length", 1, "Please give at least 1 character."),
        ("max_length", 20, "Please give at most 20 characters."),
        ("max_length", 1, "Please give at most 1 character."),
    ],
)
def test_the_sentence_says_how_many(key: str, limit: int, said: str) -> None:
    """One character is one."""
    assert sentence(key, limit) == said


@BOTH
def test_only_texts_fit(key: str) -> None:
    """Numbers have a lowest and a highest."""
    assert all_validators()[key].fits == {"text"}


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=50), st.integers(1, 50))
def test_every_text_keeps_one_of_the_two(text: str, limit: int) -> None:
    """Nothing is both too short and too long."""
    assert holds("min_length", limit, text) or holds("max_length", limit, text)


@given(st.text(max_size=50), st.integers(1, 50))
def test_the_form_of_a_text_does_not_count(text: str, limit: int) -> None:
    """Composed or taken apart, it has the same length."""
    apart, composed = unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)
    assert holds("max_length", limit, apart) == holds("max_length", limit, composed)
