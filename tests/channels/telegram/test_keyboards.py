"""Keyboards of ours as Telegram takes them."""

from __future__ import annotations

import pytest
from aiogram.types import (
    CopyTextButton,
    InlineKeyboardMarkup,
    LoginUrl,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)

from dragoman.interpreter.effects import (
    Button,
    ButtonAction,
    Copy,
    Keyboard,
    Label,
    Link,
    Login,
    Press,
    Request,
    SendMessage,
    Share,
    WebApp,
)
from dragoman_bots.channels.telegram.keyboards import inline, markup
from dragoman_bots.channels.telegram.presses import PressTokens

TOKENS = PressTokens("123456:AAH")


def reply(keyboard: Keyboard, *, private: bool = True) -> ReplyKeyboardMarkup:
    """The reply keyboard that goes with a message."""
    made = markup(SendMessage("?", keyboard=keyboard), "1:1", TOKENS, private)
    assert isinstance(made, ReplyKeyboardMarkup)
    return made


def labels(made: InlineKeyboardMarkup | ReplyKeyboardMarkup) -> list[list[str]]:
    """What stands on the buttons."""
    rows = made.inline_keyboard if isinstance(made, InlineKeyboardMarkup) else made.keyboard
    return [[button.text for button in row] for row in rows]


def test_rows_stay_rows() -> None:
    """As many buttons in each as there were."""
    rows = ((Button("a", Press(1, 0)), Button("b", Press(1, 1))), (Button("c", Press(1, 2)),))
    assert labels(inline(Keyboard(rows), "1:1", TOKENS)) == [["a", "b"], ["c"]]


def test_a_press_holds_the_token_of_its_session() -> None:
    """Two sessions' buttons differ."""
    keyboard = Keyboard(((Button("a", Press(1, 0)),),))
    mine, yours = (inline(keyboard, key, TOKENS).inline_keyboard[0][0].callback_data for key in ("1:1", "1:2"))
    assert mine == TOKENS.make("1:1", Press(1, 0))
    assert mine != yours


def test_a_link_holds_its_address() -> None:
    """And no token."""
    [[button]] = inline(Keyboard(((Button("a", Link("https://e.org")),),)), "1:1", TOKENS).inline_keyboard
    assert (button.url, button.callback_data) == ("https://e.org", None)


def test_what_only_a_reply_keyboard_can_do_is_left_out_of_an_inline_one() -> None:
    """And so is a row that is empty then."""
    rows = ((Button("a", Request("contact")),), (Button("b", Press(1, 0)), Button("c", Label())))
    assert labels(inline(Keyboard(rows), "1:1", TOKENS)) == [["b"]]


def test_a_row_that_is_too_long_is_broken() -> None:
    """Telegram takes eight in one row, and refuses the whole message for a ninth."""
    row = tuple(Button(str(number), Press(1, number)) for number in range(20))
    assert [len(row) for row in inline(Keyboard((row,)), "1:1", TOKENS).inline_keyboard] == [8, 8, 4]


def test_a_reply_row_that_is_too_long_is_broken() -> None:
    """There ten fit."""
    row = tuple(Button(str(number), Label()) for number in range(12))
    assert [len(row) for row in reply(Keyboard((row,), "reply")).keyboard] == [10, 2]


def test_a_label_that_is_too_long_is_cut() -> None:
    """Nobody could read it to its end."""
    [[button]] = inline(Keyboard(((Button("x" * 999, Press(1, 0)),),)), "1:1", TOKENS).inline_keyboard
    assert len(button.text) == 256


def test_a_reply_keyboard_asks_for_number_and_place() -> None:
    """Beside plain labels."""
    row = (Button("n", Request("contact")), Button("p", Request("location")), Button("l", Label()))
    [number, place, label] = reply(Keyboard((row,), "reply")).keyboard[0]
    assert (number.request_contact, place.request_location) == (True, True)
    assert (label.text, label.request_contact) == ("l", None)


def test_outside_private_chats_nobody_is_asked_for_a_number() -> None:
    """Telegram refuses the whole message; the other buttons stay."""
    rows = ((Button("n", Request("contact")),), (Button("l", Label()),))
    assert labels(reply(Keyboard(rows, "reply"), private=False)) == [["l"]]


def test_a_reply_keyboard_without_buttons_is_none() -> None:
    """Nor would Telegram take it."""
    keyboard = Keyboard(((Button("n", Request("contact")),),), "reply")
    assert markup(SendMessage("?", keyboard=keyboard), "1:1", TOKENS, private=False) is None


def test_a_reply_keyboard_is_as_small_as_its_buttons_and_goes_after_one() -> None:
    """So that it does not hide the chat."""
    made = reply(Keyboard(((Button("l", Label()),),), "reply"))
    assert (made.resize_keyboard, made.one_time_keyboard) == (True, True)


def test_a_message_can_take_a_reply_keyboard_away() -> None:
    """Or leave everything as it is."""
    assert isinstance(markup(SendMessage("!", remove_keyboard=True), "1:1", TOKENS), ReplyKeyboardRemove)
    assert markup(SendMessage("!"), "1:1", TOKENS) is None


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [
        (WebApp("https://e.org/app"), "web_app", WebAppInfo(url="https://e.org/app")),
        (Login("https://e.org/in"), "login_url", LoginUrl(url="https://e.org/in")),
        (Copy("CODE"), "copy_text", CopyTextButton(text="CODE")),
        (Share("Look"), "switch_inline_query", "Look"),
    ],
)
def test_what_a_client_does_by_itself_has_its_own_field(action: ButtonAction, field: str, value: object) -> None:
    """And no token."""
    [[button]] = inline(Keyboard(((Button("b", action),),)), "1:1", TOKENS).inline_keyboard
    assert (getattr(button, field), button.callback_data) == (value, None)


def test_a_chosen_option_bears_a_mark() -> None:
    """Before its label; the others do not."""
    rows = ((Button("a", Press(1, 0), marked=True), Button("b", Press(1, 1))),)
    assert labels(inline(Keyboard(rows), "1:1", TOKENS)) == [["✓ a", "b"]]


def test_a_reply_button_bears_no_mark() -> None:
    """It would come back as a part of what the user types."""
    assert labels(reply(Keyboard(((Button("a", Label(), marked=True),),), "reply"))) == [["a"]]


def test_a_button_shows_its_icon() -> None:
    """An emoji by its number; without one there is none."""
    rows = ((Button("a", Press(1, 0), icon="5368324170671202286"), Button("b", Press(1, 1))),)
    [[first, second]] = inline(Keyboard(rows), "1:1", TOKENS).inline_keyboard
    assert (first.icon_custom_emoji_id, second.icon_custom_emoji_id) == ("5368324170671202286", None)


def test_a_reply_keyboard_asks_for_people_chats_and_polls() -> None:
    """Each request has a number of its own."""
    row = (
        Button("u", Request("users", most=3)),
        Button("b", Request("users", "bots")),
        Button("c", Request("chat", "channel")),
        Button("p", Request("poll", "quiz")),
    )
    [users, bots, chat, poll] = reply(Keyboard((row,), "reply")).keyboard[0]
    assert users.request_users is not None
    assert bots.request_users is not None
    assert chat.request_chat is not None
    assert poll.request_poll is not None
    assert (users.request_users.max_quantity, users.request_users.user_is_bot) == (3, False)
    assert (bots.request_users.user_is_bot, chat.request_chat.chat_is_channel) == (True, True)
    assert poll.request_poll.type == "quiz"
    numbers = [users.request_users.request_id, bots.request_users.request_id, chat.request_chat.request_id]
    assert len(set(numbers)) == 3
