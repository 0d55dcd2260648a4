"""Turns an author's regular expression into one for RE2, or says what in it RE2 does not have.

The law of this file: one pass over the expression, from left to right, that knows only escapes, brackets and the
beginnings of groups. `\\w` and `\\d` become classes of every script; everything else goes to RE2 as it stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

MAX_LENGTH = 4_096
"""Characters of an expression."""

MAX_MEMORY = 8 << 20
"""Bytes that a compiled expression may take."""

# A class stands at both ends, so that a hyphen beside it in brackets makes no range with the underscore.
_WORD = r"\p{L}_\p{M}\p{N}"
_CLASSES = {r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]", r"\d": r"\p{Nd}", r"\D": r"\P{Nd}"}
_CLASSES_IN_BRACKETS = {r"\w": _WORD, r"\d": r"\p{Nd}", r"\D": r"\P{Nd}"}

_MISSING = {
    "(?=": "look-ahead", "(?!": "look-ahead", "(?<=": "look-behind", "(?<!": "look-behind",
    "(?>": "atomic groups", "(?P=": "backreferences", "(?(": "conditional groups", "(?#": "comments",
    "(?|": "branch reset",
}  # fmt: skip
_MISSING_ESCAPES = {**dict.fromkeys("123456789kg", "backreferences"), "Z": r"\Z (write \z)", "G": r"\G", "R": r"\R"}
_OPENINGS = sorted(_MISSING, key=len, reverse=True)
_MOST_QUOTED = 100
_LONGEST_CLASS = len("[:^xdigit:]")
_ENGINE = "the linear-time engine RE2"


def compiled(expression: str) -> Any:
    """The expression, compiled by RE2 in NFC.

    Raises:
        ValueError: it cannot be used; the sentence quotes it and says why.
    """
    import re2

    if not expression:
        raise ValueError("'pattern' is empty, and every text fits it; give an expression, such as '^[0-9]{6}$'")
    if len(expression) > MAX_LENGTH:
        raise _refusal(expression, f"has {len(expression)} characters; it may have {MAX_LENGTH}")
    rewritten = "".join(_rewritten(unicodedata.normalize("NFC", expression)))
    try:
        return compiled_again(rewritten)
    except UnicodeEncodeError as wrong:
        raise _refusal(expression, "holds a character that no text can have") from wrong
    except re2.error as wrong:
        raise _refusal(expression, _reason(expression, wrong)) from wrong


def compiled_again(rewritten: str) -> Any:
    """The same from the `pattern` of an expression that was compiled here before.

    Raises:
        re2.error: it is none.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = MAX_MEMORY
    return re2.compile(rewritten, options=options)


def _rewritten(expression: str) -> Iterator[str]:
    for piece, in_brackets in _pieces(expression):
        if in_brackets and piece == r"\W":
            raise _refusal(expression, r"has \W in brackets; write [^\w...] instead")
        if not in_brackets:
            _refuse_missing(expression, piece)
        yield (_CLASSES_IN_BRACKETS if in_brackets else _CLASSES).get(piece, piece)


def _pieces(expression: str) -> Iterator[tuple[str, bool]]:
    """Escapes, literal stretches, openings of groups and brackets, single characters; and whether in brackets."""
    at, in_brackets = 0, False
    while at < len(expression):
        size = _size_in_brackets(expression, at) if in_brackets else _size(expression, at)
        piece = expression[at : at + size]
        yield piece, in_brackets
        in_brackets = piece != "]" if in_brackets else piece.startswith("[")
        at += size


def _size(expression: str, at: int) -> int:
    if expression.startswith(r"\Q", at):
        end = expression.find(r"\E", at)
        return (end + 2 if end >= 0 else len(expression)) - at
    if expression[at] == "\\":
        return 2
    if expression[at] == "[":
        # A bracket that closes at once stands for itself.
        size = 2 if expression[at + 1 : at + 2] == "^" else 1
        return size + (expression[at + size : at + size + 1] == "]")
    return next((len(opening) for opening in _OPENINGS if expression.startswith(opening, at)), 1)


def _size_in_brackets(expression: str, at: int) -> int:
    if expression[at] == "\\":
        return 2
    end = expression.find(":]", at, at + _LONGEST_CLASS) if expression.startswith("[:", at) else -1
    return end + 2 - at if end >= 0 else 1


def _refuse_missing(expression: str, piece: str) -> None:
    missing = _MISSING.get(piece) or (_MISSING_ESCAPES.get(piece[1:]) if piece[0] == "\\" else None)
    if missing is not None:
        raise _refusal(expression, f"uses {missing}, which {_ENGINE} does not have")
    if piece in {r"\b", r"\B"} and not expression.isascii():
        raise _refusal(expression, f"uses {piece}, which knows only the letters a to z; write (^|\\W) or (\\W|$)")


def _reason(expression: str, wrong: Exception) -> str:
    said = wrong.args[0] if wrong.args else b""
    words = (said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said))[:_MOST_QUOTED]
    if "repetition size" in words or "too large" in words:
        return f"repeats too much ({words}); a repetition goes up to 1000 and less for large classes"
    if "bad repetition operator" in words:
        return f"repeats a repetition ({words}); {_ENGINE} has no possessive repetition"
    if r"\p" in words and r"\p" not in expression:
        return r"has a range that ends in \w or \d; put the hyphen first or last in its brackets"
    return f"cannot be read: {words}"


def _refusal(expression: str, reason: str) -> ValueError:
    quoted = expression if len(expression) <= _MOST_QUOTED else f"{expression[:_MOST_QUOTED]}..."
    printable = quoted.encode("utf-8", "backslashreplace").decode("utf-8")
    return ValueError(f"the pattern '{printable}' {reason}")
