"""Nodes: told by their lead keys, each checked by the definition of its own lead key."""

from __future__ import annotations

from collections.abc import Mapping as Keys
from functools import cache

from dragoman.schema.mistakes import explain
from dragoman.schema.places import without
from dragoman.schema.published import kinds
from dragoman.schema.report import Report, any_of, joined, quoted, shown
from dragoman.schema.traps import near
from dragoman.schema.validators import flaws
from dragoman.source.tree import Entry, Mapping, Scalar, plain

_RESERVED = {"llm": "the language-model node"}


@cache
def _owned() -> Keys[str, frozenset[str]]:
    """Lead key -> the keys that only come with it, itself among them."""
    found = kinds("node")
    return {lead: keys - found[""] for lead, keys in found.items() if lead}


def check_node(entry: Entry, report: Report) -> None:
    """Reports what is wrong with the shape of one node."""
    tree, name = entry.value, entry.key
    match tree:
        case Mapping(entries=()) | Scalar(value=None, text=""):
            message = f"the node {quoted(name.text)} has nothing in it"
            report.add("DG108", name.span, message, f"give it a lead key: {_leads()}")
        case Mapping():
            _check(entry.key, tree, report)
        case _:
            at = tree.span if isinstance(tree, Scalar) or tree.flow else name.span
            message = f"the node {quoted(name.text)} must be a mapping, but is {shown(tree)}"
            report.add("DG104", at, message, f"give it a lead key: {_leads()}")


def _leads() -> str:
    return any_of(_owned(), most=99) or ""


def _check(name: Scalar, node: Mapping, report: Report) -> None:
    if reserved := next((entry.key for entry in node.entries if entry.key.text in _RESERVED), None):
        message = f"'{reserved.text}' is reserved for {_RESERVED[reserved.text]}, which this version does not have"
        report.add("DG109", reserved.span, message, "an 'action' can call a model from Python")
        return
    leads = [entry.key for entry in node.entries if entry.key.text in _owned()]
    if not leads:
        _leadless(name, node, report)
        return
    first, *others = leads
    for other in others:
        _second(first, other, report)
    theirs = frozenset[str]().union(*(_owned()[other.text] for other in others)) - _owned()[first.text]
    _explain(name, without(node, theirs), first.text, report)
    for other in others:
        own = frozenset(entry.key.text for entry in node.entries) - _owned()[other.text]
        _explain(name, without(node, own | _owned()[first.text]), other.text, report)


def _second(first: Scalar, other: Scalar, report: Report) -> None:
    message = f"'{other.text}' is a second lead key beside '{first.text}': a node does one thing"
    related = report.related(first.span, f"the first lead key, '{first.text}', stands here")
    report.add("DG107", other.span, message, f"put '{other.text}' into a node of its own", related)


def _leadless(name: Scalar, node: Mapping, report: Report) -> None:
    """A node of tail keys only is fine; a misspelt lead key, or keys that need one, are not."""
    tail, owned = kinds("node")[""], frozenset[str]().union(*_owned().values())
    unknown = [entry.key for entry in node.entries if entry.key.text not in tail | owned]
    for key in unknown:
        if (lead := near(key.text, tail | set(_owned()))) in _owned():
            report.add("DG101", key.span, f"unknown key {quoted(key.text)}", f"did you mean '{lead}'?")
            # What the key holds may be of another kind altogether, so only the keys beside it are judged.
            _explain(name, without(node, owned - _owned()[str(lead)] | {key.text}), str(lead), report)
            return
    stray = next((entry.key for entry in node.entries if entry.key.text in owned), None)
    if stray and not unknown:
        owners = [lead for lead, keys in _owned().items() if stray.text in keys]
        message = f"'{stray.text}' belongs to {joined(owners)}, and this node has no such key"
        report.add("DG102", stray.span, message, f"give the node a lead key: {joined(owners, 'or')}")
    _explain(name, without(node, owned), "", report)


def _explain(name: Scalar, node: Mapping, lead: str, report: Report) -> None:
    if node.entries:
        explain(node, name, flaws(plain(node), "flow", f"node_{lead or 'tail'}"), report)
