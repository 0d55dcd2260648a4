"""What a widget is. One file in this folder a widget; the file's name is the widget's name in YAML.

Each file ends in `kind: Widget = ...`. Adding a widget adds a file here, a page section and a test; it changes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from dragoman.language.inputs.protocol import Reading
from dragoman.language.sentences import Sentence

WIDEST_ROW = 8
"""Cells in a row, at most: Telegram shows no more buttons side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: plain text, and what a press on it does.

    With a `value` it answers the question; with a `view` it draws the widget again, from there; with neither it is
    inert: the name of a weekday, a number that is only shown. None has both. A value is of the type that the input
    named by `value_input` gives; a view is a text or an integer.
    `finishes`: it takes what is shown, and says so with the shipped word of the user's language.
    """

    label: str
    value: Any = None
    view: Any = None
    finishes: bool = False

    @property
    def inert(self) -> bool:
        """Whether a press does nothing."""
        return self.value is None and self.view is None


BLANK = Cell("·")
"""A place that is kept free. Telegram refuses a label of blanks."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The cells in their rows, from top to bottom; at most 8 in a row and 100 in all."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing can be pressed: the limits of this user leave nothing to choose."""
        return all(cell.inert for row in self.rows for cell in row)


class Widget(Protocol):
    """Draws cells to answer with, and judges what is typed instead. Pure: whatever it needs is given."""

    @property
    def value_input(self) -> str:
        """The input type that a prompt has with this widget when it names none."""
        ...

    @property
    def settings(self) -> frozenset[str]:
        """The keys of its mapping; none of them is required."""
        ...

    @property
    def bare(self) -> str:
        """The setting that a single value means, as in `rating: 5`; empty if only a mapping will do."""
        ...

    def prepare(self, settings: Mapping[str, Any]) -> Any:
        """The settings in the form that the other methods want.

        It is called at load with the settings that are known then, and before each drawing with all of them, worked
        out for the user. A setting that is None counts as not given.

        Raises:
            ValueError: a setting is not usable, or two are at odds; the sentence quotes it and says what would be
                right.
        """
        ...

    def draw(self, prepared: Any, view: Any, reading: Reading) -> Drawing:
        """The cells of this view, in the user's locale. None is the first view.

        Never raises: a view that these settings do not have, kept from former ones, is drawn as one they have.
        """
        ...

    def allows(self, prepared: Any, value: Any, reading: Reading) -> bool:
        """Whether an answer, pressed or typed, keeps within the settings; false for a value of another type."""
        ...

    def error(self, prepared: Any, value: Any, reading: Reading) -> Sentence:
        """The shipped sentence for a value that is not allowed: what would be."""
        ...
