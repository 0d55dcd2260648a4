"""The days of the week as authors write them: `mon`, `monday`, `weekdays`, `weekends`. Monday is 0."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.diagnostics.suggest import nearest

NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CUT = tuple(name[:3] for name in NAMES)

_EACH = {name[:size]: frozenset({day}) for day, name in enumerate(NAMES) for size in range(3, len(name) + 1)}
_GROUPS = {"weekdays": frozenset(range(5)), "weekends": frozenset({5, 6})}
_WORDS: Mapping[str, frozenset[int]] = _EACH | _GROUPS


def weekdays_of(word: str) -> frozenset[int]:
    """The days that a word means: one for `mon`, `thurs`, `Sunday`; several for `weekdays` and `weekends`.

    Raises:
        ValueError: it means none; the sentence quotes it and names the nearest word that does.
    """
    days = _WORDS.get(word.strip().casefold())
    if days is None:
        near = nearest(word, (*_GROUPS, *NAMES, *CUT))
        wish = f"did you mean '{near}'?" if near else f"write one of {' '.join(CUT)}, weekdays, weekends"
        raise ValueError(f"'{word}' is no weekday; {wish}")
    return days
