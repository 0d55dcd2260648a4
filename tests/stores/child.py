"""Processes that use a store and are killed: run as `python child.py URL TASK NUMBER`, and started by the contract."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from dragoman_bots.stores.protocol import Pending, Record, Store
from dragoman_bots.stores.urls import open_store

BOT = "contract"
_ROOT = Path(__file__).resolve().parents[2]
_SAID = Record(1, b"session", b"outbox", False)


def last_words(phase: str) -> tuple[Record, tuple[Pending, ...]]:
    """What a process killed at the end of this phase leaves of the session `k`."""
    first, second = Pending("k", "1", b"first"), Pending("k", "2", b"second")
    left: dict[str, tuple[Record, tuple[Pending, ...]]] = {
        "taken": (Record(), (first,)),
        "committed": (_SAID, ()),
        "silent": (Record(1, b"session"), ()),
        "marked": (Record(1, b"session", b"receipt", True), (second,)),
        "dropped": (Record(), ()),
        "half": (_SAID, (second,)),
    }
    return left[phase]


async def run_until_killed(url: str, phase: str) -> None:
    """Runs a phase in a process that kills itself at once when the last call has returned."""
    process = await _start(url, phase, 0)
    await process.wait()
    assert process.returncode == -signal.SIGKILL


async def turns_until_killed(url: str, answers: int) -> tuple[int, int]:
    """Kills a process at work after so many answers; returns the events and commits it had an answer for."""
    process = await _start(url, "turns", 0)
    assert process.stdout is not None
    heard = [await process.stdout.readexactly(1) for _ in range(answers)]
    process.kill()
    heard += [bytes([byte]) for byte in await process.stdout.read()]
    await process.wait()
    return heard.count(b"i"), heard.count(b"c")


async def race(url: str, processes: int, commits: int) -> None:
    """Lets several processes count the session `race` up, each so many times."""
    running = [await _start(url, "race", commits) for _ in range(processes)]
    assert [await process.wait() for process in running] == [0] * processes


async def _start(url: str, task: str, number: int) -> asyncio.subprocess.Process:
    path = os.pathsep.join(str(_ROOT / root) for root in ("engine", "bots", "."))
    return await asyncio.create_subprocess_exec(
        sys.executable,
        __file__,
        url,
        task,
        str(number),
        env={**os.environ, "PYTHONPATH": path},
        stdout=asyncio.subprocess.PIPE,
    )


async def _phase(store: Store, phase: str) -> None:
    await store.intake("k", "1", b"first")
    if phase == "half":
        await store.intake("k", "2", b"second")
    if phase == "dropped":
        await store.drop("k", "1")
    if phase == "silent":
        await store.commit("k", Record(1, b"session"), "1")
    if phase in {"committed", "marked", "half"}:
        await store.commit("k", _SAID, "1")
    if phase == "marked":
        await store.delivered("k", 1, b"receipt")
        await store.intake("k", "2", b"second")
    os.kill(os.getpid(), signal.SIGKILL)


async def _turns(store: Store) -> None:
    for number in range(1, 100_000):
        await store.intake("k", f"{number}", b"event")
        os.write(1, b"i")
        await store.commit("k", Record(number, b"%d" % number, b"outbox", False), f"{number}")
        os.write(1, b"c")
        await store.delivered("k", number, b"")


async def _race(store: Store, commits: int) -> None:
    done = 0
    while done < commits:
        record = await store.load("race")
        count = int(record.session or b"0") + 1
        done += await store.commit("race", Record(record.revision + 1, b"%d" % count), None)


async def _main(url: str, task: str, number: int) -> None:
    store = open_store(url, BOT)
    await store.open()
    match task:
        case "race":
            await _race(store, number)
        case "turns":
            await _turns(store)
        case _:
            await _phase(store, task)
    await store.close()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
