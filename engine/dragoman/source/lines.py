"""Where on a line the value begins and a text ends: told by looking at the text, for when the parser has given up."""

from __future__ import annotations

import re

from dragoman.source.source import Source

_LONGEST_LINE = 4096
_DASHES = re.compile(r"[ \t]*+(?:[-?][ \t]++)*+")
_QUOTED_KEY = re.compile(r"""(?:"(?:[^"\\\r\n]++|\\.)*+"|'(?:[^'\r\n]++|'')*+')[ \t]*:(?=\s|\Z)[ \t]*""")
_COLON = re.compile(r":(?=[ \t\r\n]|\Z)[ \t]*")
_SIGNS = "\"'[]{}&*!|>%@`-?:,#"
"""What a text without quotes cannot begin with, or hardly."""
_COMMENT = re.compile(r"[ \t]#[ \t]")
_FLOW_END = re.compile(r"[^,\]}\r\n]*")
_KEY_END = re.compile(r"[^:\r\n]*+(?::\S[^:\r\n]*+)*+")
_QUOTED_OR_BRACES = re.compile(r""""(?:[^"\\\r\n]++|\\.)*+"|'(?:[^'\r\n]++|'')*+'|(?<![^\s:,\[{-])(\{[{%])""")


def first_character(source: Source, offset: int) -> int:
    """Where the line of this offset has its first character that is no blank, at most the offset itself."""
    start = source.line_start(offset)
    before = source.text[start:offset]
    return start + len(before) - len(before.lstrip())


def key_start(source: Source, offset: int) -> int:
    """Where the line of this offset has its first character behind its blanks and dashes."""
    found = _DASHES.match(source.text, source.line_start(offset), source.line_end(offset))
    return found.end() if found else offset


def value_start(source: Source, offset: int) -> int:
    """Where the value begins on the line of this offset: behind blanks, dashes, and a first key with its colon."""
    start, end = key_start(source, offset), source.line_end(offset)
    if quoted := _QUOTED_KEY.match(source.text, start, end):
        return quoted.end()
    # A line that begins with a quote or bracket holds a value before any key.
    if source.text[start : start + 1] in tuple("\"'[{"):
        return start
    colon = _COLON.search(source.text, start, end)
    return colon.end() if colon else start


def text_end(source: Source, start: int) -> int:
    """Where a text that begins here would end if it were quoted: before a comment, or at the end of its line."""
    end = source.line_end(start)
    comment = _COMMENT.search(source.text, start, end)
    text = source.text[start : comment.start() if comment else end]
    return start + len(text.rstrip())


def flow_text_end(source: Source, start: int) -> int:
    """The same inside braces or brackets: before the next comma or closing sign."""
    found = _FLOW_END.match(source.text, start)
    return start + len(found.group().rstrip()) if found else start


def behind_words(source: Source, offset: int) -> bool:
    """Whether a text without quotes has begun before this offset on its line: what stands here does not begin it."""
    first = source.text[value_start(source, offset) : offset][:1]
    return bool(first) and first not in _SIGNS


def opens_flow(source: Source, offset: int) -> bool:
    """Whether a value in braces or brackets that begins on the line of this offset is still open there."""
    value = source.text[value_start(source, offset) : offset]
    opened = sum(map(value.count, "[{"))
    return value.startswith(("[", "{")) and opened > sum(map(value.count, "]}"))


def behind_template(source: Source, start: int, in_flow: bool, as_key: bool) -> int:
    """Where a text that begins with a template at `start` would end."""
    if not in_flow and not as_key:
        return text_end(source, start)
    line_end = source.line_end(start)
    closing = source.text.find("}}" if source.text.startswith("{{", start) else "%}", start, line_end)
    if closing < 0:
        return text_end(source, start)
    if in_flow:
        return flow_text_end(source, closing + 2)
    found = _KEY_END.match(source.text, closing + 2)
    return found.end() if found else closing + 2


def template_start(source: Source, offset: int) -> int | None:
    """Where, on the line of this offset, a value begins with a template outside of quotes."""
    start = source.line_start(offset)
    # A longer line was not written by a person, and quotes that do not pair would take for ever on it.
    end = min(source.line_end(offset), start + _LONGEST_LINE)
    hits = (found.start(1) for found in _QUOTED_OR_BRACES.finditer(source.text, start, end) if found.group(1))
    return next(hits, None)
