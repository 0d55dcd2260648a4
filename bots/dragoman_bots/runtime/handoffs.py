"""Handoffs: which conversations are in the hands of the people of a chat, and whose words each message there is.

The law of this file: a chat's record only says to whom its people may speak. The sessions know themselves whether
that is still so, and take a chat back that they no longer have given.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import astuple, dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

from dragoman.graph.flow import Flows
from dragoman.interpreter.codec import Unreadable, dumps, loads
from dragoman.interpreter.events import Chat, Event, MessageReceived, Origin, Relayed, User
from dragoman.interpreter.extras import HandBack, HandOver
from dragoman.language.folding import fold
from dragoman_bots.runtime.patience import PatientStore
from dragoman_bots.runtime.whose import session_key
from dragoman_bots.stores.protocol import Record

log = logging.getLogger("dragoman.handoffs")

MOST = 500
"""Messages of a chat that can be replied to."""

Load = Callable[[str], Awaitable[Record]]


@dataclass(frozen=True, slots=True)
class Given:
    """A conversation in the hands of a chat: whose it is, and the word that gives it back."""

    user: User
    chat: Chat
    release: str


@dataclass(frozen=True, slots=True)
class Hands:
    """What a chat's record holds: the conversations by their sessions' keys, and message -> session."""

    given: Mapping[str, Given] = field(default_factory=dict)
    sent: Mapping[int, str] = field(default_factory=dict)


def release_commands(flows: Flows) -> frozenset[str]:
    """The commands, without their slash, with which people may give a conversation back."""
    written = (word for flow in flows.flows.values() for word in flow.releases)
    return frozenset(fold(word.removeprefix("/")) for word in written if word.startswith("/"))


class Handoffs:
    """Gives chats to people and back, and finds whom a message of theirs is for."""

    def __init__(self, flows: Flows, store: PatientStore) -> None:
        self._store = store
        self._used = any(flow.releases for flow in flows.flows.values())
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._in_order = asyncio.Lock()

    async def directed(self, event: Event, load: Load) -> Event:
        """The event; or, for a message of people to whom a conversation was given, what it is to that conversation.

        Raises:
            StoreUnavailable: the chat's record cannot be read.
        """
        if not self._used or not isinstance(event, MessageReceived):
            return event
        async with self._in_order:
            for name in _names(event.origin.chat):
                hands = _decoded(name, (await load(_key(name))).session)
                if hands.given:
                    return _directed(event, name, hands)
        return event

    async def give(self, key: str, origin: Origin, effect: HandOver) -> None:
        """From here on this session's conversation is in the hands of a chat."""
        given = Given(origin.user, origin.chat, effect.release)
        await self._change(effect.to, lambda hands: replace(hands, given={**hands.given, key: given}))

    async def take_back(self, key: str, effect: HandBack) -> None:
        """It is no longer."""

        def without(hands: Hands) -> Hands:
            given = {one: what for one, what in hands.given.items() if one != key}
            return Hands(given, {number: whose for number, whose in hands.sent.items() if whose != key})

        await self._change(effect.to, without)

    async def sent(self, key: str, to: int | str, number: int) -> None:
        """A message of that chat is this session's user's: a reply to it is for them."""

        def noted(hands: Hands) -> Hands:
            sent = {**hands.sent, number: key} if key in hands.given else hands.sent
            return replace(hands, sent=dict(list(sent.items())[-MOST:]))

        await self._change(to, noted)

    async def _change(self, to: int | str, change: Callable[[Hands], Hands]) -> None:
        key = _key(to)
        async with self._locks.setdefault(key, asyncio.Lock()):
            while True:
                record = await self._store.load(key)
                before = _decoded(to, record.session)
                after = change(before)
                if after == before or await self._store.commit(key, _record(record, after), None):
                    return


def _names(chat: Chat) -> tuple[int | str, ...]:
    return (chat.id, f"@{chat.username.lower()}") if chat.username else (chat.id,)


def _key(chat: int | str) -> str:
    return f"handoff:{chat}"


def _directed(event: MessageReceived, to: int | str, hands: Hands) -> Event:
    text = event.content.text.strip() if event.content.kind == "text" else ""
    words = {fold(given.release) for given in hands.given.values()}
    command = text.startswith("/") and fold(text) not in words
    if command or session_key(event.origin) in hands.given:
        return event
    key = hands.sent.get(event.reply_to) if event.reply_to is not None else None
    key = key if key in hands.given else next(iter(hands.given)) if len(hands.given) == 1 else None
    if key is None:
        return Relayed(event.origin, to, event.content, lost=True)
    given = hands.given[key]
    origin = Origin(f"{event.origin.id}h", event.origin.at, given.user, given.chat, session=key)
    return Relayed(origin, to, event.content, release=fold(text) == fold(given.release))


def _record(old: Record, hands: Hands) -> Record:
    given = {key: [astuple(one.user), astuple(one.chat), one.release] for key, one in hands.given.items()}
    data = dumps({"given": given, "sent": [[number, key] for number, key in hands.sent.items()]})
    return Record(old.revision + 1, data)


def _decoded(chat: int | str, data: bytes) -> Hands:
    try:
        return _read(loads(data)) if data else Hands()
    except (Unreadable, KeyError, TypeError, ValueError) as broken:
        log.error("the record of the handoffs to %s cannot be read, it begins anew: %s", chat, broken)
        return Hands()


def _read(record: Any) -> Hands:
    given = {key: Given(User(*user), Chat(*chat), word) for key, (user, chat, word) in record["given"].items()}
    return Hands(given, dict(record["sent"]))
