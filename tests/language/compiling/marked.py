"""Flows in whose text the place of each problem is marked: `«...»` around exactly the characters it must point at."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from dragoman.diagnostics.diagnostic import Diagnostic, in_order
from dragoman.graph.flow import Flow
from dragoman.language.actions import Signature
from dragoman.language.compiler import Surroundings
from dragoman.language.flow import compile_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Span


async def _look(x: str, y: int = 0) -> None:
    """An action."""


LOOK = Signature("look", _look, ("x", "y"), frozenset({"x"}), frozenset({"good", "bad"}))
AROUND = Surroundings({"look": LOOK}, frozenset({"shop"}))


def unmarked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the marked places in order."""
    clean, spans, start = [], [], (0, 0)
    line = column = 1
    for character in dedent(text).lstrip("\n"):
        if character == "«":
            start = (line, column)
        elif character == "»":
            spans.append(Span(*start, line, column))
        else:
            clean.append(character)
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    return "".join(clean), spans


def compiled(text: str, file: str = "talk.yaml", around: Surroundings = AROUND) -> tuple[Flow | None, list[Diagnostic]]:
    """What comes of a flow's text that can be read."""
    parsed = parse(Source(file, text))
    assert parsed.tree is not None, parsed.diagnostics
    assert parsed.diagnostics == (), parsed.diagnostics
    flow, problems = compile_flow(Source(file, text), parsed.tree, around)
    return flow, in_order(problems)


def sound(text: str, head: str = "") -> Flow:
    """The flow of these nodes, in which nothing is wrong."""
    flow, problems = compiled(unmarked(whole(text, head))[0])
    assert problems == [], problems
    assert flow is not None
    return flow


def whole(nodes: str, head: str = "") -> str:
    """A flow `talk` of these nodes and further keys."""
    body = "".join(f"  {line}\n" for line in dedent(nodes).strip("\n").splitlines())
    return f"flow: talk\n{dedent(head).strip()}\nnodes:\n{body}"


def refused(text: str, file: str = "talk.yaml") -> list[Diagnostic]:
    """The problems of a whole flow; each stands exactly at its mark."""
    clean, spans = unmarked(text)
    _, problems = compiled(clean, file)
    assert [problem.span for problem in problems] == spans, problems
    return problems


def refusal(nodes: str, head: str = "") -> Diagnostic:
    """The one problem of these nodes, exactly at its mark."""
    (problem,) = refused(whole(nodes, head))
    return problem


def told(problem: Diagnostic) -> tuple[str, str, str | None]:
    """What a person reads of it."""
    return problem.code, problem.message, problem.help


def related(problem: Diagnostic) -> Mapping[int, str]:
    """Line -> what stands there."""
    return {place.span.line: place.message for place in problem.related}
