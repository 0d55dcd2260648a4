"""What is wrong with a file, as data. Text is made of it by the renderers in `formats/`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.source.tree import Span


class Severity(StrEnum):
    """error: sure to fail or to say something false; warning: may fail or surely useless; note: taste."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to the problem, such as "first defined here"."""

    file: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: its place, its stable code, what is wrong with the value quoted, and what would be right.

    `file` is the path as the user gave it, or relative to the current folder. `help` is one sentence, or nothing.
    """

    file: str
    span: Span
    code: str
    message: str
    help: str | None = None
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Each problem once, by file and place."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda d: (d.file, d.span.line, d.span.column, d.code, d.message))
