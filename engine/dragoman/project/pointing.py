"""Where a diagnostic points that speaks of a whole block: at the block's key, as an author would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Sequence, Span, Tree


def at_keys(found: Iterable[Diagnostic], parsed: Iterable[tuple[Source, Tree]]) -> list[Diagnostic]:
    """The same diagnostics; those that mark a block mapping or list from its begin to its end mark its key instead."""
    found = list(found)
    told = {one.file for one in found}
    keys = {source.name: dict(_keys(tree)) for source, tree in parsed if source.name in told}
    return [_at_key(one, keys[one.file]) if one.file in keys else one for one in found]


def _at_key(one: Diagnostic, keys: dict[Span, Span]) -> Diagnostic:
    return replace(one, span=keys[one.span]) if one.span in keys else one


def _keys(tree: Tree) -> Iterator[tuple[Span, Span]]:
    """The stretch of every block below a key, and that of the key."""
    waiting = [tree]
    while waiting:
        match waiting.pop():
            case Mapping(entries=entries):
                for entry in entries:
                    if not isinstance(entry.value, Scalar):
                        waiting.append(entry.value)
                        if not entry.value.flow:
                            yield entry.value.span, entry.key.span
            case Sequence(items=items):
                waiting += [item for item in items if not isinstance(item, Scalar)]
            case Scalar():
                continue
