"""One line for each problem: file, place, severity, code, message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.characters import replaced


def render(diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str:
    """The lines. Control characters of the message are made visible."""
    return "".join(f"{headline(diagnostic)}\n" for diagnostic in diagnostics)


def headline(diagnostic: Diagnostic) -> str:
    """What is wrong and where, on one line."""
    place = f"{diagnostic.file}:{diagnostic.span.line}:{diagnostic.span.column}"
    return one_line(f"{place}: {diagnostic.severity.value} {diagnostic.code} {diagnostic.message}")


def one_line(text: str) -> str:
    """The text without line ends, and harmless on a terminal."""
    return replaced(" ".join(text.splitlines()))
