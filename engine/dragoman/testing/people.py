"""Who takes part in a dialogue, where, and how `as` changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal, cast

from dragoman.interpreter.events import Chat, User
from dragoman.testing.dialogue import Become

FIRST_MOMENT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""When a dialogue begins that does not say it: a Monday at noon."""

A_GROUP = -1000
"""The number of a group that has been given none."""

ChatType = Literal["private", "group", "supergroup", "channel"]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks now, and where. `known` are all that have spoken, as they were last; `admin`: of this chat."""

    user: User
    chat: Chat
    admin: bool = False
    known: Mapping[int, User] = field(default_factory=dict)


def become(cast_: Cast, change: Become) -> Cast:
    """The cast after an `as`. What it does not name stays; a private chat is always the one of its user."""
    known = {**cast_.known, cast_.user.id: cast_.user}
    number = change.user.get("id", cast_.user.id)
    user = _user(known.get(_number(number), replace(cast_.user, id=_number(number))), change)
    admin = bool(change.user.get("admin", cast_.admin and user.id == cast_.user.id))
    return Cast(user, _chat(cast_.chat, user, change.chat), admin, {**known, user.id: user})


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 1


def _user(user: User, change: Become) -> User:
    given = dict(change.user)
    if "name" in given:
        first, _, last = str(given["name"]).partition(" ")
        user = replace(user, first_name=first, last_name=last)
    user = replace(
        user,
        first_name=str(given.get("first_name", user.first_name)),
        last_name=str(given.get("last_name", user.last_name)),
        username=str(given.get("username", user.username)),
        language=str(given.get("language", user.language)),
    )
    return replace(user, language=change.locale) if change.locale is not None else user


def _chat(chat: Chat, user: User, given: Mapping[str, Any]) -> Chat:
    type_ = cast(ChatType, given.get("type", chat.type))
    title = str(given.get("title", chat.title))
    if "id" in given:
        return Chat(_number(given["id"]), type_, title)
    if type_ == "private":
        return Chat(user.id, type_, title)
    return Chat(A_GROUP if chat.type == "private" else chat.id, type_, title)
