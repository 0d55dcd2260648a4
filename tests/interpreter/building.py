"""From YAML texts to the flows that `step` knows, without a file, a store or a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent
from typing import Any

from dragoman.graph.flow import ESCAPES, Flow, Flows, Limits
from dragoman.language.actions import Signature
from dragoman.language.compiler import Surroundings
from dragoman.language.defaults import shipped_handlers, shipped_texts
from dragoman.language.flow import compile_flow
from dragoman.project import triggers
from dragoman.schema import check_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping

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


def flow_of(text: str, config: Mapping[str, Any] | None = None) -> Flow:
    """One sound flow; its file's name is its own."""
    text = dedent(text)
    parsed = parse(Source("flow.yaml", text))
    assert parsed.tree is not None
    assert parsed.diagnostics == ()
    assert isinstance(parsed.tree, TreeMapping)
    shape = check_flow(parsed.tree, "flow.yaml")
    assert shape == [], shape
    name = getattr(parsed.tree.get("flow"), "text", "flow")
    around = Surroundings(_AnyAction(), frozenset(config or {}))
    flow, problems = compile_flow(Source(f"{name}.yaml", text), parsed.tree, around)
    assert problems == [], problems
    assert flow is not None
    return flow


def flows_of(*texts: str, limits: Limits | None = None, config: Mapping[str, Any] | None = None) -> Flows:
    """All these flows of one bot, linked as a project links them."""
    flows = {flow.name: flow for flow in (flow_of(text, config) for text in texts)}
    commands, double = triggers.commands(flows.values(), ESCAPE_WORDS)
    phrases, more = triggers.phrases(flows.values())
    assert [*double, *more] == []
    bare = Flows(flows, commands=commands, phrases=phrases, texts=shipped_texts(), shipped=shipped_handlers())
    return replace(bare, config=config or {}, limits=limits or Limits())


def nodes_of(nodes: str, **kept: Any) -> Flows:
    """A bot of one flow `talk`, started by /talk or 'let us talk', given by its nodes and, `head`, its other keys."""
    head = dedent(kept.pop("head", "")).strip("\n")
    body = "".join(f"  {line}\n" if line else "\n" for line in dedent(nodes).strip("\n").splitlines())
    return flows_of(
        f"flow: talk\ntriggers:\n  - command: talk\n  - phrase: let us talk\n{head}\nnodes:\n{body}", **kept
    )
