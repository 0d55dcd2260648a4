"""What holds at every review, whatever was edited, taken back or interrupted before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dragoman.graph.flow import Flows
from dragoman.interpreter.session import Question
from dragoman.interpreter.session_codec import decode_session, encode_session
from dragoman.interpreter.step import step
from dragoman.language.nodes.prompt import Prompt
from tests.interpreter.building import flows_of
from tests.interpreter.talking import Failure, Talk

EVERYTHING = """
flow: talk
triggers: [{command: talk}]
variables:
  list: {type: list, temporary: true}
  off: {type: integer, initial: 0}
nodes:
  low: {prompt: Low?, input: integer, validate: {min: 1}}
  high: {prompt: High?, input: integer, validate: {min: "{{ low }}"}}
  kind:
    prompt: Kind?
    buttons:
      - {text: Person, value: p, next: person}
      - {text: Company, value: c, next: company}
  person: {prompt: Name?, save: who, set: {rate: 2}, next: member}
  company: {prompt: Company?, save: who}
  vat: {prompt: VAT?, set: {rate: 3}}
  member: {prompt: Member?, input: boolean}
  card: {prompt: Card?, when: member, optional: true}
  rebate: {when: member, set: {off: 5}}
  load: {action: any_action, with: {x: "{{ low }}"}, save: list}
  drink: {prompt: Drink?, buttons: [{from: "{{ list }}"}, Water]}
  size: {branches: [{when: low > 4, set: {size: large}}, {when: low <= 4, set: {size: small}}]}
  club: {branches: [{when: "high > 7", next: check}]}
  parent: {prompt: Parent?, label: "Who is with {{ who }}", secret: true}
  sum: {set: {total: "{{ low * rate - off }}"}}
  check: {review: "Right? {{ low * rate - off }}", buttons: [{text: Good, next: done}, {text: Anew, next: restart}]}
  done: {say: Done.}
"""
OTHER = """
flow: other
triggers: [{command: other}]
nodes: {sure: {prompt: Sure?}}
"""


@cache
def flows() -> Flows:
    """The flow with everything, and one to interrupt it with."""
    return flows_of(EVERYTHING, OTHER)


def drinks(called: Any) -> object:
    """What there is to choose from depends on a number; for one of them nobody knows."""
    low = called.arguments["x"]
    return Failure("sold out") if low == 6 else [f"Tea {low % 3}", "Milk"]


@dataclass(frozen=True)
class Move:
    """An escape, a command, a new process; or an answer, by this number."""

    kind: str
    which: int = 0


def moves() -> st.SearchStrategy[list[Move]]:
    """A conversation. Most of it are answers."""
    answer = st.builds(Move, st.just("answer"), st.integers(0, 23))
    other = st.builds(Move, st.sampled_from(("/back", "/back", "/skip", "/other", "/help", "process", "wrong")))
    return st.lists(st.one_of(answer, answer, answer, answer, other), max_size=30)


def at_first_review(answers: tuple[int, ...]) -> Talk:
    """A conversation that has come to its review."""
    talk = Talk(flows(), results={"any_action": drinks}).text("/talk")
    for which in answers:
        if talk.node != "check":
            do(talk, Move("answer", which))
    return talk


def do(talk: Talk, move: Move) -> None:
    """One move."""
    match move.kind:
        case "answer":
            talk.text(fitting(talk, move.which))
        case "process":
            talk.session = decode_session(encode_session(talk.session))
        case "wrong":
            talk.text("🦊 🦊")
        case command:
            talk.text(command)


def fitting(talk: Talk, which: int) -> str:
    """One of the options, else a text of the type."""
    waiting = talk.session.waiting
    if not talk.session.frames or not isinstance(waiting, Question):
        return "/talk"
    frame = talk.session.frames[-1]
    lead = talk.flows.flows[frame.flow].nodes[frame.node].lead
    assert isinstance(lead, Prompt)
    if waiting.options:
        return waiting.options[which % len(waiting.options)].label
    return str(which % 9 + 1) if lead.type == "integer" else f"text {which}"


def check(talk: Talk) -> None:
    """All that the flow says of its answers is true."""
    frame = talk.session.frames[-1]
    data = frame.variables
    assert frame.editing is None
    assert 1 <= data["low"] <= data["high"]
    assert data["rate"] == (2 if data["kind"] == "p" else 3)
    assert ("vat" in data) is (data["kind"] == "c")
    assert data["who"]
    assert ("card" in data) is data["member"]
    assert data["off"] == (5 if data["member"] else 0)
    assert data["drink"] in ("Water", "Milk", f"Tea {data['low'] % 3}")
    assert data["size"] == ("large" if data["low"] > 4 else "small")
    assert ("parent" in data) is (data["high"] <= 7)
    assert data["high"] > 7 or data["total"] == data["low"] * data["rate"] - data["off"]
    assert "list" not in data


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(*(st.integers(0, 23) for _ in range(12))), moves())
@example((0,) * 12, [])
def test_every_review_is_as_if_all_had_been_answered_so_at_once(answers: tuple[int, ...], more: list[Move]) -> None:
    """Rules hold, totals are right, and nothing is left of a way that was not taken."""
    talk = at_first_review(answers)
    for move in more:
        do(talk, move)
        if talk.node == "check":
            check(talk)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(*(st.integers(0, 23) for _ in range(12))), moves())
def test_back_undoes_an_edit_exactly(answers: tuple[int, ...], more: list[Move]) -> None:
    """The data are as they were before the last answer."""
    talk = at_first_review(answers)
    for move in more:
        before = talk.session
        do(talk, move)
        if len(talk.session.undo) == len(before.undo) + 1 and len(talk.stack) == len(before.frames) == 1:
            again = Talk(flows(), results={"any_action": drinks})
            again.session, again.count = talk.session, talk.count + 1000
            again.text("/back")
            bare = {name: value for name, value in before.frames[-1].variables.items() if name != "list"}
            found = {name: value for name, value in again.session.frames[-1].variables.items() if name != "list"}
            assert (found, again.node) == (bare, before.frames[-1].node)


@pytest.mark.parametrize("seed", range(3))
def test_a_step_of_an_edit_is_the_same_whenever_it_is_taken(seed: int) -> None:
    """Same session, same event, same step."""
    talk = at_first_review((seed, seed + 4, seed, 1, 0, 1, 0, 1))
    for which in (seed, 3, 5, seed + 1, 8):
        do(talk, Move("answer", which))
    for session, event, result in talk.steps:
        assert step(flows(), session, event) == result
