"""Wrong values: of the wrong kind, not among the allowed words, out of range, empty."""

from __future__ import annotations

from dragoman.schema.places import Place
from dragoman.schema.report import Report, any_of, quoted, shown
from dragoman.schema.traps import near
from dragoman.schema.validators import Flaw
from dragoman.source.tree import Scalar, Sequence, Tree

_YES = frozenset({"yes", "on", "y", "true"})
_NO = frozenset({"no", "off", "n", "false"})
_EMPTY = {"minItems": "list", "minProperties": "mapping"}


def wrong_kind(place: Place, flaw: Flaw, report: Report) -> None:
    """Reports a value of a kind that cannot stand here, with what could."""
    tree = place.tree
    wanted = _wanted(flaw)
    if isinstance(tree, Scalar) and isinstance(tree.value, str):
        if "boolean" in _types(flaw) and (hint := _boolean(tree)):
            report.add("DG114", place.span, f"{quoted(tree.text)} is text in this language, not true or false", hint)
            return
        if "integer" in _types(flaw) and tree.style != "plain" and tree.text.isascii() and tree.text.isdigit():
            message = f"'{tree.text}' in quotes is a text, not a number"
            report.add("DG115", place.span, message, f"write {tree.text} without quotes")
            return
    report.add("DG104", place.span, f"{_subject(place)} must be {wanted}, but is {shown(tree)}", _dash(place, flaw))


def wrong_value(place: Place, report: Report) -> None:
    """Reports what is wrong with a value of the right kind: the first thing only."""
    flaw = place.flaws[0]
    value = quoted(place.tree.text) if isinstance(place.tree, Scalar) else shown(place.tree)
    match flaw.keyword:
        case "enum":
            words = [str(word) for word in flaw.wanted]
            likely = near(place.tree.text, words) if isinstance(place.tree, Scalar) else None
            hint = f"did you mean '{likely}'?" if likely else f"it is one of: {any_of(words)}"
            report.add("DG105", place.span, f"{value} is not {flaw.schema.get('title', 'allowed')}", hint)
        case "minItems" | "maxItems" if count := _length(place.tree):
            entries = "1 entry" if count == 1 else f"{count} entries"
            hint = f"{_subject(place)} must be {flaw.schema.get('title', 'another list')}"
            report.add("DG106", place.span, f"the list{_of(place)} has {entries}", hint)
        case "minItems" | "minProperties":
            message = f"the {_EMPTY[flaw.keyword]}{_of(place)} is empty"
            report.add("DG113", place.span, message, "it needs at least one entry")
        case "minimum" | "maximum":
            wanted = flaw.schema.get("title", "another number")
            report.add("DG106", place.span, f"{value} is out of range", f"{_subject(place)} must be {wanted}")
        case _:
            wanted = flaw.schema.get("title", "another value")
            report.add("DG104", place.span, f"{_subject(place)} must be {wanted}, but is {value}")


def _length(tree: Tree) -> int:
    return len(tree.items) if isinstance(tree, Sequence) else 0


def _wanted(flaw: Flaw) -> str:
    words = any_of(str(word) for word in flaw.schema.get("enum", ()))
    return f"one of {words}" if words else str(flaw.schema.get("title", any_of(_types(flaw))))


def _types(flaw: Flaw) -> list[str]:
    kinds = flaw.wanted
    return [kinds] if isinstance(kinds, str) else list(kinds)


def _boolean(tree: Scalar) -> str | None:
    word = tree.text.casefold()
    meant = "true" if word in _YES else "false" if word in _NO else None
    if meant is None:
        return None
    return f"write {meant} without quotes" if tree.style != "plain" and tree.text == meant else f"write {meant}"


def _dash(place: Place, flaw: Flaw) -> str | None:
    if _types(flaw) == ["array"] and place.key is not None and not isinstance(place.tree, Scalar):
        return "begin each entry with a dash"
    return None


def _subject(place: Place) -> str:
    return f"'{place.key.text}'" if place.key else "this entry"


def _of(place: Place) -> str:
    return f" under '{place.key.text}'" if place.key else ""
