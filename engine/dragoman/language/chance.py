"""Chance that can be repeated: a number worked out of a text.

The law of this file: the same text gives the same number in every process, on every machine, for ever: users stay in
the share they were put in. The two functions draw from lots of their own, so one text may seed both.
"""

from __future__ import annotations

from hashlib import blake2b

_BYTES = 16
_SHARES = 2**48
"""Few enough for a share to be exact as a float, so that none is rounded up to 100."""


def pick_one(seed: str, count: int) -> int:
    """One of 0 to count - 1, each as likely as the others over many seeds.

    Raises:
        ValueError: there is nothing to pick from: the count is below 1.
    """
    if count < 1:
        raise ValueError(f"nothing can be picked from {count} things; give 1 or more")
    return _number(seed, b"pick") % count


def share_of(seed: str) -> float:
    """A percentage from 0 up to, and never, 100, spread evenly over many seeds."""
    return _number(seed, b"share") % _SHARES * 100 / _SHARES


def _number(seed: str, lot: bytes) -> int:
    # An id from outside may hold half of a surrogate pair, which plain UTF-8 refuses.
    text = seed.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=_BYTES, person=lot).digest(), "big")
