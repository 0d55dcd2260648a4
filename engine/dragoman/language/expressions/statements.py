"""From the checked tree of a text to one closure that writes it.

The law of this file: a loop goes through at most 200 items, stops once it has written more than any message takes,
and all loops of one text together do a bounded amount of work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import nodes

from dragoman.language.expressions.closures import Closure, closure_of
from dragoman.language.expressions.literals import LONGEST_LOOP
from dragoman.language.values.escaping import ESCAPES, Markup
from dragoman.language.values.kinds import kind_of, named
from dragoman.language.values.printing import printed
from dragoman.language.values.scope import LONGEST_TEXT, Format, Scope, TemplateFault, TooMuch
from dragoman.language.values.wire import wire_text

Writer = Callable[[Scope], str]

MOST_WORK = 300_000
"""Units of work in the loops of one text: one for a node of the tree, more for a filter."""

_FILTER_WORK = 100
_FEW = 32


class Loop(Mapping[str, Any]):
    """The names outside a loop and, before them, the loop's variable. `work` is shared by the loops inside."""

    __slots__ = ("name", "outer", "value", "work")

    def __init__(self, outer: Mapping[str, Any], name: str) -> None:
        self.outer = outer
        self.name = name
        self.value: Any = None
        self.work: list[int] = outer.work if isinstance(outer, Loop) else [0]

    def get(self, key: str, default: Any = None) -> Any:
        """The loop's own variable, or a name from outside."""
        return self.value if key == self.name else self.outer.get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self.value if key == self.name else self.outer[key]

    def __iter__(self) -> Iterator[str]:
        return iter({**self.outer, self.name: None})

    def __len__(self) -> int:
        return len({*self.outer, self.name})


def writer_of(body: Sequence[nodes.Node], form: Format, fixed: Mapping[int, str]) -> Writer:
    """What writes these nodes. `fixed` are the author's own stretches of text, made ready, by identity of the node."""
    parts = _merged([part for node in body for part in _parts(node, form, fixed)])
    if len(parts) == 1:
        return _alone(parts[0])

    return _joining(parts) if len(parts) <= _FEW else _bounded(parts)


def _joining(parts: list[str | Writer]) -> Writer:
    still = [part if isinstance(part, str) else "" for part in parts]
    moving = [(place, part) for place, part in enumerate(parts) if not isinstance(part, str)]

    def write(scope: Scope) -> str:
        written = still.copy()
        for place, part in moving:
            written[place] = part(scope)
        return "".join(written)

    return write


def _bounded(parts: list[str | Writer]) -> Writer:
    """Writes many parts, and stops once there is more than any message takes."""

    def write(scope: Scope) -> str:
        written: list[str] = []
        room = LONGEST_TEXT
        for part in parts:
            written.append(part if isinstance(part, str) else part(scope))
            room -= len(written[-1])
            if room < 0:
                break
        return "".join(written)

    return write


def _alone(part: str | Writer) -> Writer:
    return (lambda scope: part) if isinstance(part, str) else part


def _merged(parts: list[str | Writer]) -> list[str | Writer]:
    merged: list[str | Writer] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    return merged


def _parts(node: nodes.Node, form: Format, fixed: Mapping[int, str]) -> list[str | Writer]:
    match node:
        case nodes.Output():
            return [part for one in node.nodes for part in _parts(one, form, fixed)]
        case nodes.TemplateData():
            return [fixed.get(id(node), node.data)]
        case nodes.If():
            return [_choice(node, form, fixed)]
        case nodes.For():
            return [_loop(node, form, fixed)]
        case _:
            return [_shown(closure_of(node, form), form, node.lineno or 0)]


def _shown(of: Closure, form: Format, offset: int) -> Writer:
    escape, written = ESCAPES[form], _writing(form)

    def show(scope: Scope) -> str:
        value = of(scope)
        if type(value) is str:
            return escape(value)
        if value is None or isinstance(value, Markup):
            return value or ""
        try:
            return escape(written(value, scope.locale))
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return show


def _writing(form: Format) -> Callable[[Any, str], str]:
    """How values that are no texts are written: for people in their locale, for programs always the same."""
    return (lambda value, locale: wire_text(value)) if form in ("url", "header") else printed


def _choice(node: nodes.If, form: Format, fixed: Mapping[int, str]) -> Writer:
    arms = [(closure_of(one.test, form), writer_of(one.body, form, fixed)) for one in [node, *node.elif_]]
    other = writer_of(node.else_, form, fixed)

    def choose(scope: Scope) -> str:
        for test, write in arms:
            if test(scope):
                return write(scope)
        return other(scope)

    return choose


def _loop(node: nodes.For, form: Format, fixed: Mapping[int, str]) -> Writer:
    target = node.target
    name = target.name if isinstance(target, nodes.Name) else ""
    items_of, write, offset = closure_of(node.iter, form), writer_of(node.body, form, fixed), node.iter.lineno or 0
    test = closure_of(node.test, form) if node.test is not None else None
    otherwise, cost = writer_of(node.else_, form, fixed), _work([*node.body, *([node.test] if node.test else [])])

    def repeat(scope: Scope) -> str:
        names = Loop(scope.names, name)
        inner = Scope(names, scope.locale)
        written: list[str] = []
        room, ran = LONGEST_TEXT, False
        for names.value in _items(items_of(scope), offset):
            _spend(names.work, cost, offset)
            if test is not None and not test(inner):
                continue
            ran = True
            written.append(write(inner))
            room -= len(written[-1])
            if room < 0:
                break
        return "".join(written) if ran else otherwise(scope)

    return repeat


def _items(value: Any, offset: int) -> Sequence[Any]:
    if value is None:
        return ()
    if kind_of(value) != "list":
        raise TemplateFault(f"a loop goes through a list, not through {named(value)}", offset)
    if len(value) > LONGEST_LOOP:
        raise TooMuch(f"a loop goes through at most {LONGEST_LOOP} items, this list has {len(value)}", offset)
    items: Sequence[Any] = value
    return items


def _spend(work: list[int], cost: int, offset: int) -> None:
    work[0] += cost
    if work[0] > MOST_WORK:
        raise TooMuch("the loops of this text do too much; let an action prepare the list", offset)


def _work(body: Sequence[nodes.Node]) -> int:
    level, total = list(body), 1
    while level:
        total += sum(_FILTER_WORK if isinstance(node, nodes.Filter) else 1 for node in level)
        level = [child for node in level for child in node.iter_child_nodes()]
    return total
