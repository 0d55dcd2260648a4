"""Whether tags stand one inside the other, on every way through a text's branches.

The law of this file: a tag is wrong if it is so whenever it is written, or whenever one condition has come out one way
that no other condition could have a say in. Halves that stand in different branches may belong together: what cannot
be proved wrong is left alone. A loop's inside is a text of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from jinja2 import nodes

from dragoman.language.expressions.problems import Problem
from dragoman.language.expressions.runs import Region

Test = tuple[str, bool]
"""A condition of the text, and how it came out."""

_MOST_TESTS, _MOST_TAGS = 8, 50
"""Of one text that are looked at together; of more nothing is told."""
_MOST_TOLD = 20
_HOLDING_NONE = ("code", "pre", "blockquote")
"""Tags inside which others mean nothing; the last one minds only its like."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the text: its place, the branch or loop it stands in, and whether it is only the torn half of one."""

    name: str
    closing: bool
    offset: int
    region: Region
    length: int
    torn: bool = False


@dataclass(frozen=True, slots=True)
class _Arm:
    """Where a region belongs: the loop around it, and how the conditions of its branches must come out."""

    scope: Region = ()
    tests: tuple[Test, ...] = ()


Arms = Mapping[Region, _Arm]
Names = Mapping[str, frozenset[str]]
"""A condition -> the names that decide it."""


def nested(body: Sequence[nodes.Node], tags: Sequence[Tag]) -> list[Problem]:
    """The tags that lack their other half, and those inside another in which Telegram shows none."""
    torn = {tag.name for tag in tags if tag.torn}
    ordered = sorted((tag for tag in tags if tag.name not in torn), key=lambda tag: tag.offset)
    if not _unpaired(ordered) and not any(tag.name in _HOLDING_NONE for tag in ordered):
        return []
    arms, names = dict(_arms(body)), dict(_names(body))
    wrong = _unbalanced(ordered, arms, names)
    if wrong:
        return [_half(tag) for tag in wrong[:_MOST_TOLD]]
    return [_inner(*found) for found in islice(_inside(ordered, arms), _MOST_TOLD)]


def _half(tag: Tag) -> Problem:
    if tag.closing:
        message, remedy = f"the tag </{tag.name}> closes nothing", f"open it before with <{tag.name}>, or take it out"
        return Problem(tag.offset, tag.length, "DG322", message, remedy)
    message, remedy = f"the tag <{tag.name}> is left open", f"close it with </{tag.name}>"
    return Problem(tag.offset, tag.length, "DG321", message, remedy)


def _inner(tag: Tag, outer: str) -> Problem:
    if tag.name == outer:
        message, remedy = f"a <{outer}> stands inside another", "close the first one before it"
    else:
        message, remedy = f"inside <{outer}> Telegram shows no <{tag.name}>", f"close <{outer}> before it"
        if tag.name == "blockquote":
            remedy = f"let <{tag.name}> stand around <{outer}>"
    return Problem(tag.offset, tag.length, "DG530", message, remedy)


def _arms(body: Sequence[nodes.Node], region: Region = (), arm: _Arm | None = None) -> Iterator[tuple[Region, _Arm]]:
    """Each region, and where it belongs."""
    arm = arm or _Arm()
    yield region, arm
    for place, node in enumerate(body):
        match node:
            case nodes.If():
                tests = arm.tests
                for number, one in enumerate([node, *node.elif_]):
                    test, way = _test(one.test)
                    yield from _arms(one.body, (*region, place, number), _Arm(arm.scope, (*tests, (test, way))))
                    tests = (*tests, (test, not way))
                yield from _arms(node.else_, (*region, place, -1), _Arm(arm.scope, tests))
            case nodes.For():
                for number, inner in ((0, node.body), (-1, node.else_)):
                    own = (*region, place, number)
                    yield from _arms(inner, own, _Arm(own))


def _test(test: nodes.Node) -> Test:
    """A condition by what stands there, `not` taken off."""
    way = True
    while isinstance(test, nodes.Not):
        test, way = test.node, not way
    return repr(test), way


def _names(body: Sequence[nodes.Node]) -> Iterator[tuple[str, frozenset[str]]]:
    for node in body:
        for one in (node, *node.find_all(nodes.If)):
            if isinstance(one, nodes.If):
                test = one.test
                own = (test.name,) if isinstance(test, nodes.Name) else ()
                yield _test(test)[0], frozenset((*own, *(name.name for name in test.find_all(nodes.Name))))


