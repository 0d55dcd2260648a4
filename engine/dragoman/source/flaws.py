"""One function for each way in which YAML can be broken: what it says, where it points, what it masks.

Each takes the builder as it stood, the offset where the broken thing begins and the offset where the parser gave up.
"""

from __future__ import annotations

import re

from dragoman.source import lines, traps
from dragoman.source.builder import Builder
from dragoman.source.indentation import too_far
from dragoman.source.tree import Scalar
from dragoman.source.trouble import Stretch, Trouble

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{0,2}|u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|.)")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_BLOCK_STYLE = "put texts with a comma, a bracket or a colon in quotes, or write the {} in block style, a line for each"


def colon(builder: Builder, begin: int, at: int) -> Trouble:
    """A colon with a blank where no key can be: inside of a text, or on a line that is indented too far."""
    source = builder.source
    start = lines.value_start(source, at)
    end = lines.text_end(source, start)
    if builder.in_flow() and isinstance(builder.last, Scalar) and builder.last.end <= at:
        start, end = builder.last.start, lines.flow_text_end(source, at)
    elif start > at:
        return too_far(builder, at)
    text = Stretch(source, start, end)
    message = f"the text {text.quoted} holds a colon and a blank, which YAML takes for a key"
    return text.masked("DG023", message, traps.QUOTE)


def sign(builder: Builder, begin: int, at: int) -> Trouble:
    """A text that begins with a sign that has a meaning in YAML."""
    source = builder.source
    start = max(0, min(begin, at, len(source.text) - 1))
    # The parser looks ahead: it may give up before it has told of the bracket that stands before the text.
    in_flow = builder.in_flow() or lines.opens_flow(source, start)
    end = lines.flow_text_end(source, start) if in_flow else lines.text_end(source, start)
    return traps.leading_sign(source, start, max(end, start + 1))


def tab_or_sign(builder: Builder, begin: int, at: int) -> Trouble:
    """A character that nothing can begin with."""
    return tab(builder, begin, at) if builder.source.text[at : at + 1] == "\t" else sign(builder, at, at)


def tab(builder: Builder, begin: int, at: int) -> Trouble:
    """A tab where only blanks indent."""
    message = "a tab indents this line; YAML allows only blanks there"
    return Stretch(builder.source, at, at + 1).trouble("DG028", message, "write two blanks for each level")


def open_quote(builder: Builder, begin: int, at: int) -> Trouble:
    """A quote that is opened and never closed."""
    source = builder.source
    end = lines.text_end(source, begin)
    message = f"the quote that opens {Stretch(source, begin + 1, end).quoted} is never closed"
    help_text = f"write {source.text[begin : begin + 1]} at the end of the text"
    return Stretch(source, begin, end).trouble("DG026", message, help_text)


def escape(builder: Builder, begin: int, at: int) -> Trouble:
    """A backslash in double quotes before something that it has no meaning for."""
    text = builder.source.text
    start = max(text.rfind("\\", begin, at + 1), begin)
    found = _ESCAPE.match(text, start)
    written = Stretch(builder.source, start, found.end() if found else start + 1)
    if _SURROGATE.match(text, start):
        message = f"the escape {written.quoted} is a lone surrogate, which is no character"
        return written.masked("DG031", message, "write the character itself")
    message = f"the escape {written.quoted} does not exist in double quotes"
    return written.masked("DG031", message, "write \\\\ for a backslash, or put the text in single quotes")


def open_bracket(builder: Builder, begin: int, at: int) -> Trouble:
    """A brace or bracket that is not closed, or that a quote, a comma or a bracket inside of it has torn."""
    source = builder.source
    opening = source.text[begin : begin + 1]
    closing, what = ("}", "mapping") if opening == "{" else ("]", "list")
    written = Stretch(source, begin, lines.text_end(source, begin))
    rest = Stretch(source, at, written.end)
    if at >= source.line_end(begin) or not source.text[at : written.end].endswith(closing):
        return written.trouble(
            "DG029", f'the "{opening}" that begins here is not closed', f'write "{closing}" at its end'
        )
    message = f"the inline {what} {written.quoted} is torn at {rest.quoted}"
    return written.masked("DG025", message, _BLOCK_STYLE.format(what), is_text=False)


def no_value(builder: Builder, begin: int, at: int) -> Trouble:
    """A sign such as a comma or a closing bracket where a value is expected, or the file's end inside of brackets."""
    source = builder.source
    frame = next((frame for frame in reversed(builder.stack) if frame.flow), None)
    here = Stretch(source, at, at + 1)
    if frame is None:
        return sign(builder, at, at)
    if at >= len(source.text):
        return open_bracket(builder, frame.start, at)
    if source.text[at] == ":":
        return here.trouble("DG033", "a colon without a key before it", "write the key before the colon")
    return here.trouble("DG034", f"a value is missing before {here.quoted}", "write the value, or remove the comma")


def stuck_colon(builder: Builder, begin: int, at: int) -> Trouble:
    """A colon inside of braces or brackets with no blank between it and a bracket."""
    message = "a blank is missing after the colon, or quotes around the text that holds it"
    return Stretch(builder.source, at, at + 1).trouble("DG030", message, "write `key: value`")


def second_document(builder: Builder, begin: int, at: int) -> Trouble:
    """Something behind the end of the document."""
    here = Stretch(builder.source, at, lines.text_end(builder.source, at))
    return here.trouble("DG014", "a second document begins here", "one file is one flow: take the rest out")
