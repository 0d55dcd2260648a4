"""One FIFO per session: what concerns one session happens in its order, and no session waits for another."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

Job = Callable[[], Awaitable[None]]


class SessionQueues:
    """Runs jobs in order within a key and concurrently across keys. A job must not raise."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[tuple[Job, asyncio.Future[None]]]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def put(self, key: str, job: Job) -> asyncio.Future[None]:
        """Adds a job behind those of its key. The order of calls is the order of work.

        What it returns is done when the job is, and cancelled if the job is given up.
        """
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue = self._waiting.get(key)
        if queue is not None:
            queue.append((job, done))
            return done
        self._waiting[key] = deque(((job, done),))
        task = asyncio.create_task(self._work(key))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return done

    def more(self, key: str) -> bool:
        """Whether jobs wait behind the one that runs."""
        return len(self._waiting.get(key, ())) > 1

    async def _work(self, key: str) -> None:
        queue = self._waiting[key]
        try:
            while queue:
                job, done = queue[0]
                await job()
                queue.popleft()
                if not done.done():
                    done.set_result(None)
        finally:
            del self._waiting[key]
            for _, given_up in queue:
                given_up.cancel()

    async def idle(self) -> None:
        """Waits until nothing is left to do."""
        while self._running:
            await asyncio.wait(self._running)
            await asyncio.sleep(0)

    async def settled(self, seconds: float) -> bool:
        """Waits until nothing is left to do, at most so long, and cancels what still runs. Whether all was done."""
        if not self._running:
            return True
        _, left = await asyncio.wait(self._running, timeout=seconds)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return not left
