"""What holds for every conversation, whatever the user does."""

from __future__ import annotations

import copy
import sys
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dragoman.interpreter.events import MessageReceived, TimerFired
from dragoman.interpreter.idle import EXPIRY
from dragoman.interpreter.records import decode_event, decode_outbox, encode_event, encode_outbox
from dragoman.interpreter.session import Awaiting, Frame, Question, Session
from dragoman.interpreter.session_codec import decode_session, encode_session
from dragoman.interpreter.step import step
from dragoman.language.content import Content
from tests.interpreter.living import GROUP, do, live, new_talk
from tests.interpreter.strategies import Move, moves, press_of, stories
from tests.interpreter.talking import Talk

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

OPENINGS = (
    "/zoo", "/order", "/register", "/customer", "/side", "/farm", "/clock", "/market", "/questions", "/visit", "billed",
)  # fmt: skip


def story() -> st.SearchStrategy[list[Move]]:
    """A conversation that begins in one of the flows."""
    opening = st.sampled_from(OPENINGS).map(lambda text: [Move("text" if text[0] == "/" else "event", text)])
    return st.tuples(opening, stories()).map(lambda pair: pair[0] + pair[1])


def without_attempts(session: Session) -> list[Frame]:
    """The stack but for the counts of wrong answers."""
    return [replace(frame, attempts={}) for frame in session.frames]


def without_epoch(session: Session) -> Session:
    """The session but for what any press changes: the question's number, its messages, the ids seen, its expiry."""
    timers = tuple(timer for timer in session.timers if timer.kind not in EXPIRY)
    waiting = replace(session.waiting, epoch=0) if isinstance(session.waiting, Question) else session.waiting
    shown = replace(session, waiting=waiting, epoch=0, shown=(), edit=None, seen=(), reply_keyboard=False)
    return replace(shown, timers=timers, people=None)


@many
@given(story())
@example([Move("text", "/zoo"), Move("invented", 1, -1)])
def test_no_conversation_makes_step_raise(moves: list[Move]) -> None:
    """Whatever a user does, a step comes back."""
    talk = live(new_talk(), moves)
    assert len(talk.steps) >= sum(move.kind != "wait" for move in moves) - 1


@many
@given(stories())
def test_no_conversation_in_a_group_makes_step_raise(moves: list[Move]) -> None:
    """A group is a place like any other."""
    talk = live(new_talk(GROUP), moves)
    assert all(isinstance(result.session, Session) for _, _, result in talk.steps)


@many
@given(story())
def test_a_session_waits_exactly_while_a_flow_runs(moves: list[Move]) -> None:
    """No session is left with a flow that nobody can go on with, nor with a question of no flow."""
    for _, _, result in live(new_talk(), moves).steps:
        assert bool(result.session.frames) is (result.session.waiting is not None)


@many
@given(story())
def test_every_frame_stands_in_a_node_that_exists(moves: list[Move]) -> None:
    """Nobody is ever in a node that is not there."""
    talk = live(new_talk(), moves)
    for _, _, result in talk.steps:
        assert all(frame.node in talk.flows.flows[frame.flow].nodes for frame in result.session.frames)


@many
@given(story())
def test_the_same_input_gives_the_same_step(moves: list[Move]) -> None:
    """A step may be taken again after a lost race."""
    talk = live(new_talk(), moves)
    for before, event, result in talk.steps:
        assert step(talk.flows, before, event) == result


@many
@given(story())
def test_a_step_leaves_its_input_as_it_was(moves: list[Move]) -> None:
    """Sessions and events are frozen, down to the dictionaries in them."""
    talk = live(new_talk(), moves)
    for before, event, _ in talk.steps:
        kept = copy.deepcopy((before, event))
        step(talk.flows, before, event)
        assert (before, event) == kept


@many
@given(story())
def test_every_session_reached_survives_its_encoding(moves: list[Move]) -> None:
    """What is stored is what was there."""
    for _, _, result in live(new_talk(), moves).steps:
        assert decode_session(encode_session(result.session)) == result.session


@many
@given(story())
def test_every_event_and_effect_survives_its_encoding(moves: list[Move]) -> None:
    """Inbox and outbox give back what they were given."""
    for _, event, result in live(new_talk(), moves).steps:
        assert decode_event(encode_event(event)) == event
        assert decode_outbox(encode_outbox(event.origin, result.effects)) == (event.origin, list(result.effects))


@many
@given(story(), st.integers(0, 8), st.integers(0, 8))
def test_a_press_on_an_older_question_changes_nothing(moves: list[Move], which: int, at: int) -> None:
    """It is answered, and the current question is asked again."""
    talk = live(new_talk(), moves)
    if press_of(talk, which, live=False) is None or isinstance(talk.session.waiting, Awaiting):
        return
    before = without_epoch(talk.session)
    do(talk, Move("stale", which, at))
    assert without_epoch(talk.session) == before
    assert [notice.callback for notice in talk.notices] == ["callback"]


@many
@given(story(), st.integers(-9, 2**40), st.integers(-9, 2**40))
def test_a_press_of_a_button_that_never_was_changes_nothing(moves: list[Move], epoch: int, option: int) -> None:
    """Not even one that counts from the end of the options."""
    talk = live(new_talk(), moves)
    waiting = talk.session.waiting
    if isinstance(waiting, Question) and 0 <= option < len(waiting.options):
        option = -1 - option
    before = without_epoch(talk.session)
    talk.press_at(waiting.epoch if isinstance(waiting, Question) and epoch % 2 else epoch, option)
    assert without_epoch(talk.session) == before


