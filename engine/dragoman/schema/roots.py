"""The files as wholes: a flow, a project's bot.yaml, and a dialogue."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.schema.mistakes import explain
from dragoman.schema.nodes import check_node
from dragoman.schema.report import Report, shown, without_echoes
from dragoman.schema.validators import OUTLINE, flaws
from dragoman.source.tree import Mapping, Plain, Scalar, Span, Tree, plain


def check_flow(tree: Tree, file: str, told: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Everything that is wrong with the shape of a flow's file, in no order. Never raises for what stands in a file.

    `told`: what reading the file has found; a mistake of shape inside such a place is its echo and is left out.
    """
    report = Report(file)
    if not isinstance(tree, Mapping):
        message = f"a flow is a mapping of keys such as 'flow' and 'nodes', but this file is {shown(tree)}"
        report.add("DG100", _start(tree), message, "begin it with 'flow: ' and its name")
        return without_echoes(report.found, told)
    nodes = tree.get("nodes")
    explain(tree, None, flaws(_outline(tree), "flow", OUTLINE), report)
    for entry in nodes.entries if isinstance(nodes, Mapping) else ():
        check_node(entry, report)
    return without_echoes(report.found, told)


def check_bot(tree: Tree, file: str, told: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """The same for a bot.yaml; an empty one is fine."""
    report = Report(file)
    match tree:
        case Mapping():
            explain(tree, None, flaws(plain(tree), "bot"), report)
        case Scalar(value=None, text=""):
            pass
        case _:
            wanted = "bot.yaml is a mapping of keys such as 'bot' and 'store'"
            report.add("DG100", _start(tree), f"{wanted}, but this file is {shown(tree)}")
    return without_echoes(report.found, told)


def check_dialogue(tree: Tree, file: str, told: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """The same for a `*.dialogue.yaml`."""
    report = Report(file)
    if isinstance(tree, Mapping):
        explain(tree, None, flaws(plain(tree), "dialogue"), report)
    else:
        message = f"a dialogue is a mapping of keys such as 'dialogue' and 'steps', but this file is {shown(tree)}"
        report.add("DG100", _start(tree), message, "begin it with 'dialogue: ' and what it shows")
    return without_echoes(report.found, told)


def _outline(tree: Mapping) -> dict[str, Plain]:
    """The file as bare data, its nodes only by name."""
    found: dict[str, Plain] = {}
    for entry in tree.entries:
        inner = entry.value
        named = entry.key.text == "nodes" and isinstance(inner, Mapping)
        found[entry.key.text] = dict.fromkeys(_keys(inner)) if named else plain(inner)
    return found


def _keys(tree: Tree) -> list[str]:
    return [entry.key.text for entry in tree.entries] if isinstance(tree, Mapping) else []


def _start(tree: Tree) -> Span:
    return Span(1, 1, 1, 2) if isinstance(tree, Scalar) and not tree.text else tree.span
