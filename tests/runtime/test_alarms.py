"""Alarms: the index of what is due in all sessions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dragoman.interpreter.events import Chat, User
from dragoman.interpreter.session import Session, Timer
from dragoman_bots.runtime.alarms import SPARE, Alarms

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
ADA = (User(7, "Ada"), Chat(7))


def timer(name: str, minutes: float) -> Timer:
    """Due so many minutes after noon."""
    return Timer(name, NOON + timedelta(minutes=minutes), "remind", 0, "node")


def session(*timers: Timer) -> Session:
    """A session in which that is due."""
    return Session(timers=timers, people=ADA)


def taken(alarms: Alarms, minutes: float) -> list[str]:
    """Everything that is due by then, in its order."""
    found = []
    while (due := alarms.take(NOON + timedelta(minutes=minutes))) is not None:
        found.append(due.timer.id)
    return found


def test_what_is_due_is_taken_in_its_order_whatever_session_it_is_in() -> None:
    """And nothing before its time."""
    alarms = Alarms()
    alarms.set("7:7", session(timer("c", 3), timer("a", 1)))
    alarms.set("8:8", session(timer("b", 2), timer("d", 4)))
    assert taken(alarms, 0.9) == []
    assert taken(alarms, 3) == ["a", "b", "c"]
    assert alarms.next() == NOON + timedelta(minutes=4)


def test_what_is_taken_is_taken_once() -> None:
    """Two that ring share what is due."""
    alarms = Alarms()
    alarms.set("7:7", session(timer("a", 1)))
    assert [alarms.take(NOON + timedelta(hours=1)) is None for _ in range(2)] == [False, True]


def test_what_a_session_has_no_longer_is_not_due() -> None:
    """Its record decides."""
    alarms = Alarms()
    alarms.set("7:7", session(timer("a", 1), timer("b", 2)))
    alarms.set("7:7", session(timer("b", 2)))
    assert taken(alarms, 9) == ["b"]
    alarms.set("7:7", Session())
    assert alarms.next() is None


def test_a_late_timer_is_not_due() -> None:
    """It waits for its flow."""
    alarms = Alarms()
    alarms.set("7:7", session(replace(timer("a", 1), late=True)))
    assert alarms.next() is None


def test_setting_tells_whether_the_next_alarm_has_changed() -> None:
    """Whoever sleeps until then must know."""
    alarms = Alarms()
    assert alarms.set("7:7", session(timer("b", 2)))
    assert not alarms.set("7:7", session(timer("b", 2), timer("c", 3)))
    assert alarms.set("8:8", session(timer("a", 1)))
    assert alarms.set("8:8", Session())


def test_the_event_names_the_timer_the_people_and_the_session() -> None:
    """Its id is the timer's, so that it counts once; a clock that goes behind does not fire it before its time."""
    alarms = Alarms()
    alarms.set("-5:*", session(timer("a", 1)))
    due = alarms.take(NOON + timedelta(minutes=1))
    assert due is not None
    event = due.event(NOON)
    assert (event.timer, event.origin.id, event.origin.at) == ("a", "at", NOON + timedelta(minutes=1))
    assert ((event.origin.user, event.origin.chat), event.origin.session) == (ADA, "-5:*")


def test_what_could_not_be_told_is_put_back() -> None:
    """And is due again, unless the session knows better by then."""
    alarms = Alarms()
    alarms.set("7:7", session(timer("a", 1)))
    due = alarms.take(NOON + timedelta(minutes=1))
    assert due is not None
    alarms.put_back(due)
    alarms.put_back(due)
    assert taken(alarms, 1) == ["a"]


def test_everything_that_is_due_can_be_listed() -> None:
    """The next one first."""
    alarms = Alarms()
    alarms.set("7:7", session(timer("c", 3), timer("a", 1)))
    alarms.set("8:8", session(timer("b", 2)))
    assert [due.timer.id for due in alarms.all()] == ["a", "b", "c"]


def test_somebody_who_talks_all_day_takes_no_room() -> None:
    """Every message moves the end of the conversation."""
    alarms = Alarms()
    for number in range(10_000):
        alarms.set("7:7", session(timer(f"a{number}", 60 + number)))
    assert len(alarms._heap) <= 2 + SPARE
    assert taken(alarms, 99_999) == ["a9999"]


def test_a_thousand_sessions_keep_their_order() -> None:
    """However often their timers change."""
    alarms = Alarms()
    for turn in range(5):
        for number in range(1000):
            alarms.set(f"{number}:{number}", session(timer(f"{turn}.{number}", (number * 37 + turn) % 1000)))
    found = taken(alarms, 1000)
    assert found == sorted(found, key=lambda name: (int(name[2:]) * 37 + 4) % 1000)
    assert len(found) == 1000


@pytest.mark.parametrize("minutes", [1, 3])
async def test_whoever_sleeps_is_woken_by_a_sooner_alarm(minutes: int) -> None:
    """And not by a later one."""
    alarms = Alarms()
    alarms.set("7:7", session(timer("b", 2)))
    await alarms.sooner(0)
    sleeper = asyncio.create_task(alarms.sooner(3600))
    await asyncio.sleep(0)
    alarms.set("8:8", session(timer("a", minutes)))
    for _ in range(3):
        await asyncio.sleep(0)
    assert sleeper.done() is (minutes == 1)
    sleeper.cancel()


async def test_an_alarm_that_is_set_before_the_sleep_is_not_slept_over() -> None:
    """It was set between the look at the clock and the sleep."""
    alarms = Alarms()
    alarms.set("7:7", session(timer("a", 1)))
    await alarms.sooner(3600)
    sleeper = asyncio.create_task(alarms.sooner(3600))
    alarms.wake()
    await sleeper
