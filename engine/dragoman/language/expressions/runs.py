"""The author's own stretches of a text: runs of static text and values between two tags, and the arms they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import nodes

VALUE = "\x00"
"""Stands for a `{{ }}` inside a run."""

SEAM = "\x01"
"""Stands for a comment that was taken out between two stretches."""

Region = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A run as one text with marks in it. `region` is the arm of `if` or loop it stands in; `last` ends its arm."""

    text: str
    data: tuple[nodes.TemplateData, ...]
    starts: tuple[tuple[int, int], ...]
    region: Region
    last: bool

    def offset(self, position: int) -> int:
        """The place in the source of a place in the run."""
        start, source = max((pair for pair in self.starts if pair[0] <= position), default=(0, 0))
        return source + position - start

    def fixed(self, ready: str) -> dict[int, str]:
        """The stretches of a run that was made ready, by identity of the node they came from."""
        marks = [mark for mark in self.text if mark in (VALUE, SEAM)]
        pieces = _split(ready, marks)
        return {id(node): piece for node, piece in zip(self.data, pieces, strict=True)}


def runs_of(body: Sequence[nodes.Node], region: Region = ()) -> Iterator[Run]:
    """All runs of a text, in their order."""
    for place, node in enumerate(body):
        last = place == len(body) - 1
        match node:
            case nodes.Output():
                yield _run(node, region, last)
            case nodes.If():
                for number, arm in enumerate([node, *node.elif_]):
                    yield from runs_of(arm.body, (*region, place, number))
                yield from runs_of(node.else_, (*region, place, -1))
            case nodes.For():
                yield from runs_of(node.body, (*region, place, 0))
                yield from runs_of(node.else_, (*region, place, -1))


def _run(output: nodes.Output, region: Region, last: bool) -> Run:
    text, data, starts = "", [], []
    before: nodes.Node | None = None
    for node in output.nodes:
        if isinstance(node, nodes.TemplateData):
            text += SEAM if isinstance(before, nodes.TemplateData) else ""
            starts.append((len(text), node.lineno or 0))
            text += node.data.replace(VALUE, " ").replace(SEAM, " ")
            data.append(node)
        else:
            text += VALUE
        before = node
    return Run(text, tuple(data), tuple(starts), region, last)


def _split(ready: str, marks: list[str]) -> list[str]:
    """The stretches between the marks. Two values side by side have none between them, and an end may have none."""
    pieces, rest = [], ready
    for mark in marks:
        piece, _, rest = rest.partition(mark)
        pieces.append(piece)
    return [piece for piece in [*pieces, rest] if piece]
