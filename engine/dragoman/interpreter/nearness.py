"""Near misses: what a user may have meant who typed almost a label."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.folding import fold

MOST = 3
_ENOUGH = 75.0
_LONGEST = 64


def nearest_labels(text: str, names: Sequence[tuple[str, int]]) -> list[int]:
    """The indices of the names nearest to the text, nearest first, at most three; none that is merely similar."""
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.fuzz import ratio

    typed = fold(text)
    if not 2 <= len(typed) <= _LONGEST:
        return []
    scores: dict[int, float] = {}
    for name, index in names:
        folded = fold(name)
        short = len(folded) <= 4 and DamerauLevenshtein.distance(typed, folded) <= 1
        score = 100.0 if short else float(ratio(typed, folded))
        scores[index] = max(score, scores.get(index, 0.0))
    near = [index for index, score in scores.items() if score >= _ENOUGH]
    return sorted(near, key=lambda index: -scores[index])[:MOST]
