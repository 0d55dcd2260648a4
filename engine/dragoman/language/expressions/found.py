"""What a walk over a tree has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language.expressions.problems import Problem, Reference


@dataclass(slots=True)
class Found:
    """Problems and references, and what a walk needs to judge: the source and what stood in parentheses."""

    source: str
    grouped: frozenset[int]
    markup: bool
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def refuse(self, offset: int, text: str, code: str, message: str, help: str | None = None) -> None:  # noqa: A002
        """Notes a problem with this word."""
        self.problems.append(Problem(offset, max(len(text), 1), code, message, help))
