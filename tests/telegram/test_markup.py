"""What people call themselves and type is text, never markup."""

from __future__ import annotations

import pytest

from tests.telegram.talking import Press, bot_messages, do
from tests.telegram.worlds import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTILE = ["<b>&", "</b>", "&lt;", "a < b & c > d", "<script>alert('x')</script>", "{{ 7 * 7 }}", "`_*[", "\u202e<i>"]


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_name_is_shown_as_it_is(shared: World, name: str) -> None:
    """In bold, because the author made it bold."""
    person = shared.person(name)
    await do(person, "/hello")
    message = bot_messages(person)[-1]
    assert message.text == f"{name}, what shall I call you?"
    [bold] = message.entities
    assert (bold["type"], bold["offset"], bold["length"]) == ("bold", 0, len(name))


@pytest.mark.parametrize("typed", HOSTILE)
async def test_what_was_typed_is_shown_as_it_is(shared: World, typed: str) -> None:
    """In a text, in a label, and beside the author's own stray signs."""
    person = shared.person()
    await do(person, "/hello")
    assert await do(person, typed) == [f"Hello {typed}!"]
    assert bot_messages(person)[-1].labels == [[f"I am {typed}"]]
    assert await do(person, Press(f"I am {typed}")) == [f"1 < 2 & {typed}"]


async def test_no_text_had_to_be_sent_plain(shared: World) -> None:
    """Telegram could read the markup of all of them."""
    person, before = shared.person("<b>&"), len(shared.bot.errors)
    for act in ("/hello", "<u>", Press("I am <u>")):
        await do(person, act)
    assert "cannot read a text's markup" not in shared.bot.errors[before:]
