"""`rating`: one press from 1 up to the highest mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.language.inputs.protocol import Reading
from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.widgets.protocol import WIDEST_ROW, Cell, Drawing, Widget
from dragoman.language.widgets.settings.numbers import is_whole, whole_number

_MARKS = 5
_MOST = 20


class Rating:
    """The marks 1 to `max` (5 by default, 20 at most), in rows of equal length. `rating: 5` is `{max: 5}`."""

    value_input: str = "integer"
    settings: frozenset[str] = frozenset({"max"})
    bare: str = "max"

    def prepare(self, settings: Mapping[str, Any]) -> int:
        """The highest mark.

        Raises:
            ValueError: it is no whole number from 2 to 20.
        """
        given = settings.get("max")
        highest = _MARKS if given is None else whole_number("rating", given)
        if not 2 <= highest <= _MOST:
            raise ValueError(f"'rating' is {as_written(given)}; give the highest mark, from 2 to {_MOST}")
        return highest

    def draw(self, prepared: Any, view: Any, reading: Reading) -> Drawing:
        """All marks; there is one view."""
        rows = -(-prepared // WIDEST_ROW)
        width = -(-prepared // rows)
        cells = [Cell(str(mark), value=mark) for mark in range(1, prepared + 1)]
        return Drawing(tuple(tuple(cells[at : at + width]) for at in range(0, prepared, width)))

    def allows(self, prepared: Any, value: Any, reading: Reading) -> bool:
        """Whether it is one of the marks."""
        return is_whole(value) and 1 <= value <= prepared

    def error(self, prepared: Any, value: Any, reading: Reading) -> Sentence:
        """Says which marks there are."""
        return Sentence("widget_rating", {"high": prepared})


kind: Widget = Rating()
