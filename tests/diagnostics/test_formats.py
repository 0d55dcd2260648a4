"""Diagnostics as text: for people, for one-line tools, for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.diagnostics import formats
from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.diagnostics.formats import all_formats, find_format, format_names
from dragoman.source.tree import Span

TEXT = "flow: x\nnodes:\n  a:\n    propmt: Hi\n    next: done\n"
PROBLEM = Diagnostic(
    "flows/x.yaml", Span(4, 5, 4, 11), "DG101", "'propmt' is no key of a node", "did you mean 'prompt'?"
)
RELATED = (Related("flows/y.yaml", Span(2, 3, 2, 9), "first defined here"),)


def shown(problem: Diagnostic, text: str = TEXT, colour: bool = False) -> str:
    """A problem in the format for people."""
    return find_format("text")([problem], {"flows/x.yaml": text}, colour)


def marked(text: str, span: Span) -> tuple[str, str]:
    """The line shown and the line of its mark, both behind their margin."""
    lines = shown(Diagnostic("flows/x.yaml", span, "DG101", "m"), text).splitlines()
    margin = lines[1].index("| ") + 2
    return lines[1][margin:], lines[2][margin:]


def test_the_formats_are_the_files() -> None:
    """The list of files is the list of formats."""
    files = {path.stem for path in Path(formats.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(format_names()) == files == set(all_formats())


def test_every_format_takes_nothing_and_everything() -> None:
    """No problem, a problem of an unknown file, a note without help: nothing raises."""
    note = Diagnostic("gone.yaml", Span(99, 99, 99, 99), "DG101", "m", severity=Severity.NOTE, related=RELATED)
    for render in all_formats().values():
        assert isinstance(render([], {}), str)
        assert isinstance(render([PROBLEM, note], {"flows/x.yaml": TEXT}, True), str)


def test_an_unknown_format_is_a_key_error() -> None:
    """The caller checks names; a wrong one is its fault."""
    with pytest.raises(KeyError):
        find_format("xml")


def test_people_see_the_line_and_a_mark_under_the_place() -> None:
    """The whole of a problem."""
    assert shown(PROBLEM) == (
        "flows/x.yaml:4:5: error DG101 'propmt' is no key of a node\n"
        "  4 |     propmt: Hi\n"
        "    |     ^^^^^^\n"
        "  = help: did you mean 'prompt'?\n"
    )


def test_related_places_follow() -> None:
    """Each on a line, with its own file."""
    problem = Diagnostic("flows/x.yaml", Span(5, 5, 5, 9), "DG015", "twice", related=RELATED)
    assert shown(problem).splitlines()[-1] == "  = flows/y.yaml:2:3: first defined here"


def test_problems_are_parted_by_an_empty_line() -> None:
    """So that they can be told apart."""
    assert "\n\nflows/x.yaml" in find_format("text")([PROBLEM, PROBLEM], {})


def test_no_problems_are_no_text() -> None:
    """Nothing is printed."""
    assert (find_format("text")([], {}), find_format("concise")([], {})) == ("", "")


def test_without_the_source_there_is_no_excerpt() -> None:
    """A file that could not be read."""
    assert find_format("text")([PROBLEM], {}).count("\n") == 2


def test_an_empty_line_is_not_shown() -> None:
    """It would say nothing."""
    assert (
        shown(Diagnostic("flows/x.yaml", Span(1, 1, 1, 1), "DG006", "m"), "\n") == "flows/x.yaml:1:1: error DG006 m\n"
    )


@pytest.mark.parametrize(
    ("text", "span", "line", "mark"),
    [
        ("abc", Span(1, 2, 1, 3), "abc", " ^"),
        ("abc", Span(1, 2, 1, 2), "abc", " ^"),
        ("abc", Span(1, 4, 1, 4), "abc", "   ^"),
        ("abc", Span(1, 2, 1, 99), "abc", " ^^"),
        ("abc\ndef", Span(1, 2, 2, 2), "abc", " ^^"),
        ("\tabc", Span(1, 2, 1, 3), "    abc", "    ^"),
        ("a\tb", Span(1, 2, 1, 4), "a    b", " ^^^^^"),
        ("日本 x", Span(1, 4, 1, 5), "日本 x", "     ^"),
        ("a日本", Span(1, 2, 1, 4), "a日本", " ^^^^"),
        ("😀x", Span(1, 2, 1, 3), "😀x", "  ^"),
        ("e\u0301x", Span(1, 3, 1, 4), "e\u0301x", " ^"),
        ("a\x1b[31m", Span(1, 3, 1, 4), "a\ufffd[31m", "  ^"),
        ("a\u202ex", Span(1, 3, 1, 4), "a\ufffdx", "  ^"),
    ],
)
def test_the_mark_stands_under_the_place(text: str, span: Span, line: str, mark: str) -> None:
    """Tabs, wide and joined characters included; control characters do no harm."""
    assert marked(text, span) == (line, mark)


def test_a_long_line_is_cut_around_the_place() -> None:
    """The place is in sight, and dots say that there is more."""
    line, mark = marked("x" * 500 + "HERE" + "y" * 500, Span(1, 501, 1, 505))
    assert len(line) <= 110
    assert (line[0], line[-1]) == ("…", "…")
    assert line[mark.index("^") : mark.index("^") + 4] == "HERE"
    assert mark.strip() == "^^^^"


def test_a_message_never_breaks_the_line() -> None:
    """Line ends and control characters of a message are made harmless."""
    problem = Diagnostic("x", Span(1, 1, 1, 2), "DG101", "a\nb\x1b[2Jc", "d\r\ne")
    assert find_format("text")([problem], {}) == "x:1:1: error DG101 a b\ufffd[2Jc\n  = help: d e\n"


@pytest.mark.parametrize(("severity", "tone"), [(Severity.ERROR, 31), (Severity.WARNING, 33), (Severity.NOTE, 36)])
def test_colour_tells_the_severity(severity: Severity, tone: int) -> None:
    """Only where it is asked for."""
    problem = Diagnostic("flows/x.yaml", Span(4, 5, 4, 11), "DG101", "m", severity=severity)
    assert f"\x1b[1;{tone}m" in shown(problem, colour=True)
    assert "\x1b" not in shown(problem)


def test_concise_is_the_first_line() -> None:
    """File, place, severity, code, message."""
    warning = Diagnostic("y.yaml", Span(1, 2, 1, 3), "DG201", "m", "h", Severity.WARNING, RELATED)
    assert find_format("concise")([PROBLEM, warning], {"flows/x.yaml": TEXT}) == (
        "flows/x.yaml:4:5: error DG101 'propmt' is no key of a node\ny.yaml:1:2: warning DG201 m\n"
    )


def test_json_has_every_field() -> None:
    """`help` may be null, `related` an empty list."""
    bare = Diagnostic("y.yaml", Span(1, 2, 3, 4), "DG201", "m", severity=Severity.NOTE)
    assert json.loads(find_format("json")([bare], {})) == [
        {
            "file": "y.yaml",
            "line": 1,
            "column": 2,
            "end_line": 3,
            "end_column": 4,
            "severity": "note",
            "code": "DG201",
            "message": "m",
            "help": None,
            "related": [],
        }
    ]


def test_json_holds_related_places() -> None:
    """With their own file and span."""
    problem = Diagnostic("y.yaml", Span(1, 2, 3, 4), "DG015", "m", "h", related=RELATED)
    found = json.loads(find_format("json")([problem], {}))[0]
    assert (found["help"], found["related"]) == (
        "h",
        [
            {
                "file": "flows/y.yaml",
                "line": 2,
                "column": 3,
                "end_line": 2,
                "end_column": 9,
                "message": "first defined here",
            }
        ],
    )


def test_json_of_nothing_is_an_empty_array() -> None:
    """Machines always get an array."""
    assert find_format("json")([], {}) == "[]\n"


def test_json_survives_any_character() -> None:
    """Even what could not be written as UTF-8."""
    problem = Diagnostic("x\ud800", Span(1, 1, 1, 1), "DG004", "\u202e\x00ü")
    text = find_format("json")([problem], {})
    assert text.isascii()
    assert json.loads(text)[0]["message"] == "\u202e\x00ü"
