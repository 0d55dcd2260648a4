"""The writer thread: one transaction for all that waits, and no piece of work harms another."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from dragoman_bots.stores._sqlite_writer import Writer
from tests.stores.patience import eventually

Statements = list[str]


class Desk:
    """A writer over a table of lines, with a list of the statements it ran."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.statements: Statements = []
        self.writer = Writer(self.connect, patience=3600)
        self.busy = threading.Event()
        self.gate = threading.Event()

    def connect(self) -> sqlite3.Connection:
        """A connection that is listened to."""
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        connection.execute("CREATE TABLE IF NOT EXISTS lines (line)")
        connection.set_trace_callback(self.statements.append)
        return connection

    async def lines(self) -> list[str]:
        """What is kept."""
        return await self.writer.run(lambda db: [line for (line,) in db.execute("SELECT line FROM lines")])

    async def hold(self) -> asyncio.Future[bool]:
        """Keeps the thread busy until the gate opens, so that work gathers behind it."""
        held = asyncio.ensure_future(self.writer.run(self._wait_at_the_gate))
        assert await asyncio.to_thread(self.busy.wait, 30)
        return held

    def _wait_at_the_gate(self, _: sqlite3.Connection) -> bool:
        self.busy.set()
        return self.gate.wait(30)


def add(line: str) -> Callable[[sqlite3.Connection], str]:
    """Work that writes a line and returns it."""

    def work(db: sqlite3.Connection) -> str:
        db.execute("INSERT INTO lines VALUES (?)", (line,))
        return line

    return work


def fail_after_writing(db: sqlite3.Connection) -> None:
    """Work that writes and then fails."""
    db.execute("INSERT INTO lines VALUES ('never')")
    raise KeyError("failed")


def lose_the_transaction(db: sqlite3.Connection) -> None:
    """Does what SQLite does when the disk is full: everything is rolled back, then an error comes."""
    db.execute("ROLLBACK")
    raise sqlite3.OperationalError("disk is full")


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A started writer."""
    desk = Desk(tmp_path / "lines.db")
    await desk.writer.start()
    yield desk
    if desk.writer.running:
        await desk.writer.stop()


async def gather_behind_the_gate(desk: Desk, *works: Callable[[sqlite3.Connection], object]) -> list[object]:
    """Queues work while the thread is busy, then lets it go; the answers, errors among them."""
    held = await desk.hold()
    running = [asyncio.ensure_future(desk.writer.run(work)) for work in works]
    await asyncio.sleep(0)
    desk.gate.set()
    await held
    return list(await asyncio.gather(*running, return_exceptions=True))


async def test_all_that_waits_is_one_transaction(desk: Desk) -> None:
    """Fifty pieces of work behind a busy thread cost one commit beside that of the busy one."""
    before = desk.statements.count("COMMIT")
    answers = await gather_behind_the_gate(desk, *(add(f"{number}") for number in range(50)))
    assert answers == [f"{number}" for number in range(50)]
    assert desk.statements.count("COMMIT") - before == 2


async def test_work_is_done_in_its_order(desk: Desk) -> None:
    """First come, first written."""
    await gather_behind_the_gate(desk, *(add(f"{number}") for number in range(20)))
    assert await desk.lines() == [f"{number}" for number in range(20)]


async def test_failed_work_harms_only_itself(desk: Desk) -> None:
    """Its neighbours are written, its own half is taken back, and it alone gets the error."""
    answers = await gather_behind_the_gate(desk, add("a"), fail_after_writing, add("b"))
    assert [answers[0], answers[2]] == ["a", "b"]
    assert isinstance(answers[1], KeyError)
    assert await desk.lines() == ["a", "b"]


async def test_a_lost_transaction_is_told_to_all_in_it(desk: Desk) -> None:
    """Nobody is told that something is kept when it is not."""
    answers = await gather_behind_the_gate(desk, add("a"), lose_the_transaction, add("b"))
    assert all(isinstance(answer, sqlite3.OperationalError) for answer in answers)
    assert await desk.lines() == []


async def test_the_thread_goes_on_after_a_lost_transaction(desk: Desk) -> None:
    """The next work is done."""
    with pytest.raises(sqlite3.OperationalError):
        await desk.writer.run(lose_the_transaction)
    assert await desk.writer.run(add("next")) == "next"


async def test_an_answer_comes_after_the_commit(desk: Desk) -> None:
    """Another connection sees what was answered."""
    await desk.writer.run(add("a"))
    with sqlite3.connect(desk.path) as other:
        assert other.execute("SELECT line FROM lines").fetchall() == [("a",)]


async def test_work_nobody_waits_for_joins_the_next(desk: Desk) -> None:
    """It costs no transaction of its own, and comes first."""
    before = desk.statements.count("COMMIT")
    desk.writer.later(add("mark"))
    desk.writer.later(add("mark 2"))
    await desk.writer.run(add("turn"))
    assert desk.statements.count("COMMIT") - before == 1
    assert await desk.lines() == ["mark", "mark 2", "turn"]


async def test_work_nobody_waits_for_is_done_again_after_a_lost_transaction(desk: Desk) -> None:
    """It is not forgotten, and still comes before what came later."""
    desk.writer.later(add("mark"))
    with pytest.raises(sqlite3.OperationalError):
        await desk.writer.run(lose_the_transaction)
    await desk.writer.run(add("turn"))
    assert await desk.lines() == ["mark", "turn"]


async def test_work_nobody_waits_for_is_done_in_the_end(tmp_path: Path) -> None:
    """With a little patience and nothing else to do, it is written alone."""
    desk = Desk(tmp_path / "lines.db")
    desk.writer = Writer(desk.connect, patience=0.01)
    await desk.writer.start()
    desk.writer.later(add("mark"))

    async def committed() -> bool:
        return "COMMIT" in desk.statements

    await eventually(committed)
    await desk.writer.stop()
    with sqlite3.connect(desk.path) as other:
        assert other.execute("SELECT line FROM lines").fetchall() == [("mark",)]


async def test_stopping_does_what_waits(desk: Desk) -> None:
    """Marks and turns that were queued are written before the thread ends."""
    desk.writer.later(add("mark"))
    last = asyncio.ensure_future(desk.writer.run(add("turn")))
    await asyncio.sleep(0)
    await desk.writer.stop()
    assert await last == "turn"
    with sqlite3.connect(desk.path) as other:
        assert other.execute("SELECT line FROM lines").fetchall() == [("mark",), ("turn",)]


async def test_a_failed_connection_is_told_to_who_starts(tmp_path: Path) -> None:
    """The error of the thread comes out of `start`."""
    desk = Desk(tmp_path / "nowhere" / "lines.db")
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        await desk.writer.start()
    assert not desk.writer.running
