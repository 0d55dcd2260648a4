"""From flaws to diagnostics: each place's flaws become what one would tell its author."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.schema.keys import wrong_keys
from dragoman.schema.places import Place, places
from dragoman.schema.report import Report
from dragoman.schema.traps import trapped
from dragoman.schema.validators import Flaw
from dragoman.schema.values import wrong_kind, wrong_value
from dragoman.source.tree import Mapping, Scalar, Tree

_OF_KEYS = frozenset({"additionalProperties", "required", "anyOf", "oneOf", "not", "dependentRequired"})


def explain(tree: Tree, key: Scalar | None, flaws: Iterable[Flaw], report: Report) -> None:
    """Reports what the flaws mean; `tree` is the value they were found in, `key` its own key."""
    for place in places(tree, key, flaws):
        _explain(place, report)


def _explain(place: Place, report: Report) -> None:
    if trapped(place, report):
        return
    if wrong := place.of("type"):
        wrong_kind(place, wrong[0], report)
    elif isinstance(place.tree, Mapping) and any(flaw.keyword in _OF_KEYS for flaw in place.flaws):
        wrong_keys(place, place.tree, report)
    else:
        wrong_value(place, report)
