"""What the builder needs of the C parser's events, which carry more and are typed more loosely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Mark:
    """A place as the C parser counts it: in characters, from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """Anything that happens in a file."""

    start_mark: Mark
    end_mark: Mark


class Value(Event, Protocol):
    """The beginning of a value, which may have an anchor and a tag."""

    anchor: str | None
    tag: str | None


class ScalarValue(Value, Protocol):
    """A value that is no collection; `style` is the sign it begins with, or nothing for a plain one."""

    value: str
    style: str | None


class Collection(Value, Protocol):
    """The beginning of a mapping or list."""

    flow_style: bool | None
