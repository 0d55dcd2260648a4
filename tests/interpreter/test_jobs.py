"""Jobs: flows that start later, by `schedule` or by an `every` trigger."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from dragoman.graph.flow import Flows, Limits
from dragoman.interpreter.effects import GiveJob
from dragoman.interpreter.events import ActionReturned, FlowRequested, JobGiven, Restored, TimerFired
from dragoman.interpreter.session import Job, Timer
from dragoman.interpreter.session_codec import decode_session, encode_session
from tests.interpreter.building import flows_of
from tests.interpreter.living import GROUP
from tests.interpreter.talking import NOW, Talk

HOUR = timedelta(hours=1)

TIP = "flow: tip\ninputs: {what: {type: text, default: tea}}\nnodes:\n  tip: {say: 'Drink {{ what }}.'}\n"
NOSY = "flow: nosy\nnodes:\n  well: {prompt: Well?}\n"
STOP = "flow: stop\ntriggers: [command: stop]\nnodes:\n  stop: {unschedule: \"{{ 'tip' }}\"}\n"


def bot(schedule: str, *more: str, **kept: Any) -> Flows:
    """/talk schedules, then asks for a name and an age."""
    keys = "".join(f"    {line}\n" for line in schedule.strip().splitlines())
    talk = f"flow: talk\ntriggers: [command: talk]\nnodes:\n  plan:\n{keys}  name: {{prompt: Name?}}\n"
    return flows_of(f"{talk}  age: {{prompt: Age?}}\n", TIP, NOSY, STOP, *more, **kept)


def scheduled(schedule: str, *more: str, **kept: Any) -> Talk:
    """Somebody for whom that was scheduled, and who was asked for a name."""
    return Talk(bot(schedule, *more, **kept)).text("/talk")


def jobs(talk: Talk) -> list[tuple[str, timedelta]]:
    """The flows that shall start, and in how long."""
    return [(timer.job.flow, timer.at - talk.now) for timer in talk.session.timers if timer.job]


# Scheduling


@pytest.mark.parametrize(
    ("when", "after"),
    [
        ("after: 2h", 2 * HOUR),
        ("after: '{{ hours(2) }}'", 2 * HOUR),
        ("after: '{{ 90 ~ \"m\" }}'", 1.5 * HOUR),
        ("at: '{{ now + hours(3) }}'", 3 * HOUR),
        ("at: 2026-03-02", 12 * HOUR),
        ("at: 2026-03-02 09:30", 21.5 * HOUR),
        ("at: '13:30'", 1.5 * HOUR),
        ("every: 1h", HOUR),
        ("every: daily 13:00", HOUR),
        ("every: 0 9 * * 1", 21 * HOUR),
        ("every: '{{ \"daily \" ~ \"13:00\" }}'", HOUR),
    ],
)
def test_a_flow_starts_when_it_was_scheduled(when: str, after: timedelta) -> None:
    """It is noon on Sunday, the first of March; the conversation goes on meanwhile."""
    talk = scheduled(f"schedule: tip\n{when}")
    assert talk.said == ["Name?"]
    assert jobs(talk) == [("tip", after)]


def test_what_is_due_interrupts_as_a_command_does() -> None:
    """The question comes back."""
    talk = scheduled("schedule: tip\nafter: 2h").wait(hours=2)
    assert talk.said == ["Drink tea.", "Name?"]
    assert talk.text("Ada").said == ["Age?"]
    assert talk.wait(hours=5).said == []


def test_what_is_due_starts_where_nothing_runs() -> None:
    """The session is idle, and is idle again."""
    talk = scheduled("schedule: tip\nafter: 2h").text("/cancel")
    assert [kind for kind, _ in talk.due] == ["job"]
    assert talk.wait(hours=2).said == ["Drink tea."]
    assert (talk.session.timers, talk.session.people) == ((), None)


def test_its_inputs_are_those_of_the_moment_of_scheduling() -> None:
    """Types and all."""
    talk = scheduled("schedule: tip\nafter: 2h\nwith: {what: '{{ user.first_name }}'}").wait(hours=2)
    assert talk.said[0] == "Drink Ada."


@pytest.mark.parametrize("at", ["2026-02-01", "'{{ now - days(3) }}'", "'{{ now }}'"])
def test_a_moment_that_is_over_is_due_at_once(at: str) -> None:
    """Behind the turn that schedules it."""
    talk = scheduled(f"schedule: tip\nat: {at}")
    assert talk.said == ["Name?"]
    assert talk.wait(seconds=0).said == ["Drink tea.", "Name?"]


def test_scheduling_again_under_a_name_replaces() -> None:
    """The flow's own name where there is no other."""
    talk = scheduled("schedule: tip\nafter: 2h").wait(hours=1).text("/talk")
    assert jobs(talk) == [("tip", 2 * HOUR)]


