"""Files into text. The only file of this folder that touches the disk.

The law of this file: nothing here blocks and nothing raises; a path that is no small, regular UTF-8 file is one
diagnostic.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.limits import FILE_BYTES
from dragoman.source.source import Source
from dragoman.source.tree import Span

__all__ = ["Source", "decode", "read", "unsaved"]

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe (FIFO)"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)
_SAVE = "save the file in the encoding UTF-8"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read(path: Path, name: str) -> Source | tuple[Diagnostic, ...]:
    """The file's text, or why it cannot be had. `name` stands for the file in every diagnostic."""
    try:
        problem = _unfit(path.stat(), name)
        data = problem or _bytes(path, name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        data = _at_start(name, "DG001", f"the file cannot be read: {reason.lower()}")
    return (data,) if isinstance(data, Diagnostic) else decode(data, name)


def _bytes(path: Path, name: str) -> bytes | Diagnostic:
    # The path may have become another file since it was looked at, so what was opened is looked at again.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as file:
        if problem := _unfit(os.fstat(descriptor), name):
            return problem
        data = file.read(FILE_BYTES + 1)
    return data if len(data) <= FILE_BYTES else _too_large(name)


def _unfit(status: os.stat_result, name: str) -> Diagnostic | None:
    if not stat.S_ISREG(status.st_mode):
        kind = next((words for test, words in _KINDS if test(status.st_mode)), "something else")
        return _at_start(name, "DG001", f"this is {kind}, not a regular file")
    return _too_large(name) if status.st_size > FILE_BYTES else None


def decode(data: bytes, name: str) -> Source | tuple[Diagnostic, ...]:
    """The text of UTF-8 bytes, without its byte order mark; other bytes are an error at their line."""
    if data.startswith(_UTF16_MARKS):
        return (_at_start(name, "DG003", "the file is UTF-16 or UTF-32, not UTF-8", _SAVE),)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = Source(name, data[: error.start].decode("utf-8"))
        line, column = before.place(len(before.text))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        span = Span(line, column, line, column + 1)
        return (Diagnostic(name, span, "DG003", message, _SAVE),)


def unsaved(text: str, name: str) -> Source | tuple[Diagnostic, ...]:
    """The text of a file as an editor holds it, or why it could not be read if it were saved."""
    data = text.encode("utf-8", "replace")
    return (_too_large(name),) if len(data) > FILE_BYTES else decode(data, name)


def _too_large(name: str) -> Diagnostic:
    help_text = "split the flow into several, joined by `call`"
    return _at_start(name, "DG002", f"the file is larger than the limit of {FILE_BYTES:,} bytes (1 MiB)", help_text)


def _at_start(name: str, code: str, message: str, help_text: str | None = None) -> Diagnostic:
    return Diagnostic(name, Span(1, 1, 1, 1), code, message, help_text)
