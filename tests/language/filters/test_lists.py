"""Filters on lists and on lists of records."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest

from tests.language.evaluating import NAMES, fault_of, refusal_of, value_of

FIRST = {"id": 1, "price": Decimal("2.50")}
SECOND = {"id": 2, "price": Decimal("4.00")}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("tags | length", 3),
        ("name | length", 3),
        ("account | length", 4),
        ("unset | length", 0),
        ("nothing | length", 0),
        ("tags | first", "red"),
        ("tags | last", "blue"),
        ("name | first", "A"),
        ("nothing | first", None),
        ("nothing | last", None),
        ("unset | first", None),
        ("tags | list", ["red", "Green", "blue"]),
        ("name | list", ["A", "d", "a"]),
        ("unset | list", []),
        ("tags | join", "redGreenblue"),
        ("tags | join(', ')", "red, Green, blue"),
        ("numbers | join('-')", "3-1-2"),
        ("[1, none, true] | join(' ')", "1  yes"),
        ("unset | join(', ')", ""),
        ("numbers | sort", [1, 2, 3]),
        ("numbers | sort(reverse=true)", [3, 2, 1]),
        ("numbers | sort(true)", [3, 2, 1]),
        ("tags | sort", ["blue", "Green", "red"]),
        ("[2, none, 1] | sort", [1, 2, None]),
        ("[2, none, 1] | sort(true)", [2, 1, None]),
        ("[2.5, 1, 0.5] | sort", [Decimal("0.5"), 1, Decimal("2.5")]),
        ("cart | sort(attribute='price', reverse=true)", [SECOND, FIRST]),
        ("unset | sort", []),
        ("numbers | min", 1),
        ("numbers | max", 3),
        ("nothing | min", None),
        ("[none, 4] | max", 4),
        ("(cart | max(attribute='price')).id", 2),
        ("(cart | min('price')).id", 1),
        ("['a', 'A', 'b', 'a'] | unique", ["a", "b"]),
        ("[1, 1.0, true, '1'] | unique", [1, True, "1"]),
        ("[[1], [1], [2]] | unique", [[1], [2]]),
        ("(cart | add(cart[0])) | unique | length", 2),
        ("numbers | sum", 6),
        ("nothing | sum", 0),
        ("unset | sum('price')", 0),
        ("cart | sum('price')", Decimal("6.50")),
        ("cart | sum(attribute='id')", 3),
        ("[1, none, 2] | sum", 3),
        ("[days(1), days(2)] | sum == days(3)", True),
        ("tags | has('red')", True),
        ("tags | has('pink')", False),
        ("tags | has(5)", False),
        ("unset | has('red')", False),
        ("cart | index(id=2)", 1),
        ("cart | index(id=9)", None),
        ("unset | index(id=9)", None),
        ("cart | index(id=2, price=4)", 1),
        ("cart | where(id=2)", [SECOND]),
        ("cart | where(id=2, price=1)", []),
        ("cart | where(price=2.5)", [FIRST]),
        ("cart | where(id='2')", []),
        ("unset | where(id=1)", []),
        ("tags | where(id=1)", []),
        ("cart | without(id=1)", [SECOND]),
        ("cart | without(id=9)", [FIRST, SECOND]),
        ("tags | without('red')", ["Green", "blue"]),
        ("tags | without('red', 'blue')", ["Green"]),
        ("unset | without('red')", []),
        ("numbers | add(9)", [3, 1, 2, 9]),
        ("unset | add(9)", [9]),
        ("unset | add(none)", [None]),
        ("numbers | add(item=9)", [3, 1, 2, 9]),
        ("unset | put('id', id=7, quantity=2)", [{"id": 7, "quantity": 2}]),
        ("cart | put('id', id=1, price=9)", [{"id": 1, "price": 9}, SECOND]),
        ("cart | put('id', id=1, count=3)", [{**FIRST, "count": 3}, SECOND]),
        ("cart | put('id', id=3) | length", 3),
        ("cart | put('key', key=1, value=2, scope=3) | last", {"key": 1, "value": 2, "scope": 3}),
    ],
)
def test_a_list_filter_gives(source: str, expected: object) -> None:
    """A list that is not set is an empty one; unlike kinds are simply not the same."""
    assert value_of(source) == expected


@pytest.mark.parametrize(
    ("locale", "expected"), [("en", "red, Green, and blue"), ("de", "red, Green und blue"), ("es", "red, Green y blue")]
)
def test_join_and_lists_as_the_locale_does(locale: str, expected: str) -> None:
    """With the locale's word before the last."""
    assert value_of("tags | join_and", locale=locale) == expected


