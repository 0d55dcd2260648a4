"""A flow: the file's own keys, and its nodes in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import zip_longest
from pathlib import PurePath
from typing import cast

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.computed import Value, VariableValue
from dragoman.graph.flow import Changed, Flow, Node
from dragoman.language import names
from dragoman.language.buttons.certain import never_empty
from dragoman.language.compiler import KEPT, Compiler, Surroundings, entries, listed, word
from dragoman.language.declarations import private_in, received_in, temporary_in, types_in
from dragoman.language.expressions.possible import UNKNOWN, Possible
from dragoman.language.handing_back import handed_back
from dragoman.language.handlers import compile_handlers
from dragoman.language.inference import check_answers, possible_in
from dragoman.language.node import check_former, compile_node, is_unread
from dragoman.language.resulting import resulting
from dragoman.language.reviews import check_reviews, of_reviews
from dragoman.language.targets import compile_target
from dragoman.language.translating import contexts_of
from dragoman.language.triggers import compile_triggers
from dragoman.language.variables import check_declared_twice, compile_variables
from dragoman.language.written_kinds import reader
from dragoman.source.source import Source
from dragoman.source.tree import Entry, Scalar, Sequence, Tree
from dragoman.source.tree import Mapping as TreeMapping


def compile_flow(source: Source, tree: Tree, around: Surroundings) -> tuple[Flow | None, list[Diagnostic]]:
    """The flow, and everything that is wrong with its names, texts and edges. Nothing if it has no name or node."""
    nodes = tree.get("nodes") if isinstance(tree, TreeMapping) else None
    if not isinstance(tree, TreeMapping) or not isinstance(nodes, TreeMapping):
        return None, []
    compiler = _compiler(source, tree, nodes, around)
    name = _name(tree, compiler)
    _check_defaults(tree, compiler)
    check_answers(tree, compiler)
    check_declared_twice(tree.get("inputs"), tree.get("variables"), compiler)
    compiled = dict(_nodes(nodes, _defaults(tree), compiler))
    check_former(nodes, compiler)
    check_reviews(nodes, compiled, compiler)
    flow = Flow(
        name=name,
        file=source.name,
        digest=blake2b(source.text.encode(), digest_size=4).hexdigest(),
        nodes=compiled,
        title=compiler.text(tree.get("title"), "plain"),
        description=compiler.text(tree.get("description")),
        triggers=compile_triggers(tree.get("triggers"), frozenset(entries(tree.get("inputs"))), compiler),
        inputs=tuple(compile_variables(tree.get("inputs"), True, compiler)),
        variables=tuple(compile_variables(tree.get("variables"), False, compiler)),
        outputs=_outputs(tree.get("outputs"), compiler),
        on=compile_handlers(tree.get("on"), compiler),
        private=private_in(tree) | received_in(tree, around.flows),
        temporary=compiler.temporary,
        scope="chat" if word(tree.get("scope")) == "chat" else "user",
        change=cast(Changed, word(tree.get("change")) or "migrate"),
    )
    flow = replace(
        flow,
        stores=frozenset(KEPT) & compiler.used,
        edits=compiler.edits,
        hears=frozenset(compiler.hears),
        releases=frozenset(compiler.releases),
    )
    return (flow if compiled and name else None), compiler.diagnostics


def _compiler(source: Source, tree: TreeMapping, nodes: TreeMapping, around: Surroundings) -> Compiler:
    variables = frozenset(_variables(tree))
    known = dict(names.AMBIENT) | {"config": around.settings, **around.kept} | dict.fromkeys(variables)
    contexts = contexts_of(PurePath(source.name).stem, tree) if around.catalogs else None
    written = [entry.key.text for entry in nodes.entries]
    named = dict(zip_longest(written, written[1:]))
    types = {**around.kept_types, **types_in(tree)}
    compiler = Compiler(source, around, named, known, variables, contexts=contexts, types=types)
    compiler.temporary, compiler.steady, compiler.kinds = (
        temporary_in(tree),
        never_empty(tree, around.actions) | around.lists,
        dict(_possible(tree, types, compiler)),
    )
    return compiler


def _possible(tree: TreeMapping, types: Mapping[str, str], compiler: Compiler) -> Mapping[str, Possible]:
    """What the variables can be, those too that other flows and actions give."""
    around = compiler.around

    def done(action: str) -> Possible:
        return resulting(around.actions.get(action))

    return possible_in(tree, types, reader(compiler.parsed), partial(_handed_back, around), done)


def _handed_back(around: Surroundings, flow: str) -> Possible:
    """What is saved of a flow that is called."""
    known = around.flows.get(flow)
    return handed_back(known.outputs) if known else UNKNOWN


def _name(tree: TreeMapping, compiler: Compiler) -> str:
    written = tree.get("flow")
    if not isinstance(written, Scalar) or not compiler.name(written, reserved=False):
        return ""
    file = PurePath(compiler.source.name).stem
    if written.text != file:
        message = f"the flow is named '{written.text}', its file '{file}.yaml'"
        compiler.report(
            "DG203", written.span, message, f"write 'flow: {file}', or rename the file to {written.text}.yaml"
        )
    return written.text


def _nodes(tree: TreeMapping, defaults: tuple[Entry, ...], compiler: Compiler) -> Iterator[tuple[str, Node]]:
    following = [entry.key.text for entry in tree.entries[1:]]
    for entry, follow in zip_longest(tree.entries, following):
        compiler.name(entry.key)
        yield entry.key.text, compile_node(_with_defaults(entry, defaults), follow, compiler)


def _defaults(tree: TreeMapping) -> tuple[Entry, ...]:
    defaults = tree.get("defaults")
    return defaults.entries if isinstance(defaults, TreeMapping) else ()


def _check_defaults(tree: TreeMapping, compiler: Compiler) -> None:
    """What is wrong in them is told even where no prompt uses them."""
    found = entries(tree.get("defaults"))
    compiler.text(found.get("error"))
    compile_target(entries(found.get("attempts")).get("next"), compiler)


def _with_defaults(entry: Entry, defaults: tuple[Entry, ...]) -> Entry:
    """A prompt with the flow's settings for all prompts, its own keys first; a review with those that it has."""
    node = entry.value
    if not defaults or not isinstance(node, TreeMapping):
        return entry
    if node.get("prompt") is None and node.get("review") is None:
        return entry
    own = {inner.key.text for inner in node.entries}
    usual = defaults if node.get("prompt") is not None else of_reviews(defaults)
    more = tuple(default for default in usual if default.key.text not in own)
    return Entry(entry.key, TreeMapping(node.entries + more, node.span, node.flow))


