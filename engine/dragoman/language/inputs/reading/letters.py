"""How the letters of an answer are made comparable before anybody looks for a meaning in them.

The law of this file: every function takes any text, lone surrogates included, and takes time in proportion to it.
"""

from __future__ import annotations

import unicodedata

_DIRECTION_MARKS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that show nothing: people use them to send an empty name."""

_APOSTROPHES = frozenset("'\u02bc\u2019")

MARKS_IN_A_ROW = 30
"""Unicode's own limit for a stream-safe text: longer runs only slow normalisation down, quadratically."""


def composed(text: str) -> str:
    """The text in NFC. Of more than 30 combining marks in a row only the first 30 are kept."""
    return text if text.isascii() else unicodedata.normalize("NFC", _with_few_marks(text))


def cleaned(text: str) -> str:
    """The text as it is kept: NFC, trimmed, no control characters but newlines; a tab is a blank."""
    return composed("".join(map(_kept, text))).strip()


def is_blank(text: str) -> bool:
    """Whether nothing of it would be seen: blanks, format characters, the fillers that look like nothing."""
    return all(char.isspace() or char in _FILLERS or unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in text)


def plain_digits(text: str) -> str:
    """The trimmed text with decimal digits of any script as 0-9, and without the marks that turn its direction."""
    trimmed = text.translate(_DIRECTION_MARKS).strip()
    if trimmed.isascii():
        return trimmed
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in trimmed)


def folded(text: str) -> str:
    """The text for comparing words: no case, no accents, one blank where there were several."""
    # The Turkish i without a dot: HAYIR and hayır are one word, and casefold makes the first one hayir.
    bare = unicodedata.normalize("NFD", _with_few_marks(text).casefold().replace("ı", "i"))
    return " ".join("".join(char for char in bare if unicodedata.category(char) != "Mn").split())


def words_of(text: str) -> list[str]:
    """The runs of letters and the runs of ASCII digits in a folded text, in their order; apostrophes are left out."""
    runs: list[str] = []
    last = ""
    for char in text:
        if char in _APOSTROPHES and last == "letter":
            continue
        kind = _kind_of(char)
        if kind and kind == last:
            runs[-1] += char
        elif kind:
            runs.append(char)
        last = kind
    return runs


def marks_in(text: str) -> frozenset[str]:
    """The signs in a folded text: what is neither letter nor digit nor blank."""
    return frozenset(char for char in text if char != " " and not _kind_of(char))


def _kind_of(char: str) -> str:
    if "0" <= char <= "9":
        return "digit"
    return "letter" if char.isalpha() or unicodedata.category(char) == "Mc" else ""


def _kept(char: str) -> str:
    if char == "\t":
        return " "
    return "" if char != "\n" and unicodedata.category(char) in {"Cc", "Cs"} else char


def _with_few_marks(text: str) -> str:
    if text.isascii():
        return text
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)
