"""What time brings into conversations: timeouts, pauses, expiry, jobs, triggers."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from dragoman.interpreter.events import Chat, User
from dragoman.language.content import Content
from dragoman_bots.channels.console.console import Impossible
from tests.conversations.conversing import Person, written

TALK = """
triggers: [command: talk]
nodes:
  name: {prompt: Name?}
  age: {prompt: Age?}
"""

PLAN = """
triggers: [command: plan]
nodes:
  plan: {schedule: call_up, after: 2h, with: {why: "{{ user.first_name }} wished it"}}
  planned: {say: Planned.}
"""

STOP = """
triggers: [command: enough]
nodes:
  stop: {unschedule: call_up}
  stopped: {say: No more.}
"""

CALL_UP = """
inputs: {why: {type: text, default: it is time}}
nodes:
  up: {say: "Get up, {{ why }}."}
"""


def bot(folder: Path, session: str = "", **flows: str) -> Person:
    """A person who talks to these flows."""
    return Person(written(folder, flows, bot=f"session: {{{session}}}" if session else ""))


async def test_a_conversation_that_rests_is_warned_of_and_ends(tmp_path: Path) -> None:
    """As bot.yaml says."""
    person = bot(tmp_path, "expire: 1h, warn: 5m", talk=TALK)
    assert await person.says("/talk") == ["Name?"]
    assert await person.waits(minutes=54) == []
    assert await person.says("Ada") == ["Age?"]
    assert await person.waits(minutes=55) == ["Are you still there? We stop here in 5 minutes."]
    assert await person.waits(minutes=5) == ["There was no answer for a while, so we stop here."]
    assert person.outcome == "expired"
    assert await person.waits(days=40) == []


async def test_time_that_passes_at_once_brings_everything_in_its_order(tmp_path: Path) -> None:
    """As if it had passed slowly."""
    flow = """
    triggers: [command: talk]
    nodes:
      a: {say: One.}
      b: {wait: 1h}
      c: {say: Two.}
      d: {wait: {until: "18:00"}}
      e: {say: Three.}
    """
    person = bot(tmp_path, talk=flow)
    assert await person.says("/talk") == ["One."]
    assert await person.waits(days=1) == ["Two.", "Three."]
    assert person.outcome == "completed"


async def test_what_is_scheduled_interrupts_and_the_question_comes_back(tmp_path: Path) -> None:
    """As with a command."""
    person = bot(tmp_path, talk=TALK, plan=PLAN, call_up=CALL_UP)
    assert await person.says("/plan") == ["Planned."]
    assert await person.says("/talk") == ["Name?"]
    assert await person.waits(hours=2) == ["Get up, You wished it.", "Name?"]
    assert await person.says("Ada") == ["Age?"]


async def test_what_is_unscheduled_does_not_come(tmp_path: Path) -> None:
    """Not even once."""
    person = bot(tmp_path, plan=PLAN, stop=STOP, call_up=CALL_UP)
    await person.says("/plan")
    assert await person.says("/enough") == ["No more."]
    assert await person.waits(days=3) == []


async def test_what_was_due_at_a_bad_moment_comes_in_the_turn_that_ends_it(tmp_path: Path) -> None:
    """Behind what the turn says itself."""
    pin = "triggers: [command: pin]\nnodes:\n  pin: {prompt: PIN?, interrupt: none}\n  said: {say: Thank you.}\n"
    person = bot(tmp_path, plan=PLAN, call_up=CALL_UP, pin=pin)
    await person.says("/plan")
    await person.says("/pin")
    assert await person.waits(hours=5) == []
    assert await person.says("1234") == ["Thank you.", "Get up, You wished it."]


async def test_a_moment_that_is_over_comes_in_the_same_turn(tmp_path: Path) -> None:
    """Behind it."""
    plan = PLAN.replace("after: 2h", "at: 2001-01-01")
    person = bot(tmp_path, plan=plan, call_up=CALL_UP)
    assert await person.says("/plan") == ["Planned.", "Get up, You wished it."]


async def test_timers_survive_the_process(tmp_path: Path) -> None:
    """A new one on the same store knows them once it has looked at the conversation."""
    flows = {"talk": TALK, "plan": PLAN, "call_up": CALL_UP}
    person = bot(tmp_path, **flows)
    await person.says("/plan")
    await person.restart(written(tmp_path, flows))
    assert await person.waits(hours=2) == ["Get up, You wished it."]


async def test_a_deploy_without_the_flow_that_was_scheduled_says_nothing(tmp_path: Path) -> None:
    """And breaks nothing."""
    person = bot(tmp_path, talk=TALK, plan=PLAN, call_up=CALL_UP)
    await person.says("/plan")
    await person.says("/talk")
    await person.is_told(written(tmp_path, {"talk": TALK}))
    assert await person.waits(hours=3) == []
    assert await person.says("Ada") == ["Age?"]


async def test_a_ring_of_jobs_ends_a_wait_that_would_never_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person at the console is told."""
    monkeypatch.setattr("dragoman_bots.channels.console.exchange.MOST", 100)
    ring = "triggers: [command: ring]\nnodes:\n  plan: {schedule: ring, after: 0s}\n"
    person = bot(tmp_path, ring=ring)
    await person.says("/ring")
    with pytest.raises(Impossible, match="more than 100 things are due"):
        await person.waits(days=1)


# Triggers

NEWS = "triggers: [every: weekdays 09:30]\nnodes:\n  news: {say: News.}\n"