def test_names_tell_jobs_of_one_flow_apart() -> None:
    """A name may be computed."""
    plan = "schedule: tip\nafter: 2h\nas: tip_{{ now }}"
    talk = scheduled(plan).wait(hours=1).text("/talk")
    assert jobs(talk) == [("tip", HOUR), ("tip", 2 * HOUR)]


def test_unscheduling_takes_it_away() -> None:
    """By its name; what is not scheduled needs no taking away."""
    talk = scheduled("schedule: tip\nafter: 2h").text("/stop")
    assert jobs(talk) == []
    assert talk.text("/stop").reports == []
    assert talk.wait(hours=3).said == []


def test_a_job_survives_its_encoding() -> None:
    """Inputs, name and rhythm."""
    talk = scheduled("schedule: tip\nevery: daily 13:00\nas: a\nwith: {what: '{{ today }}'}")
    assert decode_session(encode_session(talk.session)) == talk.session


@pytest.mark.parametrize(
    ("plan", "wrong"),
    [
        ("schedule: tip\nat: '{{ user.name }}'", "'Ada Lovelace' is no moment"),
        ("schedule: tip\nafter: '{{ user.id }}'", "'7' is no duration"),
        ("schedule: tip\nevery: '{{ user.name }}'", "'Ada Lovelace' is not understood"),
        ("schedule: tip\nevery: '{{ user.id }}'", "'7' is no duration"),
        ("schedule: tip\nafter: 1h\nfor: '{{ user.name }}'", "'Ada Lovelace' is no user's id"),
        ("schedule: tip\nafter: 1h\nfor: ['{{ user.id }}', '{{ true }}']", "True is no user's id"),
        ("schedule: tip\nafter: 1h\nas: '{{ reply }}'", "is empty"),
        ("schedule: tip\nafter: 1h\nas: '{{ user.name }}" + "x" * 200 + "'", "has 212 characters"),
    ],
)
def test_what_cannot_be_scheduled_is_a_fault_of_the_flow(plan: str, wrong: str) -> None:
    """The user is told that something went wrong, the operator what and where."""
    talk = scheduled(plan)
    assert wrong in talk.reports[0].message
    assert (talk.reports[0].reason, talk.reports[0].file) == ("template", "talk.yaml")
    assert jobs(talk) == []


def test_a_session_holds_a_hundred_jobs() -> None:
    """One more is refused, as the flow's fault."""
    talk = Talk(bot("schedule: tip\nafter: '{{ days(30) }}'\nas: tip_{{ now }}"))
    for _ in range(100):
        talk.text("/talk").wait(seconds=1)
    assert len(jobs(talk)) == 100
    assert talk.text("/talk").reports[0].message == "more than 100 things are scheduled here"
    assert len(jobs(talk)) == 100


def test_what_jobs_are_given_has_a_limit() -> None:
    """That of the variables."""
    plan = "schedule: tip\nafter: 1h\nwith: {what: '{{ \"x\" ~ \"" + "y" * 300 + "\" }}'}"
    talk = scheduled(plan, limits=Limits(variables=200))
    assert "what is given to scheduled flows takes 312 bytes, with 'tip'; 200 is the most" in talk.reports[0].message


# Again and again


def test_a_rhythm_goes_on_without_drifting() -> None:
    """From when it was due, however late it was told."""
    talk = scheduled("schedule: tip\nevery: 1h")
    timer = talk.session.timers[0]
    talk.now += timedelta(hours=1, minutes=7)
    assert talk.happen(talk.fired(timer)).said == ["Drink tea.", "Name?"]
    assert jobs(talk) == [("tip", timedelta(minutes=53))]


