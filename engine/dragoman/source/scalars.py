"""What a value is: the language's own rules, far narrower than YAML's.

The law of this file: a plain `true`, `false`, `null`, nothing at all, an integer and a decimal are typed; everything
else is text, as it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from dragoman.source.limits import DIGITS

_WORDS: Final[dict[str, bool | None]] = {"": None, "null": None, "true": True, "false": False}
_FIRST: Final = frozenset("-0123456789")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")


def resolve(text: str) -> str | int | Decimal | bool | None:
    """The value of a plain scalar. A number of more than 15 digits stays text; `too_long` tells it."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST or not (found := _NUMBER.fullmatch(text)) or _digits(text) > DIGITS:
        return text
    return Decimal(text) if found.group(1) else int(text)


def too_long(text: str) -> int:
    """How many digits a plain number of too many digits has; 0 for everything else."""
    if len(text) <= DIGITS or text[0] not in _FIRST or not _NUMBER.fullmatch(text):
        return 0
    digits = _digits(text)
    return digits if digits > DIGITS else 0


def _digits(text: str) -> int:
    # The zero before the point only marks the place of the point.
    whole = text.lstrip("-")
    return len(whole.replace(".", "")) - whole.startswith("0.")
