"""A file written anew from its tree.

The law of this file: whatever it writes is read again, and if one value, key or comment is not what it was, nothing is
written at all.
"""

from __future__ import annotations

import re
import sys

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.formatting.comments import Comment, comments
from dragoman.formatting.inline import WIDTH, Inline, is_bare, reach
from dragoman.formatting.page import Page
from dragoman.formatting.same import same
from dragoman.formatting.texts import STEP, block_lines, is_block, lines
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Entry, Mapping, Scalar, Sequence, Tree

_EMPTY = "DG006"
_START = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*---(?=\s|\Z)")
_END = sys.maxsize


class IllegibleError(Exception):
    """The file cannot be read as YAML. `diagnostics` say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} problems")
        self.diagnostics = diagnostics


class DistortedError(Exception):
    """The file cannot be written anew without changing what it says."""


def formatted(source: Source) -> str:
    """The text as it should be written, with lines that end with LF.

    Raises:
        IllegibleError: the file has mistakes of YAML.
        DistortedError: what would be written is not the same.
    """
    parsed = parse(source)
    if any(problem.code != _EMPTY for problem in parsed.diagnostics):
        raise IllegibleError(parsed.diagnostics)
    noted = comments(source, parsed.tree)
    text = Writer(source, noted).whole(parsed.tree)
    new = Source(source.name, text)
    tree = parse(new).tree
    if not same(parsed.tree, tree) or [one.text for one in comments(new, tree)] != [one.text for one in noted]:
        raise DistortedError(source.name)
    return text


class Writer:
    """Writes one tree."""

    def __init__(self, source: Source, noted: list[Comment]) -> None:
        self._source = source
        self._page = Page(source, noted)
        self._inline = Inline(source, noted)

    def whole(self, tree: Tree | None) -> str:
        """The whole text."""
        if started := _START.match(self._source.text):
            self._page.before(started.end() - 1, 0)
            line = self._source.place(started.end())[0]
            self._page.line("---", self._page.beside(line, _END))
        match tree:
            case Mapping() | Sequence() if not is_bare(tree):
                self._collection(tree, 0, "", 0, _END)
            case None:
                pass
            case _:
                self._page.line(self._source.text[slice(*reach(self._source, tree))])
        self._page.behind(-1, _END, _END, 0)
        return "".join(f"{line}\n" for line in self._page.lines)

    def _collection(self, tree: Mapping | Sequence, indent: int, lead: str, column: int, limit: int) -> None:
        """A mapping or list in block style, indented, its first line behind `lead`.

        Comments behind it that stand further right than `column` and before `limit` belong to it.
        """
        parts = tree.entries if isinstance(tree, Mapping) else tree.items
        for part, below in zip(parts, [*map(self._first, parts[1:]), limit], strict=True):
            if lead.strip():
                prefix = lead
            else:
                self._page.before(self._first(part), indent)
                prefix = " " * indent
            lead = ""
            if isinstance(part, Entry):
                self._entry(part, prefix, indent, tree.span.column, below)
            else:
                self._item(part, prefix, indent, tree.span.column, below)
        if tree.flow:
            column, limit = -1, reach(self._source, tree)[1]
        self._page.behind(column, tree.span.end_line, limit, indent)

    def _first(self, part: Entry | Tree) -> int:
        """Where an entry or item begins: the offset of its first scalar, or of its braces."""
        match part:
            case Entry():
                return part.key.start
            case Scalar():
                return part.start
            case Mapping(entries=(first, *_)):
                return first.key.start
            case Sequence(items=(first_item, *_)):
                return self._first(first_item)
            case _:
                return reach(self._source, part)[0]

    def _entry(self, entry: Entry, prefix: str, indent: int, column: int, limit: int) -> None:
        head = self._key(entry.key, prefix, indent)
        value = entry.value
        if isinstance(value, Scalar):
            self._scalar(entry.key, value, head, indent, limit)
        elif text := self._inline.written(value, len(head) + 1):
            self._page.line(f"{head} {text}", self._page.beside(value.span.end_line, limit))
        else:
            self._page.line(head, self._heading(value, limit))
            self._collection(value, indent + STEP, "", column, limit)

    def _key(self, key: Scalar, prefix: str, indent: int) -> str:
        """The key with its colon. One that is empty or has lines is written as YAML has it: behind a question mark."""
        written = lines(self._source, key)
        if key.style == "plain" and "\n" not in key.text:
            written = [" ".join(written)]
        if len(written) == 1 and written[0]:
            return f"{prefix}{written[0]}:"
        self._page.line(f"{prefix}? {written[0]}".rstrip())
        self._page.text(written[1:], indent + STEP, sealed=False)
        return f"{' ' * indent}:"

    def _heading(self, value: Mapping | Sequence, limit: int) -> Comment | None:
        """The comment beside a key above its value: one that stood there, or behind braces that are no more."""
        if comment := self._page.beside(value.span.end_line, self._first(value)):
            return comment
        end = reach(self._source, value)[1]
        return self._page.beside(value.span.end_line, limit) if value.flow and not self._page.waits(end) else None

    def _item(self, item: Tree, prefix: str, indent: int, column: int, limit: int) -> None:
        dash = f"{prefix}- "
        if isinstance(item, Scalar):
            self._value(item, dash, indent, limit)
        elif text := self._inline.written(item, len(dash)):
            self._page.line(f"{dash}{text}", self._page.beside(item.span.end_line, limit))
        else:
            if comment := self._heading(item, limit):
                self._page.line(" " * indent + comment.text)
            self._collection(item, indent + STEP, dash, column, limit)

    def _scalar(self, key: Scalar, value: Scalar, head: str, indent: int, limit: int) -> None:
        """A scalar beside its key; below it where a comment stands between, or it would become too wide."""
        written = value.text if is_block(value) else self._source.text[value.start : value.end]
        is_below = value.span.line > key.span.line and bool(written)
        is_wide = "\n" in written or len(head) + len(written) >= WIDTH
        if is_below and (self._page.waits(value.start) or (is_wide and not is_block(value))):
            self._page.line(head, self._page.beside(value.span.line - 1, value.start))
            self._page.before(value.start, indent + STEP)
            self._value(value, " " * (indent + STEP), indent, limit)
        else:
            self._value(value, f"{head} ", indent, limit)

    def _value(self, value: Scalar, lead: str, indent: int, limit: int) -> None:
        """A scalar behind what stands before it on its line, and the comment beside it."""
        if is_block(value):
            sign, below = block_lines(self._source, value)
            self._page.line(lead + sign, self._page.beside(value.span.line, limit))
            self._page.text(below, indent + STEP, "+" in sign)
            return
        first, *more = lines(self._source, value)
        if more:
            self._page.line(lead + first)
            self._page.text(more[:-1], indent + STEP, sealed=False)
            lead, first = " " * (indent + STEP), more[-1]
        line = lead + first if first else lead.rstrip()
        self._page.line(line, self._page.beside(value.span.end_line, limit))
