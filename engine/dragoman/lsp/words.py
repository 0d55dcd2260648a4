"""What the words of the language mean, in a line each: reserved targets, names that every expression has, filters."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

TARGETS: Mapping[str, str] = {
    "again": "Asks this node's question again, or draws it anew; no attempt is counted.",
    "back": "Undoes the last answer and asks that question again.",
    "cancel": "Runs the handler of /cancel: ends this conversation.",
    "skip": "Leaves this question without an answer.",
    "restart": "Begins the flow anew.",
    "end": "Ends the flow.",
}
"""The reserved words that are targets."""

AMBIENT: Mapping[str, str] = {
    "user": "Who speaks: id, name, first_name, last_name, username, language.",
    "chat": "Where: id, type, title.",
    "profile": "What is remembered of the user everywhere; declared in bot.yaml.",
    "shared": "What is remembered of the chat, for all its members; declared in bot.yaml.",
    "answer": "The answer as it came: text, value, kind.",
    "reply": "The message that was replied to.",
    "attempt": "The number of this try, from 1.",
    "now": "This moment, in the user's zone.",
    "today": "Today's date, in the user's zone.",
    "config": "The settings of bot.yaml.",
    "bot": "The bot: name, languages.",
    "item": "The item of the list from which a button is made.",
    "value": "The answer that a rule judges.",
}
"""The names that expressions may use beside a flow's own."""

TESTS: Mapping[str, str] = {
    "defined": "Whether it has a value.",
    "none": "Whether it has no value.",
    "number": "Whether it is a number.",
    "string": "Whether it is a text.",
    "even": "Whether it is an even number.",
    "odd": "Whether it is an odd number.",
}
"""What stands behind `is`."""


def filters() -> Mapping[str, str]:
    """Filter -> its usage and what it does."""
    from dragoman.language.filters import FILTERS

    return {name: _told(one.apply, one.parameters.usage(name)) for name, one in sorted(FILTERS.items())}


def functions() -> Mapping[str, str]:
    """Function -> its usage and what it does."""
    from dragoman.language.expressions.functions import FUNCTIONS

    return {name: _told(one.apply, one.parameters.usage(name)) for name, one in sorted(FUNCTIONS.items())}


def _told(apply: Callable[..., Any], usage: str) -> str:
    doc = (inspect.getdoc(apply) or "").partition("\n\n")[0].replace("\n", " ")
    return f"`{usage}`: {doc}"