def test_a_rhythm_leaves_out_what_an_outage_has_swallowed() -> None:
    """Nobody gets five tips at once."""
    for rhythm in ("1h", "daily 13:00,14:00,15:00,16:00,17:00,18:00"):
        talk = scheduled(f"schedule: tip\nevery: {rhythm}")
        timer = talk.session.timers[0]
        talk.now += timedelta(hours=5, minutes=7)
        talk.happen(talk.fired(timer))
        assert jobs(talk) == [("tip", timedelta(minutes=53))]


def test_every_time_it_starts_once() -> None:
    """For days."""
    talk = scheduled("schedule: tip\nevery: daily 09:00").text("/cancel").wait(days=5)
    assert talk.said == ["Drink tea."] * 5


def test_a_rhythm_follows_the_users_clock() -> None:
    """Nine o'clock in New York is fourteen o'clock in London."""
    talk = Talk(replace(bot("schedule: tip\nevery: daily 09:00"), timezone="America/New_York")).text("/talk")
    assert jobs(talk) == [("tip", 2 * HOUR)]


def test_a_rhythm_moves_with_a_user_who_moves() -> None:
    """Whoever chooses another zone is called at nine there."""
    zone = "flow: zone\ntriggers: [command: zone]\nnodes:\n  move: {set: {profile.timezone: Asia/Kolkata}}\n"
    talk = scheduled("schedule: tip\nevery: daily 09:00", zone)
    assert jobs(talk) == [("tip", 21 * HOUR)]
    assert jobs(talk.text("/zone")) == [("tip", 15.5 * HOUR)]


def test_what_is_due_this_very_moment_is_not_lost_by_a_message() -> None:
    """The user was quicker than the ringing."""
    talk = scheduled("schedule: tip\nevery: daily 13:00")
    talk.now += HOUR + timedelta(seconds=1)
    talk.text("Ada")
    assert talk.wait(seconds=0).said == ["Drink tea.", "Age?"]


def test_a_job_may_end_itself() -> None:
    """Its flow unschedules it, and it does not come again."""
    once = "flow: once\nnodes:\n  stop: {unschedule: once}\n  say: {say: Once.}\n"
    talk = scheduled("schedule: once\nevery: 1h", once).text("/cancel").wait(hours=5)
    assert talk.said == ["Once."]


def test_a_job_that_schedules_itself_at_once_leaves_a_second() -> None:
    """No ring without a pause."""
    ring = "flow: ring\nnodes:\n  say: {say: Ring.}\n  plan: {schedule: ring, after: 0s}\n"
    talk = scheduled("schedule: ring\nafter: 1h", ring).text("/cancel").wait(hours=1)
    assert talk.said == ["Ring."]
    assert talk.wait(seconds=3).said == ["Ring."] * 3


# At a bad moment

PIN = "flow: pin\ntriggers: [command: pin]\nnodes:\n  pin: {prompt: PIN?, interrupt: none}\n  more: {prompt: More?}\n"


def at_the_pin(plan: str = "schedule: tip\nafter: 2h", *more: str) -> Talk:
    """Something is scheduled, and a question that nothing may interrupt waits."""
    return scheduled(plan, PIN, *more).text("/cancel").text("/pin")


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
    talk.flows = flows_of("flow: tip\ninputs: {size: {type: integer, default: 3}}\nnodes:\n  a: {say: 'Drink {{ size }}.'}\n")
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


# For others


def given(talk: Talk) -> list[tuple[int, str, str | None, datetime | None]]:
    """What others are given: whom, under which name, which flow, when."""
    effects = [effect for effect in talk.effects if isinstance(effect, GiveJob)]
    return [(effect.user, effect.name, effect.job.flow if effect.job else None, effect.due) for effect in effects]


def test_a_job_for_others_is_given_to_them() -> None:
    """Each once, and not to whoever schedules it."""
    talk = scheduled("schedule: tip\nafter: 2h\nfor: [8, '{{ 9 }}', 8]")
    due = NOW + 2 * HOUR
    assert given(talk) == [(8, "tip", "tip", due), (9, "tip", "tip", due)]
    assert jobs(talk) == []
    assert talk.session.given == {"tip": (8, 9)}


