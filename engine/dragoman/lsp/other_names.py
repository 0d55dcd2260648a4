"""What a bot.yaml and a dialogue name of the flows beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.compiler import KEPT, entries, listed
from dragoman.lsp.symbols import Kind, Occurrence, Role, Symbol
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree


@dataclass(frozen=True, slots=True)
class FlowFacts:
    """What a dialogue must know of the flows: the nodes of each, and the words that start one."""

    nodes: Mapping[str, frozenset[str]]
    starts: Mapping[str, str]


def bot_occurrences(path: Path, tree: Tree) -> list[Occurrence]:
    """The fields of the stores, which are declared in bot.yaml."""
    found = []
    for store in KEPT:
        declared = tree.get(store) if isinstance(tree, TreeMapping) else None
        for entry in declared.entries if isinstance(declared, TreeMapping) else ():
            symbol = Symbol("kept", f"{store}.{entry.key.text}")
            found.append(Occurrence(symbol, path, entry.key.span, "definition"))
    return found


def flow_facts(flows: Mapping[str, Tree | None]) -> FlowFacts:
    """The facts of flows by their names."""
    nodes = {name: frozenset(entries(_at(tree, "nodes"))) for name, tree in flows.items()}
    starts = {word: name for name, tree in flows.items() for word in _words(_at(tree, "triggers"))}
    return FlowFacts(nodes, starts)


def _at(tree: Tree | None, key: str) -> Tree | None:
    return tree.get(key) if isinstance(tree, TreeMapping) else None


def _words(triggers: Tree | None) -> Iterator[str]:
    for trigger in listed(triggers):
        command, phrase = _at(trigger, "command"), _at(trigger, "phrase")
        names = [command, *listed(_at(trigger, "aliases"))] if command else []
        yield from (f"/{name.text}" for name in names if isinstance(name, Scalar))
        yield from (text.text.casefold() for text in listed(phrase) if isinstance(text, Scalar))


@dataclass(slots=True)
class _Dialogue:
    path: Path
    facts: FlowFacts
    flow: str = ""

    def at(self, kind: Kind, scalar: Scalar, role: Role, flow: str = "") -> Occurrence:
        return Occurrence(Symbol(kind, scalar.text, flow), self.path, scalar.span, role)

    def flow_named(self, tree: Tree | None) -> Iterator[Occurrence]:
        for item in listed(tree):
            if isinstance(item, Scalar):
                yield self.at("flow", item, "call")


def dialogue_occurrences(path: Path, tree: Tree, facts: FlowFacts) -> list[Occurrence]:
    """The flows, nodes, variables and actions that a dialogue names.

    Which flow a node belongs to is told by `flow` beside it, else by what was started last; where that flow has no such
    node, by the only flow that has one.
    """
    dialogue = _Dialogue(path, facts)
    start = _at(tree, "start")
    found = list(dialogue.flow_named(start))
    dialogue.flow = start.text if isinstance(start, Scalar) else ""
    found += [dialogue.at("variable", key, "write", dialogue.flow) for key, _ in _pairs(_at(tree, "with"))]
    steps = _at(tree, "steps")
    for step in steps.items if isinstance(steps, Sequence) else ():
        found += _of_step(dialogue, step)
    return found


def _of_step(dialogue: _Dialogue, step: Tree) -> Iterator[Occurrence]:
    said = _at(step, "user")
    if isinstance(said, Scalar):
        word = said.text.split(" ")[0] if said.text.startswith("/") else said.text.casefold()
        dialogue.flow = dialogue.facts.starts.get(word, dialogue.flow)
    for key, _ in _pairs(_at(step, "stub")):
        yield dialogue.at("action", key, "call")
    expected = _at(step, "expect")
    if isinstance(expected, TreeMapping):
        yield from _expected(dialogue, expected)


def _expected(dialogue: _Dialogue, expected: TreeMapping) -> Iterator[Occurrence]:
    named, node = expected.get("flow"), expected.get("node")
    yield from dialogue.flow_named(named)
    yield from dialogue.flow_named(expected.get("stack"))
    flow = named.text if isinstance(named, Scalar) else dialogue.flow
    if isinstance(node, Scalar):
        flow = _home(dialogue, flow, node.text)
        yield dialogue.at("node", node, "target", flow)
    for key, _ in _pairs(expected.get("data")):
        yield dialogue.at("variable", key, "read", flow)
    for store in KEPT:
        for key, _ in _pairs(expected.get(store)):
            yield Occurrence(Symbol("kept", f"{store}.{key.text}"), dialogue.path, key.span, "read")


def _home(dialogue: _Dialogue, flow: str, node: str) -> str:
    nodes = dialogue.facts.nodes
    if node in nodes.get(flow, ()):
        return flow
    having = [name for name, known in nodes.items() if node in known]
    return having[0] if len(having) == 1 else flow


def _pairs(tree: Tree | None) -> list[tuple[Scalar, Tree]]:
    return [(entry.key, entry.value) for entry in tree.entries] if isinstance(tree, TreeMapping) else []
