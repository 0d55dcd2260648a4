"""The server as a process, with people moved over HTTP."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

TOKEN = "42:control_token"
ROOT = Path(__file__).resolve().parents[2]


class Remote:
    """Calls of a server in another process."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def post(self, path: str, **body: Any) -> Any:
        """A POST with JSON; the decoded answer."""
        async with self._session.post(self._url + path, json=body) as response:
            return await response.json()

    async def get(self, path: str) -> Any:
        """The decoded answer of a GET."""
        async with self._session.get(self._url + path) as response:
            return await response.json()

    async def bot(self, method: str, **params: Any) -> Any:
        """The result of an API call."""
        return (await self.post(f"/bot{TOKEN}/{method}", **params))["result"]


@pytest.fixture
async def remote() -> AsyncIterator[Remote]:
    """A server of its own process, which prints its URL first."""
    arguments = ("-m", "tests.telegram_server", "--port", "0", "--token", TOKEN)
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
    async with aiohttp.ClientSession() as session:
        yield Remote(session, url)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 20) == 0


async def test_people_act_over_the_control_api(remote: Remote) -> None:
    """Send, wait, press, look, and the list of calls."""
    await remote.post("/control/users", id=1, first_name="Anna")
    await remote.post("/control/users/1/send", text="/start")
    [update] = await remote.bot("getUpdates")
    assert update["message"]["text"] == "/start"
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "g"}]]}
    await remote.bot("sendMessage", chat_id=1, text="hi", reply_markup=markup)
    assert (await remote.get("/control/users/1/next"))["labels"] == [["Go"]]
    press = asyncio.create_task(remote.post("/control/users/1/press", label="Go"))
    [update] = await remote.bot("getUpdates", offset=update["update_id"] + 1, timeout=5)
    await remote.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="ok")
    assert await press == {"answer": "ok"}
    seen = await remote.get("/control/users/1")
    assert ([message["text"] for message in seen["messages"]], seen["toasts"]) == (["/start", "hi"], ["ok"])
    assert "sendMessage" in [call["method"] for call in await remote.get("/control/calls")]


async def test_faults_groups_and_raw_updates_are_controlled(remote: Remote) -> None:
    """All from outside."""
    await remote.post("/control/users", id=1, started=True)
    group = (await remote.post("/control/groups", title="Team", members=[1]))["id"]
    await remote.post("/control/users/1/send", chat=group, text="/go")
    await remote.post("/control/updates", poll={})
    assert [min(update) for update in await remote.bot("getUpdates")] == ["message", "poll"]
    await remote.post("/control/faults", kind="5xx")
    assert (await remote.post(f"/bot{TOKEN}/getMe"))["error_code"] == 502


async def test_what_cannot_be_done_is_told(remote: Remote) -> None:
    """With the reason."""
    await remote.post("/control/users", id=1)
    assert "no button says 'Go'" in (await remote.post("/control/users/1/press", label="Go"))["error"]
    assert "unknown id 2" in (await remote.post("/control/users/2/send", text="x"))["error"]
    assert "unknown action 'fly'" in (await remote.post("/control/users/1/fly"))["error"]