def _outputs(tree: Tree | None, compiler: Compiler) -> Mapping[str, Value] | None:
    if isinstance(tree, TreeMapping):
        found = {key: compiler.value(value) for key, value in entries(tree).items()}
        return {key: value for key, value in found.items() if value is not None}
    if not isinstance(tree, Sequence):
        return None
    outputs: dict[str, Value] = {}
    for item in listed(tree):
        if isinstance(item, Scalar) and item.text not in compiler.variables:
            compiler.misspelt("DG222", item, "variable", compiler.variables)
        elif isinstance(item, Scalar):
            outputs[item.text] = VariableValue(item.text)
    return outputs


def _variables(tree: TreeMapping) -> Iterator[str]:
    """Every variable the flow can have: declared, saved to, or assigned anywhere in it."""
    for key in ("inputs", "variables"):
        yield from entries(tree.get(key))
    for name, node in entries(tree.get("nodes")).items():
        if not isinstance(node, TreeMapping):
            continue
        save = node.get("save")
        if isinstance(save, Scalar) and isinstance(save.value, str):
            yield from (save.text,) if "." not in save.text else ()
        elif save is None and (node.get("prompt") is not None or is_unread(node)):
            yield name
        yield from _assigned(node)
    yield from _assigned(tree.get("on"))


def _assigned(tree: Tree | None) -> Iterator[str]:
    match tree:
        case TreeMapping():
            for entry in tree.entries:
                if entry.key.text == "set" and isinstance(entry.value, TreeMapping):
                    yield from (name for name in entries(entry.value) if "." not in name)
                else:
                    yield from _assigned(entry.value)
        case Sequence():
            for item in tree.items:
                yield from _assigned(item)
        case _:
            return
