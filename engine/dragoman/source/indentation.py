"""Lines that stand where nothing fits, and texts that stand behind the end of a value."""

from __future__ import annotations

import re

from dragoman.source import lines, traps
from dragoman.source.builder import Builder
from dragoman.source.tree import Mapping, Scalar, Sequence
from dragoman.source.trouble import Stretch, Trouble

_NO_BLANK = re.compile(r"[\w ]+:(?=[^\s:/])")
_INNER_QUOTES = "put the whole text in quotes; inside of \"...\" a quote is \\\", inside of '...' it is ''"


def too_far(builder: Builder, at: int) -> Trouble:
    """A key, which ends at `at`, on a line indented deeper than the complete value above it."""
    key = Stretch(builder.source, lines.key_start(builder.source, at), at)
    message = f"the key {key.quoted} is indented too far: the value above it is already complete"
    help_text = "give it the indentation of the key above, or put the text that goes on here in quotes"
    return key.trouble("DG027", message, help_text)


def no_colon(builder: Builder, begin: int, at: int) -> Trouble:
    """A line that is neither a key nor part of a text."""
    source = builder.source
    line = Stretch(source, begin, lines.text_end(source, begin))
    if cut := traps.CUT.search(source.text, begin, source.line_end(begin)):
        return Trouble(traps.cut(source, begin, cut.end()), (begin, cut.end()))
    if stuck := _NO_BLANK.match(source.text, begin, line.end):
        key = Stretch(source, begin, stuck.end())
        return line.trouble("DG030", f"a blank is missing after the colon of {key.quoted}", "write `key: value`")
    message = f"{line.quoted} has no colon, so it is no key, and it belongs to no text above"
    return line.trouble("DG030", message, "write `key: value`; a text of several lines is indented deeper than its key")


def stray(builder: Builder, begin: int, at: int) -> Trouble:
    """Something that is neither the next key nor the next item: text behind a value, or a wrong indentation."""
    if at > lines.first_character(builder.source, at) and builder.last is not None:
        return _behind(builder, builder.last, at)
    source = builder.source
    line = Stretch(source, at, lines.text_end(source, at))
    if source.text.startswith(("- ", "-\n", "-\r"), at):
        message = f"the list item {line.quoted} stands where a key is expected"
        return line.trouble("DG027", message, "indent it under its key")
    if source.text.startswith(":", at):
        return line.trouble("DG033", "a colon without a key before it", "write the key before the colon")
    if lines.value_start(source, at) == at:
        return no_colon(builder, at, at)
    if begin >= 0 and source.text.startswith("-", begin):
        message = f"the key {line.quoted} stands where a list item is expected"
        return line.trouble("DG027", message, "align it with the keys of the item above, or write a dash before it")
    return _unfitting(builder, begin, line)


def _unfitting(builder: Builder, begin: int, line: Stretch) -> Trouble:
    blanks = line.source.place(line.start)[1] - 1
    levels = sorted({line.source.place(begin)[1] - 1, builder.closed_column - 1} - {blanks, -1})
    message = f"the indentation of {line.quoted}, {blanks} blanks, fits no key above it"
    help_text = f"indent it by {' or '.join(map(str, levels))} blanks" if levels else None
    return line.trouble("DG027", message, help_text)


def _behind(builder: Builder, last: Scalar | Mapping | Sequence, at: int) -> Trouble:
    source = builder.source
    start = last.start if isinstance(last, Scalar) else source.offset(last.span.line, last.span.column)
    whole = Stretch(source, start, lines.text_end(source, at))
    rest = Stretch(source, at, whole.end)
    if not isinstance(last, Scalar) or last.style not in ("single", "double"):
        message, help_text = f"text stands behind the value: {rest.quoted}", traps.QUOTE
    elif last.span.line != last.span.end_line:
        return _closed_late(last, whole)
    else:
        message, help_text = f"text stands behind the closing quote: {rest.quoted}", _INNER_QUOTES
    if builder.in_flow() or last.span.line != last.span.end_line:
        return rest.trouble("DG032", message, help_text)
    return whole.masked("DG032", message, help_text)


def _closed_late(last: Scalar, whole: Stretch) -> Trouble:
    """A quote that only the next quote, lines below, closes."""
    source = whole.source
    first = Stretch(source, last.start, lines.text_end(source, last.start))
    text = Stretch(source, last.start + 1, first.end)
    message = f"the quote that opens {text.quoted} is not closed before the next quote, on line {last.span.end_line}"
    return first.trouble("DG026", message, f"write {source.text[last.start]} at its end")
