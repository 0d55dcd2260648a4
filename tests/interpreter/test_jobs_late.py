"""Jobs that are due at a bad moment: where nothing interrupts, during an action, after a deploy."""

from __future__ import annotations

from dataclasses import replace

from dragoman.interpreter.events import ActionReturned, FlowRequested, JobGiven, TimerFired
from dragoman.interpreter.session import Timer
from tests.interpreter.building import flows_of
from tests.interpreter.scheduling import HOUR, NOSY, PIN, TIP, at_the_pin, bot, jobs, scheduled
from tests.interpreter.talking import NOW, Talk


def test_where_nothing_interrupts_a_job_waits() -> None:
    """Until the question is answered."""
    talk = at_the_pin().wait(hours=3)
    assert talk.said == []
    assert talk.text("1234").said == ["More?"]
    assert talk.wait(seconds=0).said == ["Drink tea.", "More?"]


def test_a_job_that_waits_takes_no_answer_back() -> None:
    """/back leads where it would have."""
    talk = at_the_pin().wait(hours=3).text("1234").wait(seconds=0).text("/back")
    assert talk.said == ["PIN?"]


def test_a_job_waits_for_the_end_of_the_flow_as_well() -> None:
    """Cancelled or not."""
    talk = at_the_pin().wait(hours=3).text("/cancel")
    assert talk.wait(seconds=0).said == ["Drink tea."]


def test_a_job_that_is_late_several_times_starts_once() -> None:
    """And then in its rhythm."""
    talk = at_the_pin("schedule: tip\nevery: 1h").wait(hours=3, minutes=30).text("1234")
    assert talk.wait(seconds=0).said == ["Drink tea.", "More?"]
    assert jobs(talk) == [("tip", HOUR / 2)]


def test_a_late_job_that_is_unscheduled_does_not_start() -> None:
    """Its name is still its own."""
    stop = "flow: quit\ntriggers: [phrase: quit]\nnodes:\n  stop: {unschedule: tip}\n"
    talk = scheduled("schedule: tip\nafter: 2h", PIN.replace("none", "none, on: {help: {say: Ok.}}"), stop)
    talk.text("/cancel").text("/pin").wait(hours=3)
    late = [timer for timer in talk.session.timers if timer.late]
    assert [timer.job.name for timer in late if timer.job] == ["tip"]
    talk.happen(JobGiven(talk.origin(), "tip"))
    assert jobs(talk) == []


def test_a_job_does_not_cut_an_answer_in_two() -> None:
    """It waits for the end of quick messages."""
    nodes = "  all: {prompt: Tell., debounce: 10s}\n  told: {say: '{{ all }}!'}\n"
    story = f"flow: story\ntriggers: [command: story]\nnodes:\n{nodes}"
    talk = scheduled("schedule: tip\nafter: 2h", story).text("/cancel").text("/story")
    talk.wait(hours=1, minutes=59, seconds=55).text("Once").wait(seconds=6)
    assert talk.said == []
    assert talk.text("upon a time.").wait(seconds=10).said == ["Once\nupon a time.!", "Drink tea."]


def test_a_job_waits_for_an_action() -> None:
    """It begins once the result is there."""
    find = "flow: find\ntriggers: [command: find]\nnodes:\n  find: {action: find}\n  then: {prompt: Then?}\n"
    talk = scheduled("schedule: tip\nafter: 2h", find).text("/cancel").text("/find").wait(hours=2)
    assert talk.said == []
    call = talk.calls[0].call
    talk.happen(ActionReturned(replace(talk.origin(), id=f"{call}r"), call))
    assert talk.said == ["Then?"]
    assert talk.wait(seconds=0).said == ["Drink tea.", "Then?"]


def test_a_job_interrupts_a_pause() -> None:
    """Which goes on."""
    pause = "flow: pause\ntriggers: [command: pause]\nnodes:\n  wait: {wait: 5h}\n  then: {say: Then.}\n"
    talk = scheduled("schedule: nosy\nafter: 2h", pause).text("/cancel").text("/pause").wait(hours=2)
    assert (talk.said, talk.stack) == (["Well?"], ["pause", "nosy"])
    assert talk.text("so").said == []
    assert talk.wait(hours=3).said == ["Then."]


