"""One file a kind, and one meaning a code: files, schemas, registries and tests name the same things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.formats import format_names
from dragoman.language.inputs import all_inputs
from dragoman.language.nodes import all_nodes
from dragoman.language.validators import all_validators
from dragoman.schema.published import kinds
from dragoman_bots.stores.urls import SUPPORTED
from tests.architecture.code import ROOT, modules

LANGUAGE = ROOT / "engine" / "dragoman" / "language"

CODE = re.compile(r'"(DG\d{3})"')


def files(folder: Path) -> set[str]:
    """The kinds of a folder by their files."""
    return {path.stem for path in folder.glob("[a-z]*.py")} - {"protocol"}


@cache
def definitions() -> dict[str, Any]:
    """The definitions of the flow schema."""
    found: dict[str, Any] = json.loads((ROOT / "schemas" / "flow.schema.json").read_text())["$defs"]
    return found


@cache
def _written_in_tests() -> str:
    """All that the tests say, YAML included; this file left out."""
    paths: Iterable[Path] = (p for p in (ROOT / "tests").rglob("*") if p.suffix in (".py", ".yaml", ".txt"))
    return "\n".join(path.read_text(errors="replace") for path in paths if path != Path(__file__))


def test_node_kinds_are_the_lead_keys_of_the_schema() -> None:
    """One file each."""
    assert files(LANGUAGE / "nodes") == set(all_nodes()) == set(kinds("node")) - {""}


def test_input_types_are_those_of_the_schema() -> None:
    """One file each."""
    assert files(LANGUAGE / "inputs") == set(all_inputs()) == set(definitions()["input_type"]["enum"])


def test_validators_are_the_rules_of_the_schema() -> None:
    """One file each; `that` is a condition, and `error` its sentence."""
    ruled = set(definitions()["rule"]["properties"]) - {"that", "error"}
    assert files(LANGUAGE / "validators") == set(all_validators()) == ruled


def test_an_input_s_settings_are_those_of_the_schema() -> None:
    """The keys of its mapping form."""
    for name, type_ in all_inputs().items():
        assert set(type_.settings) == set(kinds("input").get(name, {"type"})) - {"type"}


def test_stores_are_the_files_of_their_folder() -> None:
    """Each can be named by a URL; `rediss` is Redis over TLS."""
    folder = ROOT / "bots" / "dragoman_bots" / "stores"
    assert files(folder) - {"urls"} == set(SUPPORTED) - {"rediss"}


def test_formats_are_the_files_of_their_folder() -> None:
    """Each can be asked for with --format."""
    assert files(ROOT / "engine" / "dragoman" / "diagnostics" / "formats") == set(format_names())


@pytest.mark.parametrize("name", sorted(all_nodes()))
def test_a_node_kind_is_tested(name: str) -> None:
    """It stands in the YAML of a test."""
    assert re.search(rf"^\s*{name}: ", _written_in_tests(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(all_inputs()))
def test_an_input_type_is_tested(name: str) -> None:
    """By name, in the tests of its folder."""
    folder = ROOT / "tests" / "language" / "inputs"
    assert any(re.search(rf'"{name}"|\b{name}\.kind|import {name}\b', p.read_text()) for p in folder.glob("*.py"))


@pytest.mark.parametrize("name", sorted(all_validators()))
def test_a_validator_is_tested(name: str) -> None:
    """By name, in the tests of its folder."""
    folder = ROOT / "tests" / "language" / "validators"
    assert any(re.search(rf'"{name}"|\b{name}\.kind|import {name}\b', p.read_text()) for p in folder.glob("*.py"))


def _used() -> set[str]:
    named = (CODE.findall(m.text) for m in modules().values() if ".diagnostics.codes" not in m.name)
    return {code for codes in named for code in codes}


def test_every_code_that_is_used_is_registered() -> None:
    """With a title."""
    assert _used() - all_codes().keys() == set()


def test_every_code_that_is_registered_is_used() -> None:
    """None is kept for later."""
    assert all_codes().keys() - _used() == set()


def test_every_code_has_a_title_of_its_own() -> None:
    """So that titles tell codes apart."""
    titles = list(all_codes().values())
    assert len(set(titles)) == len(titles)


def test_every_code_is_provoked_by_a_test() -> None:
    """Somewhere among the tests or in the corpus."""
    assert [code for code in all_codes() if code not in _written_in_tests()] == []
