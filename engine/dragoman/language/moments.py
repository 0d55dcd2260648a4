"""Moments that a flow names: a date, a time, both, or how long from now.

The law of this file: a date is its first minute, a time the next such time, in the user's zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Constant, Fault, Value
from dragoman.language.certainty import Fit, check_fit
from dragoman.language.durations import duration
from dragoman.language.named_days import computed_day
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import Turn

_SHORT = re.compile(r"[0-9]:[0-9]{2}")
_BOTH = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T| +)([0-9]:[0-9]{2}.*|[0-9]{2}:.*)\Z")
_MOMENT = "a date, a time, both, or how long from now"
_RIGHT = "a date such as 2026-12-31, a time such as 09:30, or both"


def compile_moment(tree: Tree | None, compiler: Compiler) -> Value | None:
    """A moment as written or computed; nothing if there is none or it is refused."""
    before = len(compiler.diagnostics)
    value = compiler.value(tree)
    check_fit(value, tree, _FIT, compiler)
    if not isinstance(tree, Scalar) or not isinstance(value, Constant) or len(compiler.diagnostics) > before:
        return value if len(compiler.diagnostics) == before else None
    try:
        return Constant(_read(value.value))
    except ValueError:
        wish = computed_day(tree) or f'write {_RIGHT}; or compute it: "{{{{ now + hours(1) }}}}"'
        compiler.report("DG229", tree.span, f"'{tree.text}' is no moment", wish)
        return None


def moment(value: Any, turn: Turn, node: Node) -> datetime:
    """A moment that a flow computed, aware, in UTC.

    Raises:
        Fault: it is none, or lies beyond the calendar.
    """
    try:
        return _in_utc(_read(value), turn)
    except ValueError:
        raise Fault("template", f"{_quoted(value)} is no moment; it takes {_RIGHT}", node.place) from None
    except OverflowError:
        raise Fault("template", f"{_quoted(value)} lies beyond the calendar", node.place) from None


def read_delay(value: Any) -> timedelta:
    """A length of time that a flow computed, or wrote as durations are written.

    Raises:
        ValueError: it is none.
    """
    return value if isinstance(value, timedelta) else duration(value if isinstance(value, str) else "")


def delay(value: Any, node: Node) -> timedelta:
    """A length of time that a flow computed, or wrote as durations are written.

    Raises:
        Fault: it is none.
    """
    try:
        return read_delay(value)
    except ValueError:
        message = f"{_quoted(value)} is no duration; it takes one such as hours(2), or a text such as 2h"
        raise Fault("template", message, node.place) from None


def _quoted(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str | int) else repr(value)


def _read(value: Any) -> date | time | timedelta:
    """Raises ValueError."""
    match value:
        case date() | time() | timedelta():
            return value
        case str():
            return _written(value.strip())
        case _:
            raise ValueError(value)


def _written(text: str) -> date | time:
    both = _BOTH.match(text)
    day, hour = (f"{both[1]}T", both[2]) if both else ("", text)
    text = day + (f"0{hour}" if _SHORT.match(hour) else hour)
    for kind in (time, date, datetime):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    raise ValueError(text)


_FIT = Fit(_read, "a moment", _MOMENT)


def _in_utc(value: date | time | timedelta, turn: Turn) -> datetime:
    now = turn.local_now
    match value:
        case datetime():
            return (value if value.tzinfo else value.replace(tzinfo=now.tzinfo)).astimezone(UTC)
        case date():
            return datetime.combine(value, time(), now.tzinfo).astimezone(UTC)
        case time():
            today = datetime.combine(now.date(), value.replace(tzinfo=None), now.tzinfo)
            return (today if today > now else today + timedelta(days=1)).astimezone(UTC)
        case timedelta():
            return turn.now + value
