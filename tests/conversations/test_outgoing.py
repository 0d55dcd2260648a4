"""What a person at the console sees of media, payments, notices and handoffs; and what a dialogue can say of them."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from textwrap import dedent

import pytest

from dragoman.interpreter.events import Chat, User
from dragoman_bots.channels.console.json_lines import turn
from dragoman_bots.channels.console.terminal import show
from dragoman_bots.testing.suite import Suite
from tests.conversations.conversing import Person, written

TEA = """
    triggers: [{command: tea}]
    nodes:
      look:
        say: {photo: images/tea.jpg, text: "Our <b>tea</b>", react: 👍}
      name:
        prompt: "Your name?"
      bill:
        pay: {title: Tea, description: A cup, currency: EUR, amount: 3.50, timeout: 1h}
        outcomes: {unpaid: late}
      tell:
        notify: {to: "-100", text: "{{ name }} has paid"}
      people:
        handoff: {to: "-100", note: "{{ name }} has a question"}
      thanks:
        say: {text: Thanks, delete_after: 1m}
        next: end
      late:
        say: Too late.
"""
STAFF = Chat(-100, "group", "Staff")


def shop(folder: Path) -> Person:
    """Somebody at the console of a tea shop."""
    (folder / "images").mkdir()
    (folder / "images" / "tea.jpg").write_bytes(b"t")
    return Person(written(folder, {"tea": TEA}))


async def paid(folder: Path) -> Person:
    """Ada has paid."""
    ada = shop(folder)
    await ada.says("/tea")
    await ada.says("Ada")
    await ada.presses("Pay €3.50")
    return ada


async def test_a_program_is_told_of_media_and_reactions(tmp_path: Path) -> None:
    """Beside the text."""
    ada = shop(tmp_path)
    await ada.says("/tea")
    line = json.loads(turn(ada.console))
    assert line["messages"][0]["media"] == [{"kind": "photo", "file": "images/tea.jpg"}]
    assert line["notices"] == [{"text": "👍", "alert": False}]


async def test_a_person_reads_what_is_shown(tmp_path: Path) -> None:
    """A terminal has no pictures."""
    ada, lines = shop(tmp_path), list[str]()
    await ada.says("/tea")
    show(ada.console, lines.append)
    assert "images/tea.jpg" in lines[0]
    assert "Our tea" in lines[0]


async def test_an_invoice_is_paid_by_its_button(tmp_path: Path) -> None:
    """It shows what for and how much."""
    ada = shop(tmp_path)
    await ada.says("/tea")
    assert await ada.says("Ada") == ["Tea\nA cup\n€3.50"]
    assert ada.labels == ["Pay €3.50"]
    assert (await ada.presses("Pay €3.50"))[0] == "Ada has paid"
    assert ada.node == "people"


async def test_an_old_invoice_is_not_paid_twice(tmp_path: Path) -> None:
    """Its button does nothing any more."""
    ada = await paid(tmp_path)
    assert await ada.presses("Pay €3.50") == []


async def test_what_goes_elsewhere_bears_its_chat(tmp_path: Path) -> None:
    """In JSON and on the terminal."""
    ada, lines = await paid(tmp_path), list[str]()
    line = json.loads(turn(ada.console))
    assert [message.get("to") for message in line["messages"]] == [-100, -100]
    show(ada.console, lines.append)
    assert lines[0] == "bot, to -100: Ada has paid"


async def test_people_and_user_speak_through_the_bot(tmp_path: Path) -> None:
    """Each in their own chat."""
    ada = await paid(tmp_path)
    home = ada.console.chat
    assert await ada.says("Is it green?") == ["Is it green?"]
    ada.console.user, ada.console.chat = User(50, "Bob"), STAFF
    assert await ada.says("It is black") == ["It is black"]
    assert [said.chat for said in ada.console.transcript.latest] == [home.id]
    assert await ada.says("/done") == ["Thanks"]


async def test_a_message_goes_when_its_time_is_over(tmp_path: Path) -> None:
    """From the screen."""
    ada = await paid(tmp_path)
    home = ada.console.chat.id
    user = ada.console.user
    ada.console.user, ada.console.chat = User(50, "Bob"), STAFF
    await ada.says("/done")
    ada.console.user, ada.console.chat = user, Chat(home)
    assert ada.console.transcript.here(home)[-1].text == "Thanks"
    await ada.console.wait(timedelta(minutes=1))
    assert "Thanks" not in [said.text for said in ada.console.transcript.here(home)]


DIALOGUES = {
    "all of it": """
      - user: /tea
      - bot: {text: Our tea, media: photo}
      - bot: "Your name?"
      - user: Ada
      - bot: {contains: Tea}
      - user: Must I?
      - bot: Please use the button above to pay, or write /cancel.
      - send: {paid: true}
      - bot: {text: Ada has paid, to: "-100"}
      - bot: {text: Ada has a question, to: "-100"}
      - user: Is it green?
      - bot: {text: Is it green?, to: "-100"}
      - as: {chat: {id: -100, type: group}, user: {id: 7, name: Bob}}
      - user: It is black
      - bot: {text: It is black, to: "1"}
      - user: /done
      - bot: {text: Thanks, to: "1"}
    """,
    "nobody pays": """
      - user: /tea
      - user: Ada
      - wait: 1h
      - bot: Too late.
      - expect: {node: late, outcome: completed}
    """,
    "the user leaves": """
      - user: /tea
      - user: Ada
      - send: {paid: true}
      - user: /cancel
      - bot: Cancelled.
      - bot: {text: The conversation with You is over., to: "-100"}
      - expect: {outcome: cancelled}
    """,
    "the media are compared": """
      - user: /tea
      - bot: {media: tea.jpg}
    """,
}


@pytest.mark.parametrize("name", DIALOGUES)
async def test_a_dialogue_can_say_all_of_this(tmp_path: Path, name: str) -> None:
    """In the words of the language page."""
    shop(tmp_path)
    file = tmp_path / "tea.dialogue.yaml"
    file.write_text(f"dialogue: {name}\nsteps:\n{dedent(DIALOGUES[name])}", encoding="utf-8")
    (result,) = await Suite().hold([file])
    assert result.failure is None, result.failure


async def test_a_dialogue_fails_where_the_media_differ(tmp_path: Path) -> None:
    """They are not only read."""
    shop(tmp_path)
    file = tmp_path / "tea.dialogue.yaml"
    file.write_text("dialogue: wrong\nsteps:\n  - user: /tea\n  - bot: {media: video}\n", encoding="utf-8")
    (result,) = await Suite().hold([file])
    assert result.failure is not None
