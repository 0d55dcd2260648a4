"""Expiry: a conversation that rests too long is warned of, and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dragoman.graph.flow import Expiry
from dragoman.interpreter.events import ActionReturned, EventReceived, FlowRequested
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)

TALK = "flow: talk\ntriggers: [command: talk]\nnodes:\n  name: {prompt: Name?}\n  age: {prompt: Age?}\n"
ASIDE = "flow: aside\ntriggers: [command: aside]\nnodes:\n  sure: {prompt: Sure?}\n"


def resting(nodes: str = "name: {prompt: Name?}\nage: {prompt: Age?}", warn: timedelta | None = None) -> Talk:
    """Somebody was asked something and went away; a conversation may rest for an hour."""
    return Talk(replace(nodes_of(nodes), expiry=Expiry(HOUR, warn))).text("/talk")


def both(talk: str = TALK) -> Talk:
    """Two flows, one over the other."""
    return Talk(replace(flows_of(talk, ASIDE), expiry=Expiry(HOUR))).text("/talk").text("/aside")


def test_a_conversation_expires_after_a_day_where_nothing_else_is_said() -> None:
    """Without a warning."""
    talk = Talk(nodes_of("name: {prompt: Name?}")).text("/talk")
    assert talk.due == [("expire", timedelta(days=1))]


def test_a_conversation_that_rests_too_long_ends_as_expired() -> None:
    """The shipped handler says so."""
    talk = resting()
    assert talk.wait(minutes=59).said == []
    assert talk.wait(minutes=1).said == ["There was no answer for a while, so we stop here."]
    assert talk.ended == [("talk", "expired")]
    assert (talk.session.timers, talk.session.people) == ((), None)


def test_a_warning_comes_before() -> None:
    """It says how long is left."""
    talk = resting(warn=5 * MINUTE)
    assert talk.wait(minutes=54).said == []
    assert talk.wait(minutes=1).said == ["Are you still there? We stop here in 5 minutes."]
    assert talk.wait(minutes=5).ended == [("talk", "expired")]


@pytest.mark.parametrize(("warn", "said"), [(HOUR / 4, "15 minutes"), (40 * MINUTE / 60, "40 seconds")])
def test_the_warning_names_the_time_that_is_left(warn: timedelta, said: str) -> None:
    """In the user's language, as durations are printed."""
    talk = resting(warn=warn).wait(hours=1)
    assert talk.said[0] == f"Are you still there? We stop here in {said}."


def test_a_warning_that_is_told_late_names_whole_minutes() -> None:
    """The ringing takes its time."""
    talk = resting(warn=5 * MINUTE)
    warning = next(timer for timer in talk.session.timers if timer.kind == "warn")
    talk.now = warning.at + timedelta(seconds=2, milliseconds=300)
    assert talk.happen(talk.fired(warning)).said == ["Are you still there? We stop here in 5 minutes."]


@pytest.mark.parametrize("does", ["Ada", "/help", "/nonsense", "/aside"])
def test_whatever_the_user_sends_moves_the_end(does: str) -> None:
    """An answer, an escape, anything."""
    talk = both().text("yes").wait(minutes=50).text(does)
    assert talk.due == [("expire", HOUR)]


def test_a_press_moves_the_end() -> None:
    """Also one of an old button: somebody is there."""
    talk = resting("name: {prompt: Name?, buttons: [Ada, Bob]}\nage: {prompt: Age?}").wait(minutes=50).press("Ada")
    assert talk.due == [("expire", HOUR)]
    talk.wait(minutes=50).press_at(1, 0)
    assert talk.due == [("expire", HOUR)]


def test_somebody_elses_press_does_not_move_the_end() -> None:
    """In a group anybody may tap."""
    talk = resting("name: {prompt: Name?, buttons: [Ada, Bob]}").wait(minutes=50).press_at(1, 0, 1, "foreign")
    assert talk.due == [("expire", 10 * MINUTE)]


def test_what_comes_from_outside_does_not_move_the_end() -> None:
    """Neither events nor flows that others start."""
    talk = both().wait(minutes=50)
    talk.happen(EventReceived(talk.origin(), "paid"))
    talk.happen(FlowRequested(talk.origin(), "aside"))
    assert talk.due == [("expire", 10 * MINUTE)]


def test_the_answer_to_a_warning_sets_both_anew() -> None:
    """The warning will come again."""
    talk = resting(warn=5 * MINUTE).wait(minutes=57).text("Ada")
    assert talk.due == [("warn", 55 * MINUTE), ("expire", HOUR)]


def test_all_flows_on_the_stack_expire() -> None:
    """What is below is not asked again: nobody is there."""
    talk = both().wait(hours=1)
    assert talk.said == ["There was no answer for a while, so we stop here."]
    assert talk.ended == [("aside", "expired"), ("talk", "expired")]
    assert talk.session.frames == ()


