"""The steps of a dialogue, one reader for each key.

The law of this file: a reader gets a value whose shape was checked; it raises `ValueError`, with one sentence for the
author, for a value of the right shape that means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from dragoman.language.durations import duration
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Plain, Scalar, Sequence, Tree, plain
from dragoman.testing.dialogue import (
    Become,
    Deed,
    Deploy,
    Expect,
    Expected,
    Hear,
    PressButton,
    Restart,
    Say,
    Send,
    Silence,
    Stub,
    Wait,
    Words,
)
from dragoman.testing.sending import read_sent
from dragoman.testing.words import searched

Reader = Callable[[Tree], Deed]


def _text(tree: Tree | None) -> str:
    return tree.text if isinstance(tree, Scalar) else ""


def _record(tree: Tree | None) -> Mapping[str, Plain]:
    bare = plain(tree) if isinstance(tree, TreeMapping) else {}
    return bare if isinstance(bare, dict) else {}


def _texts(tree: Tree) -> tuple[str, ...]:
    return tuple(_text(item) for item in tree.items) if isinstance(tree, Sequence) else (_text(tree),)


def _user(tree: Tree) -> Deed:
    return Say(_text(tree))


def _press(tree: Tree) -> Deed:
    if not isinstance(tree, TreeMapping):
        return PressButton(_text(tree))
    message = tree.get("message")
    number = message.value if isinstance(message, Scalar) else None
    if message is not None and (isinstance(number, bool) or not isinstance(number, int) or number >= 0):
        raise ValueError(f"'message: {_text(message)}' counts back from -1, the bot's newest message: write -1 or -2")
    return PressButton(_text(tree.get("text")), number if isinstance(number, int) else None)


def _send(tree: Tree) -> Deed:
    return Send(read_sent(_record(tree)))


def _wait(tree: Tree) -> Deed:
    return Wait(duration(_text(tree)))


def _restart(tree: Tree) -> Deed:
    return Restart()


def _deploy(tree: Tree) -> Deed:
    return Deploy(_text(tree))


def _bot(tree: Tree) -> Deed:
    if isinstance(tree, Scalar):
        return Silence() if tree.text == "none" else Hear(Expected(text=_words(tree)))
    if not isinstance(tree, TreeMapping):
        return Hear(Expected())
    keys = {entry.key.text: entry.value for entry in tree.entries}
    if _is_true(keys.get("alert")):
        return Hear(_alerted(keys))
    return Hear(
        Expected(
            text=_words(keys["text"]) if "text" in keys else None,
            contains=_text(keys["contains"]) if "contains" in keys else None,
            buttons=_texts(keys["buttons"]) if "buttons" in keys else None,
            media=_texts(keys["media"]) if "media" in keys else None,
            to=_text(keys["to"]) if "to" in keys else None,
            alert=_words(keys["alert"]) if "alert" in keys else None,
        )
    )


def _is_true(tree: Tree | None) -> bool:
    return isinstance(tree, Scalar) and tree.value is True


def _alerted(keys: Mapping[str, Tree]) -> Expected:
    """`alert: true` says that the text beside it is not a message's but a notice's."""
    if wrong := keys.keys() - {"alert", "text", "contains"}:
        raise ValueError(f"a notice has no '{min(wrong)}'; write its text: {{alert: Saved.}}")
    if "text" in keys:
        return Expected(alert=_words(keys["text"]))
    return Expected(alert=Words(re.escape(_text(keys.get("contains"))), pattern=True))


def _words(tree: Tree) -> Words:
    text = _text(tree)
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        searched(text[1:-1])
        return Words(text[1:-1], pattern=True)
    return Words(text)


def _expect(tree: Tree) -> Deed:
    return Expect(_record(tree))


def _as(tree: Tree) -> Deed:
    given = {entry.key.text: entry.value for entry in tree.entries} if isinstance(tree, TreeMapping) else {}
    return Become(
        user=_record(given.get("user")),
        chat=_record(given.get("chat")),
        locale=_text(given["locale"]) if "locale" in given else None,
        now=_moment(_text(given["now"])) if "now" in given else None,
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is no moment: write it as 2026-03-02T09:00:00") from None


def _stub(tree: Tree) -> Deed:
    return Stub(_record(tree))


READERS: Mapping[str, Reader] = {
    "user": _user,
    "press": _press,
    "send": _send,
    "wait": _wait,
    "restart": _restart,
    "deploy": _deploy,
    "bot": _bot,
    "expect": _expect,
    "as": _as,
    "stub": _stub,
}
"""The key of a step -> its reader."""
