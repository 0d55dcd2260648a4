"""Whether a text was said: the whole of it, or a regular expression found in it."""

from __future__ import annotations

from functools import cache
from typing import Any

from dragoman.language.validators.limits.expressions import compiled
from dragoman.testing.dialogue import Words


@cache
def searched(pattern: str) -> Any:
    """The expression, ready to search; the dialect is that of the rule `pattern` (RE2).

    Raises:
        ValueError: it is none; the sentence says why.
    """
    return compiled(pattern)


def said(words: Words, *texts: str) -> bool:
    """Whether one of these forms of a text is meant. Blanks at the ends do not count."""
    if words.pattern:
        expression = searched(words.text)
        return any(expression.search(_utf8(text)) is not None for text in texts)
    return words.text.strip() in {text.strip() for text in texts}


def _utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def shown(words: Words) -> str:
    """The words as a failure shows them."""
    return f"/{words.text}/" if words.pattern else words.text
