"""Reads an answer as the prompt would, and asks for its value."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from dragoman.language.content import Content
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import Accepted, Reading, Rejected
from tests.language.saying import said

WEDNESDAY = datetime(2026, 5, 13, 10, 30, tzinfo=UTC)


def outcome(
    kind: str, text: str, locale: str = "en", now: datetime = WEDNESDAY, **settings: Any
) -> Accepted | Rejected:
    """What the type makes of a text that is sent on Wednesday, 13 May 2026."""
    return all_inputs()[kind].read(Content(text=text), Reading(now, locale, settings))


def value(kind: str, text: str, locale: str = "en", now: datetime = WEDNESDAY, **settings: Any) -> Any:
    """The value of an answer that must be accepted."""
    found = outcome(kind, text, locale, now, **settings)
    assert isinstance(found, Accepted), f"{text!r} was rejected as {kind} in {locale}"
    return found.value


def is_rejected(kind: str, text: str, locale: str = "en", now: datetime = WEDNESDAY, **settings: Any) -> bool:
    """Whether the answer is refused as being of another type."""
    return outcome(kind, text, locale, now, **settings) == Rejected("type")


def told(kind: str, reading: Reading) -> str:
    """What a user is told whose answer is not of the type."""
    return said(all_inputs()[kind].error(reading), reading.locale)


def example(kind: str, locale: str = "en", now: datetime = WEDNESDAY, **settings: Any) -> str:
    """What the type's sentence shows as an example."""
    return str(all_inputs()[kind].error(Reading(now, locale, settings)).values["example"])
