"""The HTTP side: paths, tokens, bodies of all kinds, faults, downloads."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

from aiohttp import web

from tests.telegram_server.errors import ApiError, bad_request
from tests.telegram_server.faults import Fault
from tests.telegram_server.files import UPLOAD_BYTES
from tests.telegram_server.params import Params, Upload
from tests.telegram_server.registry import perform, proper_name
from tests.telegram_server.world import World

_TOKEN = re.compile(r"[1-9]\d{0,19}:[A-Za-z0-9_-]+")


class Api:
    """The handlers of the paths that bots use."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self._token = token

    def application(self) -> web.Application:
        """An application with the bot's paths; the rest is 404 as Telegram says it."""
        application = web.Application(client_max_size=UPLOAD_BYTES + (1 << 20), middlewares=[telegram_errors])
        application.router.add_get("/file/bot{token}/{path:.+}", self.download)
        for verb in ("GET", "POST"):
            application.router.add_route(verb, "/bot{token}/{method}", self.call)
        return application

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One API call."""
        try:
            self._check_token(request.match_info["token"])
            params = await read_params(request)
        except ApiError as error:
            return _refused(error)
        method = proper_name(request.match_info["method"])
        fault = self.world.faults.take(method, str(params.values.get("chat_id", "")))
        return await self._faulty(request, method, params, fault)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """One file of the bot."""
        try:
            self._check_token(request.match_info["token"])
        except ApiError as error:
            return _refused(error)
        file = self.world.files.by_path.get(request.match_info["path"])
        if file is None:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def perform(self, method: str, values: dict[str, Any]) -> None:
        """A call that came in the answer to a webhook; nobody is told of its result."""
        await self._performed(proper_name(method), Params(values), None)

    def _check_token(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self._token:
            raise ApiError(401, "Unauthorized")

    async def _faulty(
        self, request: web.Request, method: str, params: Params, fault: Fault | None
    ) -> web.StreamResponse:
        kind = fault.kind if fault else None
        if fault is not None and (refusal := fault.refusal()) is not None:
            self.world.journal.call(method, _shown(params), (refusal.code, refusal.description), kind)
            return _refused(refusal)
        if kind == "cut":
            self.world.journal.call(method, _shown(params), (0, "not performed"), kind)
            return _cut(request)
        status, body = await self._performed(method, params, kind)
        if kind == "cut_after":
            return _cut(request)
        if fault is not None and kind == "slow":
            await asyncio.sleep(fault.seconds)
        return _json(status, body)

    async def _performed(self, method: str, params: Params, fault: str | None) -> tuple[int, dict[str, Any]]:
        status, body = await perform(self.world, method, params)
        self.world.journal.call(method, _shown(params), (status, body.get("description", "")), fault)
        return status, body


async def read_params(request: web.Request) -> Params:
    """Query string and body as parameters; 400 for a body that cannot be read, 413 for one that is too large."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json":
            values |= _json_object(await request.read())
        elif request.can_read_body:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    uploads[name] = Upload(value.filename, value.content_type, value.file.read())
                else:
                    values[name] = value
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    return Params(values, uploads)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body) if body else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("JSON object expected")
    return value


def _shown(params: Params) -> dict[str, Any]:
    return {**params.values, **{name: f"<{upload.name}>" for name, upload in params.uploads.items()}}


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _refused(error: ApiError) -> web.Response:
    return _json(error.code, error.body())


def _json(status: int, body: dict[str, Any]) -> web.Response:
    headers = {}
    if "retry_after" in (given := body.get("parameters", {})):
        headers["Retry-After"] = str(given["retry_after"])
    return web.json_response(body, status=status, headers=headers)


@web.middleware
async def telegram_errors(request: web.Request, handler: Any) -> web.StreamResponse:
    """Unknown paths and verbs as Telegram answers them."""
    try:
        response: web.StreamResponse = await handler(request)
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed):
        return _refused(ApiError(404, "Not Found"))
    return response
