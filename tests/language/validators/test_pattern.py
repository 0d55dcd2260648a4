"""Regular expressions, in RE2's dialect."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.validators import all_validators
from dragoman.language.validators.pattern import MAX_INPUT
from tests.language.validators.judging import holds, refusal, sentence


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("^[0-9]{6}$", "123456", True),
        ("^[0-9]{6}$", "12345", False),
        ("^[0-9]{6}$", "1234567", False),
        ("[0-9]{6}", "code 123456!", True),
        ("^a", "ba", False),
        ("a$", "ab", False),
        ("(?i)^abc$", "ABC", True),
        ("^a.c$", "abc", True),
        ("^(?P<x>a)|(?<y>b)$", "b", True),
        (r"^\S+@\S+$", "a@b", True),
        (r"^a\.b$", "axb", False),
        ("^(yes|no)$", "no", True),
        (r"\bcat\b", "a cat sat", True),
        (r"\bcat\b", "concat", False),
        ("^[]a]$", "]", True),
        ("^[^]a]$", "b", True),
        ("^[[:alpha:]]+$", "abc", True),
        (r"^\Qa.b\E$", "a.b", True),
        (r"^\Q(?=x)\w\E$", r"(?=x)\w", True),
        (r"^\\w$", r"\w", True),
        ("^ä$", "ä", True),
        ("^a\u0308$", "ä", True),
    ],
)
def test_the_expression_is_searched_for(pattern: str, text: str, found: bool) -> None:
    """The anchors are the author's."""
    assert holds("pattern", pattern, text) is found


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"^\w+$", "привет", True),
        (r"^\w+$", "Zoë_5", True),
        (r"^\w+$", "مرحبا", True),
        (r"^\w+$", "नमस्ते", True),
        (r"^\w+$", "日本", True),
        (r"^\w+$", "a b", False),
        (r"^\w+$", "a-b", False),
        (r"^\W+$", " -!", True),
        (r"^\W+$", "é", False),
        (r"^\d+$", "123", True),
        (r"^\d+$", "٣٤", True),
        (r"^\d+$", "½", False),
        (r"^\D+$", "abc", True),
        (r"^\D+$", "٣", False),
        (r"^[\w.]+$", "приве.т", True),
        (r"^[\w-]+$", "a-ё", True),
        (r"^[\w-.]+$", "a-ё.", True),
        (r"^[-\w]+$", "a-ё", True),
        (r"^[^\w]+$", "é", False),
        (r"^[^\d]+$", "٣", False),
        (r"^[\d\s]+$", "٣ 4", True),
        (r"^[\D]+$", "é", True),
        (r"^[[:alpha:]\d]+$", "a٣", True),
        (r"^\w{2,64}$", "ёж", True),
    ],
)
def test_letters_and_digits_are_those_of_every_script(pattern: str, text: str, found: bool) -> None:
    r"""RE2's own \w and \d know only English."""
    assert holds("pattern", pattern, text) is found


@pytest.mark.parametrize(
    ("pattern", "construct"),
    [
        ("a(?=b)", "look-ahead"),
        ("a(?!b)", "look-ahead"),
        ("(?<=a)b", "look-behind"),
        ("(?<!a)b", "look-behind"),
        (r"(a)\1", "backreferences"),
        (r"(a)(b)\2", "backreferences"),
        (r"(?P<x>a)(?P=x)", "backreferences"),
        (r"(?<x>a)\k<x>", "backreferences"),
        ("(?>a)b", "atomic groups"),
        ("(a)?(?(1)b|c)", "conditional groups"),
        ("a(?#no)b", "comments"),
        ("a++", "possessive repetition"),
        ("a*+", "possessive repetition"),
        ("a{2}+", "possessive repetition"),
        (r"a\Z", r"write \z"),
    ],
)
def test_what_re2_lacks_is_named(pattern: str, construct: str) -> None:
    """With the pattern quoted, before anybody talks to the bot."""
    said = refusal("pattern", pattern)
    assert construct in said and f"'{pattern}'" in said and "RE2" in said


@pytest.mark.parametrize(
    "pattern",
    ["a{1000000}", "a{1001}", "((a{100}){100}){100}", r"\w{1000}", "(((a{30}){30}){30}){30}", "(?:(?:x{99}){99}){99}"],
)
def test_too_much_repetition_is_refused(pattern: str) -> None:
    """It would take the memory of everybody."""
    assert "repeats too much" in refusal("pattern", pattern)


@pytest.mark.parametrize("pattern", ["(", ")", "([", "[z-a]", "*", "a{2,1}", "\\", r"\y", "(?P<>a)", "(?z)", "[[:x:]]"])
def test_what_is_no_expression_is_refused(pattern: str) -> None:
    """The sentence quotes it."""
    assert f"the pattern '{pattern}' " in refusal("pattern", pattern)


