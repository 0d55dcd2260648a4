"""Values in braces and brackets: which stay so, and how they are written."""

from __future__ import annotations

from bisect import bisect_left

from dragoman.formatting.comments import Comment
from dragoman.formatting.texts import is_block, lines
from dragoman.source.source import Source
from dragoman.source.tree import Entry, Mapping, Scalar, Tree

WIDTH = 120
"""A value in braces that would reach further is written in block style."""

_TEMPLATES = ("{{", "{%")
_CONDITIONS = ("when", "that", "disabled")
_IGNORE = "dragoman: ignore"


class Inline:
    """Writes what stays on one line."""

    def __init__(self, source: Source, comments: list[Comment]) -> None:
        self._source = source
        self._starts = [comment.start for comment in comments]
        # What a comment ignores on its line, it would no longer ignore on several.
        self._held = {comment.line + comment.alone for comment in comments if _IGNORE in comment.text}

    def written(self, tree: Tree, column: int) -> str | None:
        """A value in braces or brackets on one line that begins at this column (from 0).

        Nothing for what is or becomes block style: it holds an expression, a comment, a text of several lines, or
        would be too wide.
        """
        if isinstance(tree, Scalar) or not tree.flow:
            return None
        if tree.span.line in self._held and tree.span.line == tree.span.end_line:
            return self._text(tree)
        text = self._text(tree) if self._fits(tree) else None
        return text if text is not None and (is_bare(tree) or column + len(text) <= WIDTH) else None

    def _fits(self, tree: Tree) -> bool:
        match tree:
            case Scalar():
                return not (is_block(tree) or _is_computed(tree.text)) and _is_line(tree)
            case Mapping():
                inside = all(self._fits(entry.key) and self._fits_entry(entry) for entry in tree.entries)
            case _:
                inside = all(self._fits(item) for item in tree.items)
        return inside and (is_bare(tree) or not self._has_comment(*reach(self._source, tree)))

    def _fits_entry(self, entry: Entry) -> bool:
        is_text = isinstance(entry.value, Scalar) and isinstance(entry.value.value, str)
        return self._fits(entry.value) and not (is_text and entry.key.text in _CONDITIONS)

    def _has_comment(self, start: int, end: int) -> bool:
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def _text(self, tree: Tree) -> str:
        match tree:
            case Scalar():
                return " ".join(lines(self._source, tree))
            case Mapping():
                inner = ", ".join(f"{self._text(e.key)}: {self._text(e.value)}" for e in tree.entries)
                return f"{{{inner}}}"
            case _:
                return f"[{', '.join(map(self._text, tree.items))}]"


def reach(source: Source, tree: Tree) -> tuple[int, int]:
    """The offsets between which a value stands."""
    span = tree.span
    return source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)


def is_bare(tree: Tree) -> bool:
    """Whether a mapping or list has nothing in it, which only braces and brackets can say."""
    return not (tree.entries if isinstance(tree, Mapping) else not isinstance(tree, Scalar) and tree.items)


def _is_computed(text: str) -> bool:
    return any(sign in text for sign in _TEMPLATES)


def _is_line(scalar: Scalar) -> bool:
    """Whether it is on one line, or can be brought there: a line end of a plain text is a blank."""
    return scalar.span.line == scalar.span.end_line or (scalar.style == "plain" and "\n" not in scalar.text)
