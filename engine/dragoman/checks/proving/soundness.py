"""Which flows can be judged: a check over a graph with holes in it would find holes.

The law of this file: an error that may have kept a node, a button or a way out of the graph makes a flow unsound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.flow import Flow
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Sequence, Span, Tree, within

_HARMLESS = (
    "DG203",
    "DG204",
    "DG205",
    "DG209",
    "DG210",
    "DG214",
    "DG215",
    "DG216",
    "DG225",
    "DG242",
    "DG252",
    "DG253",
    "DG255",
)
"""Errors after which the graph is whole, beside those of whole areas."""

_HARMLESS_AREAS = ("DG4", "DG5", "DG7", "DG8", "DG9")
_OF_TEXTS = ("DG3", "DG219")
"""A text or value that is refused leaves a button without its way, or a variable without its value; anywhere else it
leads nowhere."""

_LEADING = frozenset({"buttons", "branches", "when", "triggers", "pay", "handoff", "notify", "http"})
_GIVING = frozenset({"set", "variables", "inputs", "optional"})
"""Keys under which a refused text takes a way with it, or a value."""


_TARGET, _KEY = "DG202", "DG101"
"""A misspelt target is taken for the nearest node; a misspelt key is left out, which matters to the graph for some."""

_PROPOSED = re.compile(r"did you mean '(\w+)'\?")
_OUTSIDE = frozenset(
    {"description", "title", "label", "help", "was", "final", "error", "validate", "ask_again", "suggest", "columns"}
    | {"keyboard", "after", "secret", "debounce", "interrupt", "placeholder", "format", "link_preview", "silent"}
    | {"protect", "effect", "react", "typing", "delete_after", "show", "overflow", "delivery", "optional", "style"}
    | {"icon", "aliases", "toast", "alert", "change", "where", "who"}
)
"""Keys without which a graph has no hole: they lead nowhere, and nothing is read that they give."""


def sound(flows: Iterable[Flow], problems: Iterable[Diagnostic], trees: Mapping[str, Tree]) -> frozenset[str]:
    """The names of the flows whose graph is whole."""
    broken: dict[str, list[Diagnostic]] = {}
    for found in problems:
        if found.severity is Severity.ERROR:
            broken.setdefault(found.file, []).append(found)
    return frozenset(flow.name for flow in flows if _is_whole(broken.get(flow.file, []), trees.get(flow.file)))


def certain(found: Iterable[Diagnostic], problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What was found, but for rings in files with a misspelt target: they may be rings of what it was taken for."""
    guessed = {problem.file for problem in problems if problem.code == _TARGET}
    return [one for one in found if one.code not in _ROUND or one.file not in guessed]


_ROUND = ("DG602", "DG603")


def _is_harmless(found: Diagnostic) -> bool:
    """Whether the graph is whole all the same."""
    if found.code == _TARGET:
        return _meant(found) is not None
    if found.code == _KEY:
        return _meant(found) in _OUTSIDE
    return found.code.startswith(_HARMLESS_AREAS) or found.code in _HARMLESS


def _meant(found: Diagnostic) -> str | None:
    """The nearest word, where the diagnostic proposes one."""
    proposed = _PROPOSED.fullmatch(found.help or "")
    return proposed[1] if proposed else None


def _is_whole(errors: list[Diagnostic], tree: Tree | None) -> bool:
    doubtful = [found for found in errors if not _is_harmless(found)]
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
