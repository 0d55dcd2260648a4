"""SARIF: what is printed is SARIF 2.1.0 by its own schema, and says what the diagnostics say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.diagnostics.explanations import explained
from dragoman.diagnostics.formats import find_format
from dragoman.source.tree import Span
from tests.corpus.diagnosing import diagnose

SCHEMA = Draft4Validator(json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
BROKEN = sorted((Path(__file__).parents[1] / "corpus" / "err").glob("*.yaml"))
PLACE = Span(4, 5, 4, 11)
PROBLEM = Diagnostic("flows/x.yaml", PLACE, "DG101", "unknown key 'propmt'", "did you mean 'prompt'?")
PLACES = st.builds(Span, *[st.integers(1, 10**6)] * 4)
PROBLEMS = st.builds(
    Diagnostic, st.text(min_size=1), PLACES, st.sampled_from(sorted(all_codes())), st.text(), st.none() | st.text(),
    st.sampled_from(Severity), st.lists(st.builds(Related, st.text(min_size=1), PLACES, st.text())).map(tuple),
)  # fmt: skip


def log(*problems: Diagnostic) -> dict[str, Any]:
    """What is printed, which the schema allows."""
    found: dict[str, Any] = json.loads(find_format("sarif")(problems, {}))
    assert [error.message for error in SCHEMA.iter_errors(found)] == []
    return found


def run(*problems: Diagnostic) -> dict[str, Any]:
    """The one run of the log."""
    (only,) = log(*problems)["runs"]
    assert isinstance(only, dict)
    return only


def result(problem: Diagnostic) -> dict[str, Any]:
    """What is printed of a problem."""
    (only,) = run(problem)["results"]
    assert isinstance(only, dict)
    return only


def place(problem: Diagnostic) -> dict[str, Any]:
    """Where it is said to be."""
    (only,) = result(problem)["locations"]
    found: dict[str, Any] = only["physicalLocation"]
    return found


def test_the_schema_refuses_what_is_no_sarif() -> None:
    """Or the other tests of this file would show nothing."""
    assert not SCHEMA.is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_nothing_is_a_run_without_results() -> None:
    """So that a service closes what it has shown before."""
    assert run()["results"] == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_everything_that_is_told_of_a_broken_flow_is_sarif(path: Path) -> None:
    """A result for each diagnostic, in their order."""
    problems = diagnose(path)
    assert [one["ruleId"] for one in run(*problems)["results"]] == [problem.code for problem in problems]


@given(st.lists(PROBLEMS, max_size=4))
def test_any_diagnostic_at_all_is_sarif(problems: list[Diagnostic]) -> None:
    """Whatever stands in its names and texts."""
    assert len(run(*problems)["results"]) == len(problems)


def test_the_tool_says_what_it_is() -> None:
    """Name and page; columns are counted as we count them."""
    only = run(PROBLEM)
    assert (only["tool"]["driver"]["name"], only["columnKind"]) == ("dragoman", "unicodeCodePoints")
    assert only["tool"]["driver"]["informationUri"].startswith("https://")


def test_a_result_names_its_rule_by_code_and_number() -> None:
    """Each rule stands once in the list, however many results it has."""
    other = Diagnostic("flows/y.yaml", PLACE, "DG015", "duplicate key")
    only = run(PROBLEM, other, PROBLEM)
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert rules == ["DG015", "DG101"]
    assert [rules[one["ruleIndex"]] for one in only["results"]] == [one["ruleId"] for one in only["results"]]


@pytest.mark.parametrize("code", explained())
def test_a_rule_brings_its_page_along(code: str) -> None:
    """The title, what it means, and the examples."""
    (rule,) = run(Diagnostic("x.yaml", PLACE, code, "m"))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == all_codes()[code]
    assert "\n## Wrong\n" in rule["help"]["markdown"]
    assert "\nRight:\n" in rule["help"]["text"]
    assert rule["fullDescription"]["text"].split("\n")[0]


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note")]
)
def test_a_severity_is_a_level(severity: Severity, level: str) -> None:
    """The words are the same."""
    assert result(Diagnostic("x.yaml", PLACE, "DG101", "m", severity=severity))["level"] == level


def test_the_help_follows_the_message() -> None:
    """On a line of its own."""
    assert result(PROBLEM)["message"]["text"] == "unknown key 'propmt'\nhelp: did you mean 'prompt'?"


def test_a_brace_of_the_text_is_no_placeholder_of_the_message() -> None:
    """Section 3.11.5 of the standard has it written twice."""
    assert result(Diagnostic("x", PLACE, "DG301", "'{0}'"))["message"]["text"] == "'{{0}}'"


def test_a_place_is_lines_and_columns_from_1() -> None:
    """The end is the first column behind it."""
    assert place(PROBLEM)["region"] == {"startLine": 4, "startColumn": 5, "endLine": 4, "endColumn": 11}


def test_a_file_is_named_from_the_folder_of_the_call() -> None:
    """The service knows which folder that is."""
    assert place(PROBLEM)["artifactLocation"] == {"uri": "flows/x.yaml", "uriBaseId": "%SRCROOT%"}
    assert "%SRCROOT%" in run(PROBLEM)["originalUriBaseIds"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("my flows/x.yaml", "my%20flows/x.yaml"),
        ("größe.yaml", "gr%C3%B6%C3%9Fe.yaml"),
        ("a:b#c?.yaml", "a%3Ab%23c%3F.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("x\udce9.yaml", "x%E9.yaml"),
    ],
)
def test_a_name_is_written_as_addresses_are(name: str, uri: str) -> None:
    """With percent signs, bytes that are no UTF-8 included."""
    assert place(Diagnostic(name, PLACE, "DG101", "m"))["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("name", ["/srv/shop/x y.yaml", "../shop/x.yaml"])
def test_a_file_outside_is_named_by_its_whole_path(name: str) -> None:
    """An address may not climb out of its base."""
    found = place(Diagnostic(name, PLACE, "DG101", "m"))["artifactLocation"]
    assert found.keys() == {"uri"}
    assert unquote(found["uri"]) == f"file://{Path(name).resolve()}"


def test_related_places_are_numbered_and_have_their_own_message() -> None:
    """From 1."""
    related = (Related("flows/y.yaml", Span(2, 3, 2, 9), "first {here}"), Related("z.yaml", PLACE, "and here"))
    found = result(Diagnostic("flows/x.yaml", PLACE, "DG015", "twice", related=related))["relatedLocations"]
    assert [one["id"] for one in found] == [1, 2]
    assert found[0]["message"]["text"] == "first {{here}}"
    assert found[0]["physicalLocation"]["artifactLocation"]["uri"] == "flows/y.yaml"


def test_the_log_is_ascii() -> None:
    """Any terminal and any upload can take it."""
    assert find_format("sarif")([Diagnostic("x", PLACE, "DG101", "ü \u202e \ud800")], {}).isascii()
