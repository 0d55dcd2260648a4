"""What YAML reads without a complaint, and not as the author meant it.

The law of this file: a trap is told from the file's text around an event; nothing here knows the language's keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.characters import shown
from dragoman.source.frames import Frame
from dragoman.source.lines import behind_template
from dragoman.source.source import Source
from dragoman.source.tree import Entry, Scalar, Span
from dragoman.source.trouble import Stretch, Trouble

# A comment has a blank behind its sign, or is a rule drawn of signs.
CUT = re.compile(r":?(?<![ \t])[ \t]++#++(?![#\s]|[-=*~]{2}|\Z)[^\r\n]*")
_REST_OF_TEXT = re.compile(r"[ \t]+[^\s#,\]}][^\r\n]*")
_REST_OF_FLOW_TEXT = re.compile(r"[ \t]+[^\s#,\]}][^\r\n,\]}]*")
_COLON = re.compile(r"\s*+(?:#[^\r\n]*+\s*+)*+:")
QUOTE = "put the whole text in quotes"


def cut_by_sign(source: Source, scalar: Scalar, frame: Frame | None) -> Diagnostic | None:
    """A plain text that ends before a `#` without a blank behind it, or that is lost because it begins with one."""
    if source.text[scalar.end : scalar.end + 1] not in (" ", "\t", ":"):
        return None
    if not isinstance(scalar.value, str) and (scalar.text or not _may_be_lost(frame)):
        return None
    found = CUT.match(source.text, scalar.end)
    return cut(source, scalar.start if scalar.text else found.start(), found.end()) if found else None


def _may_be_lost(frame: Frame | None) -> bool:
    return frame is not None and not frame.flow


def cut(source: Source, start: int, end: int) -> Diagnostic:
    """The diagnostic of a text that a `#` cuts."""
    whole = source.text[start:end].lstrip(": \t").rstrip()
    first = end - len(source.text[start:end].lstrip(": \t"))
    message = f'YAML cuts the text {shown(whole)} at the "#" and takes the rest for a comment'
    help_text = f"{QUOTE}; a comment has a blank after its #"
    return Diagnostic(source.name, source.span(first, first + len(whole)), "DG020", message, help_text)


def template(source: Source, start: int, parent: Frame | None) -> Trouble | None:
    """A text that begins with a template and has no quotes: YAML sees a mapping in a mapping."""
    if not source.text.startswith(("{{", "{%"), start):
        return None
    in_flow, as_key = parent is not None and parent.flow, parent is not None and parent.awaits_key()
    return unquoted_template(source, start, behind_template(source, start, in_flow, as_key))


def unquoted_template(source: Source, start: int, end: int) -> Trouble:
    """The trouble of a template without quotes that stands between two offsets."""
    text = Stretch(source, start, end)
    message = f"the text {text.quoted} begins with a brace, which YAML takes for a mapping"
    return text.masked("DG021", message, QUOTE)


def text_after_alias(source: Source, start: int, end: int, in_flow: bool) -> Trouble | None:
    """A text that begins with `*` and a word: an alias with more text behind it."""
    rest = (_REST_OF_FLOW_TEXT if in_flow else _REST_OF_TEXT).match(source.text, end)
    if rest is None or rest.group().lstrip().startswith(":"):
        return None
    return leading_sign(source, start, start + len(source.text[start : rest.end()].rstrip()))


def leading_sign(source: Source, start: int, end: int) -> Trouble:
    """The trouble of a text that begins with a sign that has a meaning in YAML."""
    text, first = Stretch(source, start, end), Stretch(source, start, start + 1)
    message = f"a text that begins with {first.quoted} must be put in quotes: {text.quoted}"
    return text.masked("DG024", message, QUOTE)


def bare_keys(source: Source, frame: Frame, end: int) -> Iterator[Diagnostic]:
    """Keys of a mapping in braces that have no colon: a text without quotes, or one that a comma has torn."""
    bare = [entry for entry in frame.entries if _is_bare(source, entry)]
    if not bare:
        return
    if len(bare) == len(frame.entries):
        yield _braces(source, frame, end)
        return
    first = frame.entries.index(bare[0])
    torn = frame.entries[first - 1].value.span if first else bare[0].key.span
    last = bare[-1].key.span
    span = Span(torn.line, torn.column, last.end_line, last.end_column)
    text = bare[0].key.text
    message = f"{shown(text)} has no value: in braces, a comma ends a text and begins a new key"
    help_text = "put the text that holds the comma in quotes, or write the mapping in block style, a key on each line"
    if ":" in text:
        message = f"{shown(text)} has no value: in braces, too, a key ends with a colon and a blank"
        help_text = "write a blank after the colon"
    yield Diagnostic(source.name, span, "DG025", message, help_text)


def _is_bare(source: Source, entry: Entry) -> bool:
    value = entry.value
    if not isinstance(value, Scalar) or value.text or value.style != "plain":
        return False
    return not _COLON.match(source.text, entry.key.end)


def _braces(source: Source, frame: Frame, end: int) -> Diagnostic:
    text = source.text[frame.start : end]
    inner = text.strip("{} ")
    message = f"{shown(text)} without quotes is a mapping without values for YAML"
    help_text = f'put the text in quotes; a variable has two braces: "{{{{ {inner} }}}}"'
    if not inner.isidentifier():
        help_text = "put the text in quotes, or give each key a value: a colon and a blank"
    return Diagnostic(source.name, source.span(frame.start, end), "DG022", message, help_text)


def stand_in(span: Span, start: int, end: int) -> Scalar:
    """A key in place of one that is no text, so that its value finds a place; it is never kept."""
    return Scalar(None, "", "plain", span, start, end)
