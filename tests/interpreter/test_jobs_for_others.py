"""Jobs for others: given by one session, taken by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from dragoman.interpreter.effects import GiveJob
from dragoman.interpreter.events import JobGiven
from dragoman.interpreter.session import Job
from tests.interpreter.scheduling import HOUR, bot, jobs, scheduled
from tests.interpreter.talking import NOW, Talk


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
