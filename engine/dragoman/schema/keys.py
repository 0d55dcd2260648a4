"""Wrong keys of a mapping: unknown, missing, out of place, excluding each other."""

from __future__ import annotations

from dragoman.schema.places import Place
from dragoman.schema.published import Schema, kinds
from dragoman.schema.report import Report, any_of, both, quoted
from dragoman.schema.traps import near
from dragoman.source.tree import Mapping, Scalar, Span

_FIRST = Span(1, 1, 1, 2)


def wrong_keys(place: Place, mapping: Mapping, report: Report) -> None:
    """Reports every wrong key of a mapping once; a misspelt key is not also a missing one."""
    missing = _missing(place, mapping)
    unknown: list[tuple[Scalar, Schema]] = []
    for flaw in place.of("additionalProperties"):
        allowed = flaw.schema["properties"]
        unknown += [(entry.key, flaw.schema) for entry in mapping.entries if entry.key.text not in allowed]
    for key, schema in {key.start: (key, schema) for key, schema in unknown}.values():
        missing = _unknown(place, key, schema, missing, report)
    for names in missing:
        _lacks(place, names, report)
    _exclusive(place, mapping, report)


def _missing(place: Place, mapping: Mapping) -> list[tuple[str, ...]]:
    """What is missing: each a key, or several of which one is needed."""
    present = {entry.key.text for entry in mapping.entries}
    found = [(key,) for flaw in place.of("required") for key in flaw.wanted if key not in present]
    choices = [tuple(key for one in flaw.wanted for key in one["required"]) for flaw in place.of("anyOf")]
    return list(dict.fromkeys([*found, *choices]))


def _unknown(
    place: Place, key: Scalar, schema: Schema, missing: list[tuple[str, ...]], report: Report
) -> list[tuple[str, ...]]:
    """Reports an unknown key; returns what is still missing when it has been put right."""
    allowed = schema["properties"]
    if message := _belongs(key.text, schema, place):
        report.add("DG102", key.span, message, _takes(schema))
        return missing
    present = {entry.key.text for entry in place.tree.entries} if isinstance(place.tree, Mapping) else set()
    lacking = [name for names in missing for name in names]
    likely = near(key.text, lacking) or near(key.text, set(allowed) - present) or near(key.text, allowed)
    if likely:
        report.add("DG101", key.span, f"unknown key {quoted(key.text)}", f"did you mean '{likely}'?")
        return [names for names in missing if likely not in names]
    root = place.key is None and "flow" in schema.get("required", ())
    if missing and not root:
        hint = f"{schema['title']} needs {both(missing[0])}"
        report.add("DG101", key.span, f"unknown key {quoted(key.text)}", hint)
        return missing[1:]
    report.add("DG101", key.span, f"unknown key {quoted(key.text)}", _takes(schema))
    return missing


def _takes(schema: Schema) -> str | None:
    if schema.get("$comment") == "node/":
        return f"a node's lead key is one of: {any_of(lead for lead in kinds('node') if lead)}"
    words = any_of(schema["properties"])
    return f"{schema.get('title', 'this mapping')} takes: {words}" if words else None


def _belongs(key: str, schema: Schema, place: Place) -> str | None:
    """What to say of a key that is right elsewhere: in another kind of the same family, or one level up."""
    family, _, kind = schema.get("$comment", "").partition("/")
    if family == "message" and key in kinds("node")[kind]:
        return f"'{key}' belongs beside '{kind}', not under it"
    others = kinds(family).items() if family else ()
    owners = [other for other, keys in others if other and other != kind and key in keys]
    if not owners:
        return None
    if family == "button":
        return f"'{key}' belongs to a button of prompt, not to one of {kind}, which waits for no press"
    if not kind:
        named = place.tree.get("type") if isinstance(place.tree, Mapping) else None
        kind = named.text if isinstance(named, Scalar) else "this"
    return f"'{key}' belongs to {' and '.join(owners)}, not to {kind}"


def _lacks(place: Place, names: tuple[str, ...], report: Report) -> None:
    schema = next((flaw.schema for flaw in place.flaws if flaw.keyword in ("required", "anyOf")), {})
    root = place.key is None and "flow" in schema.get("required", ())
    title = schema.get("title", "this mapping")
    hint = "begin the file with 'flow: ' and the file's name" if names == ("flow",) else None
    report.add("DG103", _FIRST if root else place.span, f"{both(names)} is missing: {title} needs it", hint)


def _exclusive(place: Place, mapping: Mapping, report: Report) -> None:
    told: set[int] = set()
    for flaw in place.of("not"):
        pair = flaw.wanted["required"]
        first, later = (entry.key for entry in mapping.entries if entry.key.text in pair)
        if later.start in told:
            continue
        told.add(later.start)
        related = report.related(first.span, f"'{first.text}' stands here")
        message = f"'{later.text}' cannot stand beside '{first.text}'"
        report.add("DG112", later.span, message, "keep one of them", related)
