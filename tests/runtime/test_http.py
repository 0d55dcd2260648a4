"""Requests to other servers: what is sent, and what becomes of what comes back."""

from __future__ import annotations

import gzip
import logging
import zlib
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest

from dragoman.interpreter.effects import RunRequest
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.language.requests import HttpRequest
from dragoman_bots.runtime.http import Requests
from tests.runtime.http_server import Server, ask, body, failure, serving
from tests.runtime.world import NOON, origin


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server on this machine."""
    async with serving() as found:
        yield found


async def test_the_url_arrives_as_it_was_written(server: Server) -> None:
    """No percent code is read and written anew on the way."""
    await ask(server.says(), "/a%2Fb/%2E%2E/%20c?q=%26x&e=%C3%BC")
    assert (server.last.path, server.last.query) == ("/a%2Fb/%2E%2E/%20c", "q=%26x&e=%C3%BC")


async def test_a_query_is_added_to_that_of_the_url(server: Server) -> None:
    """A name with several values stands several times."""
    await ask(server.says(), "/x?a=1", query={"b": ["2 3", "4&5"], "c": [""]})
    assert server.last.query == "a=1&b=2+3&b=4%265&c="


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
async def test_every_method_arrives(server: Server, method: str) -> None:
    """As it is called."""
    await ask(server.says(), method=method)
    assert server.last.method == method.upper()


async def test_json_arrives_as_it_was_written(server: Server) -> None:
    """With its content type."""
    await ask(server.says(), method="post", json='{"n":1.50}')
    assert (server.last.body, server.last.headers["Content-Type"]) == (b'{"n":1.50}', "application/json")


async def test_a_form_arrives_as_forms_do(server: Server) -> None:
    """With its content type."""
    await ask(server.says(), method="post", form={"name": ["Ada & Co"], "tags": ["a", "b"]})
    assert server.last.body == b"name=Ada+%26+Co&tags=a&tags=b"
    assert server.last.headers["Content-Type"] == "application/x-www-form-urlencoded"


async def test_headers_arrive_and_the_author_s_come_before_ours(server: Server) -> None:
    """In any case."""
    await ask(server.says(), method="post", json="1", headers={"X-Key": "k", "content-type": "application/ld+json"})
    assert server.last.headers["X-Key"] == "k"
    assert [v for n, v in server.last.headers.items() if n.lower() == "content-type"] == ["application/ld+json"]


async def test_no_cookie_is_kept(server: Server) -> None:
    """One user's must not be sent with another's request."""
    requests = Requests(frozenset({server.says(Set_Cookie="sid=1").origin}))
    for call in ("1.1", "2.1"):
        await requests.run(RunRequest(call, "f", "n", HttpRequest("get", server.origin + "/")), origin(1))
    await requests.close()
    assert "Cookie" not in server.last.headers


async def test_what_changes_something_carries_an_idempotency_key(server: Server) -> None:
    """The same for the same call, another for another call, user or bot."""
    requests = {bot: Requests(frozenset({server.says().origin}), bot) for bot in ("one", "two")}
    keys = []
    for bot, call, user in (
        ("one", "7.1", 1),
        ("one", "7.1", 1),
        ("one", "7.2", 1),
        ("one", "7.1", 2),
        ("two", "7.1", 1),
    ):
        effect = RunRequest(call, "f", "n", HttpRequest("post", server.origin + "/"))
        await requests[bot].run(effect, origin(7, user))
        keys.append(server.last.headers["Idempotency-Key"])
    for one in requests.values():
        await one.close()
    assert keys[0] == keys[1]
    assert len(set(keys)) == 4


async def test_what_only_reads_carries_no_idempotency_key(server: Server) -> None:
    """It may be asked as often as one likes."""
    await ask(server.says())
    assert "Idempotency-Key" not in server.last.headers


async def test_an_author_s_own_idempotency_key_is_sent(server: Server) -> None:
    """It may be the order's number."""
    await ask(server.says(), method="post", headers={"idempotency-key": "order-7"})
    assert server.last.headers["idempotency-key"] == "order-7"


async def test_the_answer_is_an_event_of_the_same_people_and_moment(server: Server) -> None:
    """Its outcome is the status."""
    found = await ask(server.says("{}"))
    assert isinstance(found, ActionReturned)
    assert (found.origin.id, found.origin.at, found.origin.user.id) == ("7.1r", NOON, 1)
    assert (found.call, found.outcome) == ("7.1", "200")


@pytest.mark.parametrize("status", [200, 201, 301, 404, 422, 500, 503])
async def test_every_status_is_an_outcome(server: Server, status: int) -> None:
    """What it means is the flow's affair; a redirect is followed by nobody."""
    found = await ask(server.says('{"a": 1}', status, Location="/elsewhere"))
    assert isinstance(found, ActionReturned)
    assert (found.outcome, found.value, len(server.heard)) == (str(status), {"a": 1}, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, true, null]}', {"a": [1, True, None]}),
        ("0.10", Decimal("0.10")),
        ("12345678901234567890.123456789", Decimal("12345678901234567890.123456789")),
        ('"text"', "text"),
        ("", None),
        ("\ufeff[1]", [1]),
    ],
)
async def test_json_is_read_to_the_last_digit(server: Server, text: str, value: Any) -> None:
    """Whole numbers and decimals; an empty body is nothing."""
    found = await body(server.says(text))
    assert (found, type(found)) == (value, type(value))


