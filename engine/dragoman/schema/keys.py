"""Wrong keys of a mapping: unknown, missing, out of place, excluding each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.schema.choices import choice, kind_of, may_lack, surplus, tell_lonely, tell_surplus
from dragoman.schema.elsewhere import belongs, nearest_elsewhere
from dragoman.schema.places import Place
from dragoman.schema.published import Schema, kinds
from dragoman.schema.report import Report, any_of, both, quoted
from dragoman.schema.traps import near
from dragoman.source.tree import Mapping, Scalar, Span

Missing = list[tuple[str, ...]]
"""What is missing: each a key, or several of which one is needed."""

_FIRST = Span(1, 1, 1, 2)
_ROOTS = {"flow": "the file's name", "dialogue": "what it shows"}
"""The key that a file begins with, and what stands behind it."""

_CALLED = {"bot.yaml": {"name": "bot", "languages": "locales", "language": "locale"}}
"""What other projects call a key of this file, and what it is called here."""

_FEW = 5
"""So many keys of which one is needed are all named alike; of more the first is the usual one."""


_LONG = 20
"""So many keys of a whole file are listed."""


def wrong_keys(place: Place, mapping: Mapping, report: Report) -> None:
    """Reports every wrong key of a mapping once; a misspelt key is not also a missing one."""
    missing = _missing(place, mapping)
    second = surplus(place, mapping)
    unknown = {key.start: (key, schema) for key, schema in _strangers(place, mapping, frozenset(second))}
    for key, schema in unknown.values():
        missing = _unknown(place, key, schema, missing, report)
    for names in missing:
        _lacks(place, names, report)
    tell_surplus(second, report)
    tell_lonely(place, mapping, report)


def _missing(place: Place, mapping: Mapping) -> Missing:
    present = {entry.key.text for entry in mapping.entries}
    found = [(key,) for flaw in place.of("required") for key in flaw.wanted if key not in present]
    choices = [choice(flaw) for flaw in place.of("anyOf")]
    choices += [choice(flaw) for flaw in place.of("oneOf") if not may_lack(flaw)]
    return list(dict.fromkeys([*found, *(tuple(keys) for keys in choices if not present.intersection(keys))]))


def _strangers(place: Place, mapping: Mapping, second: frozenset[str]) -> Iterator[tuple[Scalar, Schema]]:
    """The unknown keys. What comes with a key that is itself one too many is not judged."""
    for flaw in place.of("additionalProperties"):
        family, kind = kind_of(flaw.schema)
        if kind in second:
            continue
        allowed = frozenset(flaw.schema.get("properties", ())) | second
        if family and second:
            allowed = allowed.union(*(keys for other, keys in kinds(family).items() if other in second))
        for entry in mapping.entries:
            if entry.key.text not in allowed and not _fits(entry.key.text, flaw.schema):
                yield entry.key, flaw.schema


def _fits(key: str, schema: Schema) -> bool:
    if "patternProperties" not in schema:
        return False
    return any(re.search(pattern, key) for pattern in schema["patternProperties"])


def _unknown(place: Place, key: Scalar, schema: Schema, missing: Missing, report: Report) -> Missing:
    """Reports an unknown key; returns what is still missing when it has been put right."""
    if message := belongs(key.text, schema, place):
        report.add("DG102", key.span, message, _takes(place, schema))
        return [] if kind_of(schema)[0] == "button" else missing
    message = f"unknown key {quoted(key.text)}"
    if likely := _likely(place, key.text, schema, missing):
        report.add("DG101", key.span, message, f"did you mean '{likely}'?")
        # What tells another kind of a button needs other keys beside it.
        other = kind_of(schema)[0] == "button" and likely in kinds("button")
        return [] if other else [names for names in missing if likely not in names]
    if missing and not _is_root(place, schema):
        report.add("DG101", key.span, message, f"{_subject(place, schema)} needs {_wanted(missing[0])}")
        return missing[1:]
    report.add("DG101", key.span, message, _takes(place, schema))
    return missing


def _likely(place: Place, key: str, schema: Schema, missing: Missing) -> str | None:
    """The key that was most likely meant: rather one that is missing than one that is there already."""
    allowed = schema.get("properties", {})
    present = {entry.key.text for entry in place.tree.entries} if isinstance(place.tree, Mapping) else set()
    lacking = [name for names in missing for name in names]
    found = near(key, lacking) or near(key, set(allowed) - present) or near(key, allowed)
    called = _CALLED.get(str(schema.get("title")), {}).get(key)
    return found or nearest_elsewhere(key, schema) or (called if called not in present else None)


def _takes(place: Place, schema: Schema) -> str | None:
    if schema.get("$comment") == "node/":
        return f"a node's lead key is one of: {any_of(lead for lead in kinds('node') if lead)}"
    if "patternProperties" in schema:
        return f"{_subject(place, schema)} must be {schema['title']}"
    words = any_of(schema["properties"], *([_LONG] if place.key is None else []))
    return f"{_subject(place, schema)} takes: {words}" if words else None


def _lacks(place: Place, names: tuple[str, ...], report: Report) -> None:
    wanting = (flaw.schema for flaw in place.flaws if flaw.keyword in ("required", "anyOf", "oneOf"))
    schema = next(wanting, {})
    root = _is_root(place, schema)
    message = f"{both(names)} is missing: {_subject(place, schema)} needs it"
    if len(names) > _FEW:
        message = f"'{names[0]}' is missing: {_subject(place, schema)} needs it, or one of {', '.join(names[1:])}"
    hint = f"begin the file with '{names[0]}: ' and {_ROOTS[names[0]]}" if root and names[0] in _ROOTS else None
    report.add("DG103", _FIRST if root else place.span, message, hint)


def _wanted(names: tuple[str, ...]) -> str:
    return both(names) if len(names) <= _FEW else f"'{names[0]}', or one of {', '.join(names[1:])}"


def _is_root(place: Place, schema: Schema) -> bool:
    return place.key is None and any(root in schema.get("required", ()) for root in _ROOTS)


def _short(schema: Schema) -> str:
    """What a mapping is called, without the example."""
    return str(schema.get("title", "this mapping")).partition(" such as ")[0]


def _subject(place: Place, schema: Schema) -> str:
    """What a mapping is called; one that has no name of its own is called by its key."""
    short = _short(schema)
    return f"'{place.key.text}'" if place.key and short.startswith("a mapping") else short
