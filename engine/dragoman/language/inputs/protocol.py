"""What an input type is. One file in this folder a type; the file's name is the type's name in YAML.

Each file ends in `kind: InputType = ...`. Adding a type adds a file here, a page section and a test; it changes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from dragoman.language.content import Content, Kind
from dragoman.language.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read an answer: the user's locale (`en`, `de_DE`), the moment in the user's zone, the type's settings.

    `user_id` is the sender's number where the channel tells it.
    """

    now: datetime
    locale: str = "en"
    settings: Mapping[str, Any] = field(default_factory=dict)
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The answer, typed: str, int, Decimal, bool, date, ..."""

    value: Any


@dataclass(frozen=True, slots=True)
class Rejected:
    """The answer is not of the type. `reason` is `type`, or `kind` when another kind of message was needed."""

    reason: str = "type"


class InputType(Protocol):
    """Reads one answer. Pure: no I/O, no clock; whatever it needs stands in `Reading`."""

    @property
    def accepts(self) -> frozenset[Kind]:
        """The kinds of message that it can read; any other is rejected with reason `kind` before `read` is called."""
        ...

    @property
    def settings(self) -> frozenset[str]:
        """The keys its mapping form takes beside `type`."""
        ...

    @property
    def value_type(self) -> str:
        """The type of the values it gives, in the language's words: text, integer, number, decimal, date, ..."""
        ...

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """The typed answer. Never raises, whatever a user sends (texts of 4,096 characters and more included)."""
        ...

    def error(self, reading: Reading) -> Sentence:
        """The shipped sentence for a wrong answer: what is expected, with an example. Never raises."""
        ...
