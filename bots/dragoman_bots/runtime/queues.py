"""One FIFO per session: what concerns one session happens in its order, and no session waits for another."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

Job = Callable[[], Awaitable[None]]


class SessionQueues:
    """Runs jobs in order within a key and concurrently across keys. A job must not raise."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Job]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def put(self, key: str, job: Job) -> None:
        """Adds a job behind those of its key. The order of calls is the order of work."""
        queue = self._waiting.get(key)
        if queue is not None:
            queue.append(job)
            return
        self._waiting[key] = deque((job,))
        task = asyncio.create_task(self._work(key))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def more(self, key: str) -> bool:
        """Whether jobs wait behind the one that runs."""
        return len(self._waiting.get(key, ())) > 1

    async def _work(self, key: str) -> None:
        queue = self._waiting[key]
        try:
            while queue:
                await queue[0]()
                queue.popleft()
        finally:
            del self._waiting[key]

    async def settled(self, seconds: float) -> bool:
        """Waits until nothing is left to do, at most so long; then what still runs is cancelled. Whether all was done."""
        if not self._running:
            return True
        _, left = await asyncio.wait(self._running, timeout=seconds)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return not left
