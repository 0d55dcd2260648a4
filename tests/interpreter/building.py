"""From YAML texts to the flows that `step` knows, without a file, a store or a channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Any

from dragoman.graph.flow import ESCAPES, Flow, Flows, Limits
from dragoman.language.actions import Signature
from dragoman.language.compiler import Surroundings
from dragoman.language.defaults import shipped_handlers, shipped_texts
from dragoman.language.flow import compile_flow
from dragoman.language.signatures import FlowSignature, signature_of
from dragoman.project.triggers import all_triggers
from dragoman.schema import check_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping

PROVED = {"DG313", "DG316", "DG317", "DG330"}
"""Mistakes of kinds, found at load. The interpreter must bear them all the same: values also come from stores, from
callers and from translations."""

ESCAPE_WORDS = {word: word for word in ESCAPES}


async def _never() -> None:
    raise AssertionError("the core runs no action")


class _AnyAction(Mapping[str, Signature]):
    """Every name is an action that takes `x`, `y` and `account_id`; one whose name ends in `once` cannot be undone."""

    def __getitem__(self, name: str) -> Signature:
        return Signature(name, _never, ("x", "y", "account_id"), frozenset(), once=name.endswith("once"))

    def __iter__(self) -> Any:
        return iter(("any_action",))

    def __len__(self) -> int:
        return 1


def flow_of(text: str, config: Mapping[str, Any] | None = None, beside: Sequence[str] = ()) -> Flow:
    """One sound flow; its file's name is its own, and it may name the flows `beside` it."""
    text = dedent(text)
    parsed = parse(Source("flow.yaml", text))
    assert parsed.tree is not None
    assert parsed.diagnostics == ()
    assert isinstance(parsed.tree, TreeMapping)
    shape = check_flow(parsed.tree, "flow.yaml")
    assert shape == [], shape
    name = getattr(parsed.tree.get("flow"), "text", "flow")
    around = Surroundings(_AnyAction(), frozenset(config or {}), flows=_signatures(beside))
    flow, problems = compile_flow(Source(f"{name}.yaml", text), parsed.tree, around)
    others = [problem for problem in problems if problem.code not in PROVED]
    assert others == [], others
    assert flow is not None
    return flow


def _signatures(texts: Sequence[str]) -> Mapping[str, FlowSignature]:
    trees = (parse(Source("flow.yaml", dedent(text))).tree for text in texts)
    return {found.name: found for tree in trees if tree is not None and (found := signature_of(tree))}


def flows_of(*texts: str, limits: Limits | None = None, config: Mapping[str, Any] | None = None) -> Flows:
    """All these flows of one bot, linked as a project links them."""
    flows = {flow.name: flow for flow in (flow_of(text, config, texts) for text in texts)}
    found = all_triggers(flows.values(), ESCAPE_WORDS)
    assert found.problems == []
    bare = Flows(flows, commands=found.commands, phrases=found.phrases, every=tuple(found.every), texts=shipped_texts())
    bare = replace(bare, happenings=tuple(found.happenings), matchings=tuple(found.matchings))
    bare = replace(bare, edits=any(flow.edits for flow in flows.values()))
    return replace(bare, shipped=shipped_handlers(), config=config or {}, limits=limits or Limits())


def nodes_of(nodes: str, **kept: Any) -> Flows:
    """A bot of one flow `talk`, started by /talk or 'let us talk', given by its nodes and, `head`, its other keys."""
    head = dedent(kept.pop("head", "")).strip("\n")
    body = "".join(f"  {line}\n" if line else "\n" for line in dedent(nodes).strip("\n").splitlines())
    return flows_of(
        f"flow: talk\ntriggers:\n  - command: talk\n  - phrase: let us talk\n{head}\nnodes:\n{body}", **kept
    )
