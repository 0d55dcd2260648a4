"""The lines of the new text, with the comments that come before, beside and behind what is written.

The law of this file: comments are taken in the order of the file, each once.
"""

from __future__ import annotations

from dragoman.formatting.comments import Comment
from dragoman.source.source import Source

_GAP = 2
_OPENING = " \t-?[{"


class Page:
    """Takes lines from above to below."""

    def __init__(self, source: Source, comments: list[Comment]) -> None:
        self.lines: list[str] = []
        self._source = source
        self._comments = comments
        self._at = 0
        self._sealed = False

    def line(self, text: str, beside: Comment | None = None) -> None:
        """Add a line, with a comment at its end."""
        if beside is not None:
            text = f"{text}{' ' * max(_GAP, beside.gap)}{beside.text}"
        self.lines.append(text)
        self._sealed = False

    def text(self, lines: list[str], indent: int, sealed: bool) -> None:
        """Add lines of a text. `sealed`: a blank line behind them would belong to the text."""
        self.lines += [" " * indent + line if line else "" for line in lines]
        self._sealed = sealed

    def before(self, start: int, indent: int) -> None:
        """Add the comments before what begins at this offset, and the blank line above it."""
        while comment := self._next(start):
            self._own(comment, indent)
        if not self._source.text[self._source.line_start(start) : start].strip(_OPENING):
            self._space(self._source.place(start)[0])

    def behind(self, column: int, line: int, limit: int, indent: int) -> None:
        """Add the comments, before an offset, that belong to what has ended in this line.

        They stand further right than this column, or beside its end.
        """
        while (comment := self._next(limit)) and (comment.column > column if comment.alone else comment.line <= line):
            self._own(comment, indent)

    def beside(self, line: int, limit: int) -> Comment | None:
        """Take the next comment if it stands before an offset, at the end of this line or of one above."""
        comment = self._next(limit)
        if comment is None or comment.alone or comment.line > line:
            return None
        self._at += 1
        return comment

    def waits(self, limit: int) -> bool:
        """Whether a comment comes before this offset."""
        return self._next(limit) is not None

    def _next(self, limit: int) -> Comment | None:
        comment = self._comments[self._at] if self._at < len(self._comments) else None
        return comment if comment and comment.start < limit else None

    def _own(self, comment: Comment, indent: int) -> None:
        self._at += 1
        if comment.alone:
            self._space(comment.line)
        self.line(" " * indent + comment.text)

    def _space(self, line: int) -> None:
        """A blank line above this line of the file stays one."""
        if line > 1 and not self._source.line(line - 1).strip() and self.lines and self.lines[-1] and not self._sealed:
            self.lines.append("")
