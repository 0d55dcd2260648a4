"""Our own judgement of bare data says yes where jsonschema finds nothing, and no where it finds something."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from dragoman.schema.fitting import Fitting
from dragoman.schema.published import NAMES, definition, document
from dragoman.source.tree import plain
from tests.cli.command_line import FLOWS, environment
from tests.schema.tables import RIGHT, WRONG, schema_of, tree_in

ODD: list[Any] = [
    None, True, False, 0, 1, -1, 13, 2**70, Decimal("1.5"), Decimal(1), "", "true", "1", "say", "5m", [], {}, [[]],
    [{}], {"": None}, ["a", "a"], [True], ["x"] * 13, {"type": "text"}, {"say": None}, {"next": "a", "end": "b"},
    {"text": "a", "any_of": ["b"]}, {"with": {}}, {"2xx": "a"}, {"9xx": "a"}, {"command": "a", "phrase": "b"},
]  # fmt: skip


def parts(value: Any) -> Iterator[Any]:
    """The value and everything in it."""
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(inner)


@cache
def values() -> list[Any]:
    """What stands in right files and in wrong ones, and what stands nowhere."""
    found = {repr(part): part for path in (*RIGHT, *WRONG) for part in parts(plain(tree_in(path)))}
    return [*ODD, *random.Random(5).sample(sorted(found.values(), key=repr), 150)]


def mutated(value: Any, chance: random.Random) -> Any:
    """The value with one part of it put in place of another, or taken out."""
    if isinstance(value, dict) and value:
        key = chance.choice(sorted(value))
        rest = {name: inner for name, inner in value.items() if name != key}
        return rest if chance.random() < 0.3 else rest | {key: mutated(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.7:
        return [mutated(value[0], chance), *value[chance.randrange(2) :]]
    return chance.choice(ODD)


@pytest.mark.parametrize("schema", NAMES)
def test_every_definition_judges_as_jsonschema_does(schema: str) -> None:
    """Whatever the value is."""
    fitting = Fitting(schema)
    for name in document(schema)["$defs"]:
        stock = Draft202012Validator(definition(schema, name), registry=Registry())
        for value in values():
            assert fitting.named(name)(value) is stock.is_valid(value), (name, value)


@pytest.mark.parametrize("path", [*RIGHT, *WRONG], ids=lambda path: path.stem)
def test_files_with_mistakes_are_judged_as_by_jsonschema(path: Path) -> None:
    """As they are, and with one thing in them changed, forty times."""
    schema, chance, whole = schema_of(path), random.Random(path.stem), plain(tree_in(path))
    fits = Fitting(schema).of(document(schema))
    stock = Draft202012Validator(definition(schema), registry=Registry())
    for value in (whole, *(mutated(whole, chance) for _ in range(40))):
        assert fits(value) is stock.is_valid(value), value


@pytest.mark.parametrize("schema", NAMES)
def test_every_keyword_of_the_schemas_is_known(schema: str) -> None:
    """Also in parts that no file of ours has come to."""
    fitting = Fitting(schema)
    for one in subschemas(document(schema)):
        assert fitting.of(one)(None) in (True, False)


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and all schemas in it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key, inner in schema.items():
        if key in ("properties", "patternProperties", "$defs"):
            inners = list(inner.values())
        elif key in ("allOf", "anyOf", "oneOf"):
            inners = inner
        else:
            inners = [inner] if key in ("if", "then", "else", "not", "items", "additionalProperties") else []
        for one in inners:
            yield from subschemas(one)


def test_a_keyword_that_nobody_knows_is_no_silent_yes() -> None:
    """A schema that begins to use another one must be taught here first."""
    with pytest.raises(KeyError):
        Fitting("flow").of({"uniqueItems": True})


def test_sound_flows_are_checked_without_jsonschema() -> None:
    """Importing it takes as long as all else that a small flow needs."""
    code = "import sys; from dragoman.cli import main; sys.argv = ['dragoman', 'validate', sys.argv[1]]\n"
    code += "try: main()\nexcept SystemExit as end: sys.exit(end.code or 'jsonschema' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code, FLOWS], env=environment(), capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
