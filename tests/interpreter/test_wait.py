"""`wait`: a pause for a time, until a moment, or until something happens outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dragoman.interpreter.events import EventReceived
from dragoman.interpreter.session import Pausing
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk

ASIDE = "flow: aside\ntriggers: [command: aside]\nnodes:\n  sure: {prompt: Sure?}\n"


def paused(wait: str, more: str = "", zone: str = "UTC") -> Talk:
    """A flow that says `Now.`, waits, and says `Later.`; /aside asks something over it."""
    node = f"{{wait: {wait}{more}}}"
    talk = f"""
flow: talk
triggers: [command: talk]
nodes:
  first: {{say: Now.}}
  pause: {node}
  later: {{say: "Later{{{{ pause }}}}.", next: end}}
  late: {{say: Nothing came.}}
variables: {{pause: any}}
"""
    return Talk(replace(flows_of(talk, ASIDE), timezone=zone)).text("/talk")


def happen(talk: Talk, name: str, data: object = None) -> Talk:
    """Something happens outside."""
    return talk.happen(EventReceived(talk.origin(), name, data))


def test_a_time_passes_and_the_flow_goes_on() -> None:
    """Not a moment before."""
    talk = paused("20m")
    assert talk.said == ["Now."]
    assert isinstance(talk.session.waiting, Pausing)
    assert talk.wait(minutes=19, seconds=59).said == []
    assert talk.wait(seconds=1).said == ["Later."]
    assert talk.ended == [("talk", "completed")]


@pytest.mark.parametrize(
    ("until", "after"),
    [
        ("'{{ now + hours(3) }}'", timedelta(hours=3)),
        ("'{{ hours(3) }}'", timedelta(hours=3)),
        ("'{{ today + days(2) }}'", timedelta(days=1, hours=12)),
        ("2026-03-03", timedelta(days=1, hours=12)),
        ("2026-03-03 09:30", timedelta(days=1, hours=21, minutes=30)),
        ("2026-03-03T9:30", timedelta(days=1, hours=21, minutes=30)),
        ("2026-03-03T09:30+02:00", timedelta(days=1, hours=19, minutes=30)),
        ("'13:15'", timedelta(hours=1, minutes=15)),
        ("'9:15'", timedelta(hours=21, minutes=15)),
        ("'12:00'", timedelta(days=1)),
    ],
)
def test_it_waits_until_a_moment(until: str, after: timedelta) -> None:
    """A date is its first minute, a time the next such time; it is noon on the first of March."""
    assert paused(f"{{until: {until}}}").due == [("wait", after)]


def test_moments_are_in_the_users_zone() -> None:
    """What the author writes is what the user's clock shows: in Kolkata it is half past five already."""
    assert paused("{until: '18:00'}", zone="Asia/Kolkata").due == [("wait", timedelta(minutes=30))]
    assert paused("{until: 2026-03-02}", zone="Asia/Kolkata").due == [("wait", timedelta(hours=6, minutes=30))]


@pytest.mark.parametrize("until", ["2026-02-28", "'{{ now }}'", "'{{ now - hours(1) }}'"])
def test_a_moment_that_is_over_is_no_pause(until: str) -> None:
    """The flow goes on in the same turn."""
    assert paused(f"{{until: {until}}}").said == ["Now.", "Later."]


@pytest.mark.parametrize(
    ("until", "wrong"),
    [
        ("'{{ user.name }}'", "'Ada Lovelace' is no moment"),
        ("'{{ user.id if 1 < 2 else user.name }}'", "'7' is no moment"),
        ("'{{ pause }}'", "None is no moment"),
        ("9999-12-31T23:00-05:00", "lies beyond the calendar"),
    ],
)
def test_what_is_computed_and_is_no_moment_is_a_fault_of_the_flow(until: str, wrong: str) -> None:
    """The operator is told the place, and nobody is left waiting for ever."""
    talk = paused(f"{{until: {until}}}")
    assert wrong in talk.reports[0].message
    assert (talk.reports[0].reason, talk.reports[0].node) == ("template", "pause")
    assert talk.session.frames == ()


# Events


def test_an_event_brings_its_data() -> None:
    """They are saved under the node's `save`."""
    talk = paused("{event: paid}", ", save: pause")
    assert happen(talk, "lost").said == []
    assert happen(talk, "paid", 5).said == ["Later5."]


def test_an_event_that_does_not_come_in_time_leads_elsewhere() -> None:
    """The timeout's `next`."""
    talk = paused("{event: paid, timeout: {after: 1d, next: late}}")
    assert talk.wait(hours=23).said == []
    assert talk.wait(hours=1).said == ["Nothing came."]


def test_an_event_in_time_ends_the_timeout() -> None:
    """Nothing comes of it later."""
    talk = happen(paused("{event: paid, timeout: {after: 1d, next: late}}"), "paid")
    assert talk.said == ["Later."]
    assert talk.wait(days=2).effects == []


# Meanwhile


def test_a_pause_may_be_interrupted_and_goes_on() -> None:
    """Its time runs on, and nothing is said again."""
    talk = paused("20m").wait(minutes=5).text("/aside")
    assert talk.said == ["Sure?"]
    assert talk.text("yes").said == []
    assert talk.due == [("wait", timedelta(minutes=15))]
    assert talk.wait(minutes=15).said == ["Later."]


def test_a_pause_that_ends_during_an_interruption_ends_with_it() -> None:
    """The flow goes on as soon as it may."""
    talk = paused("20m").text("/aside").wait(minutes=30)
    assert (talk.said, talk.stack) == ([], ["talk", "aside"])
    assert talk.text("yes").said == ["Later."]


def test_a_pause_does_not_expire() -> None:
    """However long it is."""
    talk = paused("30d")
    assert [kind for kind, _ in talk.due] == ["wait"]
    assert talk.wait(days=30).said == ["Later."]


def test_a_pause_can_be_cancelled() -> None:
    """And nothing is due any more."""
    talk = paused("20m").text("/cancel")
    assert talk.ended == [("talk", "cancelled")]
    assert talk.session.timers == ()


def test_a_pause_that_a_deploy_made_a_question_asks_it() -> None:
    """Nobody is left in a pause that nothing ends."""
    talk = paused("20m")
    flows = flows_of("flow: talk\ntriggers: [command: talk]\nnodes:\n  pause: {prompt: Well?}\n", ASIDE)
    talk.flows = flows
    assert talk.wait(minutes=20).said == ["Well?"]
    assert talk.text("so").ended == [("talk", "completed")]


def test_the_shortest_flow_with_a_pause_is_one_line_more() -> None:
    """A duration stands behind the key."""
    talk = Talk(nodes_of("a: {say: One.}\nb: {wait: 1h 30m}\nc: {say: Two.}")).text("/talk")
    assert talk.now + timedelta(minutes=90) == talk.session.timers[0].at
    assert isinstance(talk.session.timers[0].at, datetime)
    assert talk.wait(minutes=90).said == ["Two."]
