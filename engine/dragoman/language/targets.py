"""Targets: a node's name, a reserved word, or a small node in place; and the `set` that stands in nodes and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dragoman.graph.targets import Assignment, GoTo, InPlace, Target, TargetWord, Word
from dragoman.language.compiler import entries
from dragoman.language.constants import fitting
from dragoman.language.messages import compile_messages
from dragoman.language.names import WORDS
from dragoman.language.operations import operations_of
from dragoman.source.tree import Mapping, Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def compile_target(tree: Tree | None, compiler: Compiler) -> Target | None:
    """Where it leads; nothing if there is none or it is refused."""
    match tree:
        case Scalar():
            return _named(tree, compiler)
        case Mapping():
            following = tree.get("next")
            return InPlace(
                say=compile_messages(tree.get("say"), compiler),
                set=compile_set(tree.get("set"), compiler),
                next=_named(following, compiler) if isinstance(following, Scalar) else None,
                end=outcome_name(tree.get("end"), compiler),
            )
        case _:
            return None


def outcome_name(tree: Tree | None, compiler: Compiler) -> str | None:
    """The name under `end`; nothing if there is none or it is refused."""
    return tree.text if isinstance(tree, Scalar) and compiler.name(tree) else None


def _named(tree: Scalar, compiler: Compiler) -> GoTo | Word | None:
    if tree.text in WORDS:
        return Word(cast(TargetWord, tree.text))
    if tree.text in compiler.nodes:
        return GoTo(tree.text)
    if tree.value is None or not tree.text.strip() or tree.text == "~":
        compiler.report(
            "DG202", tree.span, f"'{tree.text}' names no node", "write a node's name, or 'end' to end the flow"
        )
        return None
    if tree.text in compiler.around.flows:
        other = f"it is a flow: lead to a node that has 'call: {tree.text}' (and comes back) or 'jump: {tree.text}'"
        compiler.report("DG202", tree.span, f"there is no node '{tree.text}'", other)
        return None
    # Taken for what was most likely meant: the flow does not run, and one slip hides nothing else that is wrong.
    near = compiler.misspelt("DG202", tree, "node", {*compiler.nodes, *WORDS})
    return None if near is None else Word(cast(TargetWord, near)) if near in WORDS else GoTo(near)


def compile_outcomes(tree: Tree | None, compiler: Compiler) -> dict[str, Target]:
    """Name of an outcome -> where it leads, without those that are refused."""
    found = {key: compile_target(target, compiler) for key, target in entries(tree).items()}
    return {key: target for key, target in found.items() if target}


def saved(tree: Tree | None, compiler: Compiler) -> str | None:
    """The name under `save`: a variable, `profile.x` or `shared.x`; nothing if there is none or it is refused."""
    if not isinstance(tree, Scalar) or tree.value is False:
        return None
    return tree.text if compiler.variable(tree) else None


def compile_set(tree: Tree | None, compiler: Compiler) -> tuple[Assignment, ...]:
    """The assignments in their order, without those that are refused."""
    if not isinstance(tree, Mapping):
        return ()
    found = []
    for entry in tree.entries:
        name, value = entry.key.text, compiler.value(entry.value)
        if value is not None and name in compiler.types:
            value = fitting(value, entry.value, compiler.types[name], compiler, name)
        if compiler.variable(entry.key) and value is not None:
            found.append(Assignment(name, value, compiler.place(entry.key), operations_of(name, value)))
    return tuple(found)
