"""The limits of `min_length` and `max_length`: numbers of characters.

A character is one code point of the text in NFC: `é` is one, however it was typed. An emoji that is made of several
(a family, a flag, a skin colour) counts as the several it is made of.
"""

from __future__ import annotations

from typing import Any

from dragoman.language.inputs.reading.letters import composed
from dragoman.language.validators.limits.bounds import countable
from dragoman.language.validators.limits.wording import as_written


def length(value: Any) -> int | None:
    """The characters of a text; nothing if it is none."""
    if not isinstance(value, str):
        return None
    return len(composed(value))


def length_limit(key: str, limit: Any) -> int:
    """The limit, a whole number of characters of at least 1.

    Raises:
        ValueError: it is none; the sentence quotes it under the rule's key.
    """
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise ValueError(f"'{key}' is {as_written(limit)}; give a whole number of characters, 1 or more")
    return countable(key, limit)
