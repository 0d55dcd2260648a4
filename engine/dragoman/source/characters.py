"""Characters that make a file look like something else than it is, or that no message can hold."""

from __future__ import annotations

import re
from typing import Final

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.limits import PROBLEMS_OF_A_KIND
from dragoman.source.source import Source

_CONTROL: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_BIDI: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

FORBIDDEN: Final = re.compile(f"[{_CONTROL}{_BIDI}]")
_DIRECTION: Final = re.compile(f"[{_BIDI}]")

REPLACEMENT: Final = "\ufffd"


def character_problems(source: Source) -> list[Diagnostic]:
    """One diagnostic for each forbidden character of the file, comments included, up to a limit."""
    problems = []
    for found in FORBIDDEN.finditer(source.text):
        problems.append(forbidden(source, found.group(), found.start(), found.end()))
        if len(problems) == PROBLEMS_OF_A_KIND:
            break
    return problems


def forbidden(source: Source, character: str, start: int, end: int, escape: str = "") -> Diagnostic:
    """The diagnostic of one forbidden character that stands, or is written as an escape, between two offsets."""
    name = f"U+{ord(character):04X}"
    written = f"the escape {escape} gives " if escape else ""
    if _DIRECTION.match(character):
        message = f"{written}the bidi control character {name}: it turns the direction of the text around it"
        return Diagnostic(source.name, source.span(start, end), "DG005", message, "remove the character")
    kind = "lone surrogate" if "\ud800" <= character <= "\udfff" else "control character"
    message = f"{written}the {kind} {name}, which no text may hold"
    return Diagnostic(source.name, source.span(start, end), "DG004", message, "remove the character")


def replaced(text: str) -> str:
    """The text with every forbidden character made visible, at the same length."""
    return FORBIDDEN.sub(REPLACEMENT, text)


def shown(text: str, limit: int = 40) -> str:
    """The text in quotes for a message: on one line, without forbidden characters, and cut if it is long."""
    line = " ".join(text[: 4 * limit].split())
    cut = line if len(line) <= limit else line[: limit - 1] + "…"
    return f'"{replaced(cut)}"'
