"""Asking other servers: only those that bot.yaml allows, never a private network, never longer or larger than allowed.

The law of this file: what the outside does is a result, never an exception, and no log line holds a path, a query, a
header or a body: they may be private.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

import aiohttp
from yarl import URL

from dragoman.interpreter.effects import RunRequest
from dragoman.interpreter.events import ActionFailed, ActionReturned, Origin
from dragoman.language.addresses import site_in
from dragoman.language.requests import HttpRequest, is_passing
from dragoman.language.sites import ip, is_public
from dragoman_bots.runtime.bodies import Unusable, read_body
from dragoman_bots.runtime.resolving import PrivateAddress, PublicResolver, private

log = logging.getLogger("dragoman.http")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: Any


class _Failed(Exception):
    """There is no answer that could be used. `passing`: another try may help."""

    def __init__(self, why: str, passing: bool = False) -> None:
        super().__init__(why)
        self.passing = passing


class Requests:
    """Makes requests over one pool of connections. `allow` as `Settings.http_allow` has it, `bot` the bot's name."""

    def __init__(self, allow: Set[str], bot: str = "bot") -> None:
        self._allow, self._bot = allow, bot
        self._session: aiohttp.ClientSession | None = None

    async def run(self, effect: RunRequest, origin: Origin) -> ActionReturned | ActionFailed:
        """The answer as an event: any status is an outcome. Never raises; what went wrong is logged."""
        key = _key(self._bot, effect, origin)
        origin = replace(origin, id=f"{effect.call}r")
        try:
            answer = await self._tried(effect, key)
        except _Failed as failed:
            self._log(logging.ERROR, effect, f"failed: {failed}")
            return ActionFailed(origin, effect.call, str(failed))
        return ActionReturned(origin, effect.call, answer.body, str(answer.status))

    async def _tried(self, effect: RunRequest, key: str) -> _Answer:
        request = effect.request
        for left in reversed(range(request.times + 1)):
            try:
                answer = await self._once(request, key)
            except _Failed as failed:
                if not failed.passing or not left:
                    raise
                why = str(failed)
            else:
                if not left or not is_passing(str(answer.status)):
                    return answer
                why = f"the server answered {answer.status}"
            self._log(logging.WARNING, effect, f"is tried again in {request.wait:g} s: {why}")
            await asyncio.sleep(request.wait)
        raise AssertionError("the last try returns or raises")

    async def _once(self, request: HttpRequest, key: str) -> _Answer:
        self._check(request)
        limit = asyncio.timeout(request.timeout)
        try:
            async with limit:
                return await self._exchange(request, key)
        except (Unusable, PrivateAddress) as refused:
            raise _Failed(str(refused)) from None
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            if limit.expired():
                raise _Failed(f"no answer within {request.timeout:g} s", passing=True) from None
            raise _Failed(_reason(error), passing=True) from None
        except (ValueError, TypeError) as wrong:
            raise _Failed(f"the request cannot be sent: {type(wrong).__name__}") from None

    def _check(self, request: HttpRequest) -> None:
        """A stored call may be older than bot.yaml, so what was checked at load is checked again."""
        site = site_in(request.url)
        if site is None or not site.allowed_by(self._allow):
            raise _Failed(f"the host '{site.host if site else ''}' is not allowed in bot.yaml")
        address = ip(site.host)
        if address is not None and not is_public(address) and site.origin not in self._allow:
            raise _Failed(str(private(site.host, site.origin)))

    async def _exchange(self, request: HttpRequest, key: str) -> _Answer:
        # The url is written in percent codes already: whoever wrote it again could read a code as a sign.
        async with self._opened().request(
            request.method.upper(),
            URL(_with_query(request), encoded=True),
            headers=_headers(request, key),
            data=_body(request),
            allow_redirects=False,
        ) as answer:
            return _Answer(answer.status, await read_body(answer, request))

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            origins = {entry for entry in self._allow if "://" in entry}
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=PublicResolver(origins), use_dns_cache=False),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
                auto_decompress=False,
                trust_env=False,
            )
        return self._session

    def _log(self, level: int, effect: RunRequest, what: str) -> None:
        site = site_in(effect.request.url)
        asked = f"{effect.request.method} {site.host if site else '?'}"
        log.log(level, "request %s in flow %s, node %s %s", asked, effect.flow, effect.node, what)

    async def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None


def _key(bot: str, effect: RunRequest, origin: Origin) -> str:
    """The call's idempotency key, different for every bot and session, and telling nothing of them."""
    whole = f"{bot}\0{origin.chat.id}\0{origin.user.id}\0{effect.call}"
    return blake2b(whole.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _with_query(request: HttpRequest) -> str:
    if not request.query:
        return request.url
    return f"{request.url}{'&' if '?' in request.url else '?'}{urlencode(request.query, doseq=True)}"


def _headers(request: HttpRequest, key: str) -> Mapping[str, str]:
    ours = {"Accept-Encoding": "gzip", "User-Agent": "Dragoman"}
    if request.method != "get":
        ours["Idempotency-Key"] = key
    if request.json is not None:
        ours["Content-Type"] = "application/json"
    elif request.form is not None:
        ours["Content-Type"] = "application/x-www-form-urlencoded"
    theirs = {name.lower() for name in request.headers}
    return {**{name: value for name, value in ours.items() if name.lower() not in theirs}, **request.headers}


def _body(request: HttpRequest) -> bytes | None:
    if request.json is not None:
        return request.json.encode("utf-8", "replace")
    return None if request.form is None else urlencode(request.form, doseq=True).encode()


def _reason(error: Exception) -> str:
    """Why there is no answer, without the url."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"no connection: {error.os_error.strerror or type(error.os_error).__name__}"
    return f"no answer: {type(error).__name__}"
