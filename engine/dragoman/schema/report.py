"""What the checks of a file's shape share: the list of what was found, and how values are quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.source.tree import Mapping, Scalar, Sequence, Span, Tree

Spot = tuple[int, int]

_LONGEST = 40
_MANY = 16


@dataclass(slots=True)
class Report:
    """What is wrong with one file, as far as it has been looked at."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self, code: str, span: Span, message: str, hint: str | None = None, related: tuple[Related, ...] = ()
    ) -> None:
        """Notes a problem."""
        self.found.append(Diagnostic(self.file, span, code, message, hint, related=related))

    def related(self, span: Span, message: str) -> tuple[Related, ...]:
        """A place of this file that belongs to a problem."""
        return (Related(self.file, span, message),)


def without_echoes(found: list[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What does not begin inside a place of which something was told already."""
    ends: list[Spot] = []
    begins: list[Spot] = []
    for begin, end in sorted(_stretch(diagnostic.span) for diagnostic in told):
        begins.append(begin)
        ends.append(max(end, ends[-1]) if ends else end)
    return [diagnostic for diagnostic in found if not _covered(_stretch(diagnostic.span)[0], begins, ends)]


def without_repeats(found: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What does not speak of exactly the same place as something that was told already."""
    places = {diagnostic.span for diagnostic in told}
    return [diagnostic for diagnostic in found if diagnostic.span not in places]


def _stretch(span: Span) -> tuple[Spot, Spot]:
    return (span.line, span.column), (span.end_line, span.end_column)


def _covered(spot: Spot, begins: list[Spot], ends: list[Spot]) -> bool:
    """Whether one of the stretches that begin at the spot or before it ends behind it; `ends` never decrease."""
    before = bisect_right(begins, spot)
    return before > 0 and spot < ends[before - 1]


def quoted(text: str) -> str:
    """The text in quotes, its middle left out if it is long."""
    one_line = " ".join(text.split())
    return f"'{one_line}'" if len(one_line) <= _LONGEST else f"'{one_line[: _LONGEST - 3]}...'"


def shown(tree: Tree) -> str:
    """The value in words: "the text 'three'", "a list", "empty"."""
    match tree:
        case Mapping():
            return "a mapping"
        case Sequence():
            return "a list"
        case Scalar(value=None):
            return "empty" if not tree.text else quoted(tree.text)
        case Scalar(value=str()):
            return f"the text {quoted(tree.text)}"
        case _:
            return quoted(tree.text)


def any_of(words: Iterable[str], most: int = _MANY) -> str | None:
    """The words joined by commas; nothing if they are too many to be of help."""
    words = list(words)
    return ", ".join(words) if len(words) <= most else None


def both(keys: Iterable[str]) -> str:
    """Keys in quotes, joined by commas and "or"."""
    return joined((f"'{key}'" for key in keys), "or")


def joined(words: Iterable[str], last: str = "and") -> str:
    """Words joined by commas, the last one by "and"."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
