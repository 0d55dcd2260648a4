"""The tables of shapes: files in `right` are fine, files in `wrong` say themselves what is wrong with them, and where.

Flows, `*.bot.yaml` and `*.dialogue.yaml` are told apart by their names. Only their shape is judged: a flow of these
folders may call what is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic, in_order
from dragoman.schema import check_bot, check_dialogue, check_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Sequence, Tree

_HERE = Path(__file__).parent
RIGHT = sorted((_HERE / "right").glob("*.yaml"))
WRONG = sorted((_HERE / "wrong").glob("*.yaml"))

_CHECKS: dict[str, Callable[..., list[Diagnostic]]] = {
    "bot": check_bot,
    "dialogue": check_dialogue,
    "flow": check_flow,
}


def schema_of(path: Path) -> str:
    """The schema by which the file is judged."""
    kind = path.stem.rpartition(".")[2]
    return kind if kind in _CHECKS else "flow"


def tree_in(path: Path) -> Tree:
    """What stands in the file."""
    parsed = parse(Source(path.name, path.read_text(encoding="utf-8")))
    assert parsed.tree is not None
    assert parsed.diagnostics == ()
    return parsed.tree


def told_of(path: Path) -> list[Diagnostic]:
    """What is told of its shape, in order of places."""
    return in_order(_CHECKS[schema_of(path)](tree_in(path), path.name))


def keys_in(tree: Tree) -> Iterator[str]:
    """Every key of the file."""
    if isinstance(tree, Mapping):
        for entry in tree.entries:
            yield entry.key.text
            yield from keys_in(entry.value)
    for item in tree.items if isinstance(tree, Sequence) else ():
        yield from keys_in(item)
