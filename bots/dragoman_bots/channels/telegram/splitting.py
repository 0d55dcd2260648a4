"""Long texts: Telegram takes 4,096 characters a message (counted in UTF-16 units), so longer ones go in parts.

A part ends at a line, else at a blank, else anywhere but inside a tag or a character reference; tags that are open
at its end are closed there and opened again in the next part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LIMIT = 4096

_PIECE = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w{1,10};|.", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(text: str, markup: bool, limit: int = LIMIT) -> list[str]:
    """The parts, each within the limit once its markup is read; one part for a text that fits."""
    if utf16(text) <= limit:
        return [text]
    pieces: Sequence[str] = _PIECE.findall(text) if markup else text
    parts: list[str] = []
    opened: list[str] = []
    start = 0
    while start < len(pieces):
        end = _end(pieces, start, limit)
        before, opened = opened, _still_open(opened, pieces[start:end])
        closing = "".join(f"</{_tag_name(tag)}>" for tag in reversed(opened))
        parts.append("".join(before) + "".join(pieces[start:end]).rstrip() + closing)
        start = end
    return [part for part in parts if part.strip()]


def _end(pieces: Sequence[str], start: int, limit: int) -> int:
    """Where the part that begins here ends: behind the last line or blank in its second half, if there is one."""
    length = 0
    line = blank = 0
    for index in range(start, len(pieces)):
        length += _size(pieces[index])
        if length > limit:
            return line or blank or index
        if length > limit // 2:
            line = index + 1 if pieces[index] == "\n" else line
            blank = index + 1 if pieces[index] == " " else blank
    return len(pieces)


def _size(piece: str) -> int:
    if len(piece) == 1:
        return 2 if piece > "\uffff" else 1
    return 0 if piece.startswith("<") else 2


def _still_open(opened: Sequence[str], pieces: Sequence[str]) -> list[str]:
    tags = list(opened)
    for piece in pieces:
        if piece.startswith("</") and len(piece) > 2:
            if tags:
                tags.pop()
        elif piece.startswith("<") and len(piece) > 1:
            tags.append(piece)
    return tags


def _tag_name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[1] if match else ""
