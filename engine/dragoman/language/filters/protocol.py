"""What a filter is: a pure function `(value, scope, arguments...)` with a name in the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dragoman.language.values.parameters import Parameters

Apply = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter.

    `markup` ones make parts of a message's format, and take the format behind the scope. `on_none` ones are asked
    even if there is no value; the others then give none.
    """

    name: str
    apply: Apply
    parameters: Parameters
    markup: bool = False
    on_none: bool = False


class Shelf:
    """The filters of one file: its functions, marked by `@shelf.filter(...)`."""

    def __init__(self) -> None:
        self.filters: dict[str, Filter] = {}

    def filter(self, name: str, *, markup: bool = False, on_none: bool = False) -> Callable[[Apply], Apply]:
        """Puts the function on the shelf under this name."""

        def put(apply: Apply) -> Apply:
            taken = Parameters.of(apply, skip=3 if markup else 2)
            self.filters[name] = Filter(name, apply, taken, markup, on_none)
            return apply

        return put