@pytest.mark.parametrize("pattern", [r"[\W]", r"[^\W_]", r"[a\W]"])
def test_no_letters_cannot_stand_in_brackets(pattern: str) -> None:
    """The sentence says how to turn it round."""
    assert r"write [^\w...] instead" in refusal("pattern", pattern)


def test_a_range_cannot_end_in_a_class() -> None:
    r"""The sentence speaks of what the author wrote, not of what \w became."""
    said = refusal("pattern", r"[+-\w]")
    assert r"\p" not in said and "range" in said


@pytest.mark.parametrize("pattern", [r"\bкот\b", r"кот\B"])
def test_word_boundaries_beside_foreign_letters_are_refused(pattern: str) -> None:
    r"""RE2's \b knows only a to z there, and the rule would never hold."""
    assert "knows only the letters a to z" in refusal("pattern", pattern)


def test_an_empty_pattern_is_refused() -> None:
    """Every text fits it."""
    assert refusal("pattern", "").startswith("'pattern' is empty")


@pytest.mark.parametrize(
    ("limit", "quoted"),
    [(5, "5"), (Decimal("1.5"), "1.5"), (True, "true"), (None, "empty"), (["a"], "a list"), ({}, "a mapping")],
)
def test_a_pattern_is_a_text(limit: Any, quoted: str) -> None:
    """Digits without quotes are a number to YAML."""
    assert refusal("pattern", limit) == f"'pattern' is {quoted}; give a text in quotes, such as '^[0-9]{{6}}$'"


def test_a_long_pattern_is_quoted_in_part() -> None:
    """A message is no place for a thousand characters."""
    assert len(refusal("pattern", "(" * 1_000)) < 250


@pytest.mark.parametrize("crumb", ["[[:", "\u0316\u0301", r"\Q", r"\w", "(?", "a"])
def test_a_pattern_without_end_is_refused(crumb: str) -> None:
    """Before anything is made of it."""
    assert "it may have 4096" in refusal("pattern", crumb * 500_000)


def test_a_refusal_can_always_be_printed() -> None:
    """Half a character is shown by its number."""
    assert r"\ud800" in refusal("pattern", "a\ud800").encode("utf-8").decode("utf-8")


@pytest.mark.parametrize("value", [None, 5, True, Decimal(5), ["a"], {"a": 1}, b"a"])
def test_what_is_no_text_breaks_the_rule(value: Any) -> None:
    """It is false, and never an exception."""
    assert not holds("pattern", "a", value)


def test_half_a_character_in_an_answer_is_no_trap() -> None:
    """It counts as one sign that is no letter."""
    assert holds("pattern", r"^a\Wb$", "a\ud800b")


def test_an_answer_is_looked_at_up_to_the_limit() -> None:
    """What comes behind it is not seen."""
    assert not holds("pattern", "b", "a" * MAX_INPUT + "b")


def test_the_last_character_before_the_limit_is_seen() -> None:
    """Not one less."""
    assert holds("pattern", "b", "a" * (MAX_INPUT - 1) + "b")


@pytest.mark.parametrize("pattern", ["^(a|a)*b$", "^(a+)+$", "(x+x+)+y", "^(a*)*$", "(.*)*(.*)*z"])
@pytest.mark.parametrize("char", ["a", "x"])
def test_an_expression_that_explodes_elsewhere_is_harmless(pattern: str, char: str) -> None:
    """With a backtracking engine this test would not end."""
    assert isinstance(holds("pattern", pattern, char * 10_000 + "!"), bool)


def test_re2_is_what_compiles() -> None:
    """Python's own engine can hang."""
    assert type(all_validators()["pattern"].prepare("a")).__module__ == sys.modules["re2"].__name__


def test_the_sentence_does_not_show_the_expression() -> None:
    """It would help nobody."""
    assert sentence("pattern", "^[0-9]{6}$") == "Your answer does not have the expected form."


def test_only_texts_fit() -> None:
    """Numbers have no letters."""
    assert all_validators()["pattern"].fits == {"text"}


@given(st.text(alphabet="ab01(){}[]\\wdWDbQEpLPZ|*+?^$.-_,:=!<>#ж\ud800", max_size=25))
def test_every_text_is_an_expression_or_refused(pattern: str) -> None:
    """An author's slip is a sentence, never another exception."""
    try:
        prepared = all_validators()["pattern"].prepare(pattern)
    except ValueError as refused:
        assert "pattern" in str(refused)
    else:
        assert isinstance(all_validators()["pattern"].holds("abc", prepared), bool)


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=100))
def test_no_answer_makes_the_rule_raise(text: str) -> None:
    """Users send anything."""
    assert isinstance(holds("pattern", r"^\w+[^\d]\b$", text), bool)
