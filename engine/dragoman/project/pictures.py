"""The width and height of a picture, read from the first bytes of its file: PNG, JPEG, GIF and WebP."""

from __future__ import annotations

from typing import BinaryIO

Sides = tuple[int, int]

_HEAD = 32
_MOST_SEGMENTS = 200
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that tell its size."""


def sides_of(file: BinaryIO) -> Sides | None:
    """Width and height in pixels; nothing for what is no such picture, or a broken one.

    Raises:
        OSError: it cannot be read.
    """
    head = file.read(_HEAD)
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        return _some(int.from_bytes(head[16:20]), int.from_bytes(head[20:24]))
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _some(int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little"))
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _webp(head)
    return _jpeg(file) if head.startswith(b"\xff\xd8\xff") else None


def _some(width: int, height: int) -> Sides | None:
    return (width, height) if width and height else None


def _webp(head: bytes) -> Sides | None:
    """One of the three ways in which such a file may begin."""
    match head[12:16]:
        case b"VP8X" if len(head) >= 30:
            return _some(1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little"))
        case b"VP8 " if head[23:26] == b"\x9d\x01\x2a":
            wide, high = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
            return _some(wide & 0x3FFF, high & 0x3FFF)
        case b"VP8L" if head[20:21] == b"\x2f" and len(head) >= 25:
            bits = int.from_bytes(head[21:25], "little")
            return _some(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
        case _:
            return None


def _jpeg(file: BinaryIO) -> Sides | None:
    """Goes from segment to segment until one tells the size."""
    file.seek(2)
    for _ in range(_MOST_SEGMENTS):
        mark = file.read(4)
        if len(mark) < 4 or mark[0] != 0xFF:
            return None
        if mark[1] == 0xFF:
            file.seek(-3, 1)
            continue
        length = int.from_bytes(mark[2:4])
        if mark[1] in _FRAMES:
            frame = file.read(5)
            return _some(int.from_bytes(frame[3:5]), int.from_bytes(frame[1:3])) if len(frame) == 5 else None
        file.seek(max(length, 2) - 2, 1)
    return None
