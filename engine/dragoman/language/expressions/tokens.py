"""Jinja's tokens, each with its offset in the source instead of its line.

The law of this file: the tokens handed on are those of the language: no number of unbounded length, no tag but `if`
and `for`. Jinja's lexer drops blanks and nothing else, so a token is found by searching forward from the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.lexer import Lexer, Token

from dragoman.language.expressions.problems import Problem

LONGEST_NUMBER = 31
MOST_TOKENS = 4_000

_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_OPENERS = {"variable_begin": "{{", "block_begin": "{%", "comment_begin": "{#"}
_ENDS = {"variable_begin": "variable_end", "block_begin": "block_end", "comment_begin": "comment_end"}
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_NO_RAW = "braces are shown by {{ '{{' }}"
_SIGNS = {
    "&": "write 'and'",
    "!": "write 'not', or '!=' to compare",
    "?": "write 'a if condition else b'",
    "^": "this sign means nothing here",
    "$": "names stand without a sign: {{ name }}",
    "@": "names stand without a sign: {{ name }}",
    "'": "a text begins and ends with the same quotation mark",
    '"': "a text begins and ends with the same quotation mark",
    "“": 'write straight quotation marks: "text"',
    "”": 'write straight quotation marks: "text"',
    "‘": "write straight quotation marks: 'text'",
    "’": "write straight quotation marks: 'text'",
}


@dataclass(slots=True)
class Tokens:
    """The tokens of a source and what is wrong with them. `raw` keeps each token as it was written, by offset."""

    source: str
    tokens: list[Token] = field(default_factory=list)
    raw: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, offset: int, text: str, code: str, message: str, help: str | None = None) -> None:  # noqa: A002
        """Notes a problem with this stretch of the source."""
        self.problems.append(Problem(offset, max(len(text), 1), code, message, help))


def read_tokens(source: str, lexer: Lexer, state: str | None) -> Tokens:
    """The tokens of a text, or, in the state `variable`, of a bare expression. Never raises."""
    read = Tokens(source)
    placed = _placed(read, lexer, state)
    try:
        for token in lexer.wrap(placed):
            written = read.raw[token.lineno]
            exact: Any = Decimal(written) if token.type == "float" else token.value
            read.tokens.append(Token(token.lineno, token.type, exact))
    except TemplateSyntaxError as error:
        read.refuse(error.lineno, read.raw.get(error.lineno, ""), "DG300", _worded(error))
    _unclosed(read)
    return read


def _placed(read: Tokens, lexer: Lexer, state: str | None) -> Iterator[tuple[int, str, str]]:
    """The lexer's tokens with offsets, up to the first that is broken."""
    position = 0
    try:
        for _, kind, written in lexer.tokeniter(read.source, None, None, state):
            offset = read.source.find(written, position)
            position = offset + len(written)
            if not written or kind == "whitespace":
                continue
            read.raw[offset] = written
            if len(read.raw) > MOST_TOKENS:
                message = f"the text is too large: more than {MOST_TOKENS} words and signs are computed"
                read.refuse(0, " ", "DG315", message, "split it, or let an action count")
                return
            if kind == "raw_begin":
                read.refuse(offset, "{% raw", "DG302", "the tag 'raw' is not part of the language", _NO_RAW)
                return
            if kind in ("integer", "float") and not _plain_number(read, offset, written):
                return
            yield offset, kind, written
    except TemplateSyntaxError as error:
        _broken(read, position, error.message or "")


def _plain_number(read: Tokens, offset: int, written: str) -> bool:
    if len(written) > LONGEST_NUMBER:
        read.refuse(offset, written, "DG315", f"a number of {len(written)} digits is too long", "10^30 is the most")
        return False
    if not _NUMBER.match(written):
        read.refuse(offset, written, "DG300", f"'{written}' is no number of the language", "write it in plain digits")
        return False
    return True


def _broken(read: Tokens, position: int, message: str) -> None:
    """Words what the lexer could not read; `position` is where the last good token ended."""
    rest = read.source[position:]
    offset = position + len(rest) - len(rest.lstrip())
    sign = read.source[offset : offset + 1]
    if message.startswith("Missing end of raw"):
        read.refuse(position, "{% raw", "DG302", "the tag 'raw' is not part of the language", _NO_RAW)
    elif message.startswith("Missing end of comment"):
        read.refuse(max(position - 2, 0), "{#", "DG301", "the comment '{#' is never closed", "close it with '#}'")
    elif found := re.match(r"unexpected '(.)', expected '(.)'", message):
        opener = {")": "(", "]": "[", "}": "{"}[found[2]]
        message, remedy = f"'{opener}' is not closed before '{found[1]}'", f"close it with '{found[2]}'"
        read.refuse(offset, sign, "DG300", message, remedy)
    elif sign == "}":
        read.refuse(offset, sign, "DG301", "'{{' is closed with a single '}'", "close it with '}}'")
    else:
        read.refuse(offset, sign, "DG300", f"'{sign}' means nothing in an expression", _SIGNS.get(sign))


def _worded(error: TemplateSyntaxError) -> str:
    if "identifier" in (error.message or ""):
        return "a name has letters that no name has"
    return f"the text cannot be read: {error.message}"


def _unclosed(read: Tokens) -> None:
    """Notes a tag whose end never came, unless something else is broken already."""
    if read.problems:
        return
    opened: tuple[int, str] | None = None
    for token in read.tokens:
        if token.type in _OPENERS:
            opened = token.lineno, token.type
        elif opened and token.type == _ENDS[opened[1]]:
            opened = None
    if opened:
        braces = _OPENERS[opened[1]]
        read.refuse(opened[0], braces, "DG301", f"'{braces}' is never closed", f"close it with '{_CLOSERS[braces]}'")
