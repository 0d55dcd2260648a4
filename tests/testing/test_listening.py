"""The messages of a turn, taken one by one."""

from __future__ import annotations

import pytest

from dragoman.testing.dialogue import Expected, Words
from dragoman.testing.failures import Failed
from dragoman.testing.heard import Heard, Noticed
from dragoman.testing.listening import Listening

HERE = ("1",)


def after(*texts: str, notices: tuple[str, ...] = ()) -> Listening:
    """A turn in which the bot said this in the chat where the dialogue is held."""
    return of([Heard(text, to=HERE) for text in texts], notices)


def of(messages: list[Heard], notices: tuple[str, ...] = ()) -> Listening:
    """A turn with these messages."""
    listening = Listening()
    listening.here = "1"
    listening.turn(messages, [Noticed(text) for text in notices])
    return listening


def text(words: str, to: str | None = None) -> Expected:
    """A whole text."""
    return Expected(text=Words(words), to=to)


def test_messages_are_taken_in_their_order() -> None:
    """And none is left."""
    listening = after("one", "two")
    listening.take(text("one"))
    listening.take(text("two"))
    listening.silence()


def test_a_message_cannot_be_passed_over() -> None:
    """The first comes first."""
    with pytest.raises(Failed, match="the bot said something else"):
        after("one", "two").take(text("two"))


def test_a_message_is_taken_once() -> None:
    """Then it is gone."""
    listening = after("one")
    listening.take(text("one"))
    with pytest.raises(Failed, match="the bot said nothing more"):
        listening.take(text("one"))


def test_a_turn_in_which_nothing_was_said_is_told_so() -> None:
    """It is something else than a turn that is used up."""
    with pytest.raises(Failed, match=r"the bot said nothing$"):
        after().take(text("one"))


def test_what_is_left_breaks_a_silence() -> None:
    """All of it is shown."""
    with pytest.raises(Failed, match="the bot said more") as failed:
        after("one", "two").silence()
    assert "one" in failed.value.table
    assert "two" in failed.value.table


def test_what_nobody_asks_for_is_not_looked_at() -> None:
    """A new turn forgets what is left of the one before."""
    listening = after("one", "two")
    listening.turn([Heard("three", to=HERE)], [])
    listening.take(text("three"))
    listening.silence()


def test_a_notice_is_taken_only_where_it_is_asked_for() -> None:
    """It is no message."""
    listening = after("one", notices=("Saved",))
    listening.take(text("one"))
    listening.silence()
    listening.take(Expected(alert=Words("Saved")))


def test_a_notice_is_taken_once() -> None:
    """Then it is gone."""
    listening = after(notices=("Saved",))
    listening.take(Expected(alert=Words("Sav", pattern=True)))
    with pytest.raises(Failed, match="no such notice was shown"):
        listening.take(Expected(alert=Words("Saved")))


def test_a_message_and_a_notice_can_be_asked_for_at_once() -> None:
    """Both must be there."""
    after("one", notices=("Saved",)).take(Expected(text=Words("one"), alert=Words("Saved")))
    with pytest.raises(Failed, match="the bot said something else"):
        after("two", notices=("Saved",)).take(Expected(text=Words("one"), alert=Words("Saved")))


def two_chats() -> Listening:
    """The bot told the staff first, and then the user."""
    return of([Heard("New order", to=("-100",)), Heard("Thank you", to=HERE)])


def test_a_message_to_another_chat_is_asked_for_by_it() -> None:
    """In any order with those said here."""
    listening = two_chats()
    listening.take(text("Thank you"))
    listening.take(text("New order", to="-100"))
    listening.silence()


def test_without_a_chat_both_orders_are_understood() -> None:
    """Message by message as they came."""
    listening = two_chats()
    listening.take(text("New order"))
    listening.take(text("Thank you"))


def test_the_wrong_chat_is_a_failure() -> None:
    """Where nothing was said to it."""
    with pytest.raises(Failed, match="the bot said nothing more to -200"):
        two_chats().take(text("New order", to="-200"))


def test_silence_is_about_the_chat_where_the_dialogue_is_held() -> None:
    """Others may be told something."""
    listening = two_chats()
    listening.take(text("Thank you"))
    listening.silence()


def test_another_chat_is_here_once_the_dialogue_is_held_there() -> None:
    """Then its messages are asked for without its number."""
    listening = two_chats()
    listening.here = "-100"
    listening.take(text("New order"))
    listening.silence()


def test_a_failure_shows_the_whole_turn() -> None:
    """With buttons, and with the chats of what was said elsewhere."""
    listening = of(
        [Heard("one", buttons=("Yes", "No"), to=HERE), Heard("a\nb", to=HERE), Heard("two", to=("-100",))],
    )
    with pytest.raises(Failed) as failed:
        listening.take(text("three"))
    assert failed.value.remarks == (
        "  the whole turn:",
        "    1. one [Yes] [No]",
        "    2. a / b",
        "    3. two (to -100)",
    )
