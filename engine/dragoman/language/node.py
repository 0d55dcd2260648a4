"""A node: at most one lead key, the keys that belong to it, and the tail keys any node may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.flow import Node
from dragoman.language.branches import compile_branches
from dragoman.language.compiler import flag, listed, word
from dragoman.language.handlers import compile_handlers
from dragoman.language.nodes import all_nodes
from dragoman.language.targets import compile_set, compile_target, outcome_name
from dragoman.source.tree import Entry, Mapping, Scalar

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import Lead


TAIL = frozenset({"set", "branches", "next", "end", "when", "on", "help", "was", "final", "label"})
"""The keys any node may have."""


def is_unread(node: Mapping) -> bool:
    """Whether a key of it is none that nodes have: what was meant, perhaps a question, cannot be known."""
    keys = {entry.key.text for entry in node.entries}
    return not keys & all_nodes().keys() and not keys <= TAIL


def compile_node(entry: Entry, follow: str | None, compiler: Compiler) -> Node:
    """The node. What is refused in it is noted and left out."""
    tree = entry.value if isinstance(entry.value, Mapping) else Mapping((), entry.value.span)
    before, compiler.used = compiler.used, set()
    node = _compiled(entry, tree, follow, compiler)
    # The few names of the node join the many of the flow, not the other way round.
    before |= compiler.used
    compiler.used = before
    return node


def _compiled(entry: Entry, tree: Mapping, follow: str | None, compiler: Compiler) -> Node:
    return Node(
        name=entry.key.text,
        place=compiler.place(entry.key),
        lead=_lead(entry.key.text, tree, compiler),
        follow=follow,
        when=compiler.condition(tree.get("when")),
        set=compile_set(tree.get("set"), compiler),
        branches=compile_branches(tree.get("branches"), compiler),
        next=compile_target(tree.get("next"), compiler),
        end=outcome_name(tree.get("end"), compiler),
        on=compile_handlers(tree.get("on"), compiler),
        help=compiler.text(tree.get("help")),
        label=compiler.text(tree.get("label"), "plain"),
        was=_former(tree, compiler),
        final=flag(tree.get("final")),
        # These two stand last: by now everything in the node has said what it reads.
        shows=compiler.temporary & compiler.used,
        reads=frozenset(compiler.used),
    )


def _lead(name: str, tree: Mapping, compiler: Compiler) -> Lead | None:
    kinds = all_nodes()
    lead = next((entry.key.text for entry in tree.entries if entry.key.text in kinds), None)
    return kinds[lead].compile(name, tree, compiler) if lead else None


def _former(tree: Mapping, compiler: Compiler) -> tuple[str, ...]:
    former = [item for item in listed(tree.get("was")) if isinstance(item, Scalar) and compiler.name(item, False)]
    for item in former:
        if item.text in compiler.nodes:
            message = f"'{item.text}' is no former name: a node of this flow still bears it"
            compiler.report("DG206", item.span, message, "take it out of 'was', or rename that node")
    return tuple(name for item in former if (name := word(item)) and name not in compiler.nodes)


def check_former(nodes: Mapping, compiler: Compiler) -> None:
    """Reports a former name that stands twice: nobody could tell where those who wait there belong."""
    seen: dict[str, Scalar] = {}
    trees = [entry.value for entry in nodes.entries if isinstance(entry.value, Mapping)]
    for item in (name for tree in trees for name in listed(tree.get("was")) if isinstance(name, Scalar)):
        first = seen.setdefault(item.text, item)
        if first is not item:
            related = compiler.related(first.span, "it stands here first")
            message = f"'{item.text}' is a former name already"
            compiler.report("DG206", item.span, message, "take one of the two out", related=related)
