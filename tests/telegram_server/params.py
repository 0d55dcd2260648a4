"""The parameters of one call, whatever body they came in, read by type.

A JSON body keeps its types and is read strictly; forms and query strings are text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.errors import ApiError, bad_request

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0", ""})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart body."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Named values of a call and the files sent with it."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the value is there and is not null or empty text."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """Text, empty where absent; 400 for any other type."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise _wrong_type(name, "String")
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; 400 for what cannot be read as one."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise _wrong_type(name, "Integer")
        try:
            return int(value)
        except ValueError as error:
            raise _wrong_type(name, "Integer") from error

    def boolean(self, name: str, *, default: bool = False) -> bool:
        """A truth value in any of the spellings that Telegram reads; 400 for others."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower()
        if word in _TRUE or word in _FALSE:
            return word in _TRUE
        raise _wrong_type(name, "Boolean")

    def structure(self, name: str, error: ApiError) -> Any:
        """A JSON value, decoded where it came as text; None where absent, `error` where it cannot be decoded."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise error from None


def _wrong_type(name: str, wanted: str) -> ApiError:
    return bad_request(f'parameter "{name}" must be of type {wanted}')
