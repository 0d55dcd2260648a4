"""The names that the expressions of a file read, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.lsp.walking import Spot
from dragoman.source.alignment import locate
from dragoman.source.source import Source
from dragoman.source.tree import Scalar, Span

if TYPE_CHECKING:
    from dragoman.language.expressions.problems import Reference

_BRACES = re.compile(r"\{[{%]")
CONDITIONS = frozenset({"when", "that", "disabled"})
"""The keys whose values are bare expressions."""


@dataclass(frozen=True, slots=True)
class Read:
    """A name, the fields read below it, and where each of them stands."""

    name: str
    span: Span
    fields: tuple[tuple[str, Span], ...] = ()


def is_condition(spot: Spot) -> bool:
    """Whether what stands there is a bare expression."""
    last = next((step for step in reversed(spot.path) if isinstance(step, str)), "")
    return not spot.is_key and last in CONDITIONS and not isinstance(spot.path[-1], int)


def reads(source: Source, spot: Spot) -> Iterator[Read]:
    """What the value reads; nothing if it is no expression, or a broken one."""
    scalar = spot.scalar
    bare = is_condition(spot)
    if spot.is_key and spot.path[-2:-1] != ("buttons",):
        return
    if not bare and not _BRACES.search(scalar.text):
        return
    for reference in _references(scalar.text, bare):
        fields = zip(reference.path, reference.path_offsets, strict=True)
        places = tuple((name, _at(source, scalar, offset, name)) for name, offset in fields)
        yield Read(reference.name, _at(source, scalar, reference.offset, reference.name), places)


@lru_cache(maxsize=1 << 15)
def _references(text: str, bare: bool) -> tuple[Reference, ...]:
    """Remembered by text: of a file that is being edited, nearly all texts are as they were."""
    from dragoman.language.expressions.allowed import Checker
    from dragoman.language.expressions.found import Found
    from dragoman.language.expressions.problems import TemplateRefused
    from dragoman.language.expressions.syntax import parse_expression, parse_template

    try:
        parsed = (parse_expression if bare else parse_template)(text)
    except TemplateRefused:
        return ()
    # What is wrong with it besides is for the diagnostics: its names are names all the same.
    checker = Checker(Found(parsed.source, parsed.grouped, True))
    for node in parsed.body:
        checker.visit(node)
    return tuple(checker.found.references)


def _at(source: Source, scalar: Scalar, offset: int, name: str) -> Span:
    return locate(source, scalar, offset, len(name))
