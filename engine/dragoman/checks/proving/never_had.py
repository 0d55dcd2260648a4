"""Texts that a variable is compared with and never has, while all that it has are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from dragoman.checks.proving.cases import UNWRITTEN, Cases

_EQUAL = ("eq", "ne", "in", "notin")


@dataclass(frozen=True, slots=True, eq=False)
class NeverHad:
    """The variable, the text that it never is, and the texts that it can be."""

    name: str
    text: nodes.Const
    texts: tuple[str, ...]


def never_had(atom: nodes.Node, held: Mapping[str, int], cases: Cases) -> list[NeverHad]:
    """What is wrong with a comparison. `held` leads from variables to the samples that they may hold."""
    if not isinstance(atom, nodes.Compare) or not (found := list(texts_in(atom))):
        return []
    name = next((side.name for side in (atom.expr, atom.ops[0].expr) if isinstance(side, nodes.Name)), None)
    if name is None or name not in held:
        return []
    texts = tuple(value for value in cases.values(name, held[name]) if isinstance(value, str))
    # Where a text is possible that nobody wrote, any text is.
    if not texts or any(text in UNWRITTEN for text in texts):
        return []
    return [NeverHad(name, constant, texts) for constant in found if constant.value not in texts]


def texts_in(compare: nodes.Compare) -> Iterator[nodes.Const]:
    """The texts that something is asked to be, or not to be; none where it is compared in another way."""
    if len(compare.ops) != 1 or compare.ops[0].op not in _EQUAL:
        return
    for side in (compare.expr, compare.ops[0].expr):
        constants = side.items if isinstance(side, nodes.List) else [side]
        yield from (one for one in constants if isinstance(one, nodes.Const) and isinstance(one.value, str))
