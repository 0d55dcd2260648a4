"""Flows with `http` nodes, compiled for a project that allows some hosts, and a user who walks through them."""

from __future__ import annotations

from typing import Any

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.flow import Flow, Flows
from dragoman.interpreter.effects import RunRequest
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.language.compiler import Surroundings
from dragoman.language.defaults import shipped_handlers, shipped_texts
from dragoman.language.nodes.http import Http
from dragoman.language.requests import HttpRequest
from tests.interpreter.talking import Talk
from tests.language.compiling.marked import compiled, unmarked, whole

ALLOWED = frozenset({"api.example.org", "http://localhost:8080", "service:8080", "http://127.0.0.1:9000"})
AROUND = Surroundings(settings=frozenset({"key"}), http_allow=ALLOWED)


def flow(nodes: str, around: Surroundings = AROUND) -> Flow:
    """The flow of these nodes, in which nothing is wrong."""
    found, problems = compiled(unmarked(whole(nodes))[0], around=around)
    assert problems == [], problems
    assert found is not None
    return found


def refusal(nodes: str, around: Surroundings = AROUND) -> Diagnostic:
    """The one problem of these nodes, exactly at its mark."""
    clean, spans = unmarked(whole(nodes))
    _, problems = compiled(clean, around=around)
    assert [problem.span for problem in problems] == spans, problems
    (problem,) = problems
    return problem


def lead(request: str, keys: str = "{}") -> Http:
    """The compiled node of this request."""
    more = "".join(f"\n  {line}" for line in keys.splitlines()) if keys != "{}" else ""
    found = flow(f"a:\n  http: {request}{more}\nb: {{say: B}}").nodes["a"].lead
    assert isinstance(found, Http)
    return found


class Caller(Talk):
    """A user in a flow with `http` nodes; answers of servers are given by hand."""

    def __init__(self, nodes: str, **config: Any) -> None:
        compiled_flow = flow(nodes)
        linked = Flows(
            {compiled_flow.name: compiled_flow},
            texts=shipped_texts(),
            shipped=shipped_handlers(),
            config=config,
        )
        super().__init__(linked)

    @property
    def asked(self) -> RunRequest:
        """The one request of the last turn."""
        (found,) = [effect for effect in self.effects if isinstance(effect, RunRequest)]
        return found

    @property
    def request(self) -> HttpRequest:
        """What it asks."""
        return self.asked.request

    def answered(self, status: int, body: Any = None) -> Caller:
        """The server answers."""
        self.happen(ActionReturned(self.origin(), self.asked.call, body, str(status)))
        return self

    def unanswered(self, why: str = "no connection") -> Caller:
        """It does not."""
        self.happen(ActionFailed(self.origin(), self.asked.call, why))
        return self


def requested(url: str, *answers: str, more: str = "") -> HttpRequest:
    """The request for this url, with `name` and `other` as a user answered them, and with these further keys."""
    method = "post" if more.startswith(("json:", "form:")) else "get"
    nodes = (
        "name: {prompt: Name?}\nother: {prompt: Other?, optional: true}\nload:\n  http:\n"
        f"    {method}: {url}\n" + "".join(f"    {line}\n" for line in more.splitlines()) + "end_of_it: {say: Done.}"
    )
    talk = Caller(nodes, key="k-1")
    talk.begin("talk")
    for answer in (*answers, "x", "y")[:2]:
        talk.text(answer)
    return talk.request
