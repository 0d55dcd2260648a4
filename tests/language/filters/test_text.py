"""Filters on texts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.language.evaluating import fault_of, value_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("name | upper", "ADA"),
        ("'straße' | upper", "STRASSE"),
        ("quantity | upper", "7"),
        ("unset | upper", None),
        ("name | lower", "ada"),
        ("'aDA lovelace' | capitalize", "Ada lovelace"),
        ("'  a b ' | trim", "a b"),
        ("name | upper | lower | capitalize", "Ada"),
        ("'a-b-c' | replace('-', '+')", "a+b+c"),
        ("'a-b' | replace(old='-', new='')", "ab"),
        ("'a-b' | replace('-', unset)", "ab"),
        ("quantity | replace('7', 'seven')", "seven"),
        ("unset | replace('a', 'b')", None),
        ("'one two three' | truncate(9)", "one..."),
        ("'one two three' | truncate(9, true)", "one tw..."),
        ("'one two three' | truncate(9, end='…')", "one two…"),
        ("'one two three' | truncate(13)", "one two three"),
        ("'one two three' | truncate(length=7, killwords=true, end='')", "one two"),
        ("'abc' | truncate(0, true, '')", ""),
        ("unset | default('x')", "x"),
        ("unset | default", ""),
        ("empty | default('x')", ""),
        ("empty | default('x', true)", "x"),
        ("0 | default(5)", 0),
        ("0 | default(5, boolean=true)", 5),
        ("name | default('x')", "Ada"),
        ("account.phone.home | default('none given')", "none given"),
        ("never_heard_of | default(3)", 3),
        ("'12' | int", 12),
        ("' 12.9 ' | int", 12),
        ("'-3' | int", -3),
        ("'12 apples' | int", 0),
        ("'twelve' | int(-1)", -1),
        ("'1-2' | int", 0),
        ("'' | int", 0),
        ("'.' | int", 0),
        ("'²' | int", 0),
        ("unset | int", 0),
        ("price | int", 2),
        ("-2.9 | int", -2),
        ("tags | int", 0),
    ],
)
def test_a_text_filter_gives(source: str, expected: object) -> None:
    """Texts and numbers go in; what is not set stays unset, except where `default` or `int` replace it."""
    assert value_of(source) == expected


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("tags | upper", "'upper' works on a text, not on a list"),
        ("account | lower", "not on a record"),
        ("sure | trim", "not on a boolean"),
        ("today | capitalize", "not on a date"),
        ("name | replace('', 'x')", "not an empty one"),
        ("name | replace(tags, 'x')", "not on a list"),
        ("name | truncate(-1)", "a whole number from 0"),
        ("name | truncate(1.5)", "a whole number from 0"),
        ("name | truncate('9')", "a whole number from 0"),
        ("long | replace('x', long)", "more than 65536"),
        ("long ~ long ~ long", "longer than 65536"),
    ],
)
def test_what_a_text_filter_cannot_use_is_a_fault(source: str, words: str) -> None:
    """The fault names the filter and the kind, and no result grows without bound."""
    assert words in fault_of(source, long="x" * 30_000).message


def test_a_huge_number_in_a_text_is_a_fault() -> None:
    """`int` reads no number beyond the bound of all numbers."""
    assert "too large" in fault_of("x | int", x="9" * 35).message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("name | tojson", '"Ada"'),
        ("'a\"b' | tojson", '"a\\"b"'),
        ("'ж' | tojson", '"ж"'),
        ("quantity | tojson", "7"),
        ("price | tojson", "2.50"),
        ("ratio | tojson", "0.1"),
        ("sure | tojson", "true"),
        ("unset | tojson", "null"),
        ("today | tojson", '"2026-03-01"'),
        ("now | tojson", '"2026-03-01T12:00:00+00:00"'),
        ("clock | tojson", '"09:30:00"'),
        ("minutes(2) | tojson", "120.0"),
        ("numbers | tojson", "[3, 1, 2]"),
        ("record(a=1, b=[none]) | tojson", '{"a": 1, "b": [null]}'),
    ],
)
def test_tojson_writes(source: str, expected: str) -> None:
    """Exact numbers, ISO dates, letters as they are."""
    assert value_of(source) == expected


def test_tojson_does_not_go_deeper_than_it_must() -> None:
    """A value nested a thousand deep is a fault, not a crash."""
    nested: list[object] = []
    for _ in range(1_000):
        nested = [nested]
    assert "levels deep" in fault_of("x | tojson", x=nested).message


def test_tojson_does_not_know_objects() -> None:
    """What is none of the language's values is never written out."""
    assert "of a kind that expressions cannot use" in fault_of("x | tojson", x=object()).message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("'4242424242424242' | mask", "••••••••••••4242"),
        ("'+34600111222' | mask(3)", "•••••••••222"),
        ("'1234' | mask", "••34"),
        ("'a' | mask", "•"),
        ("'' | mask", ""),
        ("'secret' | mask(0)", "••••••"),
        ("quantity | mask", "•"),
        ("unset | mask", None),
    ],
)
def test_mask_hides(source: str, expected: str | None) -> None:
    """All but the last few characters, and of a short text at least half."""
    assert value_of(source) == expected


@pytest.mark.parametrize("pause", [timedelta(1), object()])
def test_mask_takes_texts_only(pause: object) -> None:
    """Anything else is a fault."""
    assert fault_of("x | mask", x=pause).message