@many
@given(story(), st.integers(-9, 2**40), st.integers(-9, 2**40), st.sampled_from(("forged", "foreign")))
def test_a_forged_press_changes_nothing_at_all(moves: list[Move], epoch: int, option: int, standing: Any) -> None:
    """Not even the question is asked again."""
    talk = live(new_talk(), moves)
    before = replace(talk.session, seen=())
    talk.press_at(epoch, option, 1, standing)
    assert replace(talk.session, seen=()) == replace(before, edit=None)
    assert len(talk.notices) == 1


@many
@given(story(), moves())
def test_back_after_an_answer_leads_to_where_it_was_given(moves: list[Move], answer: Move) -> None:
    """Position and data of the whole stack, across actions; only the counts of wrong answers stay."""
    talk = live(new_talk(), moves)
    before, asked = without_attempts(talk.session), isinstance(talk.session.waiting, Question)
    length = len(talk.session.undo)
    do(talk, answer)
    if not asked or len(talk.session.undo) != length + 1 or talk.node == "day":
        return
    talk.text("/back")
    assert without_attempts(talk.session) == before
    assert len(talk.session.undo) == length


@many
@given(story())
def test_an_event_that_comes_twice_counts_once(moves: list[Move]) -> None:
    """Redelivery is old news."""
    talk = live(new_talk(), moves)
    session = talk.session
    talk.happen(
        next(
            event
            for _, event, _ in reversed(talk.steps)
            if event.origin.id.startswith("u") and "r" not in event.origin.id
        )
    )
    assert (talk.session, talk.effects) == (session, [])


FORBIDDEN_MODULES = {"time", "_random", "secrets"}
FORBIDDEN_NAMES = {"urandom", "getrandom", "datetime.now", "datetime.today", "datetime.utcnow", "date.today"}


def forbid_clock_and_chance(frame: FrameType, event: str, called: Any) -> None:
    """A profiler that raises when the interpreter is about to read the clock or to draw chance."""
    if event != "c_call" or "hypothesis" in frame.f_code.co_filename:
        return
    home = getattr(called, "__module__", None) or type(getattr(called, "__self__", None)).__module__
    name = getattr(called, "__qualname__", "")
    if home in FORBIDDEN_MODULES or name in FORBIDDEN_NAMES or name.startswith("Random."):
        raise AssertionError(f"{frame.f_code.co_filename}:{frame.f_lineno} calls {name}")


def steps_again(talk: Talk) -> None:
    """Takes all steps of a talk again where the clock and chance raise."""
    before = sys.getprofile()
    sys.setprofile(forbid_clock_and_chance)
    try:
        for session, event, _ in talk.steps:
            step(talk.flows, session, event)
    finally:
        sys.setprofile(before)


@settings(max_examples=30, deadline=None)
@given(story())
def test_no_step_reads_the_clock_or_draws_chance(moves: list[Move]) -> None:
    """Time and chance come with the event."""
    steps_again(live(new_talk(), moves))


@pytest.mark.parametrize(
    "source", ["time.time()", "datetime.now(UTC)", "random.random()", "os.urandom(4)", "date.today()"]
)
def test_the_watch_over_clock_and_chance_can_bite(source: str) -> None:
    """The test above could fail."""
    import os
    import random
    import time
    from datetime import UTC, date, datetime

    names = {"os": os, "random": random, "time": time, "UTC": UTC, "date": date, "datetime": datetime}
    code = compile(source, "here", "eval")
    before = sys.getprofile()
    sys.setprofile(forbid_clock_and_chance)
    try:
        with pytest.raises(AssertionError):
            eval(code, names)
    finally:
        sys.setprofile(before)


def test_a_message_that_was_never_sent_by_a_person_is_survived() -> None:
    """Content without text, value or known kind is answered like any other."""
    talk = new_talk().text("/order")
    talk.happen(MessageReceived(talk.origin(), Content("other", "", {})))
    assert talk.node == "product"


@many
@given(story())
def test_no_timer_belongs_to_a_node_where_its_frame_does_not_stand(moves: list[Move]) -> None:
    """Whatever was left on the way has nothing due any more."""
    for _, _, result in live(new_talk(), moves).steps:
        frames = result.session.frames
        for timer in result.session.timers:
            assert timer.frame < 0 or frames[timer.frame].node == timer.node


@many
@given(story())
def test_a_timer_has_an_id_of_its_own(moves: list[Move]) -> None:
    """Also after it was fired: an id counts once."""
    fired: set[str] = set()
    for _, event, result in live(new_talk(), moves).steps:
        fired |= {event.timer} if isinstance(event, TimerFired) else set()
        ids = [timer.id for timer in result.session.timers]
        assert len(ids) == len(set(ids))
        assert not fired & {timer.id for timer in result.session.timers if not timer.late}


@many
@given(story())
def test_a_question_that_waits_ends_some_day(moves: list[Move]) -> None:
    """Something of its own or of the session is due, so that nobody is asked for ever."""
    for _, _, result in live(new_talk(), moves).steps:
        if isinstance(result.session.waiting, Question):
            assert any(timer.kind in ("timeout", "wait", "expire") for timer in result.session.timers)


@many
@given(story())
def test_a_session_that_is_left_alone_becomes_idle(moves: list[Move]) -> None:
    """But for what waits without an end of its own, and for jobs, which come for ever."""
    talk = live(new_talk(), moves)
    talk.flows = replace(talk.flows, every=())
    talk.session = replace(talk.session, timers=tuple(t for t in talk.session.timers if not t.job))
    talk.wait(days=3)
    assert not isinstance(talk.session.waiting, Question) or talk.node in ("last", "name")
