"""`pattern`: a regular expression that is found in the text."""

from __future__ import annotations

from typing import Any

from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.expressions import compiled
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.validators.protocol import Validator

MAX_INPUT = 4_096
"""Characters of an answer that are looked at, from its beginning."""


class Pattern:
    """The text has a part that fits the expression. It is searched for anywhere: the anchors `^` and `$` are the
    author's. The dialect is RE2's, which takes time in proportion to the text; `\\w` and `\\d` know every script.
    """

    fits: frozenset[str] = frozenset({"text"})

    def prepare(self, limit: Any) -> Any:
        """The compiled expression.

        Raises:
            ValueError: it is no expression, uses what RE2 has not (look-around, backreferences and the like; the
                sentence names it), or needs too much memory.
        """
        if not isinstance(limit, str):
            raise ValueError(f"'pattern' is {as_written(limit)}; give a text in quotes, such as '^[0-9]{{6}}$'")
        return compiled(limit)

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether the expression is found; false if the value is no text."""
        if not isinstance(value, str):
            return False
        # A lone surrogate has no UTF-8 form; it becomes a question mark.
        text = value[:MAX_INPUT].encode("utf-8", "replace").decode("utf-8")
        return limit.search(text) is not None

    def error(self, value: Any, limit: Any) -> Sentence:
        """The expression itself would help nobody."""
        return Sentence("rule_pattern")


kind: Validator = Pattern()
