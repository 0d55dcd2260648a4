"""What the rules on files share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ON_FILES = frozenset({"file", "any"})
"""The types of values that can be files. What is none (a text that answers `any`) keeps every rule on files."""


def files_in(value: Any) -> list[Mapping[str, Any]]:
    """The file records in an answer: the one that it is, those of a list, or none."""
    if isinstance(value, list | tuple):
        return [each for each in value if _is_file(each)]
    return [value] if _is_file(value) else []


def _is_file(value: Any) -> bool:
    return isinstance(value, Mapping) and {"id", "size", "mime"} <= value.keys()