async def test_json_is_told_by_the_content_type(server: Server) -> None:
    """Also by one that only ends like it."""
    assert await body(server.says("[1]", kind="application/problem+json; charset=utf-8")) == [1]


async def test_anything_else_is_a_text(server: Server) -> None:
    """In the encoding that it says."""
    assert await body(server.says("[1]", kind="text/plain")) == "[1]"
    server.answers.clear()
    assert await body(server.says("Zürich".encode("latin-1"), kind="text/plain; charset=latin-1")) == "Zürich"


async def test_what_is_expected_outranks_the_content_type(server: Server) -> None:
    """Both ways."""
    assert await body(server.says("[1]", kind="text/plain"), expect="json") == [1]
    server.answers.clear()
    assert await body(server.says("[1]"), expect="text") == "[1]"


@pytest.mark.parametrize("text", ["<html>", "{", "[1,]", "NaN", '{"a": Infinity}', "[" * 100_000, "9" * 5000])
async def test_what_should_be_json_and_is_not_is_a_failure(server: Server, text: str) -> None:
    """The body itself is not told: it may be private."""
    found = await failure(server.says(text, kind="text/html"), expect="json")
    assert found.startswith("the body cannot be read as JSON")
    assert "<html>" not in found


@pytest.mark.parametrize("text", ["1e400", "1e-400", "[" * 40 + "]" * 40])
async def test_json_that_no_session_can_keep_is_a_failure(server: Server, text: str) -> None:
    """Numbers without a measure, lists without a floor."""
    assert "the body holds" in await failure(server.says(text))


async def test_a_refusal_may_come_in_any_words(server: Server) -> None:
    """What is expected is expected of an answer, not of an error page."""
    found = await ask(server.says("<html>no", 404, "text/html"), expect="json")
    assert isinstance(found, ActionReturned)
    assert (found.outcome, found.value) == ("404", "<html>no")
    server.answers.clear()
    broken = await ask(server.says("{", 502))
    assert isinstance(broken, ActionReturned)
    assert (broken.outcome, broken.value) == ("502", "{")


async def test_what_is_no_text_is_a_failure(server: Server) -> None:
    """A picture, perhaps."""
    assert await failure(server.says(b"\x89PNG\xff\xfe", kind="image/png")) == "the body is no text"


async def test_a_body_of_the_largest_size_is_taken_and_one_more_byte_is_not(server: Server) -> None:
    """The limit is exact."""
    assert len(await body(server.says("x" * 1000, kind="text/plain"), max_bytes=1000)) == 1000
    why = await failure(server, max_bytes=999)
    assert why == "the body is larger than 999 bytes; 'max_bytes' allows more"


async def test_a_body_without_an_end_is_cut_off(server: Server) -> None:
    """It is not read to its end, which never comes."""
    assert "larger than 262144 bytes" in await failure(server.pours())


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
async def test_a_packed_body_is_unpacked(server: Server, packing: str, pack: Any) -> None:
    """Servers may pack what they send."""
    assert await body(server.says(pack(b'{"a": 1}'), Content_Encoding=packing)) == {"a": 1}


async def test_a_small_body_that_unpacks_to_a_large_one_is_refused(server: Server) -> None:
    """No more of it is unpacked than is allowed."""
    bomb = gzip.compress(b"0" * 100_000_000)
    assert "larger than 262144 bytes" in await failure(server.says(bomb, Content_Encoding="gzip"))


@pytest.mark.parametrize(("packing", "told"), [("br", "packed as 'br'"), ("gzip", "the packed body is broken")])
async def test_a_body_that_cannot_be_unpacked_is_a_failure(server: Server, packing: str, told: str) -> None:
    """It is not taken for a text."""
    assert told in await failure(server.says(b"plain", Content_Encoding=packing))


async def test_a_server_that_takes_too_long_fails(server: Server) -> None:
    """It is left alone."""
    assert await failure(server.hangs(), timeout=0.05) == "no answer within 0.05 s"


async def test_a_connection_that_breaks_is_a_failure(server: Server) -> None:
    """Half a body is none."""
    assert (await failure(server.hangs_up())).startswith("no answer: ")


async def test_a_server_that_is_not_there_is_a_failure() -> None:
    """The port is closed."""
    async with serving() as gone:
        pass
    assert (await failure(gone)).startswith("no connection: ")


async def test_a_header_that_cannot_be_sent_is_a_failure(server: Server) -> None:
    """Not a request with a header more."""
    assert (await failure(server.says(), headers={"X": "a\r\nHost: b"})).startswith("the request cannot be sent")
    assert server.heard == []


async def test_a_failure_is_one_log_line_without_path_query_or_body(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """They may be private."""
    await ask(server.says("secret {", kind="text/html"), "/secret?q=secret", expect="json", headers={"X": "secret"})
    (record,) = [record for record in caplog.records if record.name == "dragoman.http"]
    assert record.levelno == logging.ERROR
    assert record.getMessage().startswith(
        "request get 127.0.0.1 in flow shop, node load failed: the body cannot be read"
    )
    assert "secret" not in caplog.text


async def test_a_failure_is_an_event_of_its_call(server: Server) -> None:
    """The flow has the next word."""
    found = await ask(server.hangs(), timeout=0.01)
    assert found == ActionFailed(origin("7.1r"), "7.1", "no answer within 0.01 s")