def test_two_jobs_at_one_moment_start_one_over_the_other() -> None:
    """As two commands would."""
    talk = scheduled("schedule: nosy\nafter: 2h", PIN.replace(", interrupt: none", "")).text("/cancel")
    talk.text("/talk").happen(FlowRequested(talk.origin(), "stop"))
    talk.wait(hours=2)
    assert talk.stack == ["talk", "nosy"]


def test_a_job_that_fails_costs_nobody_an_answer() -> None:
    """It is a turn of its own, and does not come again."""
    bad = "flow: bad\nnodes:\n  say: {say: '{{ 1 / (user.id - user.id) }}'}\n"
    talk = at_the_pin("schedule: bad\nafter: 2h", bad).wait(hours=3).text("1234")
    assert talk.said == ["More?"]
    talk.wait(seconds=0)
    assert talk.said == ["Sorry, something went wrong. Please try again."]
    assert (talk.node, jobs(talk)) == ("more", [])


def test_a_rhythm_goes_on_after_a_failure() -> None:
    """It may work the next time."""
    bad = "flow: bad\nnodes:\n  say: {say: '{{ 1 / (user.id - user.id) }}'}\n"
    talk = scheduled("schedule: bad\nevery: 1h", bad).wait(hours=1)
    assert talk.reports != []
    assert jobs(talk) == [("bad", HOUR)]


# After a deploy


def test_a_job_of_a_flow_that_is_gone_is_reported_and_goes() -> None:
    """Once, also where it would come again."""
    talk = scheduled("schedule: tip\nevery: 1h").text("/cancel")
    talk.flows = flows_of(NOSY)
    assert talk.wait(hours=3).said == []
    assert [report.message for report in talk.reports] == ["the flow 'tip', which was scheduled as 'tip', is gone"]
    assert talk.session.timers == ()


def test_a_job_gives_a_changed_flow_what_it_still_takes() -> None:
    """And no more."""
    talk = scheduled("schedule: tip\nafter: 1h\nwith: {what: milk}").text("/cancel")
    inputs = "{size: {type: integer, default: 3}}"
    talk.flows = flows_of(f"flow: tip\ninputs: {inputs}\nnodes:\n  a: {{say: 'Drink {{{{ size }}}}.'}}\n")
    assert talk.wait(hours=1).said == ["Drink 3."]


def test_a_job_whose_inputs_no_longer_fit_is_a_fault_and_goes() -> None:
    """The conversation stays where it is."""
    talk = scheduled("schedule: tip\nafter: 1h\nwith: {what: milk}")
    tip = "flow: tip\ninputs: {what: {type: integer, default: 3}}\nnodes:\n  a: {say: 'Drink {{ what }}.'}\n"
    talk.flows = replace(talk.flows, flows={**talk.flows.flows, "tip": flows_of(tip).flows["tip"]})
    talk.wait(hours=1)
    assert talk.reports[0].message == "'what' is declared as integer; 'milk' is none"
    assert (talk.node, jobs(talk)) == ("name", [])


def test_a_job_that_meets_a_lost_place_begins_behind_it() -> None:
    """The deploy is told of first."""
    talk = scheduled("schedule: tip\nafter: 1h")
    talk.flows = flows_of("flow: talk\nnodes:\n  other: {prompt: Other?}\n", TIP)
    talk.wait(hours=1)
    assert talk.said == [
        "This conversation has changed since we last spoke. Let us begin again.", "Other?", "Drink tea.", "Other?",
    ]  # fmt: skip


# The events themselves


def test_a_job_that_rings_twice_starts_once() -> None:
    """Also where it has set itself anew."""
    talk = scheduled("schedule: tip\nevery: 1h")
    timer = next(timer for timer in talk.session.timers if timer.job)
    talk.now += HOUR
    event = talk.fired(timer)
    assert talk.happen(event).said == ["Drink tea.", "Name?"]
    assert talk.happen(event).effects == []
    assert talk.happen(TimerFired(talk.origin(), timer.id)).effects == []


def test_a_record_of_a_job_without_a_flow_is_survived() -> None:
    """Whoever wrote it."""
    talk = Talk(bot("schedule: tip\nafter: 2h"))
    talk.session = replace(
        talk.session, timers=(Timer("t", NOW, "job"),), people=(talk.origin().user, talk.origin().chat)
    )
    assert talk.wait(hours=1).said == []
    assert talk.session.timers == ()
