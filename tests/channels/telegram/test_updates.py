"""Telegram's updates as events: what is not as it should be makes an update unreadable, and nothing else."""

from __future__ import annotations

import contextlib
import copy
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.interpreter.effects import Press
from dragoman.interpreter.events import ButtonPressed, Event, MessageReceived
from dragoman.interpreter.records import decode_event, encode_event
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.updates import Unreadable, Updates

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TOKENS = PressTokens("123456:AAH")
UPDATES = Updates("Clinic_Bot", TOKENS)
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "last_name": "L", "username": "ada", "language_code": "en"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}
GROUP = {"id": -100, "type": "supergroup", "title": "Team"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    """A message update."""
    return {"update_id": 1, "message": {"message_id": 5, "date": 1, "chat": chat, "from": ADA, **content}}


def press(chat: dict[str, Any] = PRIVATE, /, **changes: Any) -> dict[str, Any]:
    """A press of the first option of the third question of Ada's."""
    data = TOKENS.make(f"{chat['id']}:7", Press(3, 0))
    query = {"id": "99", "from": ADA, "chat_instance": "1", "data": data, "message": {"message_id": 4, "chat": chat}}
    return {"update_id": 2, "callback_query": {**query, **changes}}


def read(update: Any) -> Event | None:
    """The event."""
    return UPDATES.read(update, NOW)


def received(update: Any) -> MessageReceived:
    """The message that it must be."""
    event = read(update)
    assert isinstance(event, MessageReceived)
    return event


def pressed(update: Any) -> ButtonPressed:
    """The press that it must be."""
    event = read(update)
    assert isinstance(event, ButtonPressed)
    return event


def test_a_text_comes_with_its_people_and_the_moment() -> None:
    """Everything the core may not look up itself."""
    event = received(message(text="hello"))
    assert (event.content.kind, event.content.text, event.message) == ("text", "hello", 5)
    assert (event.origin.id, event.origin.at) == ("1", NOW)
    assert (event.origin.user.id, event.origin.user.first_name, event.origin.user.language) == (7, "Ada", "en")
    assert (event.origin.chat.id, event.origin.chat.type) == (7, "private")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/order@clinic_bot", "/order"),
        ("/order@Clinic_Bot two apples", "/order two apples"),
        ("/order@clinic_bot\nnow", "/order\nnow"),
        ("/order", "/order"),
        ("mail@clinic_bot", "mail@clinic_bot"),
        ("/ order@clinic_bot", "/ order@clinic_bot"),
    ],
)
@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
def test_the_bots_own_name_is_taken_off_a_command(chat: dict[str, Any], text: str, heard: str) -> None:
    """In whatever case, and from nothing but a command."""
    assert received(message(chat, text=text)).content.text == heard


@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
def test_a_command_for_another_bot_is_no_event(chat: dict[str, Any]) -> None:
    """Wherever it is written."""
    assert read(message(chat, text="/cancel@other_bot")) is None


NOBODYS = {
    "channel": {"channel_post": {"message_id": 1}},
    "edited": {"edited_message": {"message_id": 1}},
    "nothing": {},
    "null": {"message": None},
    "member": {"my_chat_member": {}},
}


@pytest.mark.parametrize("update", NOBODYS.values(), ids=NOBODYS)
def test_what_is_no_matter_of_a_conversation_is_no_event(update: dict[str, Any]) -> None:
    """However it looks inside."""
    assert read({"update_id": 1, **update}) is None


SPEAKERS = {
    "nobody": {"from": None},
    "a bot": {"from": {**ADA, "is_bot": True}},
    "a chat": {"sender_chat": GROUP},
    "a linked channel": {"is_automatic_forward": True},
    "the service": {"new_chat_title": "x"},
}


@pytest.mark.parametrize("changes", SPEAKERS.values(), ids=SPEAKERS)
def test_only_people_speak(changes: dict[str, Any]) -> None:
    """Bots, channels and Telegram itself do not."""
    update = message(text="hello")
    update["message"] |= changes
    assert read(update) is None


CONTENTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "contact": (
        {"contact": {"phone_number": "+1", "first_name": "Ada", "user_id": 7}},
        {"phone": "+1", "user_id": 7, "name": "Ada"},
    ),
    "location": (
        {"location": {"latitude": 1.5, "longitude": -2}},
        {"latitude": Decimal("1.5"), "longitude": Decimal(-2)},
    ),
    "photo": (
        {"photo": [{"file_id": "small"}, {"file_id": "large", "file_size": 9}]},
        {"id": "large", "name": "", "mime": "", "size": 9},
    ),
    "document": (
        {"document": {"file_id": "d", "file_name": "a.pdf", "mime_type": "application/pdf"}},
        {"id": "d", "name": "a.pdf", "mime": "application/pdf", "size": 0},
    ),
    "voice": ({"voice": {"file_id": "v"}}, {"id": "v", "name": "", "mime": "", "size": 0}),
    "dice": ({"dice": {"value": 6}}, {}),
    "other": ({"game": {}}, {}),
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_people_send_beside_texts(kind: str) -> None:
    """Each kind with what it holds."""
    sent, value = CONTENTS[kind]
    content = received(message(**sent)).content
    assert (content.kind, content.value) == (kind, value)


