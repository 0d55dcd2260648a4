"""Long texts: Telegram takes 4,096 characters a message (counted in UTF-16 units), so longer ones go in parts.

A part ends at a line, else at a blank, else anywhere but inside a tag or a character reference; tags that are open
at its end are closed there and opened again in the next part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.language.lengths import TEXT, utf16

LIMIT = TEXT

_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_MARK = "[\u0300-\u036f\u20d0-\u20f0\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
# One character with all that is drawn as one with it: marks, skin tones, emoji that joiners bind, a flag's letters.
_CHARACTER = f"{_FLAG}|.(?:{_MARK}|\u200d[^<&]){{0,40}}"
_TAG = "</?[a-zA-Z][^<>]*>"
_CHARACTERS = re.compile(_CHARACTER, re.DOTALL)
_PIECES = re.compile(rf"{_TAG}|&#?\w{{1,10}};|{_CHARACTER}", re.DOTALL)
_TAGS = re.compile(_TAG)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")


def split(text: str, markup: bool, limit: int = LIMIT) -> list[str]:
    """The parts, each within the limit once its markup is read; one part for a text that fits."""
    if utf16(text) <= limit:
        return [text]
    pieces: Sequence[str] = (_PIECES if markup else _CHARACTERS).findall(text)
    parts: list[str] = []
    opened: list[str] = []
    start = 0
    while start < len(pieces):
        end = _end(pieces, start, limit, markup)
        before, opened = opened, _still_open(opened, pieces[start:end]) if markup else []
        closing = "".join(f"</{_tag_name(tag)}>" for tag in reversed(opened))
        parts.append("".join(before) + "".join(pieces[start:end]).rstrip() + closing)
        start = end
    return [part for part in parts if (_TAGS.sub("", part) if markup else part).strip()]


def _end(pieces: Sequence[str], start: int, limit: int, markup: bool) -> int:
    """Where the part that begins here ends: behind the last line or blank in its second half, if there is one."""
    length = 0
    line = blank = 0
    for index in range(start, len(pieces)):
        length += _size(pieces[index], markup)
        if length > limit:
            return line or blank or max(index, start + 1)
        if length > limit // 2:
            line = index + 1 if pieces[index] == "\n" else line
            blank = index + 1 if pieces[index] == " " else blank
    return len(pieces)


def _size(piece: str, markup: bool) -> int:
    if markup and len(piece) > 1:
        if piece.startswith("<") and piece.endswith(">"):
            return 0
        if piece.startswith("&") and piece.endswith(";"):
            return 2
    return utf16(piece)


def _still_open(opened: Sequence[str], pieces: Sequence[str]) -> list[str]:
    tags = list(opened)
    for piece in pieces:
        if not (piece.startswith("<") and piece.endswith(">")):
            continue
        if not piece.startswith("</"):
            tags.append(piece)
        elif tags:
            tags.pop()
    return tags


def _tag_name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[1] if match else ""
