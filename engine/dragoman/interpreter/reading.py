"""Reading: how one user's answers to one question are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.language.content import Content
from dragoman.language.inputs.protocol import Accepted, Reading
from dragoman.language.values.kinds import kind_of

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn
    from dragoman.language.nodes.prompt import Prompt


def reading_of(turn: Turn, prompt: Prompt) -> Reading:
    """How this user's answers to this question are read."""
    return Reading(turn.local_now, turn.locale, prompt.settings, turn.event.origin.user.id)


def of_the_type(turn: Turn, prompt: Prompt, value: Any) -> Any:
    """A button's text under a question for a number, a date or such is what typing it would give."""
    if prompt.choice or not isinstance(value, str):
        return value
    read = prompt.reader.read(Content(text=value), reading_of(turn, prompt))
    return read.value if isinstance(read, Accepted) else value


def is_of(value: Any, wanted: str) -> bool:
    """Whether a value is of the type that an input type gives."""
    kind = kind_of(value)
    if wanted in ("integer", "decimal", "number"):
        return kind == "number" and (wanted != "integer" or isinstance(value, int))
    return wanted in (kind, "any", "file")
