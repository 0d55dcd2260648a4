"""`python -m bench`: the conversation by Dragoman and by an aiogram bot, the engine alone, and what size costs."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import aiogram_fsm, engine_alone, flow_size, ours
from bench.conversation import SAYS, TURNS, update

ROUNDS, CONVERSATIONS = 5, 200


async def measure(engine: Any, first_user: int) -> float:
    """CPU microseconds a turn, for one user after another; the conversation is checked before it is timed."""
    number = 1_000_000 * first_user
    for turn, says in enumerate(SAYS):
        number += 1
        await engine.feed(update(turn, first_user, number, engine.nowhere))
        assert says in engine.nowhere.said[first_user], (turn, engine.nowhere.said)
    began = time.process_time()
    for conversation in range(CONVERSATIONS):
        for turn in range(len(TURNS)):
            number += 1
            await engine.feed(update(turn, first_user + 1 + conversation % 10, number, engine.nowhere))
    return (time.process_time() - began) / (CONVERSATIONS * len(TURNS)) * 1e6


@contextmanager
def redis_server() -> Iterator[str]:
    """A Redis of our own on a free port, with nothing written to disk."""
    folder = tempfile.mkdtemp(prefix="dragoman-bench-")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


async def side_by_side(store: str) -> None:
    """Both engines in turn, round by round, so that both meet the same noise; the best round counts."""
    engines = {"dragoman": ours.Engine(store), "aiogram fsm": aiogram_fsm.Engine(store)}
    best = dict.fromkeys(engines, float("inf"))
    for engine in engines.values():
        await engine.start()
    for round_ in range(ROUNDS):
        for name, engine in engines.items():
            best[name] = min(best[name], await measure(engine, 100 * (round_ + 1)))
    for engine in engines.values():
        await engine.stop()
    ratio = best["dragoman"] / best["aiogram fsm"]
    shown = ", ".join(f"{name} {cost:.0f}" for name, cost in best.items())
    print(f"{store.split(':', maxsplit=1)[0]:7} CPU us a turn: {shown}; ratio {ratio:.2f}")


def main() -> None:
    """Measures everything once."""
    asyncio.run(side_by_side("memory"))
    with redis_server() as url:
        asyncio.run(side_by_side(url))
    with tempfile.TemporaryDirectory(prefix="dragoman-bench-") as folder:
        engine_alone.main(Path(folder) / "alone")
        flow_size.main(Path(folder) / "sizes")


if __name__ == "__main__":
    main()
