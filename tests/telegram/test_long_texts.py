"""Texts over Telegram's 4,096 characters."""

from __future__ import annotations

import pytest

from tests.telegram.talking import Press, bot_messages, do
from tests.telegram_server import Client, Message

pytestmark = pytest.mark.asyncio(loop_scope="session")

FAMILY = "👨🏽‍👩🏿‍👧🏻‍👦🏼"


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


async def told(person: Client, letter: str) -> list[Message]:
    """The parts in which the bot repeats it fifty times, in bold and italics."""
    await do(person, "/long")
    asked = len(bot_messages(person))
    await do(person, letter)
    return bot_messages(person)[asked:]


async def test_a_long_text_goes_in_parts_that_telegram_takes(ada: Client) -> None:
    """Each as long as allowed at most, and nothing is lost between them."""
    letter = "lorem ipsum 😀 dolor " * 8
    parts = await told(ada, letter)
    assert len(parts) > 2
    assert max(utf16(part.text) for part in parts) <= 4096
    whole = f"Bold {letter.strip() * 50} end"
    assert "".join("".join(part.text for part in parts).split()) == "".join(whole.split())


async def test_tags_that_are_open_at_a_cut_go_on_behind_it(ada: Client) -> None:
    """Bold and italics cover every part."""
    for part in await told(ada, "some words " * 20):
        kinds = {entity["type"]: entity["length"] for entity in part.entities}
        assert kinds["bold"] == utf16(part.text)
        assert kinds["italic"] >= utf16(part.text) - 10


async def test_words_are_not_cut(ada: Client) -> None:
    """A part ends at a blank."""
    for part in await told(ada, "seven letters " * 20):
        assert set(part.text.split()) <= {"Bold", "seven", "letters", "lettersseven", "end"}


async def test_a_text_without_blanks_is_cut_between_characters(ada: Client) -> None:
    """A family of four stays together."""
    parts = await told(ada, FAMILY * 6)
    assert len(parts) > 1
    assert sum(part.text.count(FAMILY) for part in parts) == 300


async def test_the_buttons_are_under_the_last_part(ada: Client) -> None:
    """And they work."""
    parts = await told(ada, "w" * 200)
    assert [part.labels for part in parts] == [[]] * (len(parts) - 1) + [[["Enough"]]]
    await do(ada, Press("Enough"))
    assert bot_messages(ada)[-1].labels == []
