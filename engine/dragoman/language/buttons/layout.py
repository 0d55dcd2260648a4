"""The buttons under a question as they are written: singles in columns, rows, and those made from a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.targets import Target
from dragoman.language.buttons.button import Button, compile_button, compile_short
from dragoman.language.buttons.generated import Generated, compile_generated, is_generated
from dragoman.language.compiler import listed
from dragoman.source.tree import Mapping, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

MADE = 1000
"""The places of generated buttons begin here, so that a button taken out before them does not change what they are."""


@dataclass(frozen=True, slots=True)
class Singles:
    """Buttons one after the other, in as many columns as the question has."""

    buttons: tuple[Button, ...]
    in_columns: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """Buttons side by side."""

    buttons: tuple[Button, ...]
    in_columns: bool = False


Part = Singles | Row | Generated


@dataclass(frozen=True, slots=True)
class Layout:
    """All buttons of a question in their order, the singles in so many columns."""

    parts: tuple[Part, ...] = ()
    columns: int = 1

    @property
    def written(self) -> tuple[Button, ...]:
        """The buttons that stand in the file one by one. An option names one by its place here."""
        return tuple(button for part in self.parts if not isinstance(part, Generated) for button in part.buttons)

    @property
    def lists(self) -> tuple[Generated, ...]:
        """What is made from lists."""
        return tuple(part for part in self.parts if isinstance(part, Generated))

    @property
    def made(self) -> tuple[Button, ...]:
        """The patterns of generated buttons. An option names one by its place here and `MADE`."""
        return tuple(button for part in self.lists for button in part.buttons)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All of them in reading order."""
        return tuple(button for part in self.parts for button in part.buttons)

    def at(self, place: int) -> Button:
        """The button at an option's place."""
        return self.made[place - MADE] if place >= MADE else self.written[place]

    def list_at(self, place: int) -> Generated | None:
        """The list of whose items an option's button was made; nothing for one that was written."""
        for part in self.lists if place >= MADE else ():
            place -= len(part.buttons)
            if place < MADE:
                return part
        return None

    def targets(self) -> tuple[Target, ...]:
        """Where presses lead, and empty lists."""
        ways = [button.next for button in self.buttons] + [part.empty for part in self.lists]
        return tuple(way for way in ways if way is not None)


def compile_layout(tree: Tree | None, columns: int, compiler: Compiler) -> Layout:
    """The short form (label: target) or the list of choices, buttons, rows and lists."""
    parts: list[Part] = []
    singles: list[Button] = []
    for part in _parts(tree, compiler):
        if isinstance(part, Button):
            singles.append(part)
            continue
        parts += [Singles(tuple(singles)), part]
        singles = []
    parts.append(Singles(tuple(singles)))
    return Layout(tuple(part for part in parts if part.buttons), columns)


def _parts(tree: Tree | None, compiler: Compiler) -> list[Button | Row | Generated]:
    if isinstance(tree, Mapping):
        return [button for entry in tree.entries if (button := compile_short(entry.key, entry.value, compiler))]
    return [part for item in listed(tree) if (part := _part(item, compiler))]


def _part(tree: Tree, compiler: Compiler) -> Button | Row | Generated | None:
    if isinstance(tree, Sequence):
        row = (compile_button(item, compiler) for item in tree.items)
        return Row(tuple(button for button in row if button))
    if isinstance(tree, Mapping) and is_generated(tree):
        return compile_generated(tree, compiler)
    return compile_button(tree, compiler)
