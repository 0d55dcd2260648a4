"""`max_size`: the largest file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dragoman.language.durations import size
from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.bounds import countable
from dragoman.language.validators.limits.files import ON_FILES, files_in
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.validators.protocol import Validator

_UNITS = (("GB", 1000**3), ("MB", 1000**2), ("KB", 1000))


@dataclass(frozen=True, slots=True)
class Size:
    """A number of bytes, and how it is told."""

    bytes: int
    text: str


class MaximumSize:
    """The file has at most so many bytes: `5MB` or `64KiB`, or a number of bytes. Of several files each one."""

    fits: frozenset[str] = ON_FILES

    def prepare(self, limit: Any) -> Size:
        """The limit in bytes.

        Raises:
            ValueError: it is no size, or none above 0.
        """
        count = limit
        if isinstance(limit, str):
            with suppress(ValueError):
                count = size(limit)
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise ValueError(f"'max_size' is {as_written(limit)}; give a number and its unit, such as 5MB or 64KiB")
        return Size(countable("max_size", count), _told(limit, count))

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether no file in the answer is larger. A file whose size the channel does not tell is of size 0."""
        if not isinstance(limit, Size):
            return False
        return all(isinstance(each["size"], int) and each["size"] <= limit.bytes for each in files_in(value))

    def error(self, value: Any, limit: Any) -> Sentence:
        """Says how large it may be."""
        return Sentence("rule_max_size", {"size": limit.text})


def _told(limit: Any, count: int) -> str:
    """As the author wrote it with a blank before the unit; a bare number in the largest unit that divides it."""
    if isinstance(limit, str):
        figures = "".join(char for char in limit if char.isdigit())
        return f"{figures} {limit.strip()[len(figures) :].strip()}"
    unit, length = next(((unit, length) for unit, length in _UNITS if count % length == 0), ("B", 1))
    return f"{count // length} {unit}"


kind: Validator = MaximumSize()
