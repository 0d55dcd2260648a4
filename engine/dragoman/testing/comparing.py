"""What was expected of a message, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.testing.dialogue import Expected
from dragoman.testing.heard import Heard
from dragoman.testing.words import said, shown


@dataclass(frozen=True, slots=True)
class Pair:
    """Something that was expected, what there was instead, and whether it agrees."""

    expected: str
    said: str
    agrees: bool


def fits(expected: Expected, heard: Heard) -> bool:
    """Whether the message is what was expected; its notice is another matter."""
    return all(pair.agrees for pair in pairs(expected, heard))


def pairs(expected: Expected, heard: Heard) -> list[Pair]:
    """All that was asked for, each beside what there was."""
    found: list[Pair] = []
    if expected.text is not None:
        agrees = said(expected.text, heard.text, heard.source)
        found.append(Pair(shown(expected.text), heard.text, agrees))
    if expected.contains is not None:
        part = expected.contains.strip()
        found.append(Pair(f"… {part} …", heard.text, part in heard.text or part in heard.source))
    if expected.buttons is not None:
        found.append(Pair(labels(expected.buttons), labels(heard.buttons), expected.buttons == heard.buttons))
    if expected.media is not None:
        agrees = _shows(expected.media, heard.media)
        found.append(Pair(_media(expected.media), _media([names[-1] for names in heard.media]), agrees))
    if expected.to is not None:
        found.append(Pair(f"to: {expected.to}", f"to: {' '.join(heard.to)}", expected.to in heard.to))
    return found


def unheard(expected: Expected) -> list[Pair]:
    """All that was asked for, beside nothing."""
    wanted = [
        shown(expected.text) if expected.text is not None else None,
        f"… {expected.contains.strip()} …" if expected.contains is not None else None,
        labels(expected.buttons) if expected.buttons is not None else None,
        _media(expected.media) if expected.media is not None else None,
        f"to: {expected.to}" if expected.to is not None else None,
    ]
    first, *rest = [one for one in wanted if one is not None] or ["(a message)"]
    return [Pair(first, "(nothing)", False), *(Pair(one, "", False) for one in rest)]


def _shows(expected: Sequence[str], media: Sequence[Sequence[str]]) -> bool:
    return len(expected) == len(media) and all(one in names for one, names in zip(expected, media, strict=True))


def labels(buttons: Sequence[str]) -> str:
    """The labels of a message in one line."""
    return f"buttons: {', '.join(buttons)}" if buttons else "no buttons"


def _media(names: Sequence[str]) -> str:
    return f"media: {', '.join(names)}" if names else "no media"
