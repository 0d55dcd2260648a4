"""The console's screen: what stands on it, and what once stood there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dragoman.interpreter.effects import (
    AnswerPress,
    Button,
    ChangeKeyboard,
    DeleteMessage,
    Keyboard,
    Label,
    Press,
    SendMessage,
)
from dragoman.interpreter.extras import Media, SendInvoice
from dragoman_bots.channels.console.transcript import Transcript
from dragoman_bots.channels.protocol import Address

HERE, THERE = Address(1, 1), Address(-100, 1)


def keyboard(epoch: int, *labels: str) -> Keyboard:
    """An inline keyboard of one row."""
    return Keyboard((tuple(Button(label, Press(epoch, option)) for option, label in enumerate(labels)),))


async def said(*effects: SendMessage | ChangeKeyboard | DeleteMessage | AnswerPress, to: Address = HERE) -> Transcript:
    """A screen on which this happened."""
    transcript = Transcript()
    for effect in effects:
        await transcript.perform(to, f"{to.chat}:{to.user}", effect)
    return transcript


def epoch(found: object) -> int:
    """Of the button that was found."""
    assert isinstance(found, tuple)
    button = found[1]
    assert isinstance(button, Button)
    assert isinstance(button.action, Press)
    return button.action.epoch


async def test_the_newest_message_with_a_label_is_found() -> None:
    """Though older ones bear it too."""
    transcript = await said(
        SendMessage("a", keyboard=keyboard(1, "Yes")), SendMessage("b", keyboard=keyboard(2, "Yes"))
    )
    assert epoch(transcript.find("Yes", 1)) == 2
    assert epoch(transcript.find_at("Yes", 1, -2)) == 1


async def test_an_edit_is_a_text_of_its_own() -> None:
    """What stood there before is one message back."""
    transcript = await said(
        SendMessage("a", keyboard=keyboard(1, "On")), SendMessage("b", keyboard=keyboard(2, "On"), edit=1)
    )
    assert [message.text for message in transcript.screen] == ["b"]
    assert [message.text for message in transcript.latest] == ["a", "b"]
    assert epoch(transcript.find_at("On", 1, -1)) == 2
    assert epoch(transcript.find_at("On", 1, -2)) == 1


async def test_buttons_that_are_gone_can_be_found_on_their_message() -> None:
    """Somebody may have pressed them a moment ago; but nobody sees them."""
    transcript = await said(SendMessage("a", keyboard=keyboard(1, "Yes")), ChangeKeyboard(1), SendMessage("b"))
    assert transcript.find("Yes", 1) is None
    assert epoch(transcript.find_at("Yes", 1, -2)) == 1
    assert transcript.find_at("Yes", 1, -1) is None


async def test_the_newest_form_of_a_message_comes_first() -> None:
    """Its marked button is another than the one before."""
    transcript = await said(
        SendMessage("a", keyboard=keyboard(1, "Yes")), ChangeKeyboard(1, keyboard(0, "Yes", "✓ Yes"))
    )
    assert epoch(transcript.find_at("Yes", 1, -1)) == 0


async def test_a_button_that_works_comes_before_one_that_does_not() -> None:
    """Also if it is older."""
    transcript = await said(
        SendMessage("a", keyboard=keyboard(1, "Yes")), SendMessage("b", keyboard=keyboard(0, "Yes"))
    )
    assert epoch(transcript.find("Yes", 1)) == 1


@pytest.mark.parametrize("message", [-3, 0, 1, -100])
async def test_a_message_that_was_never_said_has_no_buttons(message: int) -> None:
    """Nor is there an error."""
    transcript = await said(SendMessage("a", keyboard=keyboard(1, "Yes")), SendMessage("b"))
    assert transcript.shown(1, message) == []
    assert transcript.find_at("Yes", 1, message) is None


async def test_chats_are_kept_apart() -> None:
    """Nobody sees another chat's buttons, though the numbers run on."""
    transcript = await said(SendMessage("a", keyboard=keyboard(1, "Yes")))
    assert await transcript.perform(THERE, "-100:1", SendMessage("b", keyboard=keyboard(2, "No"))) == 2
    assert transcript.find("No", 1) is None
    assert epoch(transcript.find("No", -100)) == 2
    assert [message.key for message in transcript.here(-100)] == ["-100:1"]
    assert transcript.find_at("Yes", 1, -1) is not None


