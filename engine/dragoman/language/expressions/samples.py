"""Values that stand for all values of a kind: what the checker tries an operation with before anybody talks to the bot.

The law of this file: a kind has enough samples that whatever works with one value of it works with a sample. A record
of which nobody knows the fields has them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.language.values.kinds import (
    BOOLEAN,
    DATE,
    DURATION,
    LIST,
    MOMENT,
    NONE,
    NUMBER,
    RECORD,
    TEXT,
    TIME,
)

NOW = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


class AnyRecord(Mapping[str, Any]):
    """A record that has every field, each with the same value."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __getitem__(self, name: str) -> Any:
        return self.value

    def __iter__(self) -> Iterator[str]:
        return iter(("name",))

    def __len__(self) -> int:
        return 1


_TEXTS = (
    "Ada", "", "7", "2026-01-31", "09:30", "2026-01-31T09:30:00", "2h", "daily 09:30", "EUR", "short", "common",
    "https://example.org",
)  # fmt: skip
_SCALARS: Mapping[str, tuple[Any, ...]] = {
    TEXT: _TEXTS,
    NUMBER: (1, 0, 2, -3, Decimal("2.5"), 20),
    BOOLEAN: (True, False),
    DATE: (date(2026, 1, 31),),
    MOMENT: (NOW, NOW.replace(tzinfo=None)),
    TIME: (time(9, 30),),
    DURATION: (timedelta(days=1), timedelta(hours=2), timedelta()),
}
_ONE_OF_EACH = tuple(values[0] for values in _SCALARS.values())
_RECORDS = tuple(AnyRecord(one) for one in (*_ONE_OF_EACH, None, [], [1], AnyRecord(1)))

SAMPLES: Mapping[str, tuple[Any, ...]] = {
    **_SCALARS,
    LIST: ([], *([one] for one in _ONE_OF_EACH), *([one] for one in _RECORDS), [1, 2, 3], ["Ada", "Bob"], [[1]]),
    RECORD: _RECORDS,
    NONE: (None,),
}
"""Kind -> values of it."""
