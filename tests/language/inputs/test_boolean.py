"""Yes and no in the user's language."""

from __future__ import annotations

import pytest

from dragoman.language.inputs.protocol import Reading
from dragoman.language.inputs.reading.yes_and_no import NO, YES
from tests.language.inputs.answers import WEDNESDAY, is_rejected, told, value


@pytest.mark.parametrize(
    ("locale", "yes", "no"),
    [
        ("en", "yes", "no"),
        ("es", "sí", "no"),
        ("es", "si", "no gracias"),
        ("de", "ja", "nein"),
        ("ru", "да", "нет"),
        ("ar", "نعم", "لا"),
        ("fr", "oui", "non"),
        ("it", "sì", "no"),
        ("pt", "sim", "não"),
        ("pt-br", "claro", "nao"),
        ("uk", "так", "ні"),
        ("nl", "ja", "nee"),
        ("pl", "tak", "nie"),
        ("tr", "evet", "hayır"),
    ],
)
class TestWords:
    """The words of each language."""

    def test_yes_is_true(self, locale: str, yes: str, no: str) -> None:
        """In the user's own language."""
        assert value("boolean", yes, locale) is True

    def test_no_is_false(self, locale: str, yes: str, no: str) -> None:
        """In the user's own language."""
        assert value("boolean", no, locale) is False

    def test_case_does_not_count(self, locale: str, yes: str, no: str) -> None:
        """Phones begin every message with a capital."""
        assert (value("boolean", yes.upper(), locale), value("boolean", no.title(), locale)) == (True, False)

    def test_blanks_and_the_end_of_a_sentence_do_not_count(self, locale: str, yes: str, no: str) -> None:
        """Some people write whole sentences."""
        assert (value("boolean", f" {yes}! ", locale), value("boolean", f"{no}.", locale)) == (True, False)


@pytest.mark.parametrize("word", ["yes", "y", "true", "TRUE", "1", "ok", "okay", "on", "👍", "✅", "✔️", "+"])
@pytest.mark.parametrize("locale", ["en", "es", "de", "ru", "ar", "fr", "zz", ""])
def test_some_words_are_yes_everywhere(word: str, locale: str) -> None:
    """Most people know them."""
    assert value("boolean", word, locale) is True


@pytest.mark.parametrize("word", ["no", "n", "false", "False", "0", "off", "👎", "❌", "-"])
@pytest.mark.parametrize("locale", ["en", "es", "de", "ru", "ar", "fr", "zz", ""])
def test_some_words_are_no_everywhere(word: str, locale: str) -> None:
    """Most people know them."""
    assert value("boolean", word, locale) is False


@pytest.mark.parametrize(("digit", "meant"), [("١", True), ("٠", False), ("۱", True), ("०", False)])
def test_one_and_nought_count_in_every_script(digit: str, meant: bool) -> None:
    """A digit is a digit."""
    assert value("boolean", digit, "ar") is meant


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "maybe"),
        ("en", "ja"),
        ("de", "oui"),
        ("en", "yes no"),
        ("en", "yes or no"),
        ("en", "2"),
        ("en", "10"),
        ("en", ""),
        ("en", "!"),
        ("en", "y" * 10_000),
        ("ru", "может быть"),
    ],
)
def test_anything_else_is_neither(locale: str, text: str) -> None:
    """It is asked again, not guessed."""
    assert is_rejected("boolean", text, locale)


@pytest.mark.parametrize("language", sorted(YES))
def test_no_word_is_both(language: str) -> None:
    """Neither within a language nor against its own words."""
    assert not YES[language] & NO[language]


def test_both_tables_have_the_same_languages() -> None:
    """Who can agree can refuse."""
    assert set(YES) == set(NO)


def test_the_error_asks_for_either() -> None:
    """One sees what is expected."""
    assert told("boolean", Reading(WEDNESDAY)) == "Please answer yes or no."
