"""How dates and times are to be shown: forms that show nothing of them, or something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import nodes

from dragoman.language.expressions.problems import Problem

_QUOTED = re.compile(r"'[^']*'")
_FORMS = frozenset({"short", "medium", "long", "full"})
_SHOWING: Mapping[str, frozenset[str]] = {"date": frozenset("yYuMLdDEecwWQqgG"), "time": frozenset("hHKkmsSAa")}
_EXAMPLES: Mapping[str, str] = {"date": "dd.MM.yyyy", "time": "HH:mm"}


def misread(node: nodes.Filter) -> Problem | None:
    """What a constant form of the filters `date` and `time` shows instead of what an author must have meant."""
    form = node.args[0] if node.name in _SHOWING and node.args else None
    if not isinstance(form, nodes.Const) or not isinstance(form.value, str) or form.value in _FORMS:
        return None
    letters = set(_QUOTED.sub("", form.value))
    if found := _wrong(node.name, form.value, letters):
        return Problem(node.lineno, len(node.name), "DG316", *found)
    return None


def _wrong(name: str, form: str, letters: set[str]) -> tuple[str, str] | None:
    if letters.isdisjoint(_SHOWING[name]):
        known = f"it knows short, medium, long, full and patterns such as '{_EXAMPLES[name]}'"
        return f"the filter '{name}' shows nothing of a {name} by '{form}'", known
    if name == "date" and "D" in letters and letters & {"M", "L"}:
        meant = form.replace("D", "d").replace("Y", "y")
        return f"'D' in '{form}' is the day of the year, 1 to 366", f"the day of the month is 'd': '{meant}'"
    return None
