"""Declared types at run time: a value that is saved is of its variable's type, or is not saved."""

from __future__ import annotations

from typing import Any

from dragoman.graph.flow import Variable
from dragoman.language.typed import typed
from dragoman.language.values.kinds import LIST, RECORD, kind_of
from dragoman.language.values.scope import TemplateFault

LONGEST = 60
"""Characters of a value that a message quotes."""


def of_the_type(declared: Variable | None, value: Any, name: str) -> Any:
    """The value as one of the declared type; of an undeclared variable, the value itself.

    Raises:
        TemplateFault: it is none; the message names variable and type and, unless it is private, the value.
    """
    if declared is None:
        return value
    try:
        return typed(declared.type, value)
    except ValueError:
        shown = "this value" if declared.private else _shown(value)
        raise TemplateFault(f"'{name}' is declared as {declared.type}; {shown} is none") from None


def _shown(value: Any) -> str:
    kind = kind_of(value)
    if kind in (LIST, RECORD):
        return f"a {kind}"
    text = str(value)
    return f"'{text}'" if len(text) <= LONGEST else f"'{text[:LONGEST]}...'"
