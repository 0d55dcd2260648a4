"""Every key of every schema: a right example is accepted, a wrong one is refused at its place in helpful words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.schema import schema_text
from dragoman.schema.published import NAMES
from tests.corpus.expectations import expectations
from tests.schema.tables import RIGHT, WRONG, keys_in, schema_of, told_of, tree_in

_QUOTED = re.compile(r"'([a-z_]+)'")
_BEFORE = re.compile(r"([a-z_]+): *\Z")


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_what_is_right_is_told_nothing(path: Path) -> None:
    """Nothing is said of the files in `right`."""
    assert told_of(path) == []


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_every_mistake_is_told_at_its_place(path: Path) -> None:
    """Of the files in `wrong` their caret comments are said: no more, no less."""
    wanted = expectations(path.read_text(encoding="utf-8"))
    places = sorted((one.line, one.column, one.width, one.code) for one in wanted)
    assert sorted(_place(diagnostic) for diagnostic in told_of(path)) == places


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_every_mistake_is_told_in_its_words(path: Path) -> None:
    """The regular expression behind the carets fits one diagnostic of that place."""
    told = told_of(path)
    for one in expectations(path.read_text(encoding="utf-8")):
        here = [found for found in told if _place(found) == (one.line, one.column, one.width, one.code)]
        assert any(re.search(one.match, f"{found.message} {found.help}") for found in here), one


def _place(diagnostic: Diagnostic) -> tuple[int, int, int, str]:
    span = diagnostic.span
    # Of a place of several lines the carets show the first column only.
    width = span.end_column - span.column if span.line == span.end_line else 1
    return span.line, span.column, max(width, 1), diagnostic.code


def _keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        # What stands under `if` asks for something; it describes nothing.
        if "additionalProperties" in node:
            yield from node.get("properties", ())
        for key, inner in node.items():
            yield from _keys(inner) if key != "examples" else ()
    for item in node if isinstance(node, list) else ():
        yield from _keys(item)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_stands_in_a_right_file(name: str) -> None:
    """None of the schema's keys is without an example that is accepted."""
    shown = {key for path in RIGHT if schema_of(path) == name for key in keys_in(tree_in(path))}
    assert _own_keys(name) - shown == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_told_of_in_a_wrong_file(name: str) -> None:
    """A wrong value of each, or a misspelling, is refused at its place or in words that name the key."""
    named = {key for path in WRONG if schema_of(path) == name for key in _told_keys(path)}
    assert _own_keys(name) - named == set()


def _told_keys(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for one in told_of(path):
        yield from _QUOTED.findall(f"{one.message} {one.help}")
        yield from _BEFORE.findall(lines[one.span.line - 1][: one.span.column - 1])


def _own_keys(name: str) -> set[str]:
    """The keys of a schema. A bot's messages are those of flows: the same definitions, which a test below compares."""
    keys = set(_keys(json.loads(schema_text(name))))
    return keys - set(_keys(json.loads(schema_text("flow")))) if name == "bot" else keys


@pytest.mark.parametrize("name", [name for name in NAMES if name != "flow"])
def test_schemas_share_what_they_have_in_common(name: str) -> None:
    """A definition that bears the same name as one of the flow schema is the same."""
    flow, other = (json.loads(schema_text(one))["$defs"] for one in ("flow", name))
    own = {"bot": {"on"}, "dialogue": set()}[name]
    common = flow.keys() & other.keys() - own
    assert {key: other[key] for key in common} == {key: flow[key] for key in common}