@pytest.mark.parametrize("users", ["'{{ user.id }}'", "['{{ user.id }}']", "'7'", "7"])
def test_a_job_for_oneself_stays_here(users: str) -> None:
    """As without `for`."""
    talk = scheduled(f"schedule: tip\nafter: 2h\nfor: {users}")
    assert (given(talk), jobs(talk)) == ([], [("tip", 2 * HOUR)])


def test_a_job_for_nobody_is_none() -> None:
    """An empty list of members."""
    talk = scheduled("schedule: tip\nafter: 2h\nfor: '{{ [] }}'")
    assert (given(talk), jobs(talk)) == ([], [])


def test_unscheduling_takes_it_from_others_as_well() -> None:
    """Whoever scheduled it remembers for whom."""
    talk = scheduled("schedule: tip\nafter: 2h\nfor: [7, 8]").text("/stop")
    assert given(talk) == [(8, "tip", None, None)]
    assert (jobs(talk), talk.session.given) == ([], {})


def test_scheduling_again_for_others_takes_it_from_those_who_are_left_out() -> None:
    """The rest get it anew."""
    talk = scheduled("schedule: tip\nafter: 2h\nfor: [8, 9]")
    talk.flows = bot("schedule: tip\nafter: 3h\nfor: [9, 10]")
    talk.text("/talk")
    due = NOW + 3 * HOUR
    assert given(talk) == [(8, "tip", None, None), (9, "tip", "tip", due), (10, "tip", "tip", due)]


def test_a_name_is_for_a_thousand_users() -> None:
    """One more is a fault of the flow."""
    talk = scheduled(f"schedule: tip\nafter: 2h\nfor: [{', '.join(map(str, range(10, 1011)))}]")
    assert talk.reports[0].message == "'tip' is for 1001 users; 1000 are the most"


def test_whoever_is_given_a_job_has_it() -> None:
    """In a private chat where nothing ever happened."""
    talk = Talk(bot("schedule: tip\nafter: 2h"))
    talk.happen(JobGiven(talk.origin(), "tip", Job("tip", "tip", {"what": "milk"}), NOW + HOUR))
    assert (talk.said, jobs(talk)) == ([], [("tip", HOUR)])
    assert talk.wait(hours=1).said == ["Drink milk."]


def test_a_rhythm_that_is_given_is_in_the_zone_of_whom_it_is_given_to() -> None:
    """Nine o'clock where they are."""
    talk = Talk(replace(bot("schedule: tip\nafter: 2h"), timezone="America/New_York"))
    talk.happen(JobGiven(talk.origin(), "tip", Job("tip", "tip", every="daily 09:00")))
    assert jobs(talk) == [("tip", 2 * HOUR)]


def test_a_job_that_is_taken_back_is_gone() -> None:
    """By its name."""
    talk = scheduled("schedule: tip\nafter: 2h")
    talk.happen(JobGiven(talk.origin(), "other"))
    assert jobs(talk) == [("tip", 2 * HOUR)]
    talk.happen(JobGiven(talk.origin(), "tip"))
    assert jobs(talk) == []


def test_nobody_is_given_more_than_a_hundred_jobs() -> None:
    """The operator is told."""
    talk = Talk(bot("schedule: tip\nafter: 2h"))
    for number in range(101):
        talk.happen(JobGiven(talk.origin(), f"n{number}", Job("tip", f"n{number}"), NOW + HOUR))
    assert len(jobs(talk)) == 100
    assert talk.reports[0].message == "'n100' was not scheduled for user 7, who has 100 already"


def test_the_name_of_a_user_survives_a_job_from_somebody_else() -> None:
    """Who knows no more than the number."""
    talk = scheduled("schedule: tip\nafter: 2h\nwith: {what: '{{ user.name }}'}")
    bare = replace(talk.origin(), user=replace(talk.origin().user, first_name="", last_name="", username=""))
    talk.happen(JobGiven(bare, "other", Job("tip", "other"), NOW + HOUR))
    assert talk.session.people is not None
    assert talk.session.people[0].first_name == "Ada"


# Triggers

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
    talk = known(DAILY, STOP.replace("unschedule: tip", "unschedule: daily"), "flow: x\nnodes:\n  a: {schedule: daily, after: 1h}\n")
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
