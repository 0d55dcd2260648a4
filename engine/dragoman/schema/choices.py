"""Keys of which only one may stand in a mapping, or which need another beside them.

The law of this file: the first of such keys stands, every later one is told, once.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.schema.places import Place
from dragoman.schema.published import Schema
from dragoman.schema.report import Report
from dragoman.schema.validators import Flaw
from dragoman.source.tree import Entry, Mapping, Scalar


def choice(flaw: Flaw) -> list[str]:
    """The keys of which a `oneOf` or `anyOf` wants one."""
    return [key for one in flaw.wanted for key in one.get("required", ())]


def may_lack(flaw: Flaw) -> bool:
    """Whether a `oneOf` is also content with none of its keys."""
    return any("not" in one for one in flaw.wanted)


def surplus(place: Place, mapping: Mapping) -> dict[str, tuple[Scalar, Scalar]]:
    """The keys that exclude an earlier one: each with the earlier one's."""
    found: dict[str, tuple[Scalar, Scalar]] = {}
    for first, later in _pairs(place, mapping):
        found.setdefault(later.key.text, (later.key, first.key))
    return found


def _pairs(place: Place, mapping: Mapping) -> Iterator[tuple[Entry, Entry]]:
    for flaw in place.flaws:
        wanted: list[str] = []
        if flaw.keyword == "oneOf":
            wanted = choice(flaw)
        elif flaw.keyword == "not":
            wanted = flaw.wanted["required"]
        present = [entry for entry in mapping.entries if entry.key.text in wanted]
        yield from ((present[0], later) for later in present[1:])


def tell_surplus(found: dict[str, tuple[Scalar, Scalar]], report: Report) -> None:
    """Reports them."""
    for later, first in found.values():
        related = report.related(first.span, f"'{first.text}' stands here")
        message = f"'{later.text}' cannot stand beside '{first.text}'"
        report.add("DG112", later.span, message, "keep one of them", related)


def tell_lonely(place: Place, mapping: Mapping, report: Report) -> None:
    """Reports the keys that need another which is not there."""
    for flaw in place.of("dependentRequired"):
        for key, needed in flaw.wanted.items():
            entry = mapping.entry(key)
            lacking = [other for other in needed if mapping.entry(other) is None]
            if entry and lacking:
                message = f"'{key}' belongs to '{lacking[0]}', which is not here"
                report.add("DG102", entry.key.span, message, f"write '{lacking[0]}' beside it, or take it out")


def kind_of(schema: Schema) -> tuple[str, str]:
    """The family and the kind of a mapping, as its `$comment` tells them; empty if it has none."""
    family, _, kind = str(schema.get("$comment", "")).partition("/")
    return family, kind
