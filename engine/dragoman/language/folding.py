"""Folding: how labels, phrases and typed texts are compared."""

from __future__ import annotations


def fold(text: str) -> str:
    """A text as phrases and labels are compared: case-folded, blanks joined."""
    return " ".join(text.casefold().split())
