"""Files written anew: which, what becomes of them, and how they are put in place."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.formatting import DistortedError, IllegibleError, formatted
from dragoman.project.files import BOT_FILE
from dragoman.source.limits import FILE_BYTES
from dragoman.source.reader import Source, decode, read

_OURS = re.compile(rb"""^["']?(?:flow|dialogue)["']?[ \t]*:""", re.MULTILINE)
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. `path` is nothing for the standard streams.

    With `problems` it is left alone, and where it would be distorted, by a fault of ours.
    """

    path: Path | None
    name: str
    before: str = ""
    after: str = ""
    problems: tuple[Diagnostic, ...] = ()
    is_changed: bool = False
    is_distorted: bool = False


def ours(folder: Path) -> Iterator[Path]:
    """The flows, dialogues and bot.yaml files below a folder, in order; what is hidden is left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        for name in sorted(files):
            path = Path(place) / name
            if path.suffix in _SUFFIXES and (name == BOT_FILE or _is_ours(path)):
                yield path


def _is_ours(path: Path) -> bool:
    """Other tools' YAML may lie beside ours: a flow and a dialogue say in a key what they are."""
    if path.name.endswith(".dialogue.yaml"):
        return True
    try:
        # A named pipe or a device would be read for ever.
        return path.is_file() and _OURS.search(_beginning(path)) is not None
    except OSError:
        return False


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(FILE_BYTES)


def rewritten(path: Path | None, name: str) -> Outcome:
    """What a file becomes; nothing is written. Without a path the text comes from standard input."""
    source = decode(sys.stdin.buffer.read(), name) if path is None else read(path, name)
    if not isinstance(source, Source):
        return Outcome(path, name, problems=source)
    try:
        after = formatted(source)
    except IllegibleError as illegible:
        return Outcome(path, name, source.text, problems=illegible.diagnostics)
    except DistortedError:
        return Outcome(path, name, source.text, is_distorted=True)
    before = source.text if path is None else path.read_bytes().decode("utf-8")
    return Outcome(path, name, source.text, after, is_changed=after != before)


def written(path: Path, text: str) -> None:
    """Puts a text in place of a file's, at once or not at all; its mode stays, and a link leads where it led.

    Raises:
        OSError: the folder cannot be written to.
    """
    target = path.resolve()
    descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fchmod(file.fileno(), target.stat().st_mode & 0o7777)
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
