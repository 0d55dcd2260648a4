"""A real server on this machine that answers as a test wants it to, and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from dragoman.interpreter.effects import RunRequest
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.language.requests import HttpRequest
from dragoman_bots.runtime.http import Requests
from tests.runtime.world import origin

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Heard:
    """One request as it arrived. `path` and `query` as they were written."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """The server. `answers` are given one after the other, the last one again and again."""

    origin: str = ""
    heard: list[Heard] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    def says(self, body: Any = "", status: int = 200, kind: str = "application/json", **headers: str) -> Server:
        """A further answer; hyphens in a header's name are written as underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        raw = body if isinstance(body, bytes) else str(body).encode()

        async def answer(request: web.Request) -> web.StreamResponse:
            return web.Response(body=raw, status=status, headers={"Content-Type": kind, **sent})

        self.answers.append(answer)
        return self

    def hangs(self) -> Server:
        """It never answers this one."""

        async def answer(request: web.Request) -> web.StreamResponse:
            await asyncio.Event().wait()
            raise AssertionError

        self.answers.append(answer)
        return self

    def hangs_up(self) -> Server:
        """It closes the connection in the middle of the answer."""

        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={"Content-Length": "100"})
            await response.prepare(request)
            await response.write(b"begun")
            assert request.transport is not None
            request.transport.abort()
            return response

        self.answers.append(answer)
        return self

    def pours(self) -> Server:
        """It sends without an end."""

        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={"Content-Type": "text/plain"})
            await response.prepare(request)
            while True:
                await response.write(b"x" * 4096)

        self.answers.append(answer)
        return self

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path, _, query = request.raw_path.partition("?")
        self.heard.append(Heard(request.method, path, query, dict(request.headers), await request.read()))
        self.asked.set()
        place = min(len(self.heard), len(self.answers)) - 1
        return await self.answers[place](request)

    @property
    def last(self) -> Heard:
        """The latest request."""
        return self.heard[-1]


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    """A server while this lasts."""
    server = Server()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", server._handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()


async def ask(
    server: Server, path: str = "/x", allow: frozenset[str] | None = None, **more: Any
) -> ActionReturned | ActionFailed:
    """What comes of one request to the server's path; all else as `HttpRequest` has it."""
    requests = Requests(frozenset({server.origin}) if allow is None else allow)
    method = more.pop("method", "get")
    try:
        effect = RunRequest("7.1", "shop", "load", HttpRequest(method, server.origin + path, **more))
        return await requests.run(effect, origin(7))
    finally:
        await requests.close()


async def body(server: Server, **more: Any) -> Any:
    """The body of the answer."""
    found = await ask(server, **more)
    assert isinstance(found, ActionReturned), found
    return found.value


async def failure(server: Server, **more: Any) -> str:
    """Why there is no answer."""
    found = await ask(server, **more)
    assert isinstance(found, ActionFailed), found
    return found.error
