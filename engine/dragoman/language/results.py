"""What comes back from an action, and whether its node does anything with it."""

from __future__ import annotations

import types
import typing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dragoman.diagnostics.diagnostic import Severity
from dragoman.language.actions import Signature
from dragoman.language.annotations import NoneType, called
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_NO_NAMES = frozenset({bool, int, float, Decimal, date, datetime, time, timedelta, list, dict, NoneType})
"""Annotations of which no value names an outcome."""


def check_results(name: str, node: Mapping, known: Signature, compiler: Compiler) -> None:
    """Reports what the node of this name does with results that the action does not have, or does not do with those
    that it has."""
    _check_names(node, known, compiler)
    _check_save(node, known, compiler)
    _check_ways(name, node, known, compiler)
    _check_retry(node, known, compiler)


def _check_names(node: Mapping, known: Signature, compiler: Compiler) -> None:
    entry = node.entry("outcomes")
    if entry is None or not isinstance(entry.value, Mapping) or not entry.value.entries:
        return
    if known.outcomes is None and names_none(known.returns):
        shown = "nothing" if known.returns in (None, NoneType) else called(known.returns)
        message = f"the action '{known.name}' returns {shown}, which names no outcome"
        remedy = "annotate it with the names that it returns, such as Literal['yes', 'no']"
        if known.returns not in (None, NoneType):
            remedy = f"'save' it and ask for it in 'branches', or {remedy}"
        compiler.report("DG215", entry.key.span, message, remedy)
    for way in entry.value.entries:
        if known.outcomes is not None and way.key.text not in known.outcomes:
            compiler.misspelt("DG215", way.key, "outcome", known.outcomes, f" of the action '{known.name}'")


def names_none(annotation: Any) -> bool:
    """Whether no value of this type is the name of an outcome. What is not known here may be one."""
    kind = typing.get_origin(annotation) or annotation
    if kind in (typing.Union, types.UnionType):
        return all(map(names_none, typing.get_args(annotation)))
    return kind is None or (isinstance(kind, type) and kind in _NO_NAMES)


def _check_save(node: Mapping, known: Signature, compiler: Compiler) -> None:
    save = node.get("save")
    if known.returns in (None, NoneType) and isinstance(save, Scalar) and isinstance(save.value, str):
        message = f"the action '{known.name}' returns nothing: '{save.text}' would always be none"
        remedy = f"take 'save' out, or let '{known.name}' return something and say so in its annotation"
        compiler.report("DG731", save.span, message, remedy, Severity.WARNING)


def _check_ways(name: str, node: Mapping, known: Signature, compiler: Compiler) -> None:
    """An outcome that nobody asks for is fine beside one that somebody does; all of them unasked for are lost."""
    written, asked = node.get("action"), node.get("outcomes")
    ways = asked.entries if isinstance(asked, Mapping) else ()
    if known.outcomes is None or len(known.outcomes) < 2 or node.get("save") is not None or written is None:
        return
    if any(way.key.text not in known.outcomes for way in ways):
        return
    names = ", ".join(sorted(known.outcomes))
    if not ways and asked is None:
        message = f"which of its outcomes '{known.name}' returns is lost: {names}"
        remedy = "lead each its way under 'outcomes', or take the name with 'save'"
        compiler.report("DG730", written.span, message, remedy, Severity.WARNING)
    elif ways and (only := _only_way(name, node, [way.value for way in ways], compiler)):
        message = f"every outcome of '{known.name}' leads to '{only}': {names}"
        compiler.report("DG730", written.span, message, "lead one of them elsewhere", Severity.WARNING)


def _only_way(name: str, node: Mapping, ways: list[Tree], compiler: Compiler) -> str:
    """The node that follows whatever comes back; nothing if there are two, or something is done on the way."""
    if node.get("branches") is not None or node.get("end") is not None or name not in compiler.nodes:
        return ""
    asked = {way.text if isinstance(way, Scalar) else "" for way in ways}
    if len(asked) != 1 or "" in asked:
        return ""
    next_ = node.get("next")
    following = compiler.nodes[name] if next_ is None else None
    usual = {next_.text} if isinstance(next_, Scalar) else {following}
    return asked.pop() if asked == usual else ""


def _check_retry(node: Mapping, known: Signature, compiler: Compiler) -> None:
    """Who gets the context has the idempotency key, and can see to it that nothing happens twice."""
    entry = node.entry("retry")
    if entry is None or not known.once or known.wants_context or isinstance(entry.value, Sequence):
        return
    message = f"'{known.name}' is @action(once=True), and would be tried again after it may have happened"
    remedy = "take 'retry' out, or give it a parameter 'context' and pass on context.idempotency_key"
    compiler.report("DG732", entry.key.span, message, remedy, Severity.WARNING)
