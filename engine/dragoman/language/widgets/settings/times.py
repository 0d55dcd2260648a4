"""The times of the day that can be chosen, in minutes since midnight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from dragoman.language.durations import duration
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.widgets.settings.numbers import whole_number

DAY = 24 * 60
_USUAL_STEP = 30


@dataclass(frozen=True, slots=True)
class Times:
    """From the first in steps up to the last. With `strict` only these times count; else all between the two."""

    first: int = 0
    last: int = DAY - 1
    step: int = _USUAL_STEP
    strict: bool = False

    @property
    def offered(self) -> Sequence[int]:
        """The times to press."""
        return range(self.first, self.last + 1, self.step)

    def has(self, value: time) -> bool:
        """Whether the time may be chosen."""
        bare = value.replace(tzinfo=None, fold=0)
        if not clock(self.first) <= bare <= clock(self.last):
            return False
        return not self.strict or (bare == clock(minutes_of(bare)) and minutes_of(bare) in self.offered)


def clock(minutes: int) -> time:
    """The time of the day that lies this many minutes behind midnight."""
    return time(minutes // 60, minutes % 60)


def minutes_of(value: time) -> int:
    """The whole minutes since midnight."""
    return value.hour * 60 + value.minute


def times_in(settings: Mapping[str, Any]) -> Times:
    """The times that `min`, `max` and `step` leave. A step that is given makes them strict.

    Raises:
        ValueError: a limit is no time of day, the step no whole number of minutes below a day, or nothing is left.
    """
    low, high, step = (settings.get(key) for key in ("min", "max", "step"))
    first = 0 if low is None else _limit("min", low)
    last = DAY - 1 if high is None else _limit("max", high)
    if first > last:
        low, high = clock(first), clock(last)
        raise ValueError(f"'min' is {low:%H:%M} and 'max' is {high:%H:%M}; no time is left between them")
    return Times(first, last, _USUAL_STEP if step is None else _step(step), strict=step is not None)


def _limit(key: str, value: Any) -> int:
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, str):
        value = _read(key, value)
    if not isinstance(value, time):
        raise ValueError(f"'{key}' is {as_written(value)}; give a time of day such as 09:30")
    # A moment computed to the second, as `now` is, must not let in the minute that has begun before it.
    begun = key == "min" and value != clock(minutes_of(value)).replace(tzinfo=value.tzinfo)
    return min(minutes_of(value) + begun, DAY - 1)


def _read(key: str, text: str) -> time:
    bare = text.strip()
    try:
        return time.fromisoformat(bare.zfill(5) if bare[1:2] == ":" else bare)
    except ValueError:
        raise ValueError(f"'{key}' is '{text}'; give a time of day such as 09:30, from 00:00 to 23:59") from None


def _step(given: Any) -> int:
    value = duration(given) if isinstance(given, str) else given
    if isinstance(value, timedelta):
        minutes, rest = divmod(value, timedelta(minutes=1))
        if rest:
            raise ValueError(f"'step' is {as_written(given)}; give whole minutes, such as 15m")
    else:
        minutes = whole_number("step", value)
    if not 1 <= minutes < DAY:
        raise ValueError(f"'step' is {as_written(given)}; give the time between two buttons, from 1m to less than 1d")
    return minutes
