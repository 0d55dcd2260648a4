"""The names in a dialogue that only its project knows: flows, inputs, nodes, variables, outcomes, and what is stubbed.

The law of this file: what the flows name anywhere is never called unknown, and behind a `deploy`, which brings other
flows, nothing is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.diagnostics.suggest import nearest
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree

_MANY = 12


@dataclass(frozen=True, slots=True)
class Names:
    """What a project names. Flow -> its nodes, its inputs, and those that it requires; the fields of each store.

    `results`: what can be stubbed -> the outcomes it has, nothing where these are not known. `words` are all words of
    the flows: a variable, or an outcome, is one of them.
    """

    nodes: Mapping[str, frozenset[str]]
    inputs: Mapping[str, frozenset[str]]
    required: Mapping[str, frozenset[str]]
    variables: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    results: Mapping[str, frozenset[str] | None] = field(default_factory=dict)


def unknown_names(file: str, tree: Tree, names: Names) -> Iterator[Diagnostic]:
    """What a dialogue, whose shape was checked, names that its project does not have."""
    if not isinstance(tree, TreeMapping):
        return
    finder = _Finder(file, names)
    yield from finder.start(tree)
    steps = tree.get("steps")
    for step in steps.items if isinstance(steps, Sequence) else ():
        entry = step.entries[0] if isinstance(step, TreeMapping) and len(step.entries) == 1 else None
        if entry is None:
            continue
        if entry.key.text == "deploy":
            return
        if entry.key.text == "expect" and isinstance(entry.value, TreeMapping):
            yield from finder.expected(entry.value)
        elif entry.key.text == "stub" and isinstance(entry.value, TreeMapping):
            yield from finder.stubbed(entry.value)


@dataclass(frozen=True, slots=True)
class _Finder:
    file: str
    names: Names

    def start(self, tree: TreeMapping) -> Iterator[Diagnostic]:
        """The flow that it begins in, and what that is given."""
        flow, given = tree.get("start"), tree.get("with")
        if not isinstance(flow, Scalar):
            return
        yield from self._one(flow, "flow", self.names.nodes)
        inputs = self.names.inputs.get(flow.text)
        keys = [entry.key for entry in given.entries] if isinstance(given, TreeMapping) else []
        for key in keys if inputs is not None else ():
            yield from self._one(key, "input", inputs or (), f" in the flow '{flow.text}'")
        missing = self.names.required.get(flow.text, frozenset()) - {key.text for key in keys}
        if missing and all(key.text in (inputs or ()) for key in keys):
            listed = ", ".join(sorted(missing))
            message = f"the flow '{flow.text}' needs: {listed}"
            yield Diagnostic(self.file, flow.span, "DG801", message, "give it under 'with'")

    def expected(self, wanted: TreeMapping) -> Iterator[Diagnostic]:
        """Where the conversation shall stand."""
        flow, node, stack = wanted.get("flow"), wanted.get("node"), wanted.get("stack")
        yield from self._one(flow, "flow", self.names.nodes)
        for item in stack.items if isinstance(stack, Sequence) else ():
            yield from self._one(item, "flow", self.names.nodes)
        own = self.names.nodes.get(flow.text) if isinstance(flow, Scalar) else None
        if own is not None and isinstance(flow, Scalar):
            yield from self._one(node, "node", own, f" in the flow '{flow.text}'")
        else:
            yield from self._one(node, "node", [name for nodes in self.names.nodes.values() for name in nodes])
        outcome = wanted.get("outcome")
        if isinstance(outcome, Scalar) and outcome.text not in self.names.words:
            yield from self._one(outcome, "outcome", self.names.outcomes)
        yield from self._kept(wanted)

    def _kept(self, wanted: TreeMapping) -> Iterator[Diagnostic]:
        data = wanted.get("data")
        for entry in data.entries if isinstance(data, TreeMapping) else ():
            if entry.key.text not in self.names.words:
                yield from self._one(entry.key, "variable", self.names.variables)
        for store, known in self.names.fields.items():
            fields = wanted.get(store)
            for entry in fields.entries if isinstance(fields, TreeMapping) else ():
                yield from self._one(entry.key, "field", known, f" in '{store}'")

    def stubbed(self, given: TreeMapping) -> Iterator[Diagnostic]:
        """What takes the place of actions and requests."""
        for entry in given.entries:
            yield from self._one(entry.key, "action", self.names.results)
            outcomes = self.names.results.get(entry.key.text)
            results = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
            for result in results if outcomes is not None else ():
                named = result.get("outcome") if isinstance(result, TreeMapping) else None
                yield from self._one(named, "outcome", outcomes or (), f" of the action '{entry.key.text}'")

    def _one(self, named: Tree | None, what: str, among: Iterable[str], where: str = "") -> Iterator[Diagnostic]:
        """Nothing where nothing is named: `null` fits what is unset."""
        known = sorted(set(among))
        if not isinstance(named, Scalar) or named.value is None or named.text in known:
            return
        near = nearest(named.text, known)
        listed = f"there are: {', '.join(known)}" if known and len(known) <= _MANY else None
        help_ = f"did you mean '{near}'?" if near else listed
        yield Diagnostic(self.file, named.span, "DG801", f"there is no {what} '{named.text}'{where}", help_)
