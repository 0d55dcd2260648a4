"""What parsing finds: problems with their places, and the names that are used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a source: `offset` and `length` in characters of it."""

    offset: int
    length: int
    code: str
    message: str
    help: str | None = None


class TemplateRefused(Exception):
    """A text or expression that cannot be used, with everything that is wrong with it, in order.

    `references` are the names that it reads in spite of that: they can be wrong, too.
    """

    def __init__(self, problems: tuple[Problem, ...], references: tuple[Reference, ...] = ()) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(sorted(set(problems), key=lambda one: (one.offset, one.code, one.message)))
        self.references = references


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that an expression reads, and the constant fields it reads below it.

    `user.first_name` is `("user", ("first_name",))`. `path_offsets` are the places of the fields.
    """

    name: str
    path: tuple[str, ...]
    offset: int
    path_offsets: tuple[int, ...] = ()


def further(problems: Iterable[Problem], told: Sequence[Problem]) -> list[Problem]:
    """Those that say more than the ones `told`: at another place, and not in their words."""
    places = {one.offset for one in told}
    return [
        problem
        for problem in problems
        if problem.offset not in places and not any(one.message.startswith(problem.message) for one in told)
    ]
