"""What stops a file from being read on, and what to hide of it so that the rest can be read."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.characters import shown
from dragoman.source.source import Source


@dataclass(frozen=True, slots=True)
class Trouble:
    """The problem; the offsets of the text to mask before the file is read again, or nothing if none is safe to mask.

    `is_text`: what is masked is one text, so that the tree around it still holds.
    """

    diagnostic: Diagnostic
    mask: tuple[int, int] | None = None
    is_text: bool = True


class UnreadableError(Exception):
    """Raised inside the reading of events to leave it; it never comes out of `parse`."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.diagnostic.message)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a file that something is wrong with, between two offsets."""

    source: Source
    start: int
    end: int

    @property
    def quoted(self) -> str:
        """Its text, in quotes, for a message."""
        return shown(self.source.text[self.start : self.end])

    def problem(self, code: str, message: str, help_text: str | None = None) -> Diagnostic:
        """The diagnostic of this stretch; it is shown at least one character wide."""
        span = self.source.span(self.start, max(self.end, self.start + 1))
        return Diagnostic(self.source.name, span, code, message, help_text)

    def trouble(self, code: str, message: str, help_text: str | None = None) -> Trouble:
        """A trouble that ends the reading."""
        return Trouble(self.problem(code, message, help_text))

    def masked(self, code: str, message: str, help_text: str | None = None, is_text: bool = True) -> Trouble:
        """A trouble behind which reading can go on, once this stretch is masked."""
        mask = (self.start, self.end) if self.end > self.start else None
        return Trouble(self.problem(code, message, help_text), mask, is_text)
