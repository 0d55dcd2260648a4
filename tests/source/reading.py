"""Short ways for the tests of this folder to read a text."""

from __future__ import annotations

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Plain, Scalar, Tree, plain


def told(text: str) -> list[Diagnostic]:
    """What is said of this text."""
    return list(parse(Source("x.yaml", text)).diagnostics)


def codes(text: str) -> list[str]:
    """The codes of what is said of this text, in order of place."""
    return [diagnostic.code for diagnostic in told(text)]


def tree_of(text: str) -> Tree:
    """The tree of this text, of which nothing may be said."""
    parsed = parse(Source("x.yaml", text))
    assert parsed.diagnostics == ()
    assert parsed.tree is not None
    return parsed.tree


def data_of(text: str) -> Plain:
    """The bare data of this text, whatever is said of it."""
    tree = parse(Source("x.yaml", text)).tree
    assert tree is not None
    return plain(tree)


def scalar_of(text: str, key: str = "a") -> Scalar:
    """The scalar under this key of the mapping that the text is."""
    tree = parse(Source("x.yaml", text)).tree
    assert isinstance(tree, Mapping)
    value = tree.get(key)
    assert isinstance(value, Scalar)
    return value


def place(diagnostic: Diagnostic) -> tuple[int, int, int, int]:
    """Line, column, end line, end column."""
    span = diagnostic.span
    return span.line, span.column, span.end_line, span.end_column
