"""A conversation with an `http` node in it, against a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from dragoman.project.loading import Project
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from tests.runtime.http_server import Server, serving
from tests.runtime.world import Recorder, data, message, project

FLOW = """\
flow: rates
triggers:
  - command: rates
nodes:
  currency:
    prompt: Which currency?
  load:
    http:
      post: {origin}/rates/{{{{ currency }}}}
      headers: {{X-User: "{{{{ user.id }}}}"}}
      json: {{day: "{{{{ today }}}}"}}
    save: rate
    outcomes: {{404: unknown}}
    on_error: away
  told:
    prompt: "One euro is {{{{ rate.value }}}} {{{{ currency }}}}."
  unknown:
    say: There is no {{{{ currency }}}}.
    next: currency
  away:
    prompt: Nobody is there.
"""


def bank(server: Server) -> Project:
    """A bot that asks this server."""
    return project(FLOW.format(origin=server.origin), f"http: {{allow: ['{server.origin}']}}\n")


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server on this machine."""
    async with serving() as found:
        yield found


async def talk(server: Server, *texts: str) -> tuple[Recorder, Runtime]:
    """What is heard by one who says this."""
    heard = Recorder()
    runtime = Runtime(bank(server), MemoryStore(), heard)
    await runtime.start()
    for number, text in enumerate(("/rates", *texts)):
        await runtime.handle(message(text, number))
    return heard, runtime


async def test_the_answer_is_used_by_the_next_text(server: Server) -> None:
    """Exactly as it came."""
    heard, runtime = await talk(server.says('{"value": 1.0850}'), "US$")
    assert heard.texts()[-1] == "One euro is 1.0850 US$."
    assert (await data(runtime))["rate"] == {"value": Decimal("1.0850")}
    assert (server.last.path, server.last.headers["X-User"]) == ("/rates/US%24", "1")
    assert server.last.body == b'{"day":"2031-05-04"}'
    await runtime.stop()


async def test_a_status_leads_elsewhere_and_the_next_answer_counts(server: Server) -> None:
    """The user tries again."""
    heard, runtime = await talk(server.says("", 404).says('{"value": 2}'), "xyz", "pound")
    assert heard.texts() == ["Which currency?", "There is no xyz.", "Which currency?", "One euro is 2 pound."]
    await runtime.stop()


async def test_a_server_that_is_gone_leads_to_on_error() -> None:
    """The user hears what the author wrote."""
    async with serving() as gone:
        pass
    heard, runtime = await talk(gone, "yen")
    assert heard.texts()[-1] == "Nobody is there."
    await runtime.stop()


async def test_a_process_that_dies_while_it_asks_asks_again_under_the_same_key(server: Server) -> None:
    """The server can tell that it is the same."""
    heard, store = Recorder(), MemoryStore()
    first = Runtime(bank(server.hangs().says('{"value": 2}')), store, heard)
    await first.start()
    await first.handle(message("/rates", 1))
    await first.receive(message("yen", 2))
    await server.asked.wait()
    await first.stop(0)
    second = Runtime(bank(server), store, heard)
    await second.start()
    await second._queues.settled(5)
    assert heard.texts()[-1] == "One euro is 2 yen."
    keys = [asked.headers["Idempotency-Key"] for asked in server.heard]
    assert (len(keys), len(set(keys))) == (2, 1)
    await second.stop()
