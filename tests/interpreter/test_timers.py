"""Timers of nodes: timeouts and reminders of questions, also when they are due at a bad moment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dragoman.interpreter.events import Origin, TimerFired
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import ADA, HOME, Talk

MINUTE = timedelta(minutes=1)

ASKED = """
name:
  prompt: Name?
  timeout:
    after: 20m
    remind:
      - {after: 5m, say: Still there?}
      - {after: 10m, say: Hello?}
    next: late
greet: {say: "Hello, {{ name }}.", end: greeted}
late: {say: Too late., end: late}
"""

ASIDE = "flow: aside\ntriggers: [command: aside]\nnodes:\n  sure: {prompt: Sure?}\n"


def asked(text: str = ASKED) -> Talk:
    """A question with a timeout waits."""
    return Talk(nodes_of(text)).text("/talk")


def interrupted(text: str = ASKED) -> Talk:
    """The same, with another flow's question over it."""
    body = "".join(f"  {line}\n" for line in text.strip().splitlines())
    talk = f"flow: talk\ntriggers: [command: talk]\nnodes:\n{body}"
    return Talk(flows_of(talk, ASIDE)).text("/talk").text("/aside")


def test_reminders_and_the_timeout_come_each_at_its_time() -> None:
    """Counted from the question."""
    talk = asked()
    assert talk.wait(minutes=4).said == []
    assert talk.wait(minutes=1).said == ["Still there?"]
    assert talk.wait(minutes=5).said == ["Hello?"]
    assert talk.wait(minutes=10).said == ["Too late."]
    assert talk.ended == [("talk", "late")]


def test_an_answer_ends_the_waiting() -> None:
    """Nothing comes of it later."""
    talk = asked().text("Ada")
    assert talk.session.timers == ()
    assert talk.wait(days=2).effects == []


@pytest.mark.parametrize("between", ["/help", "/aside"])
def test_an_interruption_does_not_restart_the_time(between: str) -> None:
    """It runs on meanwhile."""
    talk = interrupted().text("yes") if between == "/aside" else asked().text(between)
    assert ("timeout", 20 * MINUTE) in talk.due
    talk.wait(minutes=12)
    assert ("timeout", 8 * MINUTE) in talk.due


def test_a_timeout_during_an_interruption_fires_when_the_flow_goes_on() -> None:
    """Not before, and the question is not asked once more."""
    talk = interrupted().wait(minutes=25)
    assert talk.stack == ["talk", "aside"]
    assert talk.text("yes").said == ["Too late."]
    assert talk.ended == [("aside", "completed"), ("talk", "late")]


def test_reminders_during_an_interruption_are_dropped() -> None:
    """Nobody is reminded of what is not asked."""
    talk = interrupted()
    assert talk.wait(minutes=12).said == []
    assert talk.text("yes").said == ["Name?"]
    assert [kind for kind, _ in talk.due] == ["timeout"]


def test_a_late_timeout_whose_handler_only_speaks_leaves_the_question() -> None:
    """It is asked again after the interruption, as after any other."""
    talk = interrupted("name:\n  prompt: Name?\n  timeout: {after: 20m}\n  on: {timeout: {say: Hurry up.}}")
    talk.wait(minutes=25).text("yes")
    assert talk.said == ["Hurry up.", "Name?"]
    assert talk.text("Ada").ended == [("talk", "completed")]


def test_a_timeout_without_a_way_on_runs_the_handler() -> None:
    """The shipped one says a sentence and ends the flow."""
    talk = asked("name:\n  prompt: Name?\n  timeout: {after: 20m}").wait(minutes=20)
    assert talk.said == ["There was no answer for a while, so we stop here."]
    assert talk.ended == [("talk", "expired")]


def test_a_handler_that_only_speaks_leaves_the_question() -> None:
    """It waits on, without a timeout."""
    talk = asked("name:\n  prompt: Name?\n  timeout: {after: 20m}\n  on: {timeout: {say: Hurry up.}}").wait(minutes=20)
    assert talk.said == ["Hurry up."]
    assert talk.text("Ada").ended == [("talk", "completed")]


def test_coming_back_by_back_sets_the_timers_anew() -> None:
    """That is an entry into the node; what was set for the node that is left is gone."""
    talk = asked("a: {prompt: A?, timeout: {after: 10m, next: end}}\nb: {prompt: B?, timeout: {after: 30m, next: end}}")
    talk.wait(minutes=9).text("one").wait(minutes=9).text("/back")
    assert talk.due == [("timeout", 10 * MINUTE)]


