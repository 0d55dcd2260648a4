"""Groups: whose command it is, whose conversation, and whose button."""

from __future__ import annotations

import pytest

from tests.telegram.talking import Press, all_done, bot_messages, bot_texts, do, play
from tests.telegram.worlds import World
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def team(shared: World) -> tuple[Client, Client]:
    """Ada and Bob in a group in which the bot hears everything."""
    ada, bob = shared.person("Ada"), shared.person("Bob")
    group = shared.server.group("Team", [ada, bob], privacy=False)
    return ada.at(group.chat), bob.at(group.chat)


async def test_a_command_with_the_bots_name_is_for_it(team: tuple[Client, Client]) -> None:
    """In whatever case the name is written."""
    ada, _ = team
    assert await do(ada, "/team@Dragoman_Test_Bot") == ["Lunch for Ada?"]


async def test_a_command_with_another_bots_name_is_not(team: tuple[Client, Client]) -> None:
    """Nothing is said, and nothing changes."""
    ada, _ = team
    await play(ada, [("/team", ["Lunch for Ada?"]), ("/cancel@other_bot", []), ("/order@other_bot now", [])])
    await play(ada, [(Press("Soup"), ["Ada gets Soup"])])


async def test_two_people_have_two_conversations(team: tuple[Client, Client]) -> None:
    """Answers in turn, each to their own question."""
    ada, bob = team
    await play(ada, [("/register", ["What is your name?"])])
    await play(bob, [("/register", ["What is your name?"])])
    await play(ada, [("Ada", ["Nice, Ada! What is your email?"])])
    await play(bob, [("Bob", ["Nice, Bob! What is your email?"])])
    await play(bob, [("bob@example.com", ["Please confirm:\nName: Bob\nEmail: bob@example.com"])])
    await play(ada, [("ada@example.com", ["Please confirm:\nName: Ada\nEmail: ada@example.com"])])
    await play(ada, [("confirm", ["Saved. Welcome, Ada!"])])
    await play(bob, [("confirm", ["Saved. Welcome, Bob!"])])


async def test_somebody_elses_button_is_not_ones_own(team: tuple[Client, Client]) -> None:
    """It is told so, nobody's conversation moves, and the owner's press still counts."""
    ada, bob = team
    await do(ada, "/team")
    asked = bot_messages(ada)[-1]
    await do(bob, "/team")
    assert await bob.press("Salad", asked) == "This is not your button."
    await all_done(bob)
    assert bot_texts(ada) == ["Lunch for Ada?", "Lunch for Bob?"]
    await ada.press("Soup", asked)
    await all_done(ada)
    assert bot_texts(ada) == ["Ada gets Soup", "Lunch for Bob?"]


async def test_a_bystanders_press_begins_nothing(team: tuple[Client, Client]) -> None:
    """Somebody who never spoke to the bot is only told that the button is not theirs."""
    ada, bob = team
    await do(ada, "/team")
    assert await bob.press("Soup") == "This is not your button."
    await play(bob, [("hello there", [])])


async def test_idle_talk_is_not_answered(team: tuple[Client, Client]) -> None:
    """Nor are phrases that are meant for private chats, nor unknown commands."""
    ada, _ = team
    await play(ada, [("hello everybody", []), ("i want to order", []), ("/weather", [])])


async def test_a_command_for_private_chats_says_where_it_works(team: tuple[Client, Client]) -> None:
    """It starts nothing."""
    ada, _ = team
    await play(ada, [("/secretly", ["/secretly works in a private chat with me."]), ("hush", [])])


async def test_a_command_for_groups_says_so_in_private(ada: Client) -> None:
    """It starts nothing."""
    await play(ada, [("/team", ["/team works in groups."])])


async def test_with_privacy_a_reply_is_heard(shared: World) -> None:
    """Telegram tells the bot commands and replies to it."""
    ada = shared.person("Ada")
    member = ada.at(shared.server.group("Quiet", [ada]).chat)
    await do(member, "/register")
    await member.send("Ada", reply_to=bot_messages(member)[-1].id)
    await all_done(member)
    assert bot_texts(member)[-1] == "Nice, Ada! What is your email?"


async def test_a_conversation_in_a_group_is_not_the_one_in_private(shared: World) -> None:
    """One person, two places."""
    ada = shared.person("Ada")
    member = ada.at(shared.server.group("Team", [ada], privacy=False).chat)
    await do(ada, "/order")
    await do(member, "/register")
    await play(ada, [("apple", ["How many Apple do you want?"])])
    await play(member, [("Ada", ["Nice, Ada! What is your email?"])])


async def test_a_contact_button_is_left_out_in_a_group(team: tuple[Client, Client]) -> None:
    """Telegram has it in private chats only: the question is asked without it, and typed answers count."""
    ada, _ = team
    await do(ada, "/reach")
    assert await do(ada, "mail") == ["What is your number?"]
    assert await do(ada, "+34 600 111 222") == ["Mail: +34600111222"]
