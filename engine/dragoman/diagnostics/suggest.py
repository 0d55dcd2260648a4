"""The nearest of the words that would be right.

The law of this file: a word is near if few slips of the fingers (a letter more, less, other, or two swapped) lead from
one to the other: none for two letters, one for three to five, two for six to eight, three for longer words. Of five
letters two may be left out. Capitals, hyphens and blanks are no slips.
"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The word among these that `word` was most likely meant to be, or nothing if none is near.

    Of equally near words the one that begins alike is taken, else the first. The word itself is never suggested.
    """
    meant, limit = _folded(word), _slips_allowed(len(word))
    best: tuple[int, int] | None = None
    found = None
    for candidate in among:
        right = _folded(candidate)
        most = 2 if limit == 1 and _is_short_for(meant, right) else limit
        if candidate == word or abs(len(right) - len(meant)) > most:
            continue
        # Two words that share few letters need no exact count: each slip brings in or takes away at most two.
        if len(set(right) ^ set(meant)) > 2 * most or (slips := _slips(meant, right)) > most:
            continue
        rank = (slips, -_alike(meant, right))
        if best is None or rank < best:
            best, found = rank, candidate
    return found


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def _slips_allowed(length: int) -> int:
    if length <= 2:
        return 0
    return 1 if length <= 5 else 2 if length <= 8 else 3


def _is_short_for(word: str, right: str) -> bool:
    """Whether a word of five letters is one of seven of which two were left out, such as `buton`."""
    if len(word) != 5 or len(right) != 7 or word[0] != right[0]:
        return False
    left = iter(right)
    return all(letter in left for letter in word)


def _alike(one: str, other: str) -> int:
    """How many letters the words begin with in common."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _slips(one: str, other: str) -> int:
    """The optimal string alignment distance: edits of one letter, and swaps of two neighbours."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != right))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
