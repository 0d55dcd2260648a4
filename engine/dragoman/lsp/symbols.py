"""What in a project has a name, and where it is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.source.tree import Span

Kind = Literal["node", "variable", "flow", "action", "kept", "ambient"]
"""`kept` is a field of `profile` or `shared`, by its whole name; `ambient` a name that every expression has."""

Role = Literal["definition", "declaration", "write", "read", "target", "call", "former", "output"]
"""What a place has to do with a symbol: a node's key defines it, `inputs` declare a variable, `save` and `set` write
it, a target leads to a node, `call` names a flow or an action, `was` holds a former name, and an `output` is a field of
what a called flow hands back."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something with a name. `flow` is the flow a node or variable belongs to, empty for all else."""

    kind: Kind
    name: str
    flow: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place at which a symbol is named."""

    symbol: Symbol
    file: Path
    span: Span
    role: Role

    def holds(self, line: int, column: int) -> bool:
        """Whether the place lies in it, or right behind it, where a cursor stands after a word."""
        start, end = (self.span.line, self.span.column), (self.span.end_line, self.span.end_column)
        return start <= (line, column) <= end


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of a file."""

    file: Path
    span: Span
