"""The files as wholes: what a flow and a bot.yaml must be at least."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.schema import check_bot, check_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Scalar, Span
from tests.schema.reading import bot_shape, flow_shape, only, tree_of

SMALLEST = "flow: a\nnodes:\n  one:\n    say: Hello\n"


def test_the_smallest_flow_is_fine() -> None:
    """A name and one node are enough."""
    assert flow_shape(SMALLEST) == []


@pytest.mark.parametrize(("text", "word"), [("- a\n", "a list"), ("hello\n", "'hello'"), ("5\n", "'5'")])
def test_a_file_that_is_no_mapping_is_said_to_be_none(text: str, word: str) -> None:
    """Lists and single values are named as what they are, at their start."""
    told = only(flow_shape(text))
    assert (told.code, told.span.line, told.span.column) == ("DG100", 1, 1)
    assert word in told.message


def test_an_empty_file_is_said_to_be_empty() -> None:
    """Nothing at all is told as such, at the file's first place."""
    nothing = Scalar(None, "", "plain", Span(1, 1, 1, 1), 0, 0)
    told = only(check_flow(nothing, "flow.yaml"))
    assert (told.span.line, told.span.column) == (1, 1)
    assert "empty" in told.message


def test_a_flow_without_its_name_is_told_at_the_files_first_place() -> None:
    """A missing `flow` points at line 1, column 1."""
    told = only(flow_shape("title: x\nnodes:\n  one:\n    say: Hello\n"))
    assert (told.code, told.span.line, told.span.column) == ("DG103", 1, 1)


def test_both_missing_keys_are_told() -> None:
    """A flow with neither name nor nodes lacks two things."""
    assert [told.code for told in flow_shape("title: x\n")] == ["DG103", "DG103"]


def test_a_misspelt_key_is_not_told_as_missing_too() -> None:
    """`flwo` is one mistake."""
    told = only(flow_shape(SMALLEST.replace("flow:", "flwo:")))
    assert told.help == "did you mean 'flow'?"


def test_an_unknown_root_key_does_not_hide_a_missing_one() -> None:
    """`version` is no misspelt `flow`: both mistakes are told."""
    told = flow_shape("version: 2\nnodes:\n  one:\n    say: Hello\n")
    assert {diagnostic.code for diagnostic in told} == {"DG101", "DG103"}


@pytest.mark.parametrize("name", ["2nd", "My-Flow", "end", "12", "true", "a" * 60])
def test_how_names_are_written_is_not_judged_here(name: str) -> None:
    """A later layer has better words for names."""
    assert flow_shape(SMALLEST.replace("flow: a", f"flow: {name}")) == []


def test_the_file_is_named_as_it_was_given() -> None:
    """Diagnostics carry the path they were asked about."""
    told = only(check_flow(tree_of("- a\n"), "flows/a.yaml"))
    assert told.file == "flows/a.yaml"


def test_all_mistakes_are_told_at_once() -> None:
    """Mistakes in the head and in several nodes do not hide each other."""
    told = flow_shape("flow: a\ntitel: x\nnodes:\n  one:\n    sya: Hello\n  two:\n    say: Hi\n    nxet: one\n")
    assert [diagnostic.span.line for diagnostic in told] == [2, 5, 8]


def test_a_hundred_wrong_nodes_are_a_hundred_diagnostics() -> None:
    """No limit and no summary stands between an author and a mistake."""
    nodes = "".join(f"  n{number}:\n    say: Hello\n    colour: red\n" for number in range(100))
    assert len(flow_shape(f"flow: a\nnodes:\n{nodes}")) == 100


def test_what_reading_the_file_has_told_is_not_told_again() -> None:
    """A mistake of shape inside a place already spoken of is an echo."""
    parsed = parse(Source("a.yaml", "flow: a\nnodes:\n  one:\n    say: {name}\n"))
    assert parsed.tree is not None
    assert [told.code for told in parsed.diagnostics] == ["DG022"]
    assert [told.code for told in check_flow(parsed.tree, "a.yaml")] == ["DG110"]
    assert check_flow(parsed.tree, "a.yaml", parsed.diagnostics) == []


