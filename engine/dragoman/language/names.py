"""Names: how they are written, and the words nobody may take."""

from __future__ import annotations

import re

NAME = re.compile(r"[a-z][a-z0-9_]{0,47}\Z")
LONGEST = 48
RESERVED_CODE = "DG201"

WORDS = frozenset({"again", "back", "cancel", "skip", "restart", "end"})
"""Reserved words that are targets."""

VALUES = frozenset(
    {
        "user",
        "chat",
        "profile",
        "shared",
        "answer",
        "attempt",
        "reply",
        "now",
        "today",
        "bot",
        "config",
        "item",
        "value",
    }
)
"""Reserved words that are values in expressions."""

FUNCTIONS = frozenset({"days", "hours", "minutes", "to_date", "record"})

JINJA = frozenset(
    {"and", "or", "not", "in", "is", "if", "elif", "else", "endif", "for", "endfor", "set", "true", "false", "none"}
    | {"self", "loop", "range", "namespace"}
)
"""Words of the template language that nothing may be called by: the page's, and the functions that everybody knows from
it. Its other words, such as `import`, mean nothing in expressions."""

RESERVED = WORDS | VALUES | FUNCTIONS | JINJA

AMBIENT: dict[str, frozenset[str] | None] = {
    "user": frozenset({"id", "name", "first_name", "last_name", "username", "language"}),
    "chat": frozenset({"id", "type", "title"}),
    "profile": None,
    "shared": None,
    "reply": None,
    "answer": frozenset({"text", "value", "kind"}),
    "attempt": None,
    "now": None,
    "today": None,
    "config": None,
    "bot": frozenset({"name", "languages"}),
}
"""The names every expression may use, and their fields where those are known."""


def problem(name: str) -> tuple[str, str, str | None] | None:
    """What is wrong with a name of a flow, node or variable: code, message and help; nothing if it is good."""
    if name in RESERVED:
        return RESERVED_CODE, f"'{name}' is a reserved word", f"choose another name, such as '{name}_1' or 'my_{name}'"
    if NAME.match(name):
        return None
    if len(name) > LONGEST:
        return "DG200", f"the name '{name[:20]}...' is {len(name)} characters long; {LONGEST} is the most", "shorten it"
    proposal = re.sub(r"[^a-z0-9_]+", "_", name.strip().lower()).strip("_")[:LONGEST]
    wish = f"write '{proposal}'" if NAME.match(proposal) and proposal not in RESERVED else None
    rule = "a name begins with a small letter a to z and goes on with small letters, digits and _"
    return "DG200", f"'{name}' is no name", f"{rule}; {wish}" if wish else rule
