"""What YAML can attach to a value or hide in it and the language refuses: anchors, aliases, tags, escapes."""

from __future__ import annotations

import re
from itertools import islice

from yaml import events

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.characters import FORBIDDEN, forbidden, shown
from dragoman.source.frames import Frame
from dragoman.source.inline import inline_pieces
from dragoman.source.limits import DIGITS, PROBLEMS_OF_A_KIND
from dragoman.source.marks import Mark, Value
from dragoman.source.pieces import stretch
from dragoman.source.source import Source
from dragoman.source.traps import QUOTE
from dragoman.source.tree import Scalar
from dragoman.source.trouble import Stretch

_PROPERTY = re.compile(r"([&!][^\s,\[\]{}]*)(?:[ \t]+|[ \t]*(?:#[^\r\n]*)?[\r\n]\s*|(?=[,\[\]{}])|\Z)")
_NO_TAG = "write the bare value; a text that begins so is put in quotes"
_REUSE = "to use a value again, `defaults` and `call` are there; a text that begins so is put in quotes"


def properties(source: Source, event: Value) -> tuple[list[Diagnostic], Mark]:
    """A problem for each anchor and tag before a value, and the place where the value itself begins."""
    problems, at = [], event.start_mark.index
    # An anchor and a tag, in either order; what looks like a third is text.
    for written in (event.anchor, event.tag):
        if written is not None and (found := _PROPERTY.match(source.text, at)):
            problems.append(_property(source, at, found.group(1)))
            at = found.end()
    if isinstance(event, events.ScalarEvent):
        at = min(at, event.end_mark.index)
    line, column = source.place(at)
    return problems, Mark(at, line - 1, column - 1)


def _property(source: Source, start: int, written: str) -> Diagnostic:
    here = Stretch(source, start, start + len(written))
    if written[0] == "&":
        return here.problem("DG009", f"the anchor {here.quoted} is not part of the language", _REUSE)
    if written == "!":
        message = 'a text that begins with "!" must be put in quotes: YAML takes it for a tag'
        return here.problem("DG024", message, QUOTE)
    return here.problem("DG012", f"the tag {here.quoted} is not part of the language", _NO_TAG)


def alias(source: Source, start: int, end: int) -> Diagnostic:
    """An alias where a value is expected."""
    here = Stretch(source, start, end)
    return here.problem("DG010", f"the alias {here.quoted} is not part of the language", _REUSE)


def complex_key(source: Source, frame: Frame) -> Diagnostic:
    """A mapping or a list where a key is expected."""
    what = "mapping" if frame.mapping else "list"
    here = Stretch(source, frame.start, frame.start + 1)
    return here.problem("DG016", f"a {what} stands where a key is expected", "a key is a word or a text in quotes")


def long_number(source: Source, scalar: Scalar, digits: int) -> Diagnostic:
    """A number that could not be computed with exactly."""
    message = f"the number {shown(scalar.text)} has {digits:,} digits; {DIGITS} is the limit"
    return Diagnostic(source.name, scalar.span, "DG018", message, "put it in quotes if it is a text")


def escaped_characters(source: Source, scalar: Scalar) -> list[Diagnostic]:
    """A problem for each forbidden character that an escape of a text in double quotes gives."""
    # Only an escape makes a text shorter than what was written, line ends aside.
    if len(scalar.text) == scalar.end - scalar.start - 2:
        return []
    hits = list(islice(FORBIDDEN.finditer(scalar.text), PROBLEMS_OF_A_KIND))
    pieces = inline_pieces(source.text, scalar, hits[-1].start()) if hits else []
    problems = []
    for found in hits:
        start, end = stretch(pieces, found.start())
        # A forbidden character that stands there bare is told of with those of the whole file.
        if end - start > 1:
            problems.append(forbidden(source, found.group(), start, end, source.text[start:end]))
    return problems


def trimmed_end(source: Source, start: int, end: int) -> int:
    """Where a text that ended before `end` has its last character that is no blank."""
    return start + len(source.text[start:end].rstrip())
