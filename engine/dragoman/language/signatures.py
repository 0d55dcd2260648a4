"""What flows must know of one another before any of them is compiled: names, inputs, ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.graph.computed import Value
from dragoman.language.arguments import is_computed, lacking
from dragoman.language.certainty import check_type, read_value
from dragoman.language.compiler import entries, flag
from dragoman.language.declarations import private_in
from dragoman.language.handing_back import outputs_in
from dragoman.language.typed import typed, written
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree, plain

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

ALWAYS = ("completed", "cancelled", "attempts", "expired")
"""How any flow can end, whatever it says itself."""


@dataclass(frozen=True, slots=True)
class FlowSignature:
    """A flow as its callers see it. `inputs` lead to their types; `outcomes` are the names it can end with.

    `private`: what it hands back may hold private values. `jobs` are the names under which it schedules flows, as
    they are written. `outputs`: what it hands back, name -> type; nothing where that is not known.
    """

    name: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset(ALWAYS)
    private: bool = False
    jobs: frozenset[str] = frozenset()
    outputs: Mapping[str, str] | None = None


def signature_of(tree: Tree) -> FlowSignature | None:
    """The signature that stands in a flow's tree; nothing if it has no name."""
    name = tree.get("flow") if isinstance(tree, TreeMapping) else None
    if not isinstance(tree, TreeMapping) or not isinstance(name, Scalar):
        return None
    inputs = entries(tree.get("inputs"))
    return FlowSignature(
        name.text,
        {key: _type(spec) for key, spec in inputs.items()},
        frozenset(key for key, spec in inputs.items() if _is_required(spec)),
        frozenset((*ALWAYS, *_ends(tree))),
        bool(private_in(tree)),
        frozenset(_jobs(tree)),
        outputs_in(tree),
    )


def _type(spec: Tree) -> str:
    kind = spec.get("type") if isinstance(spec, TreeMapping) else spec
    return kind.text if isinstance(kind, Scalar) else "any"


def _is_required(spec: Tree) -> bool:
    if not isinstance(spec, TreeMapping):
        return True
    return flag(spec.get("required"), default=spec.get("default") is None)


def _ends(tree: Tree | None) -> Iterator[str]:
    """Every `end: NAME` of the flow."""
    match tree:
        case TreeMapping():
            for entry in tree.entries:
                if entry.key.text == "end" and isinstance(entry.value, Scalar):
                    yield entry.value.text
                else:
                    yield from _ends(entry.value)
        case Sequence():
            for item in tree.items:
                yield from _ends(item)
        case _:
            return


def _jobs(tree: TreeMapping) -> Iterator[str]:
    """The name of every `schedule`: that of its `as`, else of the flow."""
    for node in entries(tree.get("nodes")).values():
        flow = node.get("schedule") if isinstance(node, TreeMapping) else None
        if isinstance(node, TreeMapping) and isinstance(flow, Scalar):
            name = node.get("as")
            yield (name if isinstance(name, Scalar) else flow).text.strip()


def called_flow(lead: str, node: TreeMapping, compiler: Compiler) -> tuple[FlowSignature | None, Mapping[str, Value]]:
    """The flow that a `call`, `jump` or `schedule` names, and what it is given; what is wrong is reported."""
    named = node.get(lead)
    given = entries(node.get("with"))
    inputs = {key: value for key, tree in given.items() if (value := compiler.value(tree)) is not None}
    if not isinstance(named, Scalar):
        return None, inputs
    known = compiler.around.flows.get(named.text)
    if known is None:
        compiler.misspelt("DG224", named, "flow", compiler.around.flows)
        return None, inputs
    _check_inputs(node, named, known, compiler)
    return known, inputs


def _check_inputs(node: TreeMapping, named: Scalar, known: FlowSignature, compiler: Compiler) -> None:
    given = node.get("with")
    if not isinstance(given, TreeMapping | None):
        return
    pairs = given.entries if given else ()
    for entry in pairs:
        if entry.key.text not in known.inputs:
            where, none = f" of the flow '{known.name}'", f"declare it under 'inputs' in {known.name}.yaml"
            compiler.misspelt("DG225", entry.key, "input", known.inputs, where, none)
        elif wanted := _misfit(entry.value, known.inputs[entry.key.text]):
            message = f"{_shown(entry.value)} does not fit the input '{entry.key.text}' of the flow '{known.name}'"
            compiler.report("DG242", entry.value.span, message, f"it takes {wanted}")
        else:
            place = f"the input '{entry.key.text}' of the flow '{known.name}'"
            value = read_value(entry.value, compiler)
            check_type(value, entry.value, known.inputs[entry.key.text], place, compiler)
    if missing := lacking(known.required, {entry.key.text for entry in pairs}, known.inputs):
        names = ", ".join(missing)
        compiler.report("DG225", named.span, f"the flow '{known.name}' needs: {names}", "give it under 'with'")


def _misfit(tree: Tree, kind: str) -> str:
    """What a constant should be instead, where it is no value of this type."""
    if is_computed(tree):
        return ""
    try:
        typed(kind, plain(tree))
    except ValueError:
        return written(kind)
    return ""


def _shown(tree: Tree) -> str:
    return f"'{tree.text}'" if isinstance(tree, Scalar) else "a list" if isinstance(tree, Sequence) else "a record"