def test_a_caller_is_not_resumed_by_expiry() -> None:
    """It expires with the flow that it called."""
    caller = "flow: talk\ntriggers: [command: talk]\nnodes:\n  a: {call: aside}\n  b: {say: And on.}\n"
    talk = Talk(replace(flows_of(caller, ASIDE), expiry=Expiry(HOUR))).text("/talk").wait(hours=1)
    assert talk.ended == [("aside", "expired"), ("talk", "expired")]
    assert "And on." not in talk.said


# Handlers


def test_the_authors_handler_may_lead_on() -> None:
    """Then the conversation goes on there, and may rest again."""
    talk = resting("name:\n  prompt: Name?\n  on: {timeout: {say: Let us hurry., next: age}}\nage: {prompt: Age?}")
    assert talk.wait(hours=1).said == ["Let us hurry.", "Age?"]
    assert talk.due == [("expire", HOUR)]


def test_a_handler_that_leads_on_keeps_what_was_interrupted() -> None:
    """The whole stack goes on."""
    talk = Talk(replace(flows_of(TALK, f"{ASIDE}on: {{timeout: again}}\n"), expiry=Expiry(HOUR)))
    talk.text("/talk").text("/aside").wait(hours=1)
    assert (talk.said, talk.stack) == (["Sure?"], ["talk", "aside"])


def test_a_handler_that_only_speaks_ends_the_conversation() -> None:
    """As expired: there is no other place to be."""
    talk = resting("name: {prompt: Name?, on: {timeout: {say: Bye then.}}}").wait(hours=1)
    assert talk.said == ["Bye then."]
    assert talk.ended == [("talk", "expired")]


def test_a_handler_may_end_the_flow_with_a_name_of_its_own() -> None:
    """What is below it has expired."""
    talk = Talk(replace(flows_of(TALK, f"{ASIDE}on: {{timeout: {{say: Bye., end: lost}}}}\n"), expiry=Expiry(HOUR)))
    talk.text("/talk").text("/aside").wait(hours=1)
    assert talk.ended == [("aside", "lost"), ("talk", "expired")]


def test_a_handler_that_cancels_cancels() -> None:
    """As everywhere."""
    talk = resting("name: {prompt: Name?, on: {timeout: cancel}}").wait(hours=1)
    assert talk.ended == [("talk", "cancelled")]


def test_a_handler_that_fails_leaves_the_conversation_once_more() -> None:
    """The operator hears of it, and the time begins anew."""
    talk = resting("name: {prompt: Name?, on: {timeout: {say: '{{ name + 1 }}'}}}").wait(hours=1)
    assert talk.reports[0].reason == "template"
    assert talk.due == [("expire", HOUR)]


# Suspended


def test_a_timeout_of_the_questions_own_decides_alone() -> None:
    """However long it is."""
    talk = resting("name: {prompt: Name?, timeout: {after: 3h, next: end}}")
    assert talk.due == [("timeout", 3 * HOUR)]
    assert talk.wait(hours=2).effects == []


def test_a_timeout_below_on_the_stack_decides_as_well() -> None:
    """The question there still waits."""
    timed = TALK.replace("{prompt: Name?}", "{prompt: Name?, timeout: {after: 3h, next: end}}")
    assert both(timed).due == [("timeout", 3 * HOUR)]


def test_a_timeout_that_is_late_decides_no_more() -> None:
    """From then on the interrupting question may rest as long as any other."""
    talk = both(TALK.replace("{prompt: Name?}", "{prompt: Name?, timeout: {after: 20m, next: end}}"))
    talk.wait(minutes=20)
    assert ("expire", HOUR) in talk.due
    assert talk.wait(hours=1).ended == [("aside", "expired"), ("talk", "expired")]


def test_a_pause_does_not_expire_and_the_question_behind_it_does() -> None:
    """Its time begins when it is asked."""
    talk = resting("a: {wait: 5h}\nname: {prompt: Name?}")
    assert talk.due == [("wait", 5 * HOUR)]
    assert talk.wait(hours=5).said == ["Name?"]
    assert talk.due == [("expire", HOUR)]


def test_nothing_expires_while_an_action_is_awaited() -> None:
    """The question that comes back may rest as long as any other."""
    talk = resting("name: {prompt: Name?}\nfind: {action: find}\nage: {prompt: Age?}").text("Ada")
    assert talk.due == []
    call = talk.calls[0].call
    talk.happen(ActionReturned(replace(talk.origin(), id=f"{call}r"), call))
    assert (talk.said, talk.due) == (["Age?"], [("expire", HOUR)])


def test_an_idle_session_has_nothing_due_and_nobody_to_tell() -> None:
    """It takes no more room than before."""
    talk = Talk(nodes_of("hi: {say: Hi.}")).text("/talk")
    assert (talk.session.timers, talk.session.people, dict(talk.session.given)) == ((), None, {})
