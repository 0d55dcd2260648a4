"""The order of things: one FIFO per session, sessions that do not wait for one another, and races between processes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from dragoman.interpreter.effects import SendMessage, Utterance
from dragoman_bots.channels.protocol import Address
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import Record, Store
from dragoman_bots.stores.sqlite import SqliteStore
from tests.runtime.conversation import Shop
from tests.runtime.world import Recorder, data, message, project

DIARY = """\
flow: diary
triggers:
  - command: diary
variables:
  lines: {type: integer, initial: 0}
  all: {type: text, initial: "."}
nodes:
  line:
    prompt: Line {{ lines + 1 }}?
    set: {lines: "{{ lines + 1 }}", all: "{{ all }}{{ line }}."}
    next: line
"""

SLOW = """\
flow: slow
triggers:
  - command: slow
nodes:
  name:
    prompt: Who?
  ask:
    action: ask
    with: {name: "{{ name }}"}
    save: found
  told:
    prompt: "Found: {{ found }}"
"""


async def diary(store: Store) -> tuple[Runtime, Recorder]:
    """A started bot with the diary, in which user 1 writes."""
    heard = Recorder()
    runtime = Runtime(project(DIARY), store, heard)
    await runtime.start()
    await runtime.handle(message("/diary", "start"))
    return runtime, heard


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A store that is not open yet."""
    return MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "bot.db")


async def test_events_of_one_session_are_handled_in_the_order_they_came(store: Store) -> None:
    """Two hundred at once."""
    runtime, heard = await diary(store)
    await asyncio.gather(*(runtime.receive(message(f"{n}", n)) for n in range(200)))
    await runtime.handle(message("end", "end"))
    kept = await data(runtime)
    assert kept["all"] == "." + "".join(f"{n}." for n in range(200)) + "end."
    assert heard.texts() == [f"Line {n + 1}?" for n in range(202)]
    await runtime.stop()


async def test_many_sessions_at_once_each_keep_their_order(store: Store) -> None:
    """Twenty users with twenty lines each, all mixed."""
    heard = Recorder()
    runtime = Runtime(project(DIARY), store, heard)
    await runtime.start()
    for user in range(1, 21):
        await runtime.handle(message("/diary", f"s{user}", user))
    await asyncio.gather(*(runtime.handle(message(f"{n}", n, user)) for n in range(20) for user in range(1, 21)))
    for user in range(1, 21):
        assert (await data(runtime, user))["all"] == "." + "".join(f"{n}." for n in range(20))
    await runtime.stop()


async def test_the_same_event_twice_moves_the_session_once(store: Store) -> None:
    """Offered at the same moment, and once more later."""
    runtime, _ = await diary(store)
    await asyncio.gather(runtime.handle(message("a", 7)), runtime.handle(message("a", 7)))
    await runtime.handle(message("a", 7))
    assert (await data(runtime))["lines"] == 1
    await runtime.stop()


async def test_a_slow_action_of_one_user_keeps_nobody_else_waiting() -> None:
    """Its own user's next message waits behind it."""
    asked, answer = asyncio.Event(), asyncio.Event()

    async def ask(name: str) -> str:
        if name == "Slow":
            asked.set()
            await answer.wait()
        return name.upper()

    heard = Recorder()
    runtime = Runtime(project(SLOW, ask=ask), MemoryStore(), heard)
    await runtime.start()
    for user, name in ((1, "Slow"), (2, "Quick")):
        await runtime.handle(message("/slow", f"a{user}", user))
        await runtime.receive(message(name, f"b{user}", user))
    await runtime.receive(message("/slow", "c1", 1))
    await asked.wait()
    await runtime.handle(message("/slow", "c2", 2))
    assert heard.texts(2) == ["Who?", "Found: QUICK", "Who?"]
    assert heard.texts(1) == ["Who?"]
    answer.set()
    await runtime.stop()
    assert heard.texts(1) == ["Who?", "Found: SLOW", "Who?"]


