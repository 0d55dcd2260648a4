"""Quick fixes: where the help of a problem names the word that was meant, it can be put there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.source import Source
from dragoman.source.tree import Span

_MEANT = re.compile(r"did you mean '([^'\n]+)'\?")


@dataclass(frozen=True, slots=True)
class Fix:
    """A problem, and the text that would be right in its place."""

    problem: Diagnostic
    replacement: str

    @property
    def title(self) -> str:
        """What the editor offers."""
        return f"Replace with '{self.replacement}'"


def fixes(problems: Iterable[Diagnostic], checked: Source, now: Source, chosen: Span) -> Iterator[Fix]:
    """The fixes of a file's problems that touch the chosen stretch.

    `checked` is the text that the problems were found in: where the text is another one by now, there is none.
    """
    for problem in problems:
        if not _touch(problem.span, chosen) or not problem.help or problem.span.line != problem.span.end_line:
            continue
        meant = _MEANT.search(problem.help)
        if meant and checked.line(problem.span.line) == now.line(problem.span.line):
            yield Fix(problem, _quoted(now, problem.span, meant[1]))


def _touch(one: Span, other: Span) -> bool:
    start, end = (one.line, one.column), (one.end_line, one.end_column)
    return start <= (other.end_line, other.end_column) and (other.line, other.column) <= end


def _quoted(source: Source, span: Span, word: str) -> str:
    """The word in the quotation marks that stand there."""
    there = source.line(span.line)[span.column - 1 : span.end_column - 1]
    quoted = len(there) > 1 and there[0] == there[-1] and there[0] in "\"'"
    return f"{there[0]}{word}{there[0]}" if quoted else word
