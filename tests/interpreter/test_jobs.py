"""Jobs: flows that start later, once or again and again, by `schedule`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dragoman.graph.flow import Limits
from dragoman.interpreter.session_codec import decode_session, encode_session
from tests.interpreter.scheduling import HOUR, bot, jobs, scheduled
from tests.interpreter.talking import Talk

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
        ('every: \'{{ "daily " ~ "13:00" }}\'', HOUR),
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


def test_long_names_are_told_apart_by_their_ends() -> None:
    """They may be texts of the user's, and take no more room than others."""
    plans = [f"schedule: tip\nafter: 2h\nas: '{{{{ user.name }}}}{'x' * 200}{end}'" for end in ("1", "2", "1")]
    talk = scheduled(plans[0])
    for plan in plans[1:]:
        talk.flows = bot(plan)
        talk.text("/cancel").text("/talk")
    names = [timer.job.name for timer in talk.session.timers if timer.job]
    assert (len(set(names)), {len(name) for name in names}) == (2, {117})


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
    plan = 'schedule: tip\nafter: 1h\nwith: {what: \'{{ "x" ~ "' + "y" * 300 + "\" }}'}"
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
