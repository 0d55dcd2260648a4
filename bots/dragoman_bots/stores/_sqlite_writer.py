"""One thread that does all work on a SQLite connection, everything that waits in one transaction with one fsync.

The law of this file: an answer is given only after the transaction was committed; a piece of work that fails takes
back what it did and nothing of the others; work is done in the order it came.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar, cast

Work = Callable[[sqlite3.Connection], object]
"""Reads or writes; it neither begins nor ends a transaction."""

T = TypeVar("T")

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class _Job:
    """`answer` is None where nobody waits."""

    work: Work
    answer: asyncio.Future[object] | None


@dataclass(frozen=True, slots=True)
class _Failure:
    error: Exception


class Writer:
    """Runs work on the connection that `connect` makes."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], patience: float) -> None:
        """`patience` is how many seconds work that nobody waits for may wait for other work to join."""
        self._connect = connect
        self._patience = patience
        self._queue: SimpleQueue[_Job] = SimpleQueue()
        self._owed: list[_Job] = []
        self._loop = asyncio.get_running_loop()
        self._running = False
        self._finished = False
        self._ended: asyncio.Future[object] = self._loop.create_future()

    @property
    def running(self) -> bool:
        """Whether work is still taken."""
        return self._running

    async def start(self) -> None:
        """Starts the thread and connects in it; raises what `connect` raises."""
        opened: asyncio.Future[object] = self._loop.create_future()
        Thread(target=self._serve, args=(opened,), name="dragoman-sqlite", daemon=True).start()
        await opened
        self._running = True

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Does the work and returns what it returned, once that is committed; raises what it raised."""
        answer: asyncio.Future[object] = self._loop.create_future()
        self._queue.put(_Job(work, answer))
        return cast(T, await answer)

    def later(self, work: Work) -> None:
        """Does the work together with the next, or alone after a while; again with the next where that fails."""
        self._queue.put(_Job(work, None))

    async def stop(self) -> None:
        """Does all work that waits, disconnects, and ends the thread."""
        self._running = False
        try:
            await self.run(self._finish)
        finally:
            await self._ended

    def _finish(self, _: sqlite3.Connection) -> None:
        self._finished = True

    def _serve(self, opened: asyncio.Future[object]) -> None:
        try:
            connection = self._connect()
        except Exception as error:
            self._tell([(opened, _Failure(error))])
            return
        self._tell([(opened, None)])
        try:
            while not self._finished:
                self._perform(connection, self._next_jobs())
            connection.close()
        finally:
            self._tell([(self._ended, None)])

    def _next_jobs(self) -> list[_Job]:
        jobs = [self._queue.get()]
        deadline = time.monotonic() + self._patience
        try:
            while jobs[-1].answer is None:
                jobs.append(self._queue.get(timeout=max(0.0, deadline - time.monotonic())))
            while len(jobs) < _AT_ONCE:
                jobs.append(self._queue.get_nowait())
        except Empty:
            pass
        owed, self._owed = self._owed, []
        return owed + jobs

    def _perform(self, connection: sqlite3.Connection, jobs: list[_Job]) -> None:
        outcomes: list[object]
        try:
            connection.execute("BEGIN IMMEDIATE")
            outcomes = [_outcome(connection, job.work) for job in jobs]
            connection.execute("COMMIT")
        except Exception as error:
            # Where even this fails, the next BEGIN says so.
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            self._owed = [job for job in jobs if job.answer is None]
            outcomes = [_Failure(error)] * len(jobs)
        self._tell(
            [(job.answer, outcome) for job, outcome in zip(jobs, outcomes, strict=True) if job.answer is not None]
        )

    def _tell(self, answers: list[tuple[asyncio.Future[object], object]]) -> None:
        # A loop that was closed has nobody left to tell.
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_settle, answers)


def _outcome(connection: sqlite3.Connection, work: Work) -> object:
    connection.execute("SAVEPOINT job")
    try:
        result = work(connection)
    except Exception as error:
        if not connection.in_transaction:
            # SQLite gave up the whole transaction, with the work of the others in it.
            raise
        connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")
        return _Failure(error)
    connection.execute("RELEASE job")
    return result


def _settle(answers: list[tuple[asyncio.Future[object], object]]) -> None:
    for future, outcome in answers:
        if future.done():
            continue
        if isinstance(outcome, _Failure):
            future.set_exception(outcome.error)
        else:
            future.set_result(outcome)
