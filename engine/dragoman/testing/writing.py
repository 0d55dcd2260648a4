"""A conversation written down as a dialogue that passes when it is run.

The law of this file: what is written is read back as the same; where there is a doubt, a text stands in double
quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dragoman.language.content import Content
from dragoman.source.scalars import resolve, too_long
from dragoman.testing.dialogue import Coming, Contents, Occurrence, Payment, Sent
from dragoman.testing.heard import Heard, Noticed

_PLAIN = re.compile(r"[A-Za-z0-9/](?:[\w '!?.()+@-]|,(?= )|/(?=\w))*\Z")
_UNITS = (("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1))

Written = Mapping[str, Any]
"""A step as bare data: its one key and its value."""


@dataclass(slots=True)
class Record:
    """What has happened so far. `now` is when it began, `here` the name of the chat."""

    name: str
    now: datetime
    here: str
    start: str | None = None
    seed: int = 0
    steps: list[Written] = field(default_factory=list)

    def add(self, deed: Written | None, messages: Sequence[Heard], notices: Sequence[Noticed]) -> None:
        """A turn: what the user did, unless the flow began by itself, and what was said."""
        self.steps += [deed] if deed else []
        self.steps += [{"bot": {"alert": _text(notice.text)}} for notice in notices]
        self.steps += [{"bot": self._bot(message)} for message in messages]

    def _bot(self, message: Heard) -> Any:
        elsewhere = {"to": message.to[0]} if self.here not in message.to else {}
        buttons = {"buttons": list(message.buttons)} if message.buttons else {}
        media = {"media": [names[0] for names in message.media]} if message.media else {}
        text = {"text": _text(message.text)} if message.text or not media else {}
        whole = {**text, **media, **buttons, **elsewhere}
        return text["text"] if list(whole) == ["text"] and message.text != "none" else whole

    def yaml(self, after: Sequence[Written] = ()) -> str:
        """The file's text, with these steps at its end."""
        top: dict[str, Any] = {"dialogue": self.name}
        top |= {"seed": self.seed} if self.seed else {}
        top |= {"start": self.start} if self.start else {}
        steps = [{"as": {"now": self.now.isoformat()}}, *self.steps, *after]
        return "\n".join([*_mapping(top, 0), "steps:", *(line for step in steps for line in _step(step)), ""])


def _text(text: str) -> str:
    """A text between slashes would be read as an expression, so it is written as one."""
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        return f"/^{re.escape(text)}$/"
    return text


def waited(time: timedelta) -> Written:
    """The step of a wait."""
    left, parts = max(int(time.total_seconds()), 0), []
    for unit, seconds in _UNITS:
        count, left = divmod(left, seconds)
        if count:
            parts.append(f"{count}{unit}")
    return {"wait": " ".join(parts) or "0s"}


def sent(what: Sent) -> Written:
    """The step of a `send`."""
    match what:
        case Contents((content,)):
            return {"send": _content(content)}
        case Contents(contents):
            return {"send": {"album": [_content(content) for content in contents]}}
        case Payment(paid):
            return {"send": {"paid": paid}}
        case Occurrence(name, data):
            return {"send": {"event": name, **({} if data is None else {"data": data})}}
        case Coming():
            return {"send": {"joined": True}}


def _content(content: Content) -> dict[str, Any]:
    value = content.value
    match content.kind:
        case "contact":
            first, _, last = str(value.get("name", "")).partition(" ")
            named = {"first_name": first, "last_name": last, "user_id": value.get("user_id")}
            whole = {"phone": value["phone"], **{name: part for name, part in named.items() if part}}
            return {"contact": whole if len(whole) > 1 else value["phone"]}
        case "location":
            return {"location": [value["latitude"], value["longitude"]]}
        case _:
            text = {"text": content.text} if content.text else {}
            return {content.kind: {name: value[name] for name in ("name", "mime", "size")}, **text}


def _step(step: Written) -> list[str]:
    first, *rest = _mapping(step, 4)
    return [f"  - {first.lstrip()}", *rest]


def _mapping(data: Mapping[str, Any], margin: int) -> Iterator[str]:
    for key, value in data.items():
        head = f"{' ' * margin}{key}:"
        if isinstance(value, dict):
            yield head
            yield from _mapping(value, margin + 2)
        elif isinstance(value, str) and _is_block(value):
            yield f"{head} |-"
            yield from (f"{' ' * (margin + 2)}{line}".rstrip() for line in value.split("\n"))
        else:
            yield f"{head} {_inline(value)}"


def _is_block(text: str) -> bool:
    lines = text.split("\n")
    sound = all(line.isprintable() and line == line.rstrip() for line in lines)
    return len(lines) > 1 and sound and bool(lines[-1]) and bool(lines[0]) and not lines[0].startswith(" ")


def _inline(value: Any, inside: bool = False) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return _scalar(value, inside)
        case list() | tuple():
            return "[" + ", ".join(_inline(item, inside=True) for item in value) + "]"
        case Mapping():
            return "{" + ", ".join(f"{key}: {_inline(inner, inside=True)}" for key, inner in value.items()) + "}"
        case _:
            return str(value)


def _scalar(text: str, inside: bool) -> str:
    short = _PLAIN.match(text) and text == text.strip() and len(text) <= 90
    plain = short and isinstance(resolve(text), str) and not too_long(text)
    if plain and not (inside and "," in text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escaped(char) for char in quoted)


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
