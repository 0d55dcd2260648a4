"""How a failure is told: the step as it is written, one sentence, and expected and said side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

from dragoman.testing.comparing import Pair

WIDEST = 60
"""Characters in a column; longer lines go on below."""

SAID = ("expected", "said")
FOUND = ("expected", "found")


@dataclass(frozen=True, slots=True)
class Failure:
    """What a dialogue failed at: its file, the line of the step, and the text for people."""

    file: str
    line: int
    message: str


class Failed(Exception):
    """A step fails: a sentence, what was expected beside what there was, and remarks that may help."""

    def __init__(
        self, sentence: str, beside: Sequence[Pair] = (), heads: tuple[str, str] = SAID, remarks: Iterable[str] = ()
    ) -> None:
        super().__init__(sentence)
        self.sentence, self.remarks = sentence, tuple(remarks)
        self.table = side_by_side(beside, heads) if beside else ""

    def told(self, written: str, reports: Iterable[str] = ()) -> str:
        """The text for people: the step, what is wrong with it, and what the flow reported meanwhile."""
        reported = [f"  reported: {report}" for report in reports]
        return "\n".join(part for part in (written, self.sentence, self.table, *self.remarks, *reported) if part)


def side_by_side(pairs: Sequence[Pair], heads: tuple[str, str] = SAID) -> str:
    """Two columns, line by line. `|` stands between lines that agree, `!` between those that do not."""
    lines = [line for pair in pairs for line in _lines(pair)]
    rows = [(*heads, True), *lines]
    left, right = max(len(row[0]) for row in rows), max(len(row[1]) for row in rows)
    body = [f"  {one:<{left}} {'|' if agrees else '!'} {other}".rstrip() for one, other, agrees in rows]
    body.insert(1, f"  {'-' * left}-+-{'-' * right}")
    return "\n".join(body)


def _lines(pair: Pair) -> list[tuple[str, str, bool]]:
    """The two texts' lines beside each other, folded where they are too wide."""
    found: list[tuple[str, str, bool]] = []
    for one, other in zip_longest(pair.expected.splitlines() or [""], pair.said.splitlines() or [""]):
        agrees = pair.agrees or one == other
        folded = zip_longest(_folded(one or ""), _folded(other or ""), fillvalue="")
        found += [(left, right, agrees) for left, right in folded]
    return found


def _folded(line: str) -> list[str]:
    return [line] if len(line) <= WIDEST else wrap(line, WIDEST, break_on_hyphens=False)
