"""Which flows can be judged: a check over a graph with holes in it would find holes.

The law of this file: an error that may have kept a node, a button or a way out of the graph makes a flow unsound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.flow import Flow
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Sequence, Span, Tree, within

_HARMLESS = ("DG203", "DG204", "DG209", "DG210", "DG214", "DG215", "DG216", "DG225", "DG242", "DG252", "DG253", "DG255")
"""Errors after which the graph is whole, beside those of whole areas."""

_HARMLESS_AREAS = ("DG4", "DG5", "DG7", "DG8", "DG9")
_OF_TEXTS = ("DG3", "DG219")
"""A text or value that is refused leaves a button without its way, or a variable without its value; anywhere else it
leads nowhere."""

_LEADING = frozenset({"buttons", "branches", "when", "triggers", "pay", "handoff", "notify", "http"})
_GIVING = frozenset({"set", "variables", "inputs", "optional"})
"""Keys under which a refused text takes a way with it, or a value."""


def sound(flows: Iterable[Flow], problems: Iterable[Diagnostic], trees: Mapping[str, Tree]) -> frozenset[str]:
    """The names of the flows whose graph is whole."""
    broken: dict[str, list[Diagnostic]] = {}
    for found in problems:
        if found.severity is Severity.ERROR:
            broken.setdefault(found.file, []).append(found)
    return frozenset(flow.name for flow in flows if _is_whole(broken.get(flow.file, []), trees.get(flow.file)))


def _is_whole(errors: list[Diagnostic], tree: Tree | None) -> bool:
    doubtful = [found for found in errors if not found.code.startswith(_HARMLESS_AREAS) and found.code not in _HARMLESS]
    if any(not found.code.startswith(_OF_TEXTS) for found in doubtful) or (doubtful and tree is None):
        return False
    places = list(_leading(tree)) if doubtful and tree is not None else []
    return not any(within(found.span, place) for found in doubtful for place in places)


def _leading(tree: Tree) -> Iterable[Span]:
    """The stretches in which a refused text takes something out of the graph with it."""
    if isinstance(tree, TreeMapping):
        for entry in tree.entries:
            if entry.key.text in _LEADING or entry.key.text in _GIVING:
                yield entry.value.span
            else:
                yield from _leading(entry.value)
    elif isinstance(tree, Sequence):
        for item in tree.items:
            yield from _leading(item)