@pytest.mark.parametrize(
    ("source", "expected"), [("['a'] | join_and", "a"), ("nothing | join_and", ""), ("unset | join_and", "")]
)
def test_join_and_of_few(source: str, expected: str) -> None:
    """One item stands alone, none is nothing."""
    assert value_of(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "cart | put('id', id=1, price=0)",
        "cart | add(1)",
        "cart | without(id=1)",
        "numbers | sort",
        "numbers | unique",
        "cart | where(id=1)",
        "tags | list",
    ],
)
def test_no_filter_changes_what_it_is_given(source: str) -> None:
    """A new list comes out; the old one stays as it was."""
    before = copy.deepcopy(NAMES)
    value_of(source)
    assert before == NAMES


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("name | join(', ')", "'join' works on a list, not on a text"),
        ("quantity | length", "not on a number"),
        ("quantity | first", "a list or a text"),
        ("account | list", "not on a record"),
        ("name | sort", "not on a text"),
        ("[1, 'a'] | sort", "a number with a text"),
        ("[1, 'a'] | max", "a number with a text"),
        ("cart | sort", "attribute='price'"),
        ("[true, false] | sort", "no order"),
        ("tags | sort(attribute='x')", "has no field 'x'"),
        ("tags | sum", "'~' joins texts"),
        ("[1, today] | sum", "does not fit"),
        ("cart | put('id', price=1)", "needs the field 'id'"),
        ("cart | put(5, id=1)", "needs the field '5'"),
        ("cart | without", "what shall go"),
        ("name | add(1)", "not on a text"),
        ("account | where(id=1)", "not on a record"),
        ("many | sort", "too long for 'sort'"),
        ("many | add(1)", "too long for 'add'"),
        ("full | add(1)", "too long for 'add'"),
        ("many | join(', ')", "too long"),
        ("long | join('x')", "longer than 65536"),
    ],
)
def test_what_a_list_filter_cannot_use_is_a_fault(source: str, words: str) -> None:
    """The fault names the filter and what it is given, and no list or text grows without bound."""
    names = {"many": list(range(3_000)), "full": list(range(2_000)), "long": ["x" * 40_000] * 3}
    assert words in fault_of(source, **names).message


@pytest.mark.parametrize("source", ["many | length", "many | first", "many[5]", "5 in many"])
def test_long_lists_can_be_looked_at(source: str) -> None:
    """What costs nothing is allowed for a list of any length."""
    assert value_of(source, many=list(range(3_000))) is not None


@pytest.mark.parametrize(
    "source",
    [
        "tags | has",
        "tags | add",
        "cart | put",
        "numbers | sum(start=[])",
        "tags | unique(attribute='a')",
        "tags | where(1)",
    ],
)
def test_arguments_that_do_not_fit_are_refused(source: str) -> None:
    """What a filter takes is known before it runs."""
    assert refusal_of(source, bare=True).code == "DG310"


def test_a_refusal_of_arguments_shows_how_the_filter_is_written() -> None:
    """The usage can be copied."""
    assert refusal_of("cart | put", bare=True).message == "'put' needs 'key'; it is written put(key, field=...)"
