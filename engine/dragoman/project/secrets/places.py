"""From a stretch of a value to the stretch of the file where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.project.secrets.found import Secret
from dragoman.source.alignment import locate
from dragoman.source.source import Source
from dragoman.source.tree import Scalar


@dataclass(frozen=True, slots=True)
class Found:
    """A secret in the text of a value, from `offset` on."""

    offset: int
    text: str
    code: str
    what: str
    name: str


def secret_at(source: Source, scalar: Scalar, found: Found) -> Secret:
    """The secret where it stands in the file, as it is written there."""
    span = locate(source, scalar, found.offset, len(found.text))
    start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
    return Secret(start, end, source.text[start:end], found.code, found.what, found.name)
