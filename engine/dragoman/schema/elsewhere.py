"""Keys that are right elsewhere: in another kind of the same family, one level up, or one level down."""

from __future__ import annotations

from dragoman.schema.choices import kind_of
from dragoman.schema.places import Place
from dragoman.schema.published import Schema, kinds
from dragoman.schema.report import both, joined
from dragoman.schema.traps import near
from dragoman.source.tree import Mapping, Scalar

_INSIDE = ("message", "inside")
"""The families of mappings that stand under a lead key; the kind is that key."""

_BUTTONS = {
    "say": "'{}' belongs to a button of prompt, not to one of say, which waits for no press",
    "prompt": "'{}' belongs to an entry of its own in the list of buttons, not to a button of a row",
    "from": "'{}' belongs to a single button, not to an entry with 'from'",
}


def belongs(key: str, schema: Schema, place: Place) -> str | None:
    """What to say of an unknown key that would be right elsewhere; nothing if it is right nowhere near."""
    family, kind = kind_of(schema)
    if family in _INSIDE and key in kinds("node").get(kind, ()):
        return f"'{key}' belongs beside '{kind}', not under it"
    if family in ("", "inside"):
        return None
    owners = [other for other, keys in kinds(family).items() if other not in ("", kind) and key in keys]
    if not owners:
        return _under(key, kind) if family == "node" else None
    if family == "button":
        return _BUTTONS[kind].format(key)
    return f"'{key}' belongs to {joined(owners)}, not to {kind or _named(place)}"


def nearest_elsewhere(key: str, schema: Schema) -> str | None:
    """The nearest key among those of the other kinds of the family; only of buttons also one that tells a kind."""
    family, _ = kind_of(schema)
    if not family or family in _INSIDE:
        return None
    leads = kinds(family).keys() if family != "button" else ()
    return near(key, frozenset[str]().union(*kinds(family).values()).difference(leads))


def _under(key: str, kind: str) -> str | None:
    """A key of the mapping that stands under a lead key, written beside it."""
    owners = [lead for family in _INSIDE for lead, keys in kinds(family).items() if key in keys]
    if kind in owners:
        return f"'{key}' belongs under '{kind}', not beside it"
    return f"'{key}' belongs under {both(owners)}" if owners else None


def _named(place: Place) -> str:
    named = place.tree.get("type") if isinstance(place.tree, Mapping) else None
    return named.text if isinstance(named, Scalar) else "this"
