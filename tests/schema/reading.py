"""From YAML text to what is told of its shape."""

from __future__ import annotations

from textwrap import dedent

from dragoman.diagnostics.diagnostic import Diagnostic, in_order
from dragoman.schema import check_bot, check_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Tree


def tree_of(text: str) -> Tree:
    """The tree of a YAML text that can be read without a problem."""
    parsed = parse(Source("flow.yaml", dedent(text)))
    assert parsed.tree is not None
    assert parsed.diagnostics == ()
    return parsed.tree


def flow_shape(text: str) -> list[Diagnostic]:
    """What is told of a flow, in order of places."""
    return in_order(check_flow(tree_of(text), "flow.yaml"))


def node_shape(text: str) -> list[Diagnostic]:
    """What is told of one node `here`, given by its own keys."""
    indented = "".join(f"    {line}\n" for line in dedent(text).strip("\n").splitlines())
    return flow_shape(f"flow: flow\nnodes:\n  here:\n{indented}")


def bot_shape(text: str) -> list[Diagnostic]:
    """What is told of a bot.yaml, in order of places."""
    return in_order(check_bot(tree_of(text), "bot.yaml"))


def only(diagnostics: list[Diagnostic]) -> Diagnostic:
    """The one diagnostic there must be."""
    assert len(diagnostics) == 1, diagnostics
    return diagnostics[0]
