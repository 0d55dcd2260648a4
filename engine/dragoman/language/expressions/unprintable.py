"""Records that a text would print: for every user an error, since nobody can read one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from dragoman.language.expressions.paths import spoken
from dragoman.language.expressions.problems import Problem
from dragoman.language.expressions.unlike import first_of, looped
from dragoman.language.values.kinds import RECORD

_RECORDS = frozenset({"user", "chat"})


def unprintable(trees: Iterable[nodes.Node], kinds: Mapping[str, str]) -> list[Problem]:
    """The names of records that stand in a text as they are. `kinds` as in `unlike`."""
    body = list(trees)
    found = [problem for tree in body for output in _outputs(tree) for problem in _judged(output, kinds)]
    rebound = looped(body) if found else frozenset[str]()
    return [problem for name, problem in found if name not in rebound]


def _outputs(tree: nodes.Node) -> Iterator[nodes.Output]:
    if isinstance(tree, nodes.Output):
        yield tree
    yield from tree.find_all(nodes.Output)


def _judged(output: nodes.Output, kinds: Mapping[str, str]) -> Iterator[tuple[str, Problem]]:
    for node in output.nodes:
        name = spoken(node).strip("'") if isinstance(node, nodes.Name | nodes.Getattr) else ""
        if name in _RECORDS or kinds.get(name) == RECORD:
            remedy = f"print one of its fields, such as {{{{ {name}.name }}}}"
            message = f"'{name}' is a record, and no text"
            yield name, Problem(first_of(node).lineno, len(name), "DG316", message, remedy)
