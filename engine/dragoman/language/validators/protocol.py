"""What a validator is. One file in this folder a validator; the file's name is its key in YAML.

Each file ends in `kind: Validator = ...`.
"""

from __future__ import annotations

from typing import Any, Protocol

from dragoman.language.sentences import Sentence


class Validator(Protocol):
    """One rule over a typed answer. Pure, and never raises for any value of a type it fits.

    `that` (a condition) is no validator of this kind: it needs the flow's variables and lives with the prompt.
    """

    @property
    def fits(self) -> frozenset[str]:
        """The value types (`InputType.value_type`) whose answers it can judge."""
        ...

    def prepare(self, limit: Any) -> Any:
        """The limit in the form `holds` wants (a compiled pattern, a number), from a value known at load.

        Raises:
            ValueError: the limit is not usable; the message says why, quotes it and says what would be right.
        """
        ...

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether the answer keeps the rule."""
        ...

    def error(self, value: Any, limit: Any) -> Sentence:
        """The shipped sentence for an answer that breaks it: what the limit is. `limit` is a prepared one."""
        ...