def test_a_node_entered_again_in_a_ring_counts_anew() -> None:
    """What is left of the first time does not shorten the second."""
    talk = asked("a: {prompt: A?, timeout: {after: 10m, next: end}, next: a}")
    talk.wait(minutes=9).text("one")
    assert talk.due == [("timeout", 10 * MINUTE)]


def test_a_flow_started_again_has_no_timer_of_its_former_run() -> None:
    """Not even where it comes to the same node in the same turn."""
    talk = asked("say: {say: Hi.}\nname: {prompt: Name?, timeout: {after: 10m, next: end}}")
    talk.wait(minutes=9).text("/talk")
    assert talk.due == [("timeout", 10 * MINUTE)]


@pytest.mark.parametrize("timer", ["u1.1", "u9.9", ""])
def test_a_timer_that_is_gone_moves_nobody(timer: str) -> None:
    """A ringing that crossed the answer on its way."""
    talk = asked().text("Ada").text("/talk")
    before = talk.session
    talk.happen(TimerFired(Origin("x", talk.now, ADA, HOME), timer))
    assert talk.effects == []
    assert (talk.session.frames, talk.session.waiting, talk.session.timers) == (
        before.frames, before.waiting, before.timers,
    )  # fmt: skip


def test_a_timer_that_rings_twice_fires_once() -> None:
    """Its id is the event's."""
    talk = asked().wait(minutes=4)
    remind = next(timer for timer in talk.session.timers if timer.kind == "remind")
    event = talk.fired(remind)
    assert talk.happen(event).said == ["Still there?"]
    assert talk.happen(event).effects == []


def test_a_timer_whose_work_fails_is_gone() -> None:
    """The user hears of it once, and the question waits on."""
    talk = asked("name:\n  prompt: Name?\n  timeout: {after: 20m, next: {say: '{{ name + 1 }}', next: end}}")
    talk.wait(minutes=20)
    assert talk.said == ["Sorry, something went wrong. Please try again."]
    assert talk.reports[0].reason == "template"
    assert [kind for kind, _ in talk.due] == ["expire"]
    assert talk.text("Ada").ended == [("talk", "completed")]


def test_a_time_beyond_the_calendar_is_its_end() -> None:
    """No step raises for a long time."""
    talk = asked("name: {prompt: Name?, timeout: {after: 9999999d, next: end}}")
    assert (talk.said, talk.reports) == (["Name?"], [])
    assert talk.wait(days=1).text("Ada").ended == [("talk", "completed")]


# After a deploy


def deployed(before: str, after: str) -> Talk:
    """A question asked before, and the flows as they are since."""
    talk = asked(before)
    talk.flows = nodes_of(after)
    return talk


def test_a_timer_goes_with_a_node_that_has_another_name_now() -> None:
    """`was` names it."""
    talk = deployed(ASKED, ASKED.replace("name:\n", "person:\n  was: name\n  save: name\n", 1))
    assert talk.wait(minutes=20).said == ["Still there?", "Hello?", "Too late."]


def test_a_timer_of_a_node_that_is_gone_goes() -> None:
    """Whoever stood there is told by the `changed` handler, and nothing comes of the old timeout."""
    talk = deployed(ASKED, "other: {prompt: Other?}").wait(minutes=5)
    assert talk.said == ["This conversation has changed since we last spoke. Let us begin again.", "Other?"]
    assert [kind for kind, _ in talk.due] == ["expire"]


def test_a_timeout_that_the_node_no_longer_has_goes() -> None:
    """Its author has taken it away."""
    talk = deployed(ASKED, "name: {prompt: Name?}\ngreet: {say: 'Hello, {{ name }}.'}").wait(minutes=30)
    assert talk.said == []
    assert talk.text("Ada").said == ["Hello, Ada."]


def test_timers_below_a_flow_that_is_gone_keep_their_place() -> None:
    """The stack has become shorter."""
    talk = interrupted()
    talk.flows = nodes_of(ASKED)
    talk.wait(minutes=5)
    assert talk.said == [
        "What we were talking about is no longer offered. Write /help to see what I can do.",
        "Name?",
    ]
    assert talk.wait(minutes=15).said == ["Hello?", "Too late."]
