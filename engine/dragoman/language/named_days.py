"""Days that authors name by a word, where only a date can stand: the word is to be computed."""

from __future__ import annotations

from dragoman.source.tree import Scalar, Tree

_DAYS = {"today": "today", "tomorrow": "today + days(1)", "yesterday": "today - days(1)", "now": "now"}


def computed_day(tree: Tree | None) -> str | None:
    """What to write instead of `today`, `tomorrow` and the like; nothing if it is no such word."""
    day = _DAYS.get(tree.text.strip().lower()) if isinstance(tree, Scalar) else None
    return f'write "{{{{ {day} }}}}"' if day else None