def test_a_caption_is_the_text_of_a_photo() -> None:
    """As people see it."""
    assert received(message(photo=[{"file_id": "x"}], caption="me")).content.text == "me"


def test_half_a_character_becomes_a_question_mark() -> None:
    """A lone surrogate can be neither stored nor sent."""
    assert received(message(text="a\ud83d b")).content.text == "a? b"


def test_a_press_comes_with_its_button_and_its_message() -> None:
    """And with the id that the answer must quote."""
    event = pressed(press())
    assert (event.epoch, event.option, event.callback, event.message, event.standing) == (3, 0, "99", 4, "ours")


def test_a_press_of_a_neighbour_is_foreign() -> None:
    """Bob presses Ada's button in a group."""
    update = press(GROUP)
    update["callback_query"]["from"] = {**ADA, "id": 8}
    assert pressed(update).standing == "foreign"


@pytest.mark.parametrize("changes", [{"data": "v1:ask:0"}, {"data": ""}, {"data": None}, {"data": "x" * 5000}], ids=str)
def test_a_press_of_anything_else_is_forged(changes: dict[str, Any]) -> None:
    """It is an event all the same: it must be answered."""
    assert pressed(press(**changes)).standing == "forged"


def test_a_press_without_a_message_is_answered_in_the_private_chat() -> None:
    """Telegram leaves out what is too old or was sent inline."""
    event = pressed(press(message=None, data="x"))
    assert (event.origin.chat.id, event.message, event.standing) == (7, None, "forged")


def test_a_press_of_a_bot_is_no_event() -> None:
    """Bots do not press."""
    update = press()
    update["callback_query"]["from"] = {**ADA, "is_bot": True}
    assert read(update) is None


BROKEN = {
    "no id": {"message": {}},
    "an id in quotes": {**message(text="a"), "update_id": "1"},
    "a true id": {**message(text="a"), "update_id": True},
    "an id of 54 bits": {**message(text="a"), "update_id": 2**53},
    "a negative id": {**message(text="a"), "update_id": -1},
    "a text for a message": {"update_id": 1, "message": "hi"},
    "no chat": {"update_id": 1, "message": {"message_id": 1, "from": ADA, "text": "a"}},
    "a chat of no type": message({**PRIVATE, "type": "castle"}, text="a"),
    "a chat beyond 64 bits": message({**PRIVATE, "id": 2**70}, text="a"),
    "a number for a text": message(text=5),
    "a list for a user": {"update_id": 2, "callback_query": {"id": "99", "from": [ADA], "data": "x"}},
    "degrees in words": message(location={"latitude": "north", "longitude": 0}),
    "degrees that are no number": message(location={"latitude": float("nan"), "longitude": 0}),
    "endless degrees": message(location={"latitude": 10**400, "longitude": 0}),
    "no photos in a photo": message(photo=[]),
    "a size in words": message(document={"file_id": "x", "file_size": "large"}),
    "an owner in words": message(contact={"phone_number": "+1", "user_id": "me"}),
    "no update": ["update_id"],
}


@pytest.mark.parametrize("update", BROKEN.values(), ids=BROKEN)
def test_what_is_not_as_it_should_be_is_unreadable(update: Any) -> None:
    """With a short reason in one line."""
    with pytest.raises(Unreadable) as reason:
        read(update)
    assert len(str(reason.value)) <= 200
    assert "\n" not in str(reason.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
SEEDS: list[dict[str, Any]] = [
    message(text="/order@clinic_bot now"),
    message(GROUP, **CONTENTS["contact"][0]),
    message(**CONTENTS["location"][0]),
    message(**CONTENTS["photo"][0], caption="me"),
    message(**CONTENTS["document"][0]),
    press(),
    press(GROUP, message=None),
]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in inner for place in _places(child, (*path, key)))]


def _changed(update: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = copy.deepcopy(update)
    inside = changed
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = new
    return changed


@given(st.sampled_from(SEEDS), st.data(), JSON)
def test_an_update_with_one_thing_changed_is_read_or_unreadable(seed: Any, data: st.DataObject, new: Any) -> None:
    """Nothing else ever, and what is read can be kept in an inbox and read from there."""
    update = _changed(seed, data.draw(st.sampled_from(_places(seed))), new)
    try:
        event = read(update)
    except Unreadable:
        return
    assert event is None or decode_event(encode_event(event)) == event


@given(JSON)
def test_anything_is_read_or_unreadable(update: Any) -> None:
    """Whatever JSON can say."""
    with contextlib.suppress(Unreadable):
        assert read(update) is None
