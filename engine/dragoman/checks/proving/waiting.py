"""What of a node decides how a flow goes on: whether it waits, asks outside, enters another flow, or changes values."""

from __future__ import annotations

from dragoman.checks.proving.subject import Subject
from dragoman.graph.edges import Edge, Saves, Sets
from dragoman.graph.flow import Flow, Node
from dragoman.graph.walks import Graph, backwards, reached
from dragoman.language.nodes.action import Action
from dragoman.language.nodes.call import Call
from dragoman.language.nodes.http import Http
from dragoman.language.nodes.jump import Jump
from dragoman.language.nodes.prompt import Prompt


def waits(node: Node, edges: tuple[Edge, ...]) -> bool:
    """Whether it may wait. A question does, even where its answer may be known."""
    return isinstance(node.lead, Prompt) or any(edge.waits for edge in edges)


def passed_by(node: Node, edge: Edge) -> bool:
    """Whether the edge is taken where the node's `when` does not hold, and nothing of it is done."""
    return bool(edge.holds) and edge.holds[0][0] is node.when and not edge.holds[0][1]


def asks_outside(node: Node) -> bool:
    """Whether what it does takes time and brings a result that the flow does not know: an action or a request."""
    return isinstance(node.lead, Action | Http)


def entered(node: Node) -> str | None:
    """The flow that the node calls or jumps to."""
    return node.lead.flow if isinstance(node.lead, Call | Jump) else None


def set_on(edge: Edge) -> frozenset[str]:
    """The variables and kept fields that a `set` changes on an edge."""
    return frozenset(line.name for work in edge.works if isinstance(work, Sets) for line in work.lines)


def saved_on(edge: Edge) -> frozenset[str]:
    """The variables and kept fields in which the lead leaves something on an edge."""
    return frozenset(name for work in edge.works if isinstance(work, Saves) for name in work.values)


def waiting_flows(subject: Subject) -> frozenset[str]:
    """The flows that may wait before they end, or of which that is not known."""
    judged = subject.judged
    enters: Graph[str] = {flow.name: [to for one in flow.nodes.values() if (to := entered(one))] for flow in judged}
    unknown = {to for following in enters.values() for to in following if to not in subject.sound}
    direct = {flow.name for flow in judged if _waits_itself(flow, subject)}
    return frozenset(reached(backwards(enters), direct | unknown | (set(subject.flows) - subject.sound)))


def _waits_itself(flow: Flow, subject: Subject) -> bool:
    edges = subject.edges(flow)
    # Who goes back comes to a question.
    return any(waits(node, edges[name]) or _goes_back(edges[name]) for name, node in flow.nodes.items())


def _goes_back(edges: tuple[Edge, ...]) -> bool:
    return any(edge.kind == "back" for edge in edges)
