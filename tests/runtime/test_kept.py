"""What is kept of users and chats while a bot runs: no change is lost, none is made twice, nothing is read in vain."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.interpreter.codec import dumps
from dragoman.interpreter.effects import Change, ChangeKept
from dragoman.interpreter.events import Chat, MessageReceived, Origin, User
from dragoman.language.content import Content
from dragoman_bots.runtime.kept import MOST, KeptRecords
from dragoman_bots.runtime.patience import PatientStore
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import Record, Store
from dragoman_bots.stores.redis import RedisStore
from dragoman_bots.stores.sqlite import SqliteStore
from tests.runtime.breaking import Breaker, BreakingChannel, BreakingStore, Killed, When
from tests.runtime.world import NOON, Recorder, message, project
from tests.stores.redis_server import RedisServer

POLL = """\
flow: poll
triggers:
  - command: poll
nodes:
  colour:
    prompt: Which colour?
  noted:
    set:
      shared.answers: "{{ shared.answers | put('id', id=user.id, colour=colour) }}"
      shared.count: "{{ shared.count + 1 }}"
      profile.polls: "{{ profile.polls + 1 }}"
  thanks:
    say: Thank you.
"""
BOT = """\
profile: {polls: {type: integer, initial: 0}}
shared: {answers: list, count: {type: integer, initial: 0}}
"""
GROUP = Chat(-5, "group", "Friends")
MEMBERS = range(1, 41)


def said(user: int, text: str, number: str, chat: Chat = GROUP) -> MessageReceived:
    """A member of the group sends a text."""
    return MessageReceived(Origin(f"{user}-{number}", NOON, User(user, f"User{user}"), chat), Content(text=text))


async def kept(runtime: Runtime, user: int = 1, chat: Chat = GROUP) -> tuple[Any, Any]:
    """Profile and shared, as the next turn would see them."""
    origin = await runtime.informed(said(user, "", "look", chat).origin)
    return dict(origin.profile), dict(origin.shared)


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A server of this file's own."""
    server = RedisServer(tmp_path_factory.mktemp("kept"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["memory", "sqlite", "redis"])
async def stores(request: pytest.FixtureRequest, tmp_path: Path, redis: RedisServer) -> AsyncIterator[Sequence[Store]]:
    """The same store as two processes open it."""
    match request.param:
        case "memory":
            yield [MemoryStore()] * 2
        case "sqlite":
            yield [SqliteStore(tmp_path / "bot.db") for _ in range(2)]
        case _:
            redis.client().flushall()
            yield [RedisStore(redis.url, "bot") for _ in range(2)]


async def answers(runtime: Runtime, members: Sequence[int]) -> None:
    """All of them answer at once."""
    await asyncio.gather(*(runtime.handle(said(user, "/poll", "1")) for user in members))
    await asyncio.gather(*(runtime.handle(said(user, f"colour {user}", "2")) for user in members))


async def test_answers_of_many_members_at_once_are_all_kept(stores: Sequence[Store]) -> None:
    """None overwrites another's; each counts once."""
    runtime = Runtime(project(POLL, BOT), stores[0], Recorder())
    await runtime.start()
    await answers(runtime, MEMBERS)
    profile, shared = await kept(runtime)
    assert sorted(answer["id"] for answer in shared["answers"]) == list(MEMBERS)
    assert (shared["count"], profile) == (len(MEMBERS), {"polls": 1})
    await runtime.stop()


async def test_two_processes_overwrite_nothing_of_each_other(stores: Sequence[Store]) -> None:
    """Half of the members talk to one, half to the other."""
    processes = [Runtime(project(POLL, BOT), store, Recorder()) for store in stores]
    for runtime in processes:
        await runtime.start()
    await asyncio.gather(*(answers(runtime, MEMBERS[half::2]) for half, runtime in enumerate(processes)))
    _, shared = await kept(processes[0])
    assert sorted(answer["id"] for answer in shared["answers"]) == list(MEMBERS)
    assert shared["count"] == len(MEMBERS)
    for runtime in dict.fromkeys(processes):
        await runtime.stop()


async def test_a_user_has_one_profile_in_all_chats() -> None:
    """And each chat its own answers."""
    runtime = Runtime(project(POLL, BOT), MemoryStore(), Recorder())
    await runtime.start()
    for number, chat in enumerate((GROUP, Chat(1), Chat(-6, "group"))):
        await runtime.handle(said(1, "/poll", f"{number}a", chat))
        await runtime.handle(said(1, "red", f"{number}b", chat))
    profile, shared = await kept(runtime)
    assert (profile, shared["count"]) == ({"polls": 3}, 1)


ERRAND = """\
flow: errand
triggers:
  - command: errand
nodes:
  go:
    set:
      profile.count: "{{ profile.count + 1 }}"
  fetch:
    action: fetch
    save: found
    set:
      profile.count: "{{ profile.count + 10 }}"
      shared.log: "{{ shared.log | add(found) }}"
  told:
    prompt: "{{ profile.count }}, {{ shared.log | length }}."
    set:
      shared.log: "{{ shared.log | add(told) }}"
  over:
    say: "Log: {{ shared.log | join(' ') }}"
"""
ERRAND_BOT = "profile: {count: {type: integer, initial: 0}}\nshared: {log: list}\n"
ERRAND_SAID = ("/errand", "a", "/errand", "b")
ERRAND_KEPT = ({"count": 22}, {"log": ["x", "a", "x", "b"]})


async def fetch() -> str:
    """An action."""
    return "x"


async def test_what_a_turn_changes_is_there_when_its_action_returns() -> None:
    """And in the next turn."""
    heard = Recorder()
    runtime = Runtime(project(ERRAND, ERRAND_BOT, fetch=fetch), MemoryStore(), heard)
    await runtime.start()
    for number, text in enumerate(ERRAND_SAID):
        await runtime.handle(message(text, number))
    assert heard.texts() == ["11, 1.", "Log: x a", "22, 3.", "Log: x a x b"]


async def died_at(store: Store, n: int, when: When) -> str:
    """Kills a process at its n-th call, lets another go on, and returns what the first died at."""
    breaker, heard = Breaker(n, when, Killed), Recorder()
    runtime = Runtime(
        project(ERRAND, ERRAND_BOT, fetch=fetch), BreakingStore(store, breaker), BreakingChannel(heard, breaker)
    )
    left = [message(text, number) for number, text in enumerate(ERRAND_SAID)]
    await runtime.start()
    while left and not breaker.broke:
        turn = asyncio.ensure_future(runtime.handle(left[0]))
        await asyncio.wait([turn])
        if turn.cancelled() or not isinstance(turn.exception(), Killed):
            left.pop(0)
    with contextlib.suppress(Killed):
        await runtime.stop(seconds=0 if breaker.broke else 30)
    whole = BreakingStore(store, Breaker(0, when, Killed))
    successor = Runtime(project(ERRAND, ERRAND_BOT, fetch=fetch), whole, heard)
    await successor.start()
    for event in left:
        await successor.handle(event)
    await successor.stop(seconds=30)
    assert await kept(successor, 1, Chat(1)) == ERRAND_KEPT, breaker.broke
    return breaker.broke


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_crash_at_any_call_makes_every_change_once(when: When) -> None:
    """Between commit and change, between two changes, between change and mark."""
    died: list[str] = []
    for n in range(1, 120):
        store = MemoryStore()
        await store.open()
        died.append(await died_at(store, n, when))
        if not died[-1]:
            break
    assert died[-1] == ""
    assert len(died) > 40


def effect(*changes: Change) -> ChangeKept:
    """An effect that stood in the flow `poll`."""
    return ChangeKept("shared", changes, "poll", "noted", "flows/poll.yaml", 9)


async def records(data: bytes = b"") -> tuple[KeptRecords, MemoryStore, Origin]:
    """The records of a bot with the poll, of which the group's holds this."""
    store, origin = MemoryStore(), said(1, "", "1").origin
    await store.open()
    if data:
        await store.commit("shared:-5", Record(1, data), None)
    return KeptRecords(project(POLL, BOT).flows, PatientStore(store)), store, origin


async def shared(found: KeptRecords, origin: Origin) -> Any:
    """What is kept of the chat."""
    return dict((await found.informed(origin)).shared)


async def test_a_change_that_comes_again_is_not_made_again() -> None:
    """Told by the session, its revision and the place in its outbox."""
    found, _, origin = await records()
    for session, revision, index in [("a", 1, 0), ("a", 1, 0), ("a", 1, 2), ("a", 1, 0), ("b", 1, 0), ("a", 2, 0)]:
        await found.apply(session, (revision, index), origin, effect(Change("count", "increase", 1)))
    assert await shared(found, origin) == {"count": 4}


async def test_a_process_that_was_overtaken_changes_nothing() -> None:
    """Its session has moved on, and its change was made by whoever moved it."""
    found, _, origin = await records()
    await found.apply("a", (5, 0), origin, effect(Change("count", "increase", 1)))
    await found.apply("a", (4, 3), origin, effect(Change("count", "increase", 1)))
    assert await shared(found, origin) == {"count": 1}


async def test_the_record_remembers_so_many_sessions_and_no_more() -> None:
    """The latest."""
    found, store, origin = await records()
    for number in range(MOST + 5):
        await found.apply(f"s{number}", (1, 0), origin, effect(Change("count", "increase", 1)))
    await found.apply(f"s{MOST}", (1, 0), origin, effect(Change("count", "increase", 1)))
    record = await store.load("shared:-5")
    assert (await shared(found, origin), record.session.count(b'"s')) == ({"count": MOST + 5}, MOST)


async def test_a_change_that_fits_no_longer_is_reported_and_left_out(caplog: pytest.LogCaptureFixture) -> None:
    """With flow, node and line; it is not tried again, and what follows is done."""
    found, _, origin = await records(dumps({"data": {"count": "many"}, "done": {}}))
    with caplog.at_level(logging.ERROR):
        await found.apply("a", (1, 0), origin, effect(Change("count", "increase", 1)))
        await found.apply("a", (1, 0), origin, effect(Change("count", "increase", 1)))
    await found.apply("a", (1, 1), origin, effect(Change("answers", "add", "x")))
    assert [record.message for record in caplog.records] == [
        "session a, flow poll, node noted: flows/poll.yaml:9: a change of 'shared' is left out: "
        "'+' does not join a text and a number; '~' joins texts"
    ]
    assert await shared(found, origin) == {"count": "many", "answers": ["x"]}


@pytest.mark.parametrize("broken", [b"{", b"[]", b'{"data": 1, "done": {}}', b'{"other": 1}'])
async def test_a_record_that_cannot_be_read_begins_anew(broken: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged, and keeps nobody from talking."""
    found, _, origin = await records(broken)
    await found.apply("a", (1, 0), origin, effect(Change("count", "increase", 1)))
    assert await shared(found, origin) == {"count": 1}
    assert "the record shared:-5 cannot be read" in caplog.text


async def calls(flow: str, bot: str) -> list[str]:
    """What two turns of a bot ask of its store."""
    breaker, store = Breaker(0, "before", Killed), MemoryStore()
    await store.open()
    name = flow.split("\n", 1)[0].removeprefix("flow: ")
    runtime = Runtime(project(flow, bot), BreakingStore(store, breaker), Recorder())
    await runtime.start()
    await runtime.handle(message(f"/{name}", 1))
    await runtime.handle(message("x", 2))
    return [call for call in breaker.calls if call != "delivered"]


async def test_a_bot_that_keeps_nothing_asks_for_nothing() -> None:
    """One intake and one commit a turn, as ever."""
    flow = "flow: plain\ntriggers: [command: plain]\nnodes:\n  a: {prompt: A?}\n  b: {prompt: B?}\n"
    assert await calls(flow, "") == ["intake", "commit"] * 2


async def test_only_the_store_that_is_used_is_read() -> None:
    """One call more a turn."""
    flow = (
        "flow: plain\ntriggers: [command: plain]\nnodes:\n  a: {prompt: '{{ profile.timezone }}?'}\n  b: {prompt: B?}\n"
    )
    assert await calls(flow, "") == ["intake", "load", "commit"] * 2


class WatchedStore(MemoryStore):
    """A store that remembers every outbox."""

    def __init__(self) -> None:
        super().__init__()
        self.outboxes: list[bytes] = []

    async def commit(self, key: str, record: Record, event_id: str | None) -> bool:
        """Remembers it, and commits."""
        self.outboxes.append(record.outbox)
        return await super().commit(key, record, event_id)


async def test_the_outbox_does_not_carry_what_is_kept() -> None:
    """It stands in one place."""
    store = WatchedStore()
    runtime = Runtime(project(POLL, BOT), store, Recorder())
    await runtime.start()
    await answers(runtime, [1])
    store.outboxes.clear()
    await runtime.handle(said(1, "/poll", "3"))
    assert any(store.outboxes)
    assert b"colour 1" not in b"".join(store.outboxes)


SECRETS = """\
flow: secrets
triggers:
  - command: secrets
nodes:
  pin:
    prompt: Pin?
    secret: true
  check:
    action: check
    with: {pin: "{{ pin }}"}
    on_error: wrong
  wrong:
    say: "{{ to_date(pin) }}"
"""


async def check(pin: str) -> None:
    """An action that says too much."""
    raise ValueError(f"{pin} is wrong")


async def test_a_private_value_is_in_no_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Neither of the action that fails with it nor of the text that cannot show it."""
    runtime = Runtime(project(SECRETS, check=check), MemoryStore(), Recorder())
    await runtime.start()
    with caplog.at_level(logging.DEBUG):
        await runtime.handle(message("/secrets", 1))
        await runtime.handle(message("Sesame", 2))
    assert "ValueError" in caplog.text
    assert "to_date" in caplog.text
    assert "in check" in caplog.text
    assert "sesame" not in caplog.text.lower()


async def test_what_is_kept_outlives_the_process(tmp_path: Path) -> None:
    """On the same file."""
    for number in range(3):
        runtime = Runtime(project(POLL, BOT), SqliteStore(tmp_path / "bot.db"), Recorder())
        await runtime.start()
        await runtime.handle(said(1, "/poll", f"{number}a"))
        await runtime.handle(said(1, "red", f"{number}b"))
        profile, _ = await kept(runtime)
        assert profile == {"polls": number + 1}
        await runtime.stop()
