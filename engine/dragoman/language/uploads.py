"""What Telegram takes of a project's file: one that is not empty, not too big, and what it is shown as."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.content import MediaKind

Problem = tuple[str, str, str]
"""Code, message and help."""

EMPTY = "DG540"
"""The code of a file in which there is nothing."""

_MB = 1024 * 1024
_LARGEST_PHOTO, _LARGEST = 10 * _MB, 50 * _MB
_LONGEST_SIDES, _STEEPEST = 10_000, 20

_NO_PICTURES = {
    "pdf": "document", "zip": "document", "txt": "document", "csv": "document", "doc": "document", "docx": "document",
    "xls": "document", "xlsx": "document", "ppt": "document", "pptx": "document", "epub": "document", "ics": "document",
    "mp3": "audio", "m4a": "audio", "flac": "audio", "wav": "audio", "ogg": "voice", "oga": "voice",
    "mp4": "video", "mov": "video", "avi": "video", "mkv": "video", "webm": "video",
}  # fmt: skip
"""The ending of files that are no pictures -> what shows them."""

_PICTURES = frozenset({"jpg", "jpeg", "png", "webp", "gif", "bmp", "svg", "heic"})


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file's size in bytes, and of a picture that can be read the width and height in pixels."""

    size: int
    sides: tuple[int, int] | None = None


def upload_problem(path: str, facts: FileFacts, kind: MediaKind) -> Problem | None:
    """Why Telegram refuses this file; nothing if it takes it."""
    if facts.size == 0:
        return EMPTY, f"the file '{path}' is empty", "put something into it: Telegram refuses it as it is"
    most = _LARGEST_PHOTO if kind == "photo" else _LARGEST
    if facts.size > most:
        what = "a photo" if kind == "photo" else "a file"
        message = f"'{path}' has {_megabytes(facts.size)}; {what} has {most // _MB} MB at most"
        as_it_is = kind == "photo" and facts.size <= _LARGEST
        return "DG541", message, "send it as a 'document', or make it smaller" if as_it_is else "make it smaller"
    return _sides_problem(path, facts.sides) if kind == "photo" and facts.sides else None


def _sides_problem(path: str, sides: tuple[int, int]) -> Problem | None:
    width, height = sides
    shown = f"'{path}' is {width:,} pixels wide and {height:,} high"
    remedy = "send it as a 'document', or make it smaller"
    if width + height > _LONGEST_SIDES:
        return "DG542", f"{shown}; of a photo both together are {_LONGEST_SIDES:,} at most", remedy
    if min(sides) and max(sides) > _STEEPEST * min(sides):
        return "DG542", f"{shown}; one side of a photo is {_STEEPEST} times the other at most", remedy
    return None


def kind_problem(name: str, kind: MediaKind) -> Problem | None:
    """Why a file with such a name cannot be shown as this; nothing if it may."""
    ending = name.rpartition(".")[2].lower()
    shown = f"'{name[-100:]}'"
    if kind == "photo" and ending in _NO_PICTURES:
        return "DG543", f"{shown} is no photo", f"write '{_NO_PICTURES[ending]}' instead of 'photo'"
    if kind in ("video", "audio", "voice") and ending in _PICTURES - {"gif"}:
        what = "piece of music" if kind == "audio" else f"{kind} message" if kind == "voice" else kind
        return "DG543", f"{shown} is no {what}", f"write 'photo' instead of '{kind}'"
    return None


def _megabytes(size: int) -> str:
    return f"{size / _MB:,.1f} MB"
