"""Workflow commands of GitHub Actions: one line a problem, which nothing in it can break."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.diagnostics.formats import find_format
from dragoman.source.tree import Span

PLACE = Span(4, 5, 4, 11)
COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>(?:\w+=[^,:]*,?)+)::(?P<message>.*)\n")


def shown(problem: Diagnostic) -> str:
    """What is printed of a problem."""
    return find_format("github")([problem], {})


def properties(printed: str) -> dict[str, str]:
    """The properties of a command as GitHub reads them."""
    found = COMMAND.fullmatch(printed)
    assert found is not None
    pairs = (one.split("=", 1) for one in found["properties"].split(","))
    return {name: _read(value) for name, value in pairs}


def message(printed: str) -> str:
    """The message of a command as GitHub reads it."""
    found = COMMAND.fullmatch(printed)
    assert found is not None
    return _read(found["message"])


def _read(text: str) -> str:
    for escape, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def test_a_problem_is_one_command() -> None:
    """The whole of it."""
    problem = Diagnostic("flows/x.yaml", PLACE, "DG101", "unknown key 'propmt'", "did you mean 'prompt'?")
    assert shown(problem) == (
        "::error file=flows/x.yaml,line=4,col=5,endLine=4,endColumn=11,title=DG101 unknown key"
        "::unknown key 'propmt'%0Ahelp: did you mean 'prompt'?\n"
    )


@pytest.mark.parametrize(
    ("severity", "name"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")]
)
def test_a_severity_is_a_command(severity: Severity, name: str) -> None:
    """GitHub says notice for a note."""
    assert shown(Diagnostic("x", PLACE, "DG101", "m", severity=severity)).startswith(f"::{name} ")


def test_signs_of_the_commands_are_escaped_in_properties() -> None:
    """A comma or a colon would end a property."""
    printed = shown(Diagnostic("a,b:c%d.yaml", PLACE, "DG101", "m"))
    assert "file=a%2Cb%3Ac%25d.yaml," in printed
    assert properties(printed)["file"] == "a,b:c%d.yaml"


def test_the_message_keeps_its_commas_and_colons() -> None:
    """Only a percent sign and line ends mean something there."""
    assert shown(Diagnostic("x", PLACE, "DG101", "a, b: 100%")).endswith("::a, b: 100%25\n")


def test_a_place_of_several_lines_has_no_columns() -> None:
    """GitHub would refuse them."""
    found = properties(shown(Diagnostic("x", Span(4, 5, 6, 1), "DG101", "m")))
    assert (found["line"], found["endLine"]) == ("4", "6")
    assert not {"col", "endColumn"} & found.keys()


def test_related_places_follow_the_help() -> None:
    """Each on a line of the message."""
    related = (Related("y.yaml", Span(2, 3, 2, 9), "first defined here"),)
    printed = shown(Diagnostic("x", PLACE, "DG015", "twice", "take one away", related=related))
    assert message(printed).splitlines() == ["twice", "help: take one away", "y.yaml:2:3: first defined here"]


def test_no_problem_is_no_command() -> None:
    """Nothing is printed."""
    assert find_format("github")([], {}) == ""


@given(st.text(min_size=1), st.text(), st.none() | st.text())
def test_nothing_breaks_out_of_its_command(file: str, said: str, help_: str | None) -> None:
    """A text with a line end in it could give GitHub another command."""
    printed = shown(Diagnostic(file, PLACE, "DG101", said, help_))
    assert printed.count("\n") == 1
    assert "\r" not in printed
    assert COMMAND.fullmatch(printed)
