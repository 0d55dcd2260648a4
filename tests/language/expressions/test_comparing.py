"""Like is compared with like; what is not set is neither more nor less than anything."""

from __future__ import annotations

import pytest

from tests.language.evaluating import NOW, fault_of, refusal_of, value_of


@pytest.mark.parametrize(
    "source",
    [
        "quantity == 7",
        "quantity == 7.0",
        "price == 2.5",
        "ratio == 0.1",
        "name == 'Ada'",
        "name != 'Bob'",
        "sure == true",
        "today == to_date('2026-03-01')",
        "tags == ['red', 'Green', 'blue']",
        "account.home == record(city='Paris')",
        "unset == none",
        "none == unset",
        "name != none",
        "none != 5",
        "quantity > 5",
        "quantity >= 7",
        "quantity < 7.5",
        "price <= 2.5",
        "name < 'Bob'",
        "today < today + days(1)",
        "now > now - minutes(1)",
        "hours(25) > days(1)",
        "1 < 2 < 3",
        "1 < quantity <= 7 != 8",
        "'red' in tags",
        "'pink' not in tags",
        "'da' in name",
        "'city' in account.home",
        "2 in numbers",
        "2.0 in numbers",
        "not 'x' in nothing",
    ],
)
def test_this_is_true(source: str) -> None:
    """Comparisons of values of one kind hold as they read."""
    assert value_of(source) is True


@pytest.mark.parametrize(
    "source",
    [
        "quantity == 8",
        "name == 'ada'",
        "none == 0",
        "none == ''",
        "unset == false",
        "unset < 5",
        "unset > 5",
        "unset <= 5",
        "unset >= 5",
        "5 < unset",
        "unset < unset",
        "1 < 3 < 2",
        "1 < unset < 3",
        "5 in tags",
        "'3' in numbers",
        "true in numbers",
        "1 in [true]",
        "5 in name",
        "none in numbers",
        "'x' in unset",
        "'x' in nothing",
    ],
)
def test_this_is_false(source: str) -> None:
    """What is not set equals only none and has no order; unlike kinds are not contained."""
    assert value_of(source) is False


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("name < 5", ("text", "number")),
        ("quantity == name", ("number", "text")),
        ("name != quantity", ("text", "number")),
        ("sure == 1", ("boolean", "number")),
        ("sure > 0", ("boolean", "number")),
        ("today < now", ("date", "datetime")),
        ("today == '2026-03-01'", ("date", "text")),
        ("tags == name", ("list", "text")),
        ("account == tags", ("record", "list")),
        ("pause > 5", ("duration", "number")),
        ("clock < now", ("time", "datetime")),
    ],
)
def test_unlike_kinds_are_a_fault(source: str, kinds: tuple[str, str]) -> None:
    """The fault names both kinds."""
    message = fault_of(source).message
    assert f"a {kinds[0]} and a {kinds[1]} cannot be compared" in message


@pytest.mark.parametrize("source", ["tags < tags", "account > account", "sure < false"])
def test_what_has_no_order_has_none(source: str) -> None:
    """Lists, records and booleans are equal or not, and nothing else."""
    assert "no order" in fault_of(source).message


def test_a_time_without_a_zone_is_not_compared_with_one_that_has_it() -> None:
    """Comparing them would be a guess."""
    assert "cannot be compared" in fault_of("now < other", other=NOW.replace(tzinfo=None)).message


def test_a_number_contains_nothing() -> None:
    """`in` looks into lists, texts and records."""
    assert "'in' looks into" in fault_of("1 in quantity").message


@pytest.mark.parametrize("source", ["'a' < 1", "1 == 'a'", "true == 1", "'a' == [1]", "1 in 2"])
def test_unlike_literals_are_refused_when_parsing(source: str) -> None:
    """What can never be compared is seen before anything runs."""
    assert refusal_of(source, bare=True).code == "DG316"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("name or 'friend'", "Ada"),
        ("empty or 'friend'", "friend"),
        ("unset or 'friend'", "friend"),
        ("name and quantity", 7),
        ("nothing and name", []),
        ("not name", False),
        ("not unset", True),
        ("not nothing", True),
        ("not 0", True),
        ("not account", False),
        ("not profile", True),
        ("'yes' if sure else 'no'", "yes"),
        ("'yes' if unset else 'no'", "no"),
        ("'yes' if unset", None),
        ("1 if not sure else 2 if quantity else 3", 2),
        ("sure and not unset or false", True),
    ],
)
def test_choices_are_made_by_what_is_there(source: str, expected: object) -> None:
    """Nothing, zero, false and what is empty count as false; `and` and `or` give the value that decided."""
    assert value_of(source) == expected


def test_the_arm_that_is_not_chosen_is_not_computed() -> None:
    """A fault in the other arm does not matter."""
    assert value_of("1 if sure else name + 1") == 1


@pytest.mark.parametrize("source", ["false and name + 1", "true or name + 1"])
def test_what_no_longer_matters_is_not_computed(source: str) -> None:
    """`and` stops at the first that is false, `or` at the first that is true."""
    assert isinstance(value_of(source), bool)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("name is defined", True),
        ("unset is defined", False),
        ("account.phone is defined", False),
        ("unset is none", True),
        ("name is none", False),
        ("name is not none", True),
        ("quantity is number", True),
        ("price is number", True),
        ("sure is number", False),
        ("name is number", False),
        ("name is string", True),
        ("quantity is string", False),
        ("quantity is odd", True),
        ("quantity is even", False),
        ("quantity is not even", True),
        ("unset is even", False),
        ("unset is odd", False),
        ("0 is even", True),
        ("2.0 is even", True),
    ],
)
def test_tests_judge_one_value(source: str, expected: bool) -> None:
    """`is` and `is not` with each of the tests."""
    assert value_of(source) is expected


@pytest.mark.parametrize("source", ["name is even", "price is odd", "sure is even", "tags is odd"])
def test_only_whole_numbers_are_even_or_odd(source: str) -> None:
    """Anything else is a fault."""
    assert "whole number" in fault_of(source).message
