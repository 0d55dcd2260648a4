"""`every` triggers: each session has a job for each."""

from __future__ import annotations

from dragoman.interpreter.events import Restored
from tests.interpreter.building import flows_of
from tests.interpreter.living import GROUP
from tests.interpreter.scheduling import HOUR, NOSY, PIN, STOP, TIP, jobs
from tests.interpreter.talking import Talk

DAILY = "flow: daily\ntriggers: [every: daily 13:00]\nnodes:\n  news: {say: News.}\n"


def known(*flows: str) -> Talk:
    """Somebody the bot has seen, and who is in no flow."""
    talk = Talk(flows_of(*flows, NOSY))
    return talk.happen(Restored(talk.origin()))


def test_an_every_trigger_starts_its_flow_for_whoever_the_bot_knows() -> None:
    """From their first event on, whatever it was, and for ever."""
    talk = known(DAILY)
    assert talk.effects == []
    assert talk.wait(days=3).said == ["News."] * 3
    assert jobs(talk) == [("daily", HOUR)]


def test_a_trigger_is_followed_also_by_a_flow_of_two() -> None:
    """Each rhythm is a job of its own."""
    talk = known(DAILY.replace("[every: daily 13:00]", "[{every: daily 13:00}, {every: daily 18:00}]"))
    assert jobs(talk) == [("daily", HOUR), ("daily", 6 * HOUR)]


def test_a_trigger_works_in_private_chats_where_nothing_else_is_said() -> None:
    """In groups, where it says so."""
    everywhere = DAILY.replace("[every: daily 13:00]", "[{every: daily 13:00, where: any}]")
    quiet, loud = (Talk(flows_of(flow, NOSY), GROUP) for flow in (DAILY, everywhere))
    assert jobs(quiet.happen(Restored(quiet.origin()))) == []
    assert jobs(loud.happen(Restored(loud.origin()))) == [("daily", HOUR)]


def test_a_changed_rhythm_replaces_the_former_one_after_a_deploy() -> None:
    """At the next event, whatever it is."""
    talk = known(DAILY)
    talk.flows = flows_of(DAILY.replace("13:00", "14:00"), NOSY)
    assert jobs(talk.happen(Restored(talk.origin()))) == [("daily", 2 * HOUR)]


def test_a_rhythm_that_is_the_same_after_a_deploy_stays_what_it_was() -> None:
    """An interval does not begin anew."""
    talk = known(DAILY.replace("daily 13:00", "2h")).wait(hours=1)
    talk.flows = flows_of(DAILY.replace("daily 13:00", "2h").replace("News", "More news"), NOSY)
    assert jobs(talk.happen(Restored(talk.origin()))) == [("daily", HOUR)]


def test_a_trigger_that_is_gone_goes() -> None:
    """Also when its time comes before anything else happens."""
    talk = known(DAILY)
    talk.flows = flows_of(NOSY)
    assert talk.wait(days=1).said == []
    assert talk.session.timers == ()


def test_nothing_unschedules_a_trigger() -> None:
    """It stands in the flow itself."""
    stop = STOP.replace("'tip'", "'daily'")
    assert "daily" in stop
    talk = known(DAILY, stop)
    assert jobs(talk.text("/stop")) == [("daily", HOUR)]


def test_a_session_without_triggers_has_no_jobs() -> None:
    """It takes no room."""
    talk = known(TIP)
    assert (talk.session.timers, talk.session.people) == ((), None)


def test_a_late_trigger_waits_for_the_question() -> None:
    """As every job."""
    talk = known(DAILY, PIN).text("/pin").wait(hours=2)
    assert talk.said == []
    assert talk.text("1234").wait(seconds=0).said == ["News.", "More?"]
