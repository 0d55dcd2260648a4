"""`counter`: a number that presses raise and lower until it is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.language.inputs.protocol import Reading
from dragoman.language.inputs.reading.locales import locale_of
from dragoman.language.sentences import Sentence
from dragoman.language.values.printing import plain_spaces
from dragoman.language.widgets.protocol import Cell, Drawing, Widget
from dragoman.language.widgets.settings.numbers import LARGEST, is_whole, whole_number

_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Steps:
    """The numbers that can be counted to: from the lowest in steps, and the highest, be it no whole step away."""

    low: int = 0
    high: int = LARGEST
    step: int = 1

    def has(self, number: int) -> bool:
        """Whether presses lead to it."""
        return self.low <= number <= self.high and (number == self.high or (number - self.low) % self.step == 0)

    def above(self, number: int) -> int:
        """The next higher one; the highest stays."""
        return min(number + self.step - (number - self.low) % self.step, self.high)

    def below(self, number: int) -> int:
        """The next lower one; the lowest stays."""
        return max(number - ((number - self.low) % self.step or self.step), self.low)

    @property
    def first(self) -> int:
        """Where counting begins: at 0, or as near above it as there is a number."""
        return self.low if self.low >= 0 else self.above(-1) if self.high >= 0 else self.high


class Counter:
    """`min` (0), `max` (none) and `step` (1). It begins at 0, or at the first number above; Done answers with it.

    A typed number must be one that presses lead to: `{min: 10, step: 10}` takes no 15.
    """

    value_input: str = "integer"
    settings: frozenset[str] = frozenset({"min", "max", "step"})
    bare: str = ""

    def prepare(self, settings: Mapping[str, Any]) -> Steps:
        """The numbers that can be counted to.

        Raises:
            ValueError: a setting is no whole number, the step is below 1, or 'min' is above 'max'.
        """
        given = {key: whole_number(key, value) for key, value in settings.items() if value is not None}
        steps = Steps(given.get("min", 0), given.get("max", LARGEST), given.get("step", 1))
        if steps.step < 1:
            raise ValueError(f"'step' is {steps.step}; give how far a press counts, 1 or more")
        if steps.low > steps.high:
            low = f"'min' is {steps.low}" if "min" in given else "'min' is 0 where it is not given"
            raise ValueError(f"{low} and 'max' is {steps.high}; no number is left between them")
        return steps

    def draw(self, prepared: Any, view: Any, reading: Reading) -> Drawing:
        """The number between its two buttons, and Done below. A button that would change nothing is inert."""
        steps: Steps = prepared
        number = view if is_whole(view) and steps.has(view) else steps.first
        fewer, more = steps.below(number), steps.above(number)
        row = (
            Cell(_MINUS, view=fewer if fewer != number else None),
            Cell(_written(number, reading.locale)),
            Cell("+", view=more if more != number else None),
        )
        return Drawing((row, (Cell("Done", value=number, finishes=True),)))

    def allows(self, prepared: Any, value: Any, reading: Reading) -> bool:
        """Whether presses lead to it."""
        return is_whole(value) and bool(prepared.has(value))

    def error(self, prepared: Any, value: Any, reading: Reading) -> Sentence:
        """Says the lowest, the highest and the step."""
        steps: Steps = prepared
        high = None if steps.high == LARGEST else steps.high
        return Sentence("widget_counter", {"low": steps.low, "high": high, "step": steps.step})


def _written(number: int, locale: str) -> str:
    from babel.numbers import format_decimal

    return plain_spaces(format_decimal(number, locale=locale_of(locale)))


kind: Widget = Counter()
