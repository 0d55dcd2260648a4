"""Requests that are tried again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from dragoman.interpreter.events import ActionFailed, ActionReturned
from tests.runtime.http_server import Server, ask, failure, serving


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server on this machine."""
    async with serving() as found:
        yield found


@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_a_server_in_trouble_is_asked_again(server: Server, status: int) -> None:
    """Until it answers."""
    found = await ask(server.says("", status).says("", status).says("1"), times=3, wait=0)
    assert isinstance(found, ActionReturned)
    assert (found.outcome, len(server.heard)) == ("200", 3)


@pytest.mark.parametrize("status", [200, 302, 400, 404, 409])
async def test_any_other_answer_is_taken_at_once(server: Server, status: int) -> None:
    """It would be the same."""
    await ask(server.says("", status), times=3, wait=0)
    assert len(server.heard) == 1


async def test_the_last_answer_is_the_result(server: Server) -> None:
    """`times` further tries, and no more."""
    found = await ask(server.says("", 500).says("", 500).says("", 503), times=2, wait=0)
    assert isinstance(found, ActionReturned)
    assert (found.outcome, len(server.heard)) == ("503", 3)


async def test_without_retry_it_is_asked_once(server: Server) -> None:
    """The default."""
    await ask(server.says("", 500))
    assert len(server.heard) == 1


async def test_a_connection_that_breaks_is_tried_again(server: Server) -> None:
    """And so is one that takes too long."""
    found = await ask(server.hangs_up().hangs().says("1"), times=2, wait=0, timeout=1)
    assert isinstance(found, ActionReturned)
    assert (found.value, len(server.heard)) == (1, 3)


async def test_the_last_failure_is_the_result(server: Server) -> None:
    """Each try has the whole timeout."""
    assert await failure(server.hangs(), times=2, wait=0, timeout=0.05) == "no answer within 0.05 s"
    assert len(server.heard) == 3


async def test_a_body_that_cannot_be_used_is_not_asked_for_again(server: Server) -> None:
    """The server has done its work."""
    await failure(server.says("{"), times=3, wait=0)
    assert len(server.heard) == 1


async def test_every_try_carries_the_same_idempotency_key(server: Server) -> None:
    """The server may have done it although nobody heard so."""
    await ask(server.hangs_up().says("", 503).says("1"), method="post", times=2, wait=0)
    assert len({heard.headers["Idempotency-Key"] for heard in server.heard}) == 1
    assert len(server.heard) == 3


async def test_each_further_try_is_told_to_the_operator(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """As a warning: nobody has to do anything yet."""
    await ask(server.says("", 503).says("1"), times=1, wait=0)
    (record,) = [record for record in caplog.records if record.name == "dragoman.http"]
    assert record.levelno == logging.WARNING
    assert "is tried again in 0 s: the server answered 503" in record.getMessage()


async def test_a_turn_that_is_stopped_between_two_tries_is_no_failure(server: Server) -> None:
    """It is made again by the next process."""
    asking: asyncio.Task[ActionReturned | ActionFailed] = asyncio.ensure_future(
        ask(server.says("", 503), times=1, wait=60)
    )
    await server.asked.wait()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
