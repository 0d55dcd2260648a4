"""An array of objects for machines, with every field present."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.source.tree import Span


def render(diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str:
    """The array, one field a line. Characters beyond ASCII are escaped, so that any terminal can show it."""
    return json.dumps([_problem(diagnostic) for diagnostic in diagnostics], indent=2) + "\n"


def _problem(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "file": diagnostic.file,
        **_place(diagnostic.span),
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "related": [_related(related) for related in diagnostic.related],
    }


def _related(related: Related) -> dict[str, object]:
    return {"file": related.file, **_place(related.span), "message": related.message}


def _place(span: Span) -> dict[str, object]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