async def test_a_slow_channel_of_one_user_keeps_nobody_else_waiting() -> None:
    """Telegram may let one chat wait for seconds."""
    sending, sent = asyncio.Event(), asyncio.Event()

    async def slowly(to: Address, effect: Utterance) -> None:
        if to.chat == 1:
            sending.set()
            await sent.wait()

    heard = Recorder(hook=slowly)
    runtime = Runtime(project(DIARY), MemoryStore(), heard)
    await runtime.start()
    await runtime.receive(message("/diary", 1, 1))
    await sending.wait()
    await runtime.handle(message("/diary", 2, 2))
    assert heard.texts(2) == ["Line 1?"]
    sent.set()
    await runtime.stop()
    assert heard.texts(1) == ["Line 1?"]


async def test_nothing_is_said_before_it_is_committed() -> None:
    """Whoever looks while a message is sent finds the session already moved."""
    store = MemoryStore()
    revisions: list[int] = []

    async def look(to: Address, effect: Utterance) -> None:
        revisions.append((await store.load("1:1")).revision)

    runtime = Runtime(project(DIARY), store, Recorder(hook=look))
    await runtime.start()
    await runtime.handle(message("/diary", 1))
    await runtime.handle(message("a", 2))
    await runtime.stop()
    assert revisions == [1, 2]


async def test_an_event_is_received_when_the_store_has_it_and_not_before() -> None:
    """Only then may its source forget it."""
    writing = asyncio.Event()

    class Slow(MemoryStore):
        async def intake(self, key: str, event_id: str, event: bytes) -> Record:
            await writing.wait()
            return await super().intake(key, event_id, event)

    runtime = Runtime(project(DIARY), Slow(), Recorder())
    await runtime.start()
    receiving = asyncio.ensure_future(runtime.receive(message("/diary", 1)))
    done, _ = await asyncio.wait([receiving], timeout=0.01)
    assert not done
    writing.set()
    await receiving
    await runtime.stop()


async def test_two_processes_on_one_store_lose_no_turn(tmp_path: Path) -> None:
    """Both take events of one session at once; a lost race loads and steps again."""
    heard = Recorder()
    runtimes = [Runtime(project(DIARY), SqliteStore(tmp_path / "bot.db"), heard) for _ in range(2)]
    for runtime in runtimes:
        await runtime.start()
    await runtimes[0].handle(message("/diary", "start"))
    for n in range(40):
        await asyncio.gather(*(runtime.handle(message(f"{n}", f"{i}-{n}")) for i, runtime in enumerate(runtimes)))
    assert (await data(runtimes[0]))["lines"] == 80
    for runtime in runtimes:
        await runtime.stop()


async def test_an_event_offered_to_two_processes_moves_the_session_once(tmp_path: Path) -> None:
    """As after a change of workers, when Telegram sends again."""
    heard = Recorder()
    runtimes = [Runtime(project(DIARY), SqliteStore(tmp_path / "bot.db"), heard) for _ in range(2)]
    for runtime in runtimes:
        await runtime.start()
    await runtimes[0].handle(message("/diary", "start"))
    for n in range(40):
        await asyncio.gather(*(runtime.handle(message(f"{n}", n)) for runtime in runtimes))
    assert (await data(runtimes[0]))["lines"] == 40
    for runtime in runtimes:
        await runtime.stop()


async def test_a_message_that_cannot_be_sent_does_not_stop_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    """The channel's own fault is logged with its traceback, and the conversation goes on."""

    def broken(to: Address, effect: Utterance) -> None:
        if isinstance(effect, SendMessage) and effect.text == "Which product?":
            raise ValueError("cannot be sent")

    heard = Recorder(hook=broken)
    runtime = Runtime(Shop().talk(), MemoryStore(), heard)
    await runtime.start()
    await runtime.handle(message("/talk", 1))
    await runtime.handle(message("tea", 2))
    await runtime.stop()
    assert heard.texts() == ["I note tea.", "Please wait.", "It costs 7.", "How many?"]
    assert "cannot be sent" in caplog.text
