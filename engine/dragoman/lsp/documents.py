"""The files that are open in the editor, as they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.lsp.positions import Units, offset_of
from dragoman.source.source import Source


@dataclass(frozen=True, slots=True)
class Buffer:
    """One open file. `uri` is its address as the editor writes it, `version` the editor's own count."""

    uri: str
    text: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """An edit: the text that takes the place of what stood from `start` to `end` (line and character from 0)."""

    text: str
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(slots=True)
class Buffers:
    """All open files by their paths."""

    opened: dict[Path, Buffer] = field(default_factory=dict)

    @property
    def texts(self) -> Mapping[Path, str]:
        """Path -> text."""
        return {path: buffer.text for path, buffer in self.opened.items()}

    def open(self, path: Path, buffer: Buffer) -> None:
        """A file was opened, or came anew as a whole."""
        self.opened[path] = buffer

    def close(self, path: Path) -> None:
        """A file was closed: what counts is again what is on the disk."""
        self.opened.pop(path, None)

    def change(self, path: Path, version: int, edits: list[Change | str], units: Units) -> None:
        """A file was edited; an edit that is a text replaces the whole. Edits of a file not open are left alone."""
        if (buffer := self.opened.get(path)) is None:
            return
        text = buffer.text
        for edit in edits:
            text = edit if isinstance(edit, str) else changed(text, edit, units)
        self.opened[path] = Buffer(buffer.uri, text, version)


def changed(text: str, edit: Change, units: Units) -> str:
    """The text after an edit."""
    source = Source("", text)
    start, end = offset_of(source, *edit.start, units), offset_of(source, *edit.end, units)
    return text[:start] + edit.text + text[max(start, end) :]
