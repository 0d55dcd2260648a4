"""reply_markup: the four kinds, their buttons, and how Telegram refuses the wrong ones."""

from __future__ import annotations

import json
from typing import Any

from tests.telegram_server.errors import ApiError, bad_request
from tests.telegram_server.links import link_problem, web_app_problem
from tests.telegram_server.params import Params

INLINE_TOTAL, INLINE_ROW = 100, 8
REPLY_TOTAL, REPLY_ROW = 300, 10
MARKUP_BYTES = 16_384
_KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")
_FLAGS = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective", "remove_keyboard", "force_reply")
_ACTIONS = (
    "url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "login_url", "web_app", "copy_text",
)  # fmt: skip
_PRIVATE = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}
Markup = dict[str, Any]


def reply_markup(params: Params, *, private: bool) -> Markup | None:
    """The markup of a new message, None where there is none; ApiError as Telegram refuses."""
    value = params.structure("reply_markup", bad_request("can't parse reply keyboard markup JSON object"))
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    _check_flags(value)
    kinds = [kind for kind in _KINDS if value.get(kind)]
    if len(kinds) > 1:
        raise bad_request("a message can have only one kind of reply markup")
    if len(json.dumps(value, ensure_ascii=False).encode()) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    match kinds:
        case ["inline_keyboard"]:
            return {"inline_keyboard": _inline_rows(value["inline_keyboard"], private=private)}
        case ["keyboard"]:
            return {**value, "keyboard": _reply_rows(value["keyboard"], private=private)}
        case [_]:
            return value
        case _:
            return None


def inline_markup(params: Params, *, private: bool) -> Markup | None:
    """The markup of an edit, which can only be inline."""
    markup = reply_markup(params, private=private)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _check_flags(value: Markup) -> None:
    for name in _FLAGS:
        if name in value and not isinstance(value[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    for name in ("inline_keyboard", "keyboard"):
        if name not in value:
            continue
        if not isinstance(value[name], list):
            raise bad_request(f'field "{name}" must be of type Array')
        if not all(isinstance(row, list) for row in value[name]):
            raise bad_request(f'field "{name}" must be an Array of Arrays')


def _limited(rows: list[list[Any]], total: int, width: int) -> None:
    if sum(map(len, rows)) > total or any(len(row) > width for row in rows):
        raise bad_request("reply markup is too long")


def _inline_rows(rows: list[list[Any]], *, private: bool) -> list[list[Markup]]:
    checked = [[_inline_button(button, private=private) for button in row] for row in rows if row]
    _limited(checked, INLINE_TOTAL, INLINE_ROW)
    return checked


def _unparsed(reason: str, kind: str = "inline keyboard button") -> ApiError:
    return bad_request(f"can't parse {kind}: {reason}")


def _button_text(button: Markup, kind: str) -> str:
    if "text" not in button:
        raise _unparsed('Can\'t find field "text"', kind)
    text = button["text"]
    if not isinstance(text, str):
        raise _unparsed('Field "text" must be of type String', kind)
    if not text.strip():
        raise bad_request(f"{kind} text must be non-empty")
    return text


def _inline_button(button: Any, *, private: bool) -> Markup:
    if not isinstance(button, dict):
        raise _unparsed("InlineKeyboardButton must be an Object")
    _button_text(button, "inline keyboard button")
    for name in ("url", "callback_data"):
        if not isinstance(button.get(name, ""), str):
            raise _unparsed(f'Field "{name}" must be of type String')
    actions = [name for name in _ACTIONS if name in button and button[name] is not None]
    # Telegram reads an empty url or callback_data as absent, but an empty switch_inline_query as given.
    actions = [name for name in actions if name not in ("url", "callback_data") or button[name]]
    if not actions:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsed(f"exactly one action is allowed, got {', '.join(actions)}")
    _check_action(actions[0], button[actions[0]], private=private)
    return button


def _check_action(action: str, value: Any, *, private: bool) -> None:
    match action:
        case "callback_data":
            if len(value.encode()) > 64:
                raise bad_request("BUTTON_DATA_INVALID")
        case "url":
            if problem := link_problem(value):
                raise bad_request(f"inline keyboard button URL '{value}' is invalid: {problem}")
        case "web_app":
            _check_web_app(value, "inline keyboard button")
            if not private:
                raise bad_request("BUTTON_TYPE_INVALID")
        case "copy_text":
            if not isinstance(value, dict) or not 1 <= len(str(value.get("text", ""))) <= 256:
                raise bad_request("BUTTON_COPY_TEXT_INVALID")
        case "pay" | "callback_game":
            raise bad_request("BUTTON_TYPE_INVALID")


def _check_web_app(value: Any, kind: str) -> None:
    if not isinstance(value, dict) or not isinstance(value.get("url"), str):
        raise _unparsed('Can\'t find field "url"', kind)
    if problem := web_app_problem(value["url"]):
        raise bad_request(f"{kind} Web App URL '{value['url']}' is invalid: {problem}")


def _reply_rows(rows: list[list[Any]], *, private: bool) -> list[list[Markup]]:
    checked = [[_reply_button(button, private=private) for button in row] for row in rows if row]
    _limited(checked, REPLY_TOTAL, REPLY_ROW)
    return checked


def _reply_button(button: Any, *, private: bool) -> Markup:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _unparsed("KeyboardButton must be a String or an Object", "keyboard button")
    _button_text(button, "keyboard button")
    for name in ("request_contact", "request_location"):
        if not isinstance(button.get(name, False), bool):
            raise _unparsed(f'Field "{name}" must be of type Boolean', "keyboard button")
    for name, refusal in _PRIVATE.items():
        if button.get(name) and not private:
            raise bad_request(refusal)
    if "web_app" in button:
        _check_web_app(button["web_app"], "keyboard button")
    return button
