"""What the variables of a flow can hold, told by samples: a few values that stand for all others.

A condition is judged by running it, as a conversation would, on the samples of its variables. The law of this file:
samples are every constant that a variable is compared with or set to, and one value of every kind beside, between and
beyond them; a sample on which a condition fails stands for no conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from itertools import pairwise, product
from operator import or_
from typing import Any

from jinja2 import nodes

from dragoman.checks.proving.constants import atoms, judged, names_in
from dragoman.language.expressions import Scope, TemplateFault
from dragoman.language.expressions.closures import closure_of

UNWRITTEN = ("", "…")
"""Texts that stand for all those that nobody wrote."""

_OTHERS: tuple[Any, ...] = (True, False, *UNWRITTEN, (), ("…",))

_MOST_COMBINED = 400
_STEADY = frozenset({"profile", "shared", "config", "user", "chat", "bot"})
"""Names beside the variables that mean the same for a while."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known at one point of one conversation.

    `held` leads from variables to their possible samples, a bit for each; a variable that is missing may hold
    anything. `facts` are conditions that were judged, and what they were.
    """

    held: frozenset[tuple[str, int]] = frozenset()
    facts: frozenset[tuple[str, bool]] = frozenset()

    def of(self, name: str) -> int | None:
        """The possible samples of a variable."""
        return next((mask for known, mask in self.held if known == name), None)

    def holding(self, name: str, mask: int) -> Known:
        """The same, but for this variable."""
        return Known(frozenset((*(pair for pair in self.held if pair[0] != name), (name, mask))), self.facts)

    def joined(self, other: Known) -> Known:
        """What is known of both."""
        mine, theirs = dict(self.held), dict(other.held)
        held = frozenset((name, mask | theirs[name]) for name, mask in mine.items() if name in theirs)
        return Known(held, self.facts & other.facts)


def holding(masks: Mapping[str, int], names: Iterable[str]) -> Known:
    """What these masks say of those of the names that have one."""
    return Known(frozenset((name, masks[name]) for name in names if name in masks))


@dataclass(slots=True)
class Cases:
    """The samples of all variables that conditions judge. `set_to` are the constants that variables are given."""

    variables: frozenset[str]
    samples: Mapping[str, tuple[Any, ...]]
    constants: Mapping[str, list[Any]]
    _judged: dict[int, Judged] = field(default_factory=dict)
    _facts: dict[str, frozenset[str]] = field(default_factory=dict)
    _kept: list[nodes.Node] = field(default_factory=list)

    def only(self, names: frozenset[str]) -> Cases:
        """The samples of these variables alone: what is judged of others stays open."""
        return Cases(names, {name: self.samples[name] for name in names}, self.constants)

    def is_written(self, name: str, value: Any) -> bool:
        """Whether the flow itself names this value of the variable."""
        return any(_same(value, constant) for constant in self.constants.get(name, ()))

    def mask(self, name: str, values: Iterable[Any]) -> int:
        """Those samples of a variable that are these values."""
        wanted = list(values)
        pairs = enumerate(self.samples.get(name, (None,)))
        return sum(1 << index for index, sample in pairs if any(_same(sample, value) for value in wanted))

    def some(self, name: str) -> int:
        """All samples but none."""
        return self.all(name) & ~1

    def all(self, name: str) -> int:
        """All samples."""
        return (1 << len(self.samples.get(name, (None,)))) - 1

    def values(self, name: str, mask: int) -> list[Any]:
        """The samples of a mask."""
        return [sample for index, sample in enumerate(self.samples.get(name, (None,))) if mask & 1 << index]

    def written(self, known: Known, name: str, mask: int | None) -> Known:
        """What is known once the variable has another value; nothing more of it without a mask."""
        held = frozenset(pair for pair in known.held if pair[0] != name)
        facts = frozenset(fact for fact in known.facts if name not in self._facts[fact[0]])
        return Known(held if mask is None else held | {(name, mask)}, facts)

    def assume(self, known: Known, condition: nodes.Node, truth: bool) -> Known | None:
        """What is known if the condition is this; nothing if it cannot be."""
        match condition:
            case nodes.Not():
                return self.assume(known, condition.node, not truth)
            case nodes.And() | nodes.Or():
                return self._joint(known, condition, truth)
            case _:
                return self._atom(known, condition, truth)

    def _joint(self, known: Known, condition: nodes.And | nodes.Or, truth: bool) -> Known | None:
        both = isinstance(condition, nodes.And) == truth
        left = self.assume(known, condition.left, truth)
        if both:
            return None if left is None else self.assume(left, condition.right, truth)
        other = self.assume(known, condition.left, not truth)
        right = None if other is None else self.assume(other, condition.right, truth)
        return left.joined(right) if left and right else left or right

    def _atom(self, known: Known, atom: nodes.Node, truth: bool) -> Known | None:
        found = self._judge(atom)
        if not found.names:
            return (
                known
                if found.decided is truth
                else None
                if found.decided is not None
                else self._fact(known, atom, truth)
            )
        masks = [known.of(name) for name in found.names]
        full = [self.all(name) if mask is None else mask for name, mask in zip(found.names, masks, strict=True)]
        fitting = [
            one for one in found.on(truth) if all(mask & 1 << index for mask, index in zip(full, one, strict=True))
        ]
        if not fitting:
            return None
        for place, name in enumerate(found.names):
            known = known.holding(name, reduce(or_, (1 << one[place] for one in fitting)))
        return known

    def _fact(self, known: Known, atom: nodes.Node, truth: bool) -> Known | None:
        """What cannot be judged is at least the same each time, until something in it changes."""
        names = names_in(atom)
        if not names <= self.variables | _STEADY:
            return known
        key = repr(atom)
        self._facts[key] = names
        if (key, not truth) in known.facts:
            return None
        return Known(known.held, known.facts | {(key, truth)})

    def _judge(self, atom: nodes.Node) -> Judged:
        if id(atom) not in self._judged:
            self._kept.append(atom)
            self._judged[id(atom)] = self._run(atom)
        return self._judged[id(atom)]

    def _run(self, atom: nodes.Node) -> Judged:
        found = judged(atom)
        names = tuple(dict.fromkeys(name for name, _ in found or ()))
        sizes = [len(self.samples.get(name, ())) for name in names]
        if found is None or 0 in sizes or reduce(lambda a, b: a * b, sizes, 1) > _MOST_COMBINED:
            return Judged()
        run = closure_of(atom, "plain")
        results: dict[tuple[int, ...], bool] = {}
        for combined in product(*(range(size) for size in sizes)):
            values = {name: self.samples[name][index] for name, index in zip(names, combined, strict=True)}
            try:
                results[combined] = bool(run(Scope(values)))
            except TemplateFault:
                continue
        if not names:
            return Judged(decided=results.get(()))
        return Judged(
            names,
            tuple(one for one, is_ in results.items() if is_),
            tuple(one for one, is_ in results.items() if not is_),
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """An atom as its samples judge it: for which of them it is true, for which false. Without names it is `decided`
    for all alike, or nothing is known of it."""

    names: tuple[str, ...] = ()
    true: tuple[tuple[int, ...], ...] = ()
    false: tuple[tuple[int, ...], ...] = ()
    decided: bool | None = None

    def on(self, truth: bool) -> tuple[tuple[int, ...], ...]:
        """The samples for which it is this."""
        return self.true if truth else self.false


def cases_of(
    variables: frozenset[str],
    conditions: Iterable[nodes.Node],
    set_to: Mapping[str, list[Any]],
    whole: frozenset[str],
    bounds: Mapping[str, list[Any]] | None = None,
) -> Cases:
    """The samples for these conditions. `set_to`: the constants that variables are given; `whole`: those that only
    hold integers; `bounds`: numbers that rules name, which no constant has to be."""
    constants: dict[str, list[Any]] = {name: [] for name in variables}
    for condition in conditions:
        for atom in atoms(condition):
            found = judged(atom) or []
            compared = [constant for _, some in found for constant in some]
            for name, _ in found:
                if name in constants:
                    constants[name] += compared
    for name, values in set_to.items():
        if name in constants:
            constants[name] += values
    more = bounds or {}
    samples = {name: _samples([*found, *more.get(name, ())], name in whole) for name, found in constants.items()}
    return Cases(variables, samples, constants)


def _samples(constants: list[Any], whole: bool) -> tuple[Any, ...]:
    """None first, then the constants, then what stands for everything else."""
    found: list[Any] = [None]
    numbers = sorted({value for value in constants if isinstance(value, int | Decimal) and not isinstance(value, bool)})
    for value in (*constants, *_OTHERS, *_between(numbers, whole)):
        if not any(_same(value, known) for known in found) and not isinstance(value, dict):
            found.append(value)
    return tuple(found)


def _between(numbers: list[Any], whole: bool) -> list[Any]:
    if not numbers:
        return [0, 1]
    beside = [numbers[0] - 1, numbers[-1] + 1]
    pairs = pairwise(numbers)
    if whole:
        return beside + [int(low) + 1 for low, high in pairs if int(low) + 1 < high]
    return beside + [(Decimal(low) + Decimal(high)) / 2 for low, high in pairs]


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