def _unbalanced(ordered: Sequence[Tag], arms: Arms, names: Names) -> list[Tag]:
    """The tags that are surely without their other half."""
    scopes: dict[Region, list[Tag]] = {}
    for tag in ordered:
        scopes.setdefault(arms[tag.region].scope, []).append(tag)
    left = {scope: _unpaired(inside) for scope, inside in scopes.items()}
    wrong: list[Tag] = []
    for scope, inside in left.items():
        others = [tag for other, more in left.items() if other != scope for tag in more]
        wrong += [tag for tag in _wrong(inside, arms, names) if not _may_meet(tag, others, arms)]
    return wrong


def _may_meet(tag: Tag, others: Iterable[Tag], arms: Arms) -> bool:
    """Whether a condition may see to it that a loop holds the other half, or holds this one."""
    alike = [other for other in others if other.name == tag.name]
    return bool(alike) and any(arms[one.region].tests for one in (tag, *alike))


def _unpaired(tags: Sequence[Tag]) -> list[Tag]:
    """What is left without the pairs of one branch that hold nothing but such pairs: they are right on every way."""
    left: list[Tag] = []
    for tag in tags:
        if tag.closing and left and (left[-1].name, left[-1].region, left[-1].closing) == (tag.name, tag.region, False):
            left.pop()
        else:
            left.append(tag)
    return left


def _wrong(tags: Sequence[Tag], arms: Arms, names: Names) -> list[Tag]:
    tests = list(dict.fromkeys(test for tag in tags for test, _ in arms[tag.region].tests))
    if not tests:
        alone_here = _without_half(tags)
        return [tag for tag in tags if tag in alone_here]
    if len(tests) > _MOST_TESTS or len(tags) > _MOST_TAGS:
        return []
    ways = [dict(zip(tests, way, strict=True)) for way in product((True, False), repeat=len(tests))]
    there = [[tag for tag in tags if all(way[test] is out for test, out in arms[tag.region].tests)] for way in ways]
    alone = [_without_half(one) for one in there]
    found = _proved(range(len(ways)), there, alone)
    for test, out in product((one for one in tests if _is_free(one, tests, names)), (True, False)):
        at = [number for number, way in enumerate(ways) if way[test] is out]
        # Whether a tag of another condition is there at the same time is anybody's guess.
        found |= {tag for tag in _proved(at, there, alone) if {one for one, _ in arms[tag.region].tests} <= {test}}
    return [tag for tag in tags if tag in found]


def _proved(at: Iterable[int], there: Sequence[Sequence[Tag]], alone: Sequence[set[Tag]]) -> set[Tag]:
    """The tags that are wrong on each of these ways on which they stand."""
    seen = {tag for number in at for tag in there[number]}
    return seen - {tag for number in at for tag in there[number] if tag not in alone[number]}


def _is_free(test: str, tests: Sequence[str], names: Names) -> bool:
    """Whether it speaks of names that no other condition speaks of: it may come out either way."""
    own = names.get(test, frozenset())
    return bool(own) and not any(own & names.get(other, frozenset()) for other in tests if other != test)


def _without_half(tags: Sequence[Tag]) -> set[Tag]:
    """Those of one way that are left open or close nothing."""
    stack: list[Tag] = []
    opened: Counter[str] = Counter()
    wrong: set[Tag] = set()
    for tag in tags:
        if not tag.closing:
            stack.append(tag)
            opened[tag.name] += 1
        elif not opened[tag.name]:
            wrong.add(tag)
        else:
            while (inner := stack.pop()).name != tag.name:
                wrong.add(inner)
                opened[inner.name] -= 1
            opened[tag.name] -= 1
    return wrong.union(stack)


def _inside(ordered: Sequence[Tag], arms: Arms) -> Iterator[tuple[Tag, str]]:
    """Each tag that surely stands inside `code`, `pre` or a second `blockquote`, and which of them that is."""
    latest: dict[str, Tag] = {}
    for tag in ordered:
        wanted = _HOLDING_NONE if tag.name == "blockquote" else _HOLDING_NONE[:2]
        for name in wanted if not tag.closing else ():
            around = latest.get(name)
            is_code = (name, tag.name) == ("pre", "code")
            if around and not around.closing and not is_code and _is_around(arms[around.region], arms[tag.region]):
                yield tag, name
                break
        latest[tag.name] = tag


def _is_around(outer: _Arm, inner: _Arm) -> bool:
    """Whether what stands in the one arm is there whenever the other is."""
    return set(outer.tests) <= set(inner.tests) if outer.scope == inner.scope else outer == _Arm()
