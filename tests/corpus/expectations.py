"""What a file of the corpus says of itself: comment lines with carets under the places of its mistakes.

    propmt: Your name?
    #^^^^^ DG101 did you mean 'prompt'
    next: nmae
    #     ^^^^ error DG202 nmae

The carets stand under the place, and behind them its code and a regular expression for message and help together (case
does not count); before the code, its severity may stand. A comment directly under another speaks of the same line.
Where the place begins in the first column, the carets follow the sign, in Python `#:`, directly and count from that
column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CARETS = re.compile(
    r"(?P<lead>\s*#:?)(?P<gap> *)(?P<carets>\^+) +(?:(?P<severity>error|warning|note) +)?(?P<code>DG\d{3}) *"
    r"(?P<match>.*)"
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """A mistake that must be told: at `line`, from `column` on, `width` characters wide. `match` fits its words.

    `severity` is what it must be, where that is said.
    """

    line: int
    column: int
    width: int
    code: str
    match: str
    severity: str = ""


def expectations(text: str) -> list[Expectation]:
    """Those of a file's text, in order of lines."""
    found = []
    spoken_of = 0
    for number, line in enumerate(text.splitlines(), 1):
        caret = _CARETS.fullmatch(line)
        if caret is None:
            spoken_of = number
            continue
        at_first = caret["lead"] in ("#", "#:") and not caret["gap"]
        column = 1 if at_first else caret.start("carets") + 1
        place = (spoken_of, column, len(caret["carets"]))
        found.append(Expectation(*place, caret["code"], caret["match"], caret["severity"] or ""))
    return found