def test_what_was_told_elsewhere_hides_nothing() -> None:
    """Only the same place silences."""
    other = Diagnostic("a.yaml", Span(1, 1, 1, 5), "DG020", "something else")
    told = check_flow(tree_of("flow: a\nnodes:\n  one:\n    say: {txt: Hello}\n"), "a.yaml", [other])
    assert only(told).code == "DG101"


FULL_BOT = """
    bot: clinic
    store: sqlite:data/clinic.db
    locale: en
    timezone: Europe/Berlin
    telegram: {token: "1:abc", mode: polling, api: "http://localhost:8081"}
    commands: {cancel: [stop, quit], back: [], help: [h], start: false, restart: false, skip: [pass]}
    limits: {nodes_per_turn: 100, depth: 16, variables: 64KiB}
    settings: {clinic_name: Northside, prices: [1, 2], address: {city: Berlin}}
"""


def test_a_bot_with_every_key_is_fine() -> None:
    """All keys of this version stand together."""
    assert bot_shape(FULL_BOT) == []


def test_an_empty_bot_file_is_fine() -> None:
    """All of bot.yaml is optional."""
    assert check_bot(Scalar(None, "", "plain", Span(1, 1, 1, 1), 0, 0), "bot.yaml") == []


def test_a_bot_that_is_a_list_is_told() -> None:
    """bot.yaml is a mapping or nothing."""
    assert only(bot_shape("- bot: x\n")).code == "DG100"


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "word"),
    [
        ("telegarm: {}\n", 1, 1, "DG101", "'telegram'"),
        ("telegram: {tokn: x}\n", 1, 12, "DG101", "'token'"),
        ("telegram: {mode: poling}\n", 1, 18, "DG105", "'polling'"),
        ("telegram: x\n", 1, 11, "DG104", "mapping"),
        ("commands: {cancle: [stop]}\n", 1, 12, "DG101", "'cancel'"),
        ("commands: {cancel: stop}\n", 1, 20, "DG104", "a list of words, or false"),
        ("commands: {cancel: true}\n", 1, 20, "DG104", "a list of words, or false"),
        ("commands: {cancel: [[stop]]}\n", 1, 21, "DG104", "a text"),
        ("commands: {cancel: no}\n", 1, 20, "DG114", "write false"),
        ("limits: {depth: 0}\n", 1, 17, "DG106", "whole number from 1"),
        ('limits: {depth: "16"}\n', 1, 17, "DG115", "without quotes"),
        ("settings: [a]\n", 1, 11, "DG104", "mapping"),
    ],
)
def test_mistakes_of_a_bot_are_told_at_their_places(text: str, line: int, column: int, code: str, word: str) -> None:
    """Keys and values of bot.yaml are judged as those of flows are."""
    told = only(bot_shape(text))
    assert (told.span.line, told.span.column, told.code) == (line, column, code)
    assert word in f"{told.message} {told.help}"


def test_a_place_inside_a_longer_one_told_is_an_echo() -> None:
    """Also when a shorter one told begins in between."""
    whole = Diagnostic("a.yaml", Span(3, 1, 9, 1), "DG020", "the whole block")
    part = Diagnostic("a.yaml", Span(4, 1, 4, 3), "DG020", "a part of it")
    tree = tree_of("flow: a\nnodes:\n  one:\n    say: Hi\n    colour: red\n")
    assert check_flow(tree, "a.yaml", [part, whole]) == []


def test_what_begins_behind_a_place_told_is_told() -> None:
    """A stretch ends before its end."""
    before = Diagnostic("a.yaml", Span(4, 1, 5, 5), "DG020", "the line before")
    tree = tree_of("flow: a\nnodes:\n  one:\n    say: Hi\n    colour: red\n")
    assert only(check_flow(tree, "a.yaml", [before])).span.line == 5


def test_asking_for_the_checks_loads_no_validator_yet() -> None:
    """jsonschema is loaded when the first file is checked, so that other commands start without it."""
    code = "import sys, dragoman.schema; print('jsonschema' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "False"
