"""How long a text is that a regular expression fits, where it is made of single characters and counts alone."""

from __future__ import annotations

import re

_MOST = 4_096

_PIECE = re.compile(
    r"([A-Za-z0-9 _/:@#%&,;'\"=!~<>-]|\\[d.+*?()/-]|\[[A-Za-z0-9 _.-]+\])"
    r"(?:\{(?P<count>[0-9]{1,4})\})?"
)
"""A character that stands for itself, a digit, or one of a plain class, and how often it stands there."""


def only_length(pattern: str) -> int | None:
    """The length of every text that fits from its beginning to its end; nothing where it may have several."""
    if not (pattern.startswith("^") and pattern.endswith("$")) or pattern.endswith("\\$"):
        return None
    inner, at, length = pattern[1:-1], 0, 0
    while at < len(inner):
        piece = _PIECE.match(inner, at)
        if piece is None:
            return None
        length += int(piece["count"] or 1)
        at = piece.end()
    return length if 0 < length <= _MOST else None
