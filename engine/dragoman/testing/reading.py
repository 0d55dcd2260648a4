"""A dialogue's file into a dialogue. What is wrong with it are diagnostics, all of them at once.

The law of this file: the schema says which keys stand where and what kind of value each takes; here is only what a
schema cannot see. What has the wrong shape is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Plain, Scalar, Sequence, Span, Tree, plain
from dragoman.testing.deeds import READERS
from dragoman.testing.dialogue import Become, Dialogue, Start, Step, Stub


@dataclass(slots=True)
class Read:
    """What came of a file: the dialogue, unless there is a problem."""

    dialogue: Dialogue | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_dialogue(source: Source, tree: Tree) -> Read:
    """The dialogue of a file whose shape was checked. Never raises for what stands in a file."""
    read = Read()
    if not isinstance(tree, TreeMapping):
        return read
    steps = list(_steps(source, tree, read))
    if read.diagnostics:
        return read
    if start := _start(tree):
        # What `as` and `stub` say before anything happens holds for the first message already.
        first = next((i for i, step in enumerate(steps) if not isinstance(step.deed, Become | Stub)), len(steps))
        steps.insert(first, start)
    name, seed = tree.get("dialogue"), tree.get("seed")
    number = seed.value if isinstance(seed, Scalar) and isinstance(seed.value, int) else 0
    read.dialogue = Dialogue(source.name, name.text if isinstance(name, Scalar) else "", tuple(steps), number)
    return read


def _start(tree: TreeMapping) -> Step | None:
    flow, inputs = tree.get("start"), tree.get("with")
    if not isinstance(flow, Scalar):
        return None
    return Step(flow.span.line, f"start: {flow.text}", Start(flow.text, _record(inputs)))


def _record(tree: Tree | None) -> Mapping[str, Plain]:
    bare = plain(tree) if tree is not None else {}
    return bare if isinstance(bare, dict) else {}


def _steps(source: Source, tree: TreeMapping, read: Read) -> Iterator[Step]:
    steps = tree.get("steps")
    for item in steps.items if isinstance(steps, Sequence) else ():
        if not isinstance(item, TreeMapping) or len(item.entries) != 1:
            continue
        entry = item.entries[0]
        reader = READERS.get(entry.key.text)
        try:
            deed = reader(entry.value) if reader else None
        except ValueError as wrong:
            read.diagnostics.append(_problem(source, entry.value.span, str(wrong)))
            continue
        if deed is not None:
            yield Step(item.span.line, _written(source, item), deed)


def _problem(source: Source, span: Span, message: str) -> Diagnostic:
    return Diagnostic(source.name, span, "DG800", message)


def _written(source: Source, item: TreeMapping) -> str:
    """The step as it stands in the file, its further lines moved to the left with it."""
    span = item.span
    first = f"- {source.line(span.line)[span.column - 1 :]}"
    until = span.end_line if span.end_column > 1 else span.end_line - 1
    rest = [source.line(number) for number in range(span.line + 1, until + 1)]
    while rest and not rest[-1].strip():
        rest.pop()
    margin = span.column - 3
    return "\n".join([first.rstrip(), *(line[max(margin, 0) :].rstrip() for line in rest)])
