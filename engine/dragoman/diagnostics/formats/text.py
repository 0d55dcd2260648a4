"""For people: each problem with its line of the file, a mark under the place, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.diagnostics.excerpt import excerpt
from dragoman.diagnostics.formats.concise import headline, one_line
from dragoman.source.source import Source

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def render(diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str:
    """The problems in their order, an empty line between two."""
    known = {name: Source(name, text) for name, text in sources.items()}
    return "\n".join(_problem(diagnostic, known, colour) for diagnostic in diagnostics)


def _problem(diagnostic: Diagnostic, sources: Mapping[str, Source], colour: bool) -> str:
    tone = _COLOURS[diagnostic.severity]
    lines = [_tinted(headline(diagnostic), f"1;{tone}", colour)]
    source = sources.get(diagnostic.file)
    if source is not None and (found := excerpt(source, diagnostic.span)):
        gutter = str(diagnostic.span.line)
        lines.append(f"  {gutter} | {found.line}")
        lines.append(f"  {' ' * len(gutter)} | {_tinted(found.mark, tone, colour)}")
    if diagnostic.help:
        lines.append(f"  = {_tinted('help:', '1', colour)} {one_line(diagnostic.help)}")
    lines += [_place(related) for related in diagnostic.related]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _place(related: Related) -> str:
    return one_line(f"  = {related.file}:{related.span.line}:{related.span.column}: {related.message}")


def _tinted(text: str, tone: str, colour: bool) -> str:
    return f"\x1b[{tone}m{text}\x1b[0m" if colour else text
