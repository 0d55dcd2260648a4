"""`FlowRouter`: flows inside somebody's own aiogram bot, with one line."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from tests.telegram.dialogues import DIALOGUES
from tests.telegram.patience import until
from tests.telegram.processes import Program
from tests.telegram.projects import write_project
from tests.telegram.talking import Act, Press, bot_messages, bot_texts
from tests.telegram.worlds import SQLITE, World
from tests.telegram_server import Client, TelegramServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOST = Path(__file__).parent / "host.py"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def hosted(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """The host's process, and the flows of the product in it."""
    async with TelegramServer() as server:
        folder = write_project(tmp_path_factory.mktemp("hosted") / "flows", server.url)
        program = Program((sys.executable, str(HOST), server.url, str(folder)), folder.parent, server.token)
        made = World(server, folder, program, SQLITE)
        await made.start()
        yield made
        await program.kill()


async def hears(person: Client, texts: Sequence[str]) -> None:
    """Waits until the bot has said all this in this chat, and nothing else."""
    await until(lambda: len(bot_texts(person)) >= len(texts))
    assert bot_texts(person) == list(texts)


async def say(person: Client, act: Act) -> list[str]:
    """Does it, and returns the next text of the bot: one that does not only change its buttons."""
    before = {message.id: message.text for message in bot_messages(person)}

    def news() -> list[str]:
        return [message.text for message in bot_messages(person) if before.get(message.id) != message.text]

    await (person.press(act.label) if isinstance(act, Press) else person.send(act))
    await until(lambda: bool(news()))
    return news()


async def test_the_hosts_commands_still_work(hosted: World) -> None:
    """With no flow running."""
    assert await say(hosted.person(), "/ping") == ["pong"]


async def test_what_is_no_flows_is_the_hosts(hosted: World) -> None:
    """Talk, and escapes while there is nothing to escape from."""
    ada = hosted.person()
    for text in ("hello", "/cancel", "/help", "/start"):
        assert await say(ada, text) == [f"echo: {text}"]


@pytest.mark.parametrize("name", ["registration-pressed", "order-pressed", "customer-new", "order-given-up"])
async def test_a_flow_works_from_its_command_to_its_end(hosted: World, name: str) -> None:
    """Messages and presses go to the flow, word for word, and afterwards to the host again."""
    ada = hosted.person()
    for act, answers in DIALOGUES[name]:
        assert await say(ada, act) == list(answers)
    assert await say(ada, "thanks") == ["echo: thanks"]


async def test_a_phrase_starts_a_flow(hosted: World) -> None:
    """In any case."""
    assert await say(hosted.person(), "I want to ORDER") == ["What product do you want to order?"]


async def test_a_command_of_the_hosts_works_in_the_middle_of_a_flow(hosted: World) -> None:
    """And the flow's question still waits."""
    ada = hosted.person()
    await say(ada, "/register")
    assert await say(ada, "/ping") == ["pong"]
    assert await say(ada, "Ada") == ["Nice, Ada! What is your email?"]


async def test_escapes_work_in_the_middle_of_a_flow(hosted: World) -> None:
    """They are the flow's then."""
    ada = hosted.person()
    await say(ada, "/register")
    assert await say(ada, "/cancel") == ["Cancelled."]
    assert await say(ada, "/cancel") == ["echo: /cancel"]


async def test_the_hosts_buttons_stay_the_hosts(hosted: World) -> None:
    """Also in the middle of a flow."""
    ada = hosted.person()
    await say(ada, "/like")
    await say(ada, "/register")
    assert await ada.press("Yes") == "the host got host:yes"
    assert await say(ada, "Ada") == ["Nice, Ada! What is your email?"]


async def test_a_flows_old_button_is_answered_by_the_flow(hosted: World) -> None:
    """Not by the host."""
    ada = hosted.person()
    await say(ada, "/order")
    old = bot_messages(ada)[-1].buttons[0][0].data
    assert old is not None
    await say(ada, "/cancel")
    assert await ada.forge(old) == "This button is no longer in use."


async def test_messages_that_come_at_once_are_handled_in_order(hosted: World) -> None:
    """aiogram handles them side by side; the second is the flow's because the first one started it."""
    ada = hosted.person()
    for text in ("/register", "Ada", "nope", "ada@example.com", "confirm", "hello"):
        await ada.send(text)
    await until(lambda: bool(bot_texts(ada)) and bot_texts(ada)[-1] == "echo: hello")
    assert [text.split(maxsplit=1)[0] for text in bot_texts(ada)] == [
        *("What", "Nice,", "Please", "Please", "Saved.", "echo:")
    ]


async def test_two_people_talk_side_by_side(hosted: World) -> None:
    """One in a flow, the other with the host."""
    ada, bob = hosted.person(), hosted.person()
    await say(ada, "/register")
    of_flow, of_host = await asyncio.gather(say(ada, "Ada"), say(bob, "Bob"))
    assert of_flow == ["Nice, Ada! What is your email?"]
    assert of_host == ["echo: Bob"]


async def test_a_flow_goes_on_after_the_hosts_process_was_killed(hosted: World) -> None:
    """What was taken in is in the store."""
    ada = hosted.person()
    await say(ada, "/order")
    await say(ada, Press("Banana"))
    await hosted.at_rest()
    await hosted.restart()
    assert await say(ada, "7") == ["What is your delivery address?"]
    await hears(ada, ["How many Banana do you want?", "What is your delivery address?"])


async def test_the_host_ends_in_good_order(hosted: World) -> None:
    """The router stops with it."""
    assert await hosted.bot.terminate() == 0
    assert "Traceback" not in hosted.bot.errors
    await hosted.start()
