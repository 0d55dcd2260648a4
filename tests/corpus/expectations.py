"""What a file of the corpus says of itself: comment lines with carets under the places of its mistakes.

    propmt: Your name?
    #^^^^^ DG101 did you mean 'prompt'

The carets stand under the place, and behind them its code and a regular expression for message and help together (case
does not count). A comment directly under another speaks of the same line. Where the place begins in the first column,
the carets follow the sign directly and count from that column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CARETS = re.compile(r"(?P<lead>\s*#)(?P<gap> *)(?P<carets>\^+) +(?P<code>DG\d{3}) *(?P<match>.*)")


@dataclass(frozen=True, slots=True)
class Expectation:
    """A mistake that must be told: at `line`, from `column` on, `width` characters wide. `match` fits its words."""

    line: int
    column: int
    width: int
    code: str
    match: str


def expectations(text: str) -> list[Expectation]:
    """Those of a file's text, in order of lines."""
    found = []
    spoken_of = 0
    for number, line in enumerate(text.splitlines(), 1):
        caret = _CARETS.fullmatch(line)
        if caret is None:
            spoken_of = number
            continue
        at_first = caret["lead"] == "#" and not caret["gap"]
        column = 1 if at_first else caret.start("carets") + 1
        found.append(Expectation(spoken_of, column, len(caret["carets"]), caret["code"], caret["match"]))
    return found
