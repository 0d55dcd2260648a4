"""`one_of`: the values that are taken."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dragoman.language.inputs.reading.letters import composed
from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.bounds import countable
from dragoman.language.validators.limits.wording import as_written, shown
from dragoman.language.validators.protocol import Validator

_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Options:
    """What a list of options comes to: the keys to compare with, and the values to show."""

    keys: frozenset[Hashable]
    values: tuple[Any, ...]


class OneOf:
    """The answer is one of a list. Texts are compared trimmed, in NFC and without regard to case; the saved answer
    stays as typed. Numbers are compared by value (`2` is `2.0`), dates with ISO texts. A text answer `2` fits the
    option 2.
    """

    fits: frozenset[str] = frozenset({"text", "number", "integer", "decimal", "date"})

    def prepare(self, limit: Any) -> Options:
        """The options, ready to compare.

        Raises:
            ValueError: it is no list, the list is empty, or an option is no text, date or number up to 10^30.
        """
        if not isinstance(limit, list | tuple):
            raise ValueError(f"'one_of' is {as_written(limit)}; give a list, such as [S, M, L]")
        if not limit:
            raise ValueError("'one_of' is an empty list, which no answer is in; give at least one option")
        for option in limit:
            if not _is_comparable(option):
                raise ValueError(f"'one_of' holds {as_written(option)}; give texts, numbers or dates")
            countable("one_of", option)
        texts = (shown(option) for option in limit)
        return Options(frozenset(map(_key, limit)) | frozenset(map(_key, texts)), tuple(limit))

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether the answer is one of the options; false for what is no text, number or date."""
        return _is_comparable(value) and isinstance(limit, Options) and _key(value) in limit.keys

    def error(self, value: Any, limit: Any) -> Sentence:
        """Lists the options; of a long list the first ten."""
        options, more = list(limit.values[:_MOST_SHOWN]), len(limit.values) - _MOST_SHOWN
        if more > 0:
            return Sentence("rule_one_of_more", {"options": options, "count": more})
        return Sentence("rule_one_of", {"options": options})


def _is_comparable(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, str | int | date) and not isinstance(value, bool)


def _key(value: str | int | Decimal | date) -> Hashable:
    match value:
        case str():
            return composed(composed(value).strip().casefold())
        case date():
            return shown(value)
        case _:
            return value


kind: Validator = OneOf()