async def test_a_trigger_comes_to_whoever_has_ever_spoken(tmp_path: Path) -> None:
    """It is Monday noon: four more times this week, and not on Saturday and Sunday."""
    person = bot(tmp_path, talk=TALK, news=NEWS)
    await person.says("anything")
    assert await person.waits(days=6) == ["News."] * 4


async def test_a_trigger_comes_also_to_the_person_at_the_console_who_only_waits(tmp_path: Path) -> None:
    """Whoever opens a console wishes to see it."""
    person = bot(tmp_path, news=NEWS)
    assert await person.waits(days=2) == ["News.", "News."]


async def test_whoever_only_waits_changes_nothing_where_nothing_comes_by_itself(tmp_path: Path) -> None:
    """There is no session as long as nothing happened."""
    person = bot(tmp_path, talk=TALK)
    await person.waits(days=2)
    assert (await person.console.exchange.session(person.console.speaker)).seen == ()


async def test_a_trigger_that_a_deploy_changes_comes_at_its_new_time(tmp_path: Path) -> None:
    """And one that is gone does not come."""
    person = bot(tmp_path, news=NEWS)
    await person.says("anything")
    await person.is_told(written(tmp_path, {"news": NEWS.replace("weekdays 09:30", "daily 23:00")}))
    await person.says("anything")
    assert await person.waits(hours=12) == ["News."]
    await person.is_told(written(tmp_path, {"talk": TALK}))
    assert await person.waits(days=9) == []


# Others

BEN = User(8, "Ben", username="ben", language="en")


def become(person: Person, user: User) -> None:
    """Somebody else sits at the console, in their private chat."""
    person.console.user, person.console.chat = user, Chat(user.id)


GIVE = """
triggers: [command: give]
nodes:
  plan: {schedule: call_up, after: 2h, for: [8], with: {why: "{{ user.first_name }} wished it"}}
  planned: {say: Planned.}
"""


async def test_what_is_scheduled_for_another_comes_to_their_chat(tmp_path: Path) -> None:
    """Also where the bot has never seen them."""
    person = bot(tmp_path, give=GIVE, call_up=CALL_UP)
    assert await person.says("/give") == ["Planned."]
    assert await person.waits(hours=2) == ["Get up, You wished it."]
    assert [said.chat for said in person.console.transcript.latest] == [8]


async def test_it_interrupts_what_the_other_is_asked(tmp_path: Path) -> None:
    """Whose question comes back."""
    person = bot(tmp_path, give=GIVE, call_up=CALL_UP, talk=TALK)
    await person.says("/give")
    become(person, BEN)
    await person.says("/talk")
    assert await person.waits(hours=2) == ["Get up, You wished it.", "Name?"]
    assert await person.says("Ben") == ["Age?"]


async def test_what_is_given_is_taken_back_by_its_name(tmp_path: Path) -> None:
    """Whoever gave it says so, or whoever was given it."""
    for name in (1, 8):
        person = bot(tmp_path, give=GIVE, stop=STOP, call_up=CALL_UP)
        await person.says("/give")
        become(person, BEN if name == 8 else person.console.user)
        assert await person.says("/enough") == ["No more."]
        assert await person.waits(hours=3) == []


async def test_a_reader_of_the_screen_sees_whose_message_it_is(tmp_path: Path) -> None:
    """Two people's jobs at one moment go to two chats."""
    person = bot(tmp_path, plan=PLAN, call_up=CALL_UP)
    await person.says("/plan")
    become(person, BEN)
    await person.console.send(Content(text="/plan"))
    await person.waits(hours=2)
    said = [(message.chat, message.text) for message in person.console.transcript.latest]
    assert said == [(1, "Get up, You wished it."), (8, "Get up, Ben wished it.")]


# Restored

RESTORED = TALK + "on: {restored: {say: I am back., next: again}}\n"


async def test_a_new_process_is_silent_where_nobody_says_otherwise(tmp_path: Path) -> None:
    """The conversation goes on as if nothing had been."""
    person = bot(tmp_path, talk=TALK)
    await person.says("/talk")
    assert await person.is_told() == []
    assert await person.says("Ada") == ["Age?"]


async def test_a_conversation_that_waits_is_told_that_it_is_restored(tmp_path: Path) -> None:
    """Where its flow says so."""
    person = bot(tmp_path, talk=RESTORED)
    await person.says("/talk")
    assert await person.is_told() == ["I am back.", "Name?"]
    assert await person.says("Ada") == ["Age?"]


async def test_a_conversation_that_has_ended_is_not_told(tmp_path: Path) -> None:
    """Nothing waits there, whatever bot.yaml says."""
    project = written(tmp_path, {"talk": TALK}, bot="on: {restored: {say: I am back.}}")
    person = Person(project)
    await person.says("/talk")
    assert await person.is_told() == ["I am back."]
    await person.says("/cancel")
    assert await person.is_told() == []


async def test_a_node_that_pauses_may_be_told_too(tmp_path: Path) -> None:
    """It waits for time."""
    flow = dedent("""
    triggers: [command: talk]
    nodes:
      pause: {wait: 1h, on: {restored: {say: Still waiting.}}}
      done: {say: Done.}
    """)
    person = bot(tmp_path, talk=flow)
    await person.says("/talk")
    assert await person.is_told() == ["Still waiting."]
    assert await person.waits(hours=1) == ["Done."]
