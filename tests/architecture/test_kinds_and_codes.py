"""One file a kind, and one meaning a code: files, schemas, registries and tests name the same things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.formats import format_names
from dragoman.graph.flow import ESCAPES
from dragoman.language.buttons.doing import Asking, Opening
from dragoman.language.content import MediaKind
from dragoman.language.defaults import shipped_handlers
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.filters import FILTERS
from dragoman.language.inputs import all_inputs
from dragoman.language.nodes import all_nodes
from dragoman.language.triggers import all_triggers
from dragoman.language.validators import all_validators
from dragoman.language.values.judging import TESTS
from dragoman.language.widgets import all_widgets
from dragoman.schema.published import definition, kinds
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
    """One file each; `that` is a condition, `check` an action of the project, and `error` their sentence."""
    ruled = set(definitions()["rule"]["properties"]) - {"that", "check", "error"}
    assert files(LANGUAGE / "validators") == set(all_validators()) == ruled


def test_triggers_are_those_of_the_schema() -> None:
    """One file each."""
    assert files(LANGUAGE / "triggers") == set(all_triggers()) == set(kinds("trigger")) - {""}


def test_widgets_are_what_can_be_picked_in_the_schema() -> None:
    """One file each."""
    assert files(LANGUAGE / "widgets") == set(all_widgets()) == set(definitions()["pick"]["properties"])


def test_a_widget_s_settings_are_those_of_the_schema() -> None:
    """The keys of its mapping form; one that is written bare has none."""
    for name, widget in all_widgets().items():
        written = definitions()["pick"]["properties"][name].get("then", {}).get("properties", {})
        assert set(written) in (set(widget.settings), set(widget.settings) - {widget.bare})


def test_handlers_are_the_events_of_the_schema() -> None:
    """In flows and in bot.yaml; every escape can be handled, and what is shipped handles nothing else."""
    events = set(definition("flow", "on")["properties"])
    assert events == set(definition("bot", "on")["properties"])
    assert set(ESCAPES) | set(shipped_handlers()) <= events


def test_what_a_message_shows_is_what_the_schema_has() -> None:
    """One thing of these, or an album under `media`."""
    ways = {one["required"][0] for one in definitions()["message_contents"]["oneOf"] if "required" in one}
    assert ways == set(get_args(MediaKind)) | {"media"}


def test_what_a_button_does_is_what_the_schema_has() -> None:
    """One thing of these, or a value."""
    ways = {one["required"][0] for one in definitions()["button"]["then"]["oneOf"] if "required" in one}
    assert ways == {*get_args(Opening), *get_args(Asking), "value"}


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


@pytest.mark.parametrize("name", sorted({*all_triggers(), *all_widgets(), *definition("flow", "on")["properties"]}))
def test_a_trigger_a_widget_and_a_handler_are_tested(name: str) -> None:
    """Each stands in the YAML of a test."""
    assert re.search(rf"(?:^|[{{ \[-]){name}: ", _written_in_tests(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted({*get_args(MediaKind), *get_args(Opening), *get_args(Asking)}))
def test_what_a_message_or_a_button_can_do_is_tested(name: str) -> None:
    """It stands in the YAML of a test."""
    assert re.search(rf"(?:^|[{{ \[-]){name}: ", _written_in_tests(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_a_filter_is_tested(name: str) -> None:
    """It stands behind a bar in a test."""
    assert re.search(rf"\| ?{name}\b", _written_in_tests())


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_is_tested(name: str) -> None:
    """It is called in a test."""
    assert f"{name}(" in _written_in_tests()


@pytest.mark.parametrize("name", sorted(TESTS))
def test_a_test_of_expressions_is_tested(name: str) -> None:
    """It stands behind `is` in a test."""
    assert re.search(rf"\bis (?:not )?{name}\b", _written_in_tests())


def _used() -> set[str]:
    named = (CODE.findall(m.text) for m in modules().values() if ".diagnostics.codes" not in m.name)
    return {code for codes in named for code in codes}


def test_every_code_that_is_used_is_registered() -> None:
    """With a title."""
    assert _used() - all_codes().keys() == set()


def test_every_code_that_is_registered_is_used() -> None:
    """None is kept for later."""
    assert all_codes().keys() - _used() == set()


def test_a_code_is_registered_once() -> None:
    """A second title under the same code would quietly take the place of the first."""
    folder = ROOT / "engine" / "dragoman" / "diagnostics" / "codes"
    texts = (path.read_text() for path in sorted(folder.glob("*.py")))
    found = [code for text in texts for code in re.findall(r'^ +"(DG\d{3})":', text, re.MULTILINE)]
    assert [code for code in set(found) if found.count(code) > 1] == []


def test_every_code_has_a_title_of_its_own() -> None:
    """So that titles tell codes apart."""
    titles = list(all_codes().values())
    assert len(set(titles)) == len(titles)


def test_every_code_is_provoked_by_a_test() -> None:
    """Somewhere among the tests or in the corpus."""
    assert [code for code in all_codes() if code not in _written_in_tests()] == []
