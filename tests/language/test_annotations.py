"""The annotations of an action's parameters: which values fit, and what they become."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, Optional, TypedDict, Union

import pytest

from dragoman.language.annotations import called, converted, fits, hints


class Colour(enum.Enum):
    RED = 1


class Row(TypedDict):
    id: int


DAY, MOMENT = date(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC)

OPTIONAL: Any = Optional[int]  # noqa: UP045 - as older code writes it
EITHER: Any = Union[int, str]  # noqa: UP007 - as older code writes it

FITTING: list[tuple[Any, Any]] = [
    ("a", str), (1, int), (Decimal("2.0"), int), (1, float), (Decimal("1.5"), float), (1, Decimal),
    (Decimal("1.5"), Decimal),
    (True, bool), (DAY, date), (MOMENT, datetime), (time(9), time), (timedelta(1), timedelta), (None, None),
    ([1, "a"], list), ([1, 2], list[int]), ([], list[int]), ({"a": 1}, dict), ({"a": 1}, dict[str, int]),
    ({"a": 1}, Mapping[str, int]), (None, OPTIONAL), (1, int | None), ("a", EITHER),
    ("small", Literal["small", "large"]), (1, Literal[1, 2]), ([None, 1], list[int | None]),
    pytest.param(object(), Any, id="anything"), ("red", Colour), ([1], tuple[int, ...]), ("x", Row),
]  # fmt: skip

UNFIT: list[tuple[Any, Any, str]] = [
    (1, str, "a text"), (True, str, "a text"), (None, str, "a text"), ("many", int, "a whole number"),
    (Decimal("1.5"), int, "a whole number"), (True, int, "a whole number"), ("1", float, "a number"),
    (False, Decimal, "a number"), (1, bool, "true or false"), ("yes", bool, "true or false"),
    ("2026-03-02", date, "a date"), (MOMENT, date, "a date"), (DAY, datetime, "a date with a time"),
    ("09:30", time, "a time"), (5, timedelta, "a duration"), ("a", list[str], "a list, each item a text"),
    ([1, "a"], list[int], "a list, each item a whole number"), ({"a": "b"}, dict[str, int], "a record"),
    ([], dict, "a record"), ({}, list, "a list"), ("x", int | None, "a whole number or nothing"),
    ("big", Literal["small", "large"], "one of: small, large"), (True, Literal[1], "one of: 1"), (0, None, "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "annotation"), FITTING, ids=repr)
def test_a_value_of_the_type_fits(value: Any, annotation: Any) -> None:
    """And everything fits an annotation that is not known here."""
    assert fits(value, annotation)


@pytest.mark.parametrize(("value", "annotation", "words"), UNFIT, ids=repr)
def test_a_value_of_another_type_does_not(value: Any, annotation: Any, words: str) -> None:
    """What would fit is called by an author's word for it."""
    assert not fits(value, annotation)
    assert called(annotation) == words


@pytest.mark.parametrize(
    ("value", "annotation", "becomes"),
    [
        (3, Decimal, Decimal(3)),
        (3, float, 3.0),
        (Decimal("0.1"), float, 0.1),
        (Decimal("2.00"), int, 2),
        ([1, Decimal("2.5")], list[Decimal], [Decimal(1), Decimal("2.5")]),
        ({"a": 1}, dict[str, Decimal], {"a": Decimal(1)}),
        (1, Decimal | None, Decimal(1)),
        (Decimal("2.0"), int | str, 2),
    ],
)
def test_a_number_becomes_the_kind_of_number_that_is_asked_for(value: Any, annotation: Any, becomes: Any) -> None:
    """The same number, in lists and records too."""
    found = converted(value, annotation)
    assert (found, repr(found)) == (becomes, repr(becomes))


@pytest.mark.parametrize(
    ("value", "annotation"),
    [
        (3, int), (Decimal("1.5"), Decimal), (Decimal("1.5"), int), (True, Decimal), (True, int), ("3", int),
        ("3", Decimal), ("2026-03-02", date), (None, Decimal), (3, int | Decimal), (Decimal(3), int | Decimal),
        (3, Any), (3, str),
        ([{"id": 1}], list[Row]), ([1], tuple[Decimal, ...]), (3, Literal[3]), ("a", list[int]),
    ],
)  # fmt: skip
def test_everything_else_stays_what_it_is(value: Any, annotation: Any) -> None:
    """Texts are never read, records never rebuilt, nothing is rounded."""
    assert converted(value, annotation) is value or repr(converted(value, annotation)) == repr(value)


def test_annotations_are_read_one_by_one() -> None:
    """One that only a type checker knows hides no other; an `Annotated` is what it annotates."""

    async def act(a: int, b: Any, c: Any, d: Any) -> Any: ...

    act.__annotations__.update(b="Unknown", c="str | None", d=Annotated[int, "x"])
    act.__annotations__["return"] = "Literal['x']"
    assert dict(hints(act)) == {"a": int, "c": str | None, "d": int, "return": Literal["x"]}
