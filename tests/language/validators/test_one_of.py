"""The values that are taken."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.validators import all_validators
from tests.language.validators.judging import holds, refusal, sentence


@pytest.mark.parametrize("typed", ["S", "s", " s ", "m", "L"])
def test_case_and_blanks_do_not_count(typed: str) -> None:
    """An author who lists S, M, L takes an m."""
    assert holds("one_of", ["S", "M", "L"], typed)


@pytest.mark.parametrize("typed", ["XL", "", "SM", "S,M", "s m", "ſm"])
def test_what_is_not_listed_breaks_the_rule(typed: str) -> None:
    """However near it is."""
    assert not holds("one_of", ["S", "M", "L"], typed)


@pytest.mark.parametrize(
    ("option", "typed"),
    [("caf\u00e9", "cafe\u0301"), ("cafe\u0301", "CAF\u00c9"), ("Straße", "STRASSE"), ("ΣΑΣ", "σας"), (" a ", "A")],
)
def test_the_same_word_is_the_same_however_it_is_written(option: str, typed: str) -> None:
    """Accents by themselves, sharp s and final sigma."""
    assert holds("one_of", [option], typed)


def test_an_accent_makes_another_word() -> None:
    """The options are the author's."""
    assert not holds("one_of", ["café"], "cafe")


@pytest.mark.parametrize("value", [2, Decimal(2), Decimal("2.00")])
@pytest.mark.parametrize("option", [2, Decimal("2.0")])
def test_numbers_are_compared_by_value(option: Any, value: Any) -> None:
    """2 is 2.0."""
    assert holds("one_of", [1, option, 3], value)


def test_a_number_that_is_not_listed_breaks_the_rule() -> None:
    """Nor does one between two that are."""
    assert not holds("one_of", [1, 2], Decimal("1.5"))


def test_a_typed_number_fits_an_option_that_is_a_number() -> None:
    """In a prompt for texts, `one_of: [1, 2, 3]` would fit nobody otherwise."""
    assert holds("one_of", [1, 2, 3], "2")


def test_a_typed_decimal_fits_as_the_author_wrote_it() -> None:
    """By its own digits."""
    assert (holds("one_of", [Decimal("1.50")], "1.50"), holds("one_of", [Decimal("1.50")], "1.5")) == (True, False)


@pytest.mark.parametrize("option", ["2026-12-31", date(2026, 12, 31)])
def test_a_date_fits_an_iso_text(option: Any) -> None:
    """YAML has no dates of its own."""
    assert holds("one_of", [option], date(2026, 12, 31))


def test_another_date_breaks_the_rule() -> None:
    """A day later is another day."""
    assert not holds("one_of", ["2026-12-31"], date(2027, 1, 1))


@pytest.mark.parametrize(
    "value", [None, True, False, [], ["S"], {}, {"S": 1}, object(), Decimal("NaN"), Decimal("sNaN"), 1.0]
)
def test_what_is_no_text_number_or_date_breaks_the_rule(value: Any) -> None:
    """It is false, and never an exception; true is not 1."""
    assert not holds("one_of", ["S", 1, 0], value)


@pytest.mark.parametrize("limit", [None, ["S"], "S", 5])
def test_a_limit_that_was_never_prepared_is_no_trap(limit: Any) -> None:
    """It fits nothing."""
    assert all_validators()["one_of"].holds("S", limit) is False


@pytest.mark.parametrize(
    ("limit", "quoted"), [("SML", "'SML'"), (5, "5"), (None, "empty"), (True, "true"), ({"a": 1}, "a mapping")]
)
def test_a_limit_is_a_list(limit: Any, quoted: str) -> None:
    """A single text is a slip: its letters are not meant."""
    assert refusal("one_of", limit) == f"'one_of' is {quoted}; give a list, such as [S, M, L]"


def test_an_empty_list_is_refused() -> None:
    """No answer would ever do."""
    assert "'one_of' is an empty list" in refusal("one_of", [])


@pytest.mark.parametrize(
    ("option", "quoted"),
    [(None, "empty"), (True, "true"), ([1], "a list"), ({}, "a mapping"), (Decimal("NaN"), "NaN")],
)
def test_an_option_is_a_text_a_number_or_a_date(option: Any, quoted: str) -> None:
    """The sentence quotes the one that is not."""
    assert refusal("one_of", ["S", option]) == f"'one_of' holds {quoted}; give texts, numbers or dates"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (["S", "M", "L"], "Please give one of: S, M, L."),
        ([1, Decimal("2.50")], "Please give one of: 1, 2.50."),
        ([date(2026, 12, 31)], "Please give one of: Dec 31, 2026."),
        ([datetime.fromisoformat("2026-12-31 09:00")], "Please give one of: Dec 31, 2026, 9:00:00 AM."),
        (("a",), "Please give one of: a."),
        (list(range(10)), "Please give one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9."),
        (list(range(15)), "Please give one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 or 5 more."),
    ],
)
def test_the_sentence_lists_the_options(limit: Any, said: str) -> None:
    """As the author wrote them; of a long list the first ten."""
    assert sentence("one_of", limit) == said


@pytest.mark.parametrize("type_", ["text", "number", "integer", "decimal", "date"])
def test_texts_numbers_and_dates_fit(type_: str) -> None:
    """Whatever an author can list."""
    assert type_ in all_validators()["one_of"].fits


def test_truths_do_not_fit() -> None:
    """There are only two of them."""
    assert "boolean" not in all_validators()["one_of"].fits


@given(st.lists(st.text(min_size=1, max_size=10) | st.integers(-(10**30), 10**30) | st.dates(), min_size=1, max_size=8))
def test_every_option_fits_itself(options: list[Any]) -> None:
    """Whatever it is."""
    assert all(holds("one_of", options, option) for option in options)
