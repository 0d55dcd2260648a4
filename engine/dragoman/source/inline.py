"""Pieces of plain and quoted texts: escapes, doubled quotes and folded lines."""

from __future__ import annotations

import re

from dragoman.source.pieces import Piece, Pieces
from dragoman.source.tree import Scalar

_FOLD = r"(?P<fold>[ \t]*(?:\r\n?|\n)[ \t\r\n]*)"
_BLANKS = r"[ \t]+"
_PLAIN = re.compile(rf"{_FOLD}|{_BLANKS}|[^ \t\r\n]+")
_SINGLE = re.compile(rf"{_FOLD}|{_BLANKS}|(?P<escape>'')|[^ \t\r\n']+|'")
_DOUBLE = re.compile(
    rf"{_FOLD}|{_BLANKS}|\\(?P<joined>(?:\r\n?|\n)[ \t\r\n]*)"
    r"|(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))|[^ \t\r\n\\]+|\\"
)
_TOKENS = {"plain": _PLAIN, "single": _SINGLE, "double": _DOUBLE}
_BREAK = re.compile(r"\r\n?|\n")


def inline_pieces(text: str, scalar: Scalar, until: int) -> list[Piece]:
    """The pieces of a plain or quoted scalar of the file with this text, at least up to this offset in the scalar."""
    quote = 0 if scalar.style == "plain" else 1
    pieces = Pieces()
    for token in _TOKENS[scalar.style].finditer(text, scalar.start + quote, scalar.end - quote):
        match token.lastgroup:
            case "fold":
                _fold(pieces, text, token, joined=False)
            case "joined":
                _fold(pieces, text, token, joined=True)
            case "escape":
                pieces.lay(1, token.start(), token.end())
            case _:
                pieces.lay(len(token.group()), token.start(), token.end())
        if pieces.size > until:
            break
    return pieces.found


def _fold(pieces: Pieces, text: str, token: re.Match[str], joined: bool) -> None:
    breaks = list(_BREAK.finditer(text, token.start(), token.end()))
    # One line end is a blank, or nothing if it is escaped; each further one is a line end of the text.
    if len(breaks) == 1 and not joined:
        pieces.lay(1, breaks[0].start(), breaks[0].end())
    for found in breaks[1:]:
        pieces.lay(1, found.start(), found.end())
