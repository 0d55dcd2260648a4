"""Mappings whose values are read when they are first asked for: a conversation comes to few of ten thousand nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from dragoman.project.cache.pieces import from_bytes, to_bytes

T = TypeVar("T")

TOGETHER = 32
"""Neighbours are kept and read together: they share what they refer to, and a conversation goes on to the next one."""

Index = tuple[tuple[str, ...], tuple[int, ...]]
"""The keys in their order, and how many bytes each group of `TOGETHER` values takes."""


def packed(things: Mapping[str, T], into: list[bytes]) -> Index:
    """Puts the values behind the other bytes; returns what is needed to find them.

    Raises:
        NoData: there is something in them that cannot be kept.
    """
    values = list(things.values())
    groups = [to_bytes(values[start : start + TOGETHER]) for start in range(0, len(values), TOGETHER)]
    into += groups
    return tuple(things), tuple(map(len, groups))


class Rows(Mapping[str, T], Generic[T]):
    """The values of an index, which begin at this place of the bytes."""

    def __init__(self, index: Index, kept: memoryview, start: int) -> None:
        self._names, sizes = index
        self._places = {name: place for place, name in enumerate(self._names)}
        self._ends = tuple(accumulate(sizes, initial=start))
        self._kept = kept
        self._read: dict[str, T] = {}

    @property
    def read(self) -> int:
        """How many values have been read so far."""
        return len(self._read)

    @property
    def end(self) -> int:
        """Where the bytes of these values end."""
        return self._ends[-1]

    def __getitem__(self, name: str) -> T:
        try:
            return self._read[name]
        except KeyError:
            group = self._places[name] // TOGETHER
        values: Sequence[T] = from_bytes(self._kept[self._ends[group] : self._ends[group + 1]])
        names = self._names[group * TOGETHER : (group + 1) * TOGETHER]
        self._read.update(zip(names, values, strict=True))
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
