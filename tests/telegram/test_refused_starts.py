"""What keeps a bot from running is said in one sentence: no traceback, exit code 1, and never the token."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.telegram.patience import until
from tests.telegram.processes import Program, bot
from tests.telegram.projects import write_project
from tests.telegram.talking import all_done, bot_texts, do
from tests.telegram_server import TelegramServer
from tests.telegram_server.server import TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOBODY = "http://127.0.0.1:9"
"""Where nobody listens."""


async def refusal(program: Program) -> str:
    """What a program that cannot run says: all that it prints."""
    await program.start()
    assert await program.ended() == 1
    assert program.out.read_text() == ""
    assert "Traceback" not in program.errors
    return program.errors


def sentence(text: str) -> str:
    """The one line behind the program's name."""
    [line] = [line for line in text.splitlines() if " WARNING " not in line and " INFO " not in line]
    assert line.startswith("dragoman: ")
    return line.removeprefix("dragoman: ")


async def test_a_token_that_telegram_refuses(tmp_path: Path) -> None:
    """Well written, and somebody else's."""
    async with TelegramServer() as server:
        program = bot(write_project(tmp_path, server.url), "987654321:AAHanother-token-of-the-right-length-00")
        told = sentence(await refusal(program))
    assert told == "Telegram refuses the token: copy it again from @BotFather into BOT_TOKEN"


@pytest.mark.parametrize("token", ["nonsense", "123456:", "123456:with blanks in it"])
async def test_a_token_that_is_not_written_as_tokens_are(tmp_path: Path, token: str) -> None:
    """Nothing is asked of Telegram."""
    told = sentence(await refusal(bot(write_project(tmp_path, NOBODY), token)))
    assert told.startswith("the token is not written as tokens are (123456:ABC...)")


@pytest.mark.parametrize("token", [None, "", "  "])
async def test_no_token(tmp_path: Path, token: str | None) -> None:
    """How to get one, and how to do without."""
    told = await refusal(bot(write_project(tmp_path, NOBODY), token))
    assert told.startswith("dragoman: no bot token")
    assert "BOT_TOKEN=123:ABC dragoman run" in told
    assert "dragoman run --console" in told


async def test_another_poller(tmp_path: Path) -> None:
    """One of the two says so and ends; the other one goes on answering."""
    async with TelegramServer() as server:
        programs = [bot(write_project(tmp_path / name, server.url), server.token) for name in ("one", "two")]
        for program in programs:
            await program.start()
        await until(lambda: not all(program.running for program in programs))
        [ended] = [program for program in programs if not program.running]
        [left] = [program for program in programs if program.running]
        assert await ended.ended() == 1
        assert "another program receives this bot's updates" in sentence(ended.errors)
        assert await do(server.user(), "/register") == ["What is your name?"]
        await left.kill()


STORES = {
    "redis://:${STORE_PASSWORD:-secret}@127.0.0.1:9/0": (
        "Redis at redis://127.0.0.1:9/0 cannot be reached (connection refused)"
    ),
    "sqlite:.": "cannot be opened: check that it is a file",
}


@pytest.mark.parametrize(("store", "told"), STORES.items())
async def test_a_store_that_cannot_be_used(tmp_path: Path, store: str, told: str) -> None:
    """Said at once, whether or not Telegram can be reached; a password in the URL is not shown."""
    errors = await refusal(bot(write_project(tmp_path, NOBODY, store), TOKEN))
    assert told in sentence(errors)
    assert "secret" not in errors


async def test_a_token_that_is_revoked_while_the_bot_runs(tmp_path: Path) -> None:
    """The process ends rather than to poll for ever."""
    async with TelegramServer() as first:
        program = bot(write_project(tmp_path, first.url), first.token)
        await program.start()
        await program.polls(first)
        port = int(first.url.rpartition(":")[2])
    async with TelegramServer(port=port, token="123456789:AAHthe-token-that-came-in-its-place-00"):
        assert await program.ended() == 1
    assert sentence(program.errors).startswith("Telegram refuses the token")


async def test_telegram_that_is_away_at_the_start_is_waited_for(tmp_path: Path) -> None:
    """The bot is there as soon as Telegram is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = bot(write_project(tmp_path, f"http://127.0.0.1:{port}"), TOKEN)
    await program.start()
    await until(lambda: "Telegram is away" in program.errors)
    async with TelegramServer(port=port) as server:
        await program.polls(server)
        assert await do(server.user(), "/register") == ["What is your name?"]
        await program.kill()


async def test_replies_that_wait_are_not_thrown_away_by_a_wrong_token(tmp_path: Path) -> None:
    """They are delivered when the right one is back."""
    async with TelegramServer() as server:
        ada = server.user()
        program = bot(write_project(tmp_path, server.url), server.token)
        await program.start()
        await program.polls(server)
        await do(ada, "/register")
        away = server.faults.inject("5xx", method="sendMessage", times=None)
        await ada.send("Ada")
        await until(lambda: away.hits > 0)
        await program.kill()
        server.faults.clear()
        wrong = bot(tmp_path, "987654321:AAHanother-token-of-the-right-length-00")
        await wrong.start()
        assert await wrong.ended() == 1
        await program.start()
        await program.polls(server)
        await all_done(ada)
        assert bot_texts(ada) == ["What is your name?", "Nice, Ada! What is your email?"]
        await program.kill()


async def test_the_token_is_read_from_the_env_file_too(tmp_path: Path) -> None:
    """As the message about a missing one says."""
    async with TelegramServer() as server:
        folder = write_project(tmp_path, server.url)
        (folder / ".env").write_text(f"BOT_TOKEN={server.token}\n")
        program = bot(folder, None)
        await program.start()
        await program.polls(server)
        await program.kill()
        assert server.token not in program.printed


async def test_the_token_is_in_no_line_of_the_most_talkative_log(tmp_path: Path) -> None:
    """Every URL of the Bot API holds it; even asyncio's and aiohttp's own lines do not."""
    async with TelegramServer() as server:
        program = bot(write_project(tmp_path, server.url), server.token, "--log", "debug")
        await program.start()
        await program.polls(server)
        for kind in ("5xx", "cut", "429"):
            server.faults.inject(kind, method="sendMessage")
        await do(server.user(), "/register")
        server.faults.inject("cut", method="getUpdates")
        await do(server.user(), "Ada")
        await program.terminate()
        assert server.token.partition(":")[2] not in program.printed
