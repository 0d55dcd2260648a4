"""Counting: numbers exactly, dates and times with durations.

The law of this file: no number grows beyond 10^30 and none has more than 30 decimal places, so that no chain of
operations can cost more than its length. A boolean is no number; texts and lists are never added or multiplied.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Any, Literal

from dragoman.language.values.kinds import DATE, DURATION, LIST, MOMENT, NUMBER, TEXT, Number, kind_of, named
from dragoman.language.values.scope import TemplateFault

LARGEST = 10**30
PLACES = 30

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
_QUOTIENT = Context(prec=28, rounding=ROUND_HALF_UP)
_FINEST = Decimal(1).scaleb(-PLACES)
_LAST_PLACE = -PLACES

Operation = Literal["+", "-", "*", "/", "//", "%"]


def number(value: Any) -> Number:
    """The number as an integer or a decimal; a float (from an action or from JSON) by its shortest digits.

    Raises:
        TemplateFault: it is no number, not finite, or beyond 10^30.
    """
    if kind_of(value) != NUMBER:
        raise TemplateFault(f"a number is needed here, not {named(value)}")
    return bounded(Decimal(str(value)) if isinstance(value, float) else value)


def whole(value: Any) -> int | None:
    """The whole number that it is; nothing if it is none.

    Raises:
        TemplateFault: it is a number beyond 10^30 or not finite.
    """
    if kind_of(value) != NUMBER:
        return None
    exact = number(value)
    return int(exact) if exact == int(exact) else None


def bounded(value: Number) -> Number:
    """The number, rounded to 30 places.

    Raises:
        TemplateFault: it is not finite or beyond 10^30.
    """
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise TemplateFault("this is no number that can be counted with")
        if value.adjusted() > PLACES:
            raise TemplateFault("the number is too large; 10^30 is the most")
        if int(value.as_tuple().exponent) < _LAST_PLACE:
            return value.quantize(_FINEST, context=_EXACT)
        return value
    if -LARGEST <= value <= LARGEST:
        return value
    raise TemplateFault("the number is too large; 10^30 is the most")


def _plus(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return _EXACT.add(Decimal(left), Decimal(right))


def _minus(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left - right
    return _EXACT.subtract(Decimal(left), Decimal(right))


def _times(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left * right
    return _EXACT.multiply(Decimal(left), Decimal(right))


def _by(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int) and left % right == 0:
        return left // right
    return _QUOTIENT.divide(Decimal(left), Decimal(right))


def _whole_by(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left // right
    return int((_remainderless(left, right)).to_integral_value())


def _rest(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    return _minus(left, _times(_whole_by(left, right), right))


def _remainderless(left: Number, right: Number) -> Decimal:
    """The quotient rounded down, also below nothing, as `//` of integers does."""
    exact, divisor = Decimal(left), Decimal(right)
    rest = _EXACT.remainder(exact, divisor)
    whole = _EXACT.divide(_EXACT.subtract(exact, rest), divisor)
    return whole - 1 if rest and (rest < 0) != (divisor < 0) else whole


_ON_NUMBERS: dict[str, Callable[[Number, Number], Number]] = {
    "+": _plus,
    "-": _minus,
    "*": _times,
    "/": _by,
    "//": _whole_by,
    "%": _rest,
}


def calculate(operation: Operation, left: Any, right: Any) -> Any:
    """`left operation right`, of numbers, or of dates, times and durations.

    Raises:
        TemplateFault: the kinds do not fit the operation, a division by zero, or a result beyond 10^30.
    """
    if type(left) is int and type(right) is int and operation in "+-*":
        return bounded(_ON_NUMBERS[operation](left, right))
    kinds = kind_of(left), kind_of(right)
    if kinds == (NUMBER, NUMBER):
        return _calculate_numbers(operation, number(left), number(right))
    try:
        return _calculate_times(operation, kinds, left, right)
    except (OverflowError, ValueError):
        raise TemplateFault("the result lies outside the years 1 to 9999") from None


def _calculate_numbers(operation: Operation, left: Number, right: Number) -> Number:
    if operation in ("/", "//", "%") and right == 0:
        raise TemplateFault(f"division by zero: {left} {operation} 0")
    try:
        return bounded(_ON_NUMBERS[operation](left, right))
    except InvalidOperation:
        raise TemplateFault("the number is too large; 10^30 is the most") from None


def _calculate_times(operation: Operation, kinds: tuple[str, str], left: Any, right: Any) -> Any:
    match operation, kinds:
        case "+", ("date" | "datetime", "duration"):
            return shifted(left, right)
        case "+", ("duration", "date" | "datetime"):
            return shifted(right, left)
        case "-", ("date" | "datetime", "duration"):
            return shifted(left, -right)
        case "+", ("duration", "duration"):
            return left + right
        case "-", ("duration", "duration") | ("date", "date"):
            return left - right
        case "-", ("datetime", "datetime") if bool(left.tzinfo) == bool(right.tzinfo):
            return left - right
        case "*" | "/", ("duration", "number"):
            return _scaled(operation, left, number(right))
        case "*", ("number", "duration"):
            return _scaled("*", right, number(left))
        case _:
            raise _misfit(operation, kinds)


def _scaled(operation: Operation, duration: timedelta, factor: Number) -> timedelta:
    if operation == "/" and factor == 0:
        raise TemplateFault("division by zero: a duration / 0")
    seconds = Decimal(str(duration.total_seconds()))
    return timedelta(seconds=float(_times(seconds, factor) if operation == "*" else _by(seconds, factor)))


def shifted(moment: date | datetime, by: timedelta) -> date | datetime:
    """The date or moment that much later: whole days by the calendar, anything else by the clock that never jumps.

    Raises:
        TemplateFault: hours or minutes are added to a date.
    """
    if not isinstance(moment, datetime):
        if by % timedelta(days=1):
            raise TemplateFault("a date has no hours; add whole days to it, or add hours to a time such as `now`")
        return moment + by
    if moment.tzinfo is None or not by % timedelta(days=1):
        return moment + by
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


def _misfit(operation: Operation, kinds: tuple[str, str]) -> TemplateFault:
    left, right = kinds
    if operation == "+" and TEXT in kinds:
        return TemplateFault(f"'+' does not join a {left} and a {right}; '~' joins texts")
    if operation == "+" and LIST in kinds:
        return TemplateFault("'+' does not join lists; the filter 'add' appends an item: `cart | add(item)`")
    if {DATE, MOMENT, DURATION} & set(kinds) and NUMBER in kinds:
        return TemplateFault(f"'{operation}' does not fit a {left} and a {right}; write `days(3)` for three days")
    return TemplateFault(f"'{operation}' does not fit a {left} and a {right}")


def negated(value: Any) -> Any:
    """The number or duration with the other sign.

    Raises:
        TemplateFault: it is neither.
    """
    return -value if isinstance(value, timedelta) else -number(value)
