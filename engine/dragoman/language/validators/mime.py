"""`mime`: the types of files that are taken."""

from __future__ import annotations

import re
from typing import Any

from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.files import ON_FILES, files_in
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.validators.protocol import Validator

_TYPE = re.compile(r"[a-z]+/([*]|[a-z0-9][a-z0-9.+_-]{0,126})\Z")
_FAMILIAR = re.compile(r"(?:image|audio|video|application)/([a-z0-9]{1,4})\Z")


class Mime:
    """The file is of this type, or of one in a list: `image/png`, `image/*`. The channel says what type a file is; a
    file without a type is of none.
    """

    fits: frozenset[str] = ON_FILES

    def prepare(self, limit: Any) -> tuple[str, ...]:
        """The types in small letters.

        Raises:
            ValueError: one of them is no type, or the list is empty.
        """
        listed = limit if isinstance(limit, list | tuple) else [limit]
        if not listed:
            raise ValueError("'mime' is an empty list, which no file fits; give a type, such as image/png")
        wrong = next((each for each in listed if not isinstance(each, str) or not _TYPE.match(_bare(each))), _NONE)
        if wrong is not _NONE:
            raise ValueError(f"'mime' is {as_written(wrong)}; give a type, such as image/png or image/*, or a list")
        return tuple(_bare(each) for each in listed)

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether every file in the answer is of one of the types."""
        if not isinstance(limit, tuple):
            return False
        return all(any(_fits(_bare(str(each["mime"])), wanted) for wanted in limit) for each in files_in(value))

    def error(self, value: Any, limit: Any) -> Sentence:
        """Lists the types; the well-known ones as people call them."""
        return Sentence("rule_mime", {"types": [_called(each) for each in limit]})


_NONE = object()


def _bare(mime: str) -> str:
    """Without parameters: `text/plain; charset=utf-8` is `text/plain`."""
    return mime.partition(";")[0].strip().casefold()


def _fits(mime: str, wanted: str) -> bool:
    return mime.startswith(wanted[:-1]) if wanted.endswith("/*") else mime == wanted


def _called(mime: str) -> str:
    """`PDF` for `application/pdf`; the type itself where that would be a riddle."""
    found = _FAMILIAR.match(mime)
    return found[1].upper() if found else mime


kind: Validator = Mime()