async def test_a_reply_keyboard_is_taken_away_in_its_own_chat_only() -> None:
    """The other chat keeps its own."""
    replies = Keyboard(((Button("Yes", Label()),),), "reply")
    transcript = await said(SendMessage("a", keyboard=replies))
    await transcript.perform(THERE, "-100:1", SendMessage("b", keyboard=replies))
    await transcript.perform(HERE, "1:1", SendMessage("c", remove_keyboard=True))
    assert transcript.find("Yes", 1) is None
    assert transcript.find("Yes", -100) is not None


async def test_a_message_that_is_deleted_is_seen_no_more() -> None:
    """It was said all the same."""
    transcript = await said(SendMessage("a"), SendMessage("b"), DeleteMessage(1))
    assert [message.text for message in transcript.screen] == ["b"]
    assert [message.text for message in transcript.latest] == ["a", "b"]


async def test_a_silent_answer_to_a_press_is_no_notice() -> None:
    """Only one with a text is."""
    transcript = await said(AnswerPress("x"), AnswerPress("x", "Saved", alert=True))
    assert [(notice.text, notice.alert) for notice in transcript.notices] == [("Saved", True)]


async def test_an_earlier_screen_brings_its_history_back() -> None:
    """Later changes do not get into it."""
    transcript = await said(SendMessage("a", keyboard=keyboard(1, "Yes")))
    kept = transcript.kept()
    await transcript.perform(HERE, "1:1", ChangeKeyboard(1))
    await transcript.perform(HERE, "1:1", SendMessage("b"))
    transcript.show_again(kept)
    assert [message.text for message in transcript.screen] == ["a"]
    assert epoch(transcript.find_at("Yes", 1, -1)) == 1
    assert transcript.shown(1, -2) == []


async def test_letters_that_nobody_sees_do_not_hide_a_button() -> None:
    """Marks of direction in a label, blanks at its ends."""
    transcript = await said(SendMessage("a", keyboard=keyboard(1, "\u200fنعم ")))
    assert transcript.find("نعم", 1) is not None


async def test_a_message_to_another_chat_stands_there() -> None:
    """By its number or its name."""
    transcript = await said(SendMessage("a"), SendMessage("b", to=-100), SendMessage("c", to="@staff"))
    assert [message.text for message in transcript.here(1)] == ["a"]
    assert [message.text for message in transcript.here(-100)] == ["b"]
    assert [message.text for message in transcript.here("@staff")] == ["c"]


async def test_what_a_message_shows_stays_when_its_text_is_edited() -> None:
    """Unless something else is shown."""
    photo, other = Media("photo", "a.jpg", "path"), Media("photo", "b.jpg", "path")
    transcript = await said(
        SendMessage("a", media=(photo,)), SendMessage("b", edit=1), SendMessage("c", edit=1, media=(other,))
    )
    assert [message.media for message in transcript.latest] == [(photo,), (photo,), (other,)]


async def test_a_message_that_replaces_another_is_a_new_one() -> None:
    """The other is gone."""
    transcript = await said(SendMessage("a"), SendMessage("b"), SendMessage("c", edit=1, replace=True))
    assert [(message.number, message.text) for message in transcript.screen] == [(2, "b"), (3, "c")]


async def test_the_latest_message_is_edited_where_that_is_meant() -> None:
    """Whichever was known."""
    transcript = await said(SendMessage("a"), SendMessage("b"), SendMessage("c", edit=1, latest=True))
    assert [message.text for message in transcript.screen] == ["a", "c"]


async def test_an_edit_of_what_is_gone_is_a_new_message() -> None:
    """As a person would see it."""
    transcript = await said(SendMessage("a"), DeleteMessage(1), SendMessage("b", edit=1))
    assert [(message.number, message.text) for message in transcript.screen] == [(2, "b")]


async def test_an_invoice_tells_what_for_and_how_much() -> None:
    """With the button that pays."""
    invoice = SendInvoice("Premium", "One year", "EUR", Decimal("9.50"), "x", "Pay €9.50", "€9.50")
    transcript = Transcript()
    await transcript.perform(HERE, "1:1", invoice)
    (shown,) = transcript.latest
    assert (shown.text, shown.labels) == ("Premium\nOne year\n€9.50", ("Pay €9.50",))
