"""The connection of the Redis store: runs scripts, checks the server, and says in one sentence what is wrong.

The law of this file: no error of redis-py gets out, no sentence holds a password, and nothing is sent twice without
being asked to: a commit that was cut off may have been written, and only the caller can tell by loading the record.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from redis import exceptions as refused
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from dragoman_bots.stores._redis_scripts import ALL, Script
from dragoman_bots.stores.protocol import StoreUnavailable

_CONNECTIONS = 32
_TIMEOUT = 5.0
_OLDEST = 7

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a script."""

    script: Script
    keys: tuple[bytes, ...]
    arguments: tuple[bytes, ...]

    def words(self) -> tuple[str | bytes | int, ...]:
        """The command as it is sent."""
        return ("EVALSHA", self.script.sha, len(self.keys), *self.keys, *self.arguments)


class RedisLink:
    """A pool of at most 32 connections; who needs one more waits for it."""

    def __init__(self, url: str) -> None:
        """Reads the URL; nothing is sent yet.

        Raises:
            StoreUnavailable: the URL cannot be read.
        """
        shown, pool = _without_secrets(url), _pool(url)
        if shown is None or pool is None:
            raise StoreUnavailable(
                "the store's URL cannot be read: write redis://USER:PASSWORD@HOST:PORT/DB, "
                "with the odd characters of the password percent-encoded"
            )
        self._shown = shown
        self._client = Redis.from_pool(pool)
        # redis-py leaves this one method without types.
        self._execute: Callable[..., Awaitable[object]] = self._client.execute_command

    async def open(self) -> None:
        """Checks that the server answers and is fit, and teaches it the scripts."""
        try:
            info = await self._told(self._client.info())
            self._check_version(str(info["redis_version"]))
            self._check_eviction(int(info.get("maxmemory", 0)), str(info.get("maxmemory_policy", "noeviction")))
            await self._teach()
        except StoreUnavailable:
            await self.close()
            raise

    async def close(self) -> None:
        """Disconnects."""
        await self._told(self._client.aclose())

    async def run(self, calls: Sequence[Call]) -> list[object]:
        """Runs the calls in one network write. The first one's answer is an answer, an error of it is raised; that
        of another may be an exception.
        """
        answers = await self._send(calls)
        untaught = [at for at, answer in enumerate(answers) if isinstance(answer, refused.NoScriptError)]
        if untaught:
            await self._teach()
            again = await self._send([calls[at] for at in untaught])
            for at, answer in zip(untaught, again, strict=True):
                answers[at] = answer
        self.demand(answers[:1])
        return answers

    def demand(self, answers: Sequence[object]) -> None:
        """Raises the first error among the answers, as a sentence."""
        for answer in answers:
            if isinstance(answer, Exception):
                raise StoreUnavailable(self._sentence(answer)) from answer

    async def members(self, key: bytes) -> list[bytes]:
        """The members of a set."""
        found = await self._told(self._execute("SMEMBERS", key))
        return sorted(found) if isinstance(found, (set, list)) else []

    async def _send(self, calls: Sequence[Call]) -> list[object]:
        if len(calls) == 1:
            return [await self._told(self._answer(calls[0]))]
        pipeline = self._client.pipeline(transaction=False)
        for call in calls:
            pipeline.execute_command(*call.words())
        return list(await self._told(pipeline.execute(raise_on_error=False)))

    async def _answer(self, call: Call) -> object:
        try:
            return await self._execute(*call.words())
        except refused.ResponseError as error:
            return error

    async def _teach(self) -> None:
        pipeline = self._client.pipeline(transaction=False)
        for script in ALL:
            pipeline.execute_command("SCRIPT LOAD", script.source)
        await self._told(pipeline.execute())

    async def _told(self, doing: Awaitable[T]) -> T:
        try:
            return await doing
        except (refused.RedisError, OSError) as error:
            raise StoreUnavailable(self._sentence(error)) from error

    def _sentence(self, error: BaseException) -> str:
        match error:
            case refused.AuthenticationError():
                return f"Redis at {self._shown} refused the user or the password: correct them in the store's URL"
            case refused.NoPermissionError():
                return f"Redis at {self._shown} forbids its user a command: allow INFO, SCRIPT, EVALSHA and ~dragoman:*"
            case refused.BusyLoadingError():
                return f"Redis at {self._shown} is still loading its data: wait until it is done"
            case refused.ReadOnlyError():
                return f"Redis at {self._shown} is a read-only replica: name its primary in the store's URL"
            case refused.OutOfMemoryError():
                return f"Redis at {self._shown} is out of memory: raise its maxmemory"
            case refused.ConnectionError() | refused.TimeoutError() | OSError():
                return f"Redis at {self._shown} cannot be reached ({_reason(error)}): start it, or correct the URL"
            case _:
                return f"Redis at {self._shown} did not do what was asked: {error}"

    def _check_version(self, version: str) -> None:
        if int(version.partition(".")[0]) < _OLDEST:
            raise StoreUnavailable(f"Redis at {self._shown} is version {version}: at least version {_OLDEST} is needed")

    def _check_eviction(self, limit: int, policy: str) -> None:
        if limit > 0 and policy != "noeviction":
            raise StoreUnavailable(
                f"Redis at {self._shown} may throw sessions away (maxmemory-policy '{policy}'): "
                "set maxmemory-policy to 'noeviction'"
            )


def _pool(url: str) -> BlockingConnectionPool | None:
    try:
        pool: BlockingConnectionPool = BlockingConnectionPool.from_url(
            url,
            max_connections=_CONNECTIONS,
            socket_timeout=_TIMEOUT,
            socket_connect_timeout=_TIMEOUT,
            retry=Retry(NoBackoff(), 0),
            # With the newer protocol redis-py hands out connections that the server closed while they were idle.
            protocol=2,
        )
        # An option the URL invents shows only when a connection is made of it.
        pool.connection_class(**pool.connection_kwargs)
    except (ValueError, TypeError):
        # Not chained: the reason quotes the URL, and a password with it.
        return None
    return pool


def _without_secrets(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        place = (parts.hostname or "localhost") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return None
    # An @ behind the host means that a password with a slash, a question mark or a hash was cut in two there.
    if "@" in parts.path + parts.query + parts.fragment:
        return None
    return f"{parts.scheme}://{place}{parts.path}"


def _reason(error: BaseException) -> str:
    cause = error if isinstance(error, OSError) else error.__cause__ or error.__context__
    if isinstance(error, (refused.TimeoutError, TimeoutError)) or isinstance(cause, TimeoutError):
        return "no answer in time"
    if isinstance(cause, OSError) and cause.errno is not None:
        # The system's own words; asyncio's repeat the address.
        return (os.strerror(cause.errno) if cause.errno > 0 else str(cause.strerror)).lower()
    return str(error).rstrip(".").lower()
