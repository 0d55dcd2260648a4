"""Handoffs on a real runtime: whose words go where, also after a restart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.interpreter.effects import SendMessage
from dragoman.interpreter.events import Chat, MessageReceived, Origin, User
from dragoman.language.content import Content
from dragoman_bots.runtime.handoffs import release_commands
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from tests.runtime.world import NOON, Recorder, message, project

DESK = -100
PEOPLE = project("""\
flow: talk
triggers:
  - command: talk
  - command: joke
nodes:
  people:
    handoff: {to: "-100", note: "{{ user.first_name }} is here"}
  done:
    say: Thanks, {{ user.first_name }}.
""")
BY_NAME = project("""\
flow: talk
triggers: [{command: talk}]
nodes:
  people:
    handoff: {to: "@Desk"}
""")


class World:
    """A bot, its channel, and the people who write to it."""

    def __init__(self, store: MemoryStore | None = None, named: bool = False) -> None:
        self.channel, self.store, self.count = Recorder(), store or MemoryStore(), 0
        self.runtime = Runtime(BY_NAME if named else PEOPLE, self.store, self.channel)

    async def user(self, text: str, user: int = 1) -> None:
        """A user writes in private."""
        self.count += 1
        await self.runtime.handle(message(text, f"u{self.count}.{user}", user))

    async def desk(self, text: str, reply_to: int | None = None, user: int = 50, chat: Chat | None = None) -> None:
        """One of the people writes in their chat."""
        self.count += 1
        origin = Origin(f"d{self.count}", NOON, User(user, "Bob"), chat or Chat(DESK, "group"))
        await self.runtime.handle(MessageReceived(origin, Content(text=text), self.count, None, reply_to))

    def sent(self, to: int | str | None, user: int = 1) -> list[str]:
        """The texts that went there: to a chat of people, or to a user."""
        said = [(chat, one) for chat, one in self.channel.said if isinstance(one, SendMessage)]
        return [one.text for chat, one in said if one.to == to and (to is not None or chat == user)]

    def number(self, text: str) -> int:
        """The number of the message with this text."""
        texts = [getattr(one, "text", "") for _, one in self.channel.said]
        return texts.index(text) + 1


async def two_at_the_desk() -> World:
    """Two users have been handed over."""
    world = World()
    await world.user("/talk", 1)
    await world.user("/talk", 2)
    await world.user("tea?", 1)
    await world.user("coffee?", 2)
    return world


async def test_words_go_both_ways_until_the_release() -> None:
    """Then the flow goes on, and the people speak among themselves."""
    world = World()
    await world.user("/talk")
    await world.user("tea?")
    await world.desk("green or black?")
    await world.desk("/done")
    await world.desk("well done")
    assert world.sent(DESK) == ["User1 is here", "tea?"]
    assert world.sent(None) == ["green or black?", "Thanks, User1."]


async def test_a_reply_goes_to_whom_it_replies() -> None:
    """Also one to the note."""
    world = await two_at_the_desk()
    await world.desk("green", reply_to=world.number("tea?"))
    await world.desk("black", reply_to=world.number("User2 is here"))
    assert (world.sent(None, 1), world.sent(None, 2)) == (["green"], ["black"])


async def test_whoever_replies_to_nobody_is_told_where_several_wait() -> None:
    """And nobody else hears it."""
    world = await two_at_the_desk()
    await world.desk("hello?")
    assert (world.sent(None, 1), world.sent(None, 2)) == ([], [])
    assert world.sent(None, DESK)[0].startswith("Several people are waiting.")


async def test_a_release_ends_the_conversation_it_replies_to() -> None:
    """The other one goes on, and needs no reply any more."""
    world = await two_at_the_desk()
    await world.desk("/done", reply_to=world.number("tea?"))
    await world.desk("sugar?")
    assert (world.sent(None, 1), world.sent(None, 2)) == (["Thanks, User1."], ["sugar?"])


async def test_a_command_of_the_people_is_their_own() -> None:
    """Only the release is not."""
    world = World()
    await world.user("/talk")
    await world.desk("/joke")
    assert world.sent(None) == []


async def test_a_user_who_cancels_is_gone_for_the_people() -> None:
    """They are told once, and reach nobody."""
    world = World()
    await world.user("/talk")
    await world.user("/cancel")
    await world.desk("hello?")
    assert world.sent(DESK)[-1] == "The conversation with User1 is over."
    assert world.sent(None) == ["Cancelled."]


async def test_a_new_process_knows_who_speaks_with_whom() -> None:
    """It stands in the store."""
    before = await two_at_the_desk()
    world = World(before.store)
    await world.desk("green", reply_to=before.number("tea?"))
    assert world.sent(None, 1) == ["green"]


async def test_the_same_words_twice_reach_the_user_once() -> None:
    """A channel may offer an event again."""
    world = World()
    await world.user("/talk")
    origin = Origin("d9", NOON, User(50), Chat(DESK, "group"))
    for _ in range(2):
        await world.runtime.handle(MessageReceived(origin, Content(text="tea?"), 9))
    assert world.sent(None) == ["tea?"]


async def test_a_chat_can_be_known_by_its_name() -> None:
    """Messages from it bear its number and its name."""
    world = World(named=True)
    await world.user("/talk")
    await world.desk("tea?", chat=Chat(-7, "supergroup", "Desk", "Desk"))
    assert world.sent(None) == ["tea?"]


async def test_the_user_may_write_in_the_people_s_own_chat() -> None:
    """Whose own conversation it is goes before."""
    world = World()
    origin = Origin("g1", NOON, User(1, "User1"), Chat(DESK, "group"))
    await world.runtime.handle(MessageReceived(origin, Content(text="/talk"), 1))
    await world.runtime.handle(MessageReceived(replace(origin, id="g2"), Content(text="tea?"), 2))
    await world.desk("green")
    assert world.sent(DESK) == ["User1 is here", "tea?"]
    assert world.sent(None, DESK) == ["green"]


async def test_people_of_other_chats_are_not_disturbed() -> None:
    """Their messages are their own."""
    world = World()
    await world.user("/talk")
    await world.desk("hello?", chat=Chat(-200, "group"))
    assert world.sent(None) == []


async def test_a_record_that_cannot_be_read_begins_anew(caplog: pytest.LogCaptureFixture) -> None:
    """The operator is told; the people speak among themselves."""
    world = World()
    await world.user("/talk")
    record = await world.store.load(f"handoff:{DESK}")
    await world.store.commit(f"handoff:{DESK}", replace(record, revision=record.revision + 1, session=b"[1]"), None)
    await world.desk("hello?")
    assert world.sent(None) == []
    assert "cannot be read" in caplog.text


async def test_what_people_write_is_a_matter_of_a_running_flow() -> None:
    """Also inside somebody else's bot, which asks before it gives an event away."""
    world = World()
    hello = MessageReceived(Origin("d1", NOON, User(50), Chat(DESK, "group")), Content(text="hello"), 1)
    assert not await world.runtime.is_running(hello)
    await world.user("/talk")
    assert await world.runtime.is_running(hello)


def test_the_words_that_give_back_are_commands_of_the_flows() -> None:
    """As written, else the usual one."""
    assert release_commands(PEOPLE.flows) == {"done"}
    nodes = "  a:\n    handoff: {to: '5', release: /Ready}\n  b:\n    handoff: {to: '5', release: over}\n"
    assert release_commands(project(f"flow: talk\nnodes:\n{nodes}").flows) == {"ready"}
