"""parse_mode HTML as Telegram reads it: text and entities, or an error with a byte offset.

Offsets of errors count bytes of UTF-8; offsets of entities count UTF-16 units, as in the Bot API.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.errors import ApiError, bad_request
from tests.telegram_server.links import link_problem, mentioned_user

_STYLES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler",
}  # fmt: skip
_TAGS = frozenset(_STYLES) | {"a", "code", "pre", "blockquote", "tg-emoji"}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|([a-zA-Z]+));?")
_SPACE = b" \t\r\n\v"


def utf16(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and its entities; ApiError where Telegram cannot parse."""
    return _Parser(source.encode()).run()


def _refuse(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    start: int
    piece: int


@dataclass(slots=True)
class _Parser:
    data: bytes
    at: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def run(self) -> tuple[str, list[dict[str, Any]]]:
        while self.at < len(self.data):
            match self.data[self.at : self.at + 1]:
                case b"<" if self.data[self.at + 1 : self.at + 2] == b"/":
                    self._end_tag()
                case b"<":
                    self._start_tag()
                case b"&":
                    self._emit(self._reference())
                case _:
                    self._plain()
        if self.stack:
            raise _refuse(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return "".join(self.pieces), [clean_language(entity) for entity in self.entities]

    def _emit(self, text: str) -> None:
        self.pieces.append(text)
        self.length += utf16(text)

    def _plain(self) -> None:
        stops = [place for sign in (b"<", b"&") if (place := self.data.find(sign, self.at)) >= 0]
        end = min(stops, default=len(self.data))
        self._emit(self.data[self.at : end].decode())
        self.at = end

    def _reference(self) -> str:
        found = _REFERENCE.match(self.data, self.at)
        text = _decode_reference(found) if found else None
        if found is None or text is None:
            self.at += 1
            return "&"
        self.at = found.end()
        return text

    def _until(self, stops: bytes) -> bytes:
        begin = self.at
        while self.at < len(self.data) and self.data[self.at] not in stops:
            self.at += 1
        return self.data[begin : self.at]

    def _skip_space(self) -> None:
        while self.at < len(self.data) and self.data[self.at] in _SPACE:
            self.at += 1

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._until(_SPACE + b">").decode().lower()
        if self.at >= len(self.data):
            raise _refuse(f"Unclosed start tag at byte offset {begin}")
        if tag not in _TAGS:
            raise _refuse(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while (attribute := self._attribute(tag, begin)) is not None:
            argument = _argument(tag, *attribute) or argument
        if tag == "span" and argument != "spoiler":
            raise _refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.stack.append(_Open(tag, argument, self.length, len(self.pieces)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str] | None:
        """The next name and value, or None past the closing bracket."""
        self._skip_space()
        if self._take(b">"):
            return None
        name = self._until(_SPACE + b"=>").decode()
        if not name and self.at < len(self.data):
            raise _refuse(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        value = self._value() if self._take(b"=") else ""
        if self.at >= len(self.data):
            raise _refuse(f'Unclosed start tag "{tag}" at byte offset {begin}')
        return name, value

    def _take(self, sign: bytes) -> bool:
        if self.data[self.at : self.at + 1] != sign:
            return False
        self.at += 1
        return True

    def _value(self) -> str:
        self._skip_space()
        begin = self.at
        quote = self.data[self.at : self.at + 1]
        if quote not in (b'"', b"'"):
            token = self._until(_SPACE + b">").decode()
            if not re.fullmatch(r"[A-Za-z0-9.-]*", token):
                raise _refuse(f"Unexpected end of name token at byte offset {begin}")
            return token.lower()
        self.at += 1
        literal = self._until(quote)
        self._take(quote)
        return _REFERENCE.sub(lambda found: (_decode_reference(found) or found[0].decode()).encode(), literal).decode()

    def _end_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise _refuse(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = self._until(_SPACE + b">").decode().lower()
        self._skip_space()
        if not self._take(b">"):
            raise _refuse(f"Unclosed end tag at byte offset {begin}")
        tag = self.stack[-1].tag
        if name and name != tag:
            raise _refuse(f'Unmatched end tag at byte offset {begin}, expected "</{tag}>", found "</{name}>"')
        self._close(self.stack.pop())

    def _close(self, opened: _Open) -> None:
        if self.length == opened.start:
            return
        span = {"offset": opened.start, "length": self.length - opened.start}
        inner = "".join(self.pieces[opened.piece :])
        match opened.tag:
            case "a":
                self.entities.extend(_link(opened.argument or inner, span))
            case "tg-emoji":
                self.entities.append({"type": "custom_emoji", **span, "custom_emoji_id": _emoji(opened.argument)})
            case "pre" | "code":
                self._close_code(opened, span)
            case "blockquote":
                kind = "expandable_blockquote" if opened.argument else "blockquote"
                self.entities.append({"type": kind, **span})
            case tag:
                self.entities.append({"type": _STYLES[tag], **span})

    def _close_code(self, opened: _Open, span: dict[str, int]) -> None:
        last = self.entities[-1] if self.entities else {}
        same = (last.get("offset"), last.get("length")) == (span["offset"], span["length"])
        if opened.tag == "pre" and same and last.get("type") == "code" and "language" in last:
            last["type"] = "pre"
            return
        language = {"language": opened.argument} if opened.argument else {}
        self.entities.append({"type": opened.tag, **span, **language})


def _decode_reference(found: re.Match[bytes]) -> str | None:
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if 0xD800 <= code <= 0xDFFF or not 0 < code < 0x10FFFF:
        return None
    return chr(code)


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case "a", "href":
            return value
        case "code", "class":
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case "span", "class":
            return value.removeprefix("tg-") if value.startswith("tg-") else ""
        case "tg-emoji", "emoji-id":
            return value
        case "blockquote", "expandable":
            return "1"
        case _:
            return ""


def _link(url: str, span: dict[str, int]) -> list[dict[str, Any]]:
    if (user := mentioned_user(url)) is not None:
        return [{"type": "text_mention", **span, "user": {"id": user}}]
    if link_problem(url) is not None:
        return []
    return [{"type": "text_link", **span, "url": url}]


def _emoji(identifier: str) -> str:
    if not re.fullmatch(r"-?\d{1,19}", identifier) or not 0 < abs(int(identifier)) < 2**63:
        raise _refuse("Invalid custom emoji identifier specified")
    return identifier


def clean_language(entity: dict[str, Any]) -> dict[str, Any]:
    """An entity without the language that only `pre` may keep."""
    if entity["type"] == "pre" or "language" not in entity:
        return entity
    return {key: value for key, value in entity.items() if key != "language"}
