"""Cache files on the disk: `.dragoman/cache/` in the project's folder, as `__pycache__` lies beside modules.

The law of this file: nothing here is ever an error. A folder in which nothing can be written goes without a cache; a
file that somebody else could have written is left alone, because whoever may write it may not be who wrote actions.py.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

FOLDER = ".dragoman"

_LARGEST = 1 << 28
"""Bytes; no project comes near it."""

_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def place_of(folder: Path, name: str) -> Path:
    """Where the cache of a project lies; each version of Python has its own."""
    return folder / FOLDER / "cache" / f"{name}.{sys.implementation.cache_tag}"


def read_file(path: Path) -> bytes | None:
    """The file's bytes; nothing if it is not there, cannot be read, or others could have written it."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            return file.read() if _is_ours(os.fstat(file.fileno())) else None
    except OSError:
        return None


def _is_ours(status: os.stat_result) -> bool:
    """Whether it is a plain file that only this user, or root, can have written."""
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        return False
    if not hasattr(os, "geteuid"):  # where there are no such rights, the folder's own must do
        return True
    return status.st_uid in (0, os.geteuid()) and not status.st_mode & _OTHERS


def write_file(path: Path, kept: bytes) -> None:
    """Puts the file in its place, whole or not at all, if that is possible. Of several writers the last one stays."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep_out_of_git(path.parent.parent)
        _write(path.with_name(f"{path.name}.{os.getpid()}"), path, kept)


def _keep_out_of_git(folder: Path) -> None:
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
        file.write("*\n")


def _write(beside: Path, path: Path, kept: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with suppress(FileNotFoundError):
        beside.unlink()  # what a process of this number left behind when it was killed
    try:
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
            file.write(kept)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
