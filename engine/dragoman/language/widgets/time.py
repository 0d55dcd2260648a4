"""`time`: a time of the day, from a list that is paged where it is long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from dragoman.language.inputs.protocol import Reading
from dragoman.language.inputs.reading.locales import locale_of
from dragoman.language.sentences import Sentence
from dragoman.language.values.printing import plain_spaces
from dragoman.language.widgets.protocol import Cell, Drawing, Widget
from dragoman.language.widgets.settings.numbers import is_whole
from dragoman.language.widgets.settings.times import Times, clock, times_in

_PAGE = 24
_ROW = 4


class TimeOfDay:
    """`step` (30 minutes; a number is minutes, or a duration), `min` and `max`, both included.

    A view is the number of a page, from 0. A step that the author gave holds for typed times, too: with `step: 15m`
    nobody answers 09:20. The usual half hours are offers only.
    """

    value_input: str = "time"
    settings: frozenset[str] = frozenset({"step", "min", "max"})
    bare: str = "step"

    def prepare(self, settings: Mapping[str, Any]) -> Times:
        """The times that may be chosen.

        Raises:
            ValueError: a limit is no time of day, the step is no whole number of minutes, or nothing is left.
        """
        return times_in(settings)

    def draw(self, prepared: Any, view: Any, reading: Reading) -> Drawing:
        """Up to 24 times, four in a row; above them, where there are more, the page's first and last and the way on."""
        offered = prepared.offered
        pages = -(-len(offered) // _PAGE)
        size = -(-len(offered) // pages // _ROW) * _ROW
        last = -(-len(offered) // size) - 1
        page = min(max(view, 0), last) if is_whole(view) else 0
        shown = offered[page * size : (page + 1) * size]
        cells = [Cell(_written(minutes, reading.locale), value=clock(minutes)) for minutes in shown]
        rows = tuple(tuple(cells[at : at + _ROW]) for at in range(0, len(cells), _ROW))
        return Drawing(rows if not last else (_heading(cells, page, last), *rows))

    def allows(self, prepared: Any, value: Any, reading: Reading) -> bool:
        """Whether the time lies within the limits, and on a step if the author gave one."""
        return isinstance(value, time) and bool(prepared.has(value))

    def error(self, prepared: Any, value: Any, reading: Reading) -> Sentence:
        """Says the earliest, the latest and the step."""
        times: Times = prepared
        last = times.offered[-1] if times.strict else times.last
        step = times.step if times.strict else 1
        return Sentence("widget_time", {"first": clock(times.first), "last": clock(last), "step": step})


def _heading(cells: list[Cell], page: int, last: int) -> tuple[Cell, ...]:
    back = [Cell("‹", view=page - 1)] if page else []
    onward = [Cell("›", view=page + 1)] if page < last else []
    return (*back, Cell(f"{cells[0].label} – {cells[-1].label}"), *onward)


def _written(minutes: int, locale: str) -> str:
    from babel.dates import format_time

    return plain_spaces(format_time(clock(minutes), "short", locale=locale_of(locale)))


kind: Widget = TimeOfDay()
