"""`# dragoman: ignore`: which diagnostics a comment takes away, and what is told of the comment itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.suppression import suppressible, without_suppressed
from dragoman.project.loading import load
from dragoman.source.tree import Span

FILE = "flows/order.yaml"
FLOW = """\
flow: order
nodes:
  address:
    prompt: Where?
    next: done
  done:
    say: |
      Thank you!
      Bye!
"""


def problem(line: int, code: str = "DG502", severity: Severity = Severity.WARNING) -> Diagnostic:
    """A diagnostic on this line."""
    return Diagnostic(FILE, Span(line, 5, line, 9), code, "m", None, severity)


def commented(*comments: tuple[int, str]) -> str:
    """The flow with comments at the ends of lines (from 1)."""
    lines = FLOW.splitlines()
    for number, comment in comments:
        lines[number - 1] += f"  # {comment}"
    return "\n".join(lines)


def left(text: str, *problems: Diagnostic, name: str = FILE) -> list[str]:
    """The codes that are told in the end."""
    return [found.code for found in without_suppressed(list(problems), {name: text})]


def told(text: str, *problems: Diagnostic) -> Diagnostic:
    """The one diagnostic that is told in the end."""
    (only,) = without_suppressed(list(problems), {FILE: text})
    return only


def shown(text: str, span: Span) -> str:
    """What stands at a place of one line."""
    return text.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
def test_a_comment_at_the_end_of_a_line_takes_away_what_is_told_of_the_line(severity: Severity) -> None:
    """A warning as well as a note."""
    assert left(commented((4, "dragoman: ignore DG502")), problem(4, severity=severity)) == []


def test_a_comment_alone_on_a_line_speaks_of_the_next() -> None:
    """Other comments and empty lines between do not matter."""
    text = FLOW.replace("    prompt", "    # dragoman: ignore DG502\n\n    # We know.\n    prompt")
    assert left(text, problem(7)) == []
    assert left(text, problem(8)) == ["DG502", "DG790"]


def test_a_comment_speaks_of_no_other_line() -> None:
    """Neither of the one above nor of the one below."""
    text = commented((4, "dragoman: ignore DG502"))
    assert left(text, problem(3)) == left(text, problem(5)) == ["DG502", "DG790"]


def test_a_comment_speaks_of_no_other_code() -> None:
    """Only of those that it names."""
    assert left(commented((4, "dragoman: ignore DG502")), problem(4), problem(4, "DG316")) == ["DG316"]


def test_a_comment_speaks_of_no_other_file() -> None:
    """The same line of another flow is told."""
    other = Diagnostic("flows/other.yaml", Span(4, 5, 4, 9), "DG502", "m", None, Severity.WARNING)
    assert left(commented((4, "dragoman: ignore DG502")), problem(4), other) == ["DG502"]


@pytest.mark.parametrize(
    "codes",
    ["DG502, DG316", "DG502 DG316", "DG502,DG316", "dg502, dg316", "DG316 DG502 - it is short", "DG316, DG502 – so"],
)
def test_a_comment_may_name_several_codes_and_a_reason(codes: str) -> None:
    """With commas or blanks between them; case does not matter; the reason stands behind a dash."""
    assert left(commented((4, f"dragoman: ignore {codes}")), problem(4), problem(4, "DG316")) == []


def test_a_comment_above_a_block_speaks_of_all_of_its_lines() -> None:
    """Inside the block no comment can stand."""
    text = FLOW.replace("    say", "    # dragoman: ignore DG502\n    say")
    assert left(text, problem(9), problem(10)) == []
    assert left(commented((7, "dragoman: ignore DG502")), problem(9)) == []


def test_what_stands_inside_a_text_is_no_comment() -> None:
    """In a block and in quotes."""
    block = FLOW.replace("Bye!", "Bye! # dragoman: ignore DG502")
    quoted = FLOW.replace("Where?", '"Where? # dragoman: ignore DG502"')
    assert left(block, problem(9)) == left(quoted, problem(4)) == ["DG502"]


@pytest.mark.parametrize(
    "words", ["Dragoman says: ignore DG502", "dragoman told DG502 here", "dragoman: see DG502", "ignored: DG502"]
)
def test_other_words_mean_nothing(words: str) -> None:
    """The comment is a remark like any other."""
    assert left(commented((4, words)), problem(4)) == ["DG502"]


@pytest.mark.parametrize(
    "words",
    [
        "dragoman:ignore",
        "Dragoman: ignore",
        "dragoman ignore",
        "dragoman: ignor",
        "dragoman: ignored",
        "dragoman: ignore-next",
        "dragoman: disable",
        "dragoman: IGNORE",
    ],
)
def test_a_comment_that_is_misspelt_is_told(words: str) -> None:
    """It names a code, and takes nothing away: somebody believes that it does."""
    text = commented((4, f"{words} DG502"))
    kept, objection = without_suppressed([problem(4)], {FILE: text})
    assert (kept.code, objection.code, objection.severity) == ("DG502", "DG794", Severity.WARNING)
    assert (objection.message, shown(text, objection.span)) == (f"'{words}' ignores nothing", words)


def test_an_error_of_the_graph_can_be_taken_away() -> None:
    """The flow is whole, whatever a proof says of it."""
    assert left(commented((4, "dragoman: ignore DG601")), problem(4, "DG601", Severity.ERROR)) == []


def test_any_other_error_stays_and_the_comment_is_told() -> None:
    """At the code's word."""
    text = commented((5, "dragoman: ignore DG202"))
    kept, objection = without_suppressed([problem(5, "DG202", Severity.ERROR)], {FILE: text})
    assert (kept.code, objection.code) == ("DG202", "DG793")
    assert objection.message == "DG202 is an error that cannot be ignored"
    assert shown(text, objection.span) == "DG202"


@pytest.mark.parametrize(
    ("code", "severity", "can"),
    [
        ("DG202", Severity.ERROR, False),
        ("DG202", Severity.WARNING, True),
        ("DG601", Severity.ERROR, True),
        ("DG900", Severity.NOTE, True),
    ],
)
def test_what_keeps_a_flow_from_being_compiled_cannot_be_taken_away(code: str, severity: Severity, can: bool) -> None:
    """Errors, but for the proofs over the graph."""
    assert suppressible(problem(1, code, severity)) == can


def test_a_comment_that_takes_nothing_away_is_told() -> None:
    """As a warning at the code's word."""
    text = commented((4, "dragoman: ignore DG316, DG502 - short"))
    objection = told(text, problem(4, "DG316"))
    assert (objection.code, objection.severity) == ("DG790", Severity.WARNING)
    assert shown(text, objection.span) == "DG502"


def test_in_a_broken_project_no_comment_is_called_useless() -> None:
    """What it is for may come to light once the error is repaired."""
    assert left(commented((4, "dragoman: ignore DG502")), problem(5, "DG202", Severity.ERROR)) == ["DG202"]


def test_an_unknown_code_is_told_with_the_nearest() -> None:
    """A slip of the fingers is understood."""
    text = commented((4, "dragoman: ignore DGG502"))
    objection = told(text)
    assert (objection.code, objection.severity) == ("DG791", Severity.WARNING)
    assert (objection.message, objection.help) == ("there is no code 'DGG502'", "did you mean 'DG502'?")
    assert shown(text, objection.span) == "DGG502"


def test_a_reason_without_a_dash_is_told_how_to_write_one() -> None:
    """It is told once, whole and as it is written."""
    text = commented((4, "dragoman: ignore DG502 because it is short"))
    objection = told(text, problem(4))
    assert (objection.code, objection.message) == ("DG791", "there is no code 'because it is short'")
    assert "` - `" in str(objection.help)
    assert shown(text, objection.span) == "because it is short"


@pytest.mark.parametrize("words", ["dragoman: ignore", "dragoman: ignore - everything"])
def test_a_comment_without_a_code_is_told(words: str) -> None:
    """And takes nothing away."""
    text = commented((4, words))
    kept, objection = without_suppressed([problem(4)], {FILE: text})
    assert (kept.code, objection.code, objection.severity) == ("DG502", "DG792", Severity.WARNING)
    assert shown(text, objection.span) == "dragoman: ignore"


def test_what_is_told_of_a_comment_cannot_be_taken_away_by_it() -> None:
    """Or useless comments could hide themselves."""
    assert left(commented((4, "dragoman: ignore DG502, DG790"))) == ["DG790", "DG790"]


@pytest.mark.parametrize("name", ["actions.py", "locales/de/order.po"])
def test_only_files_of_yaml_are_looked_through(name: str) -> None:
    """Comments of other languages are not ours."""
    assert left(commented((4, "dragoman: ignore DG502")), name=name) == []


def test_files_without_the_words_are_not_looked_through() -> None:
    """The very list of diagnostics comes back."""
    problems = [problem(4)]
    assert without_suppressed(problems, {FILE: FLOW}) is problems


def test_a_comment_on_the_last_line_without_a_line_end_is_found() -> None:
    """As editors save it."""
    assert left(f"{FLOW}  # dragoman: ignore DG502") == ["DG790"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which a node is reached by nobody, which a comment knows."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "order.yaml").write_text(
        "flow: order\nnodes:\n  done:\n    say: Thanks!\n    next: end\n"
        "  # dragoman: ignore DG601 - for later\n  later:\n    say: Bye!\n"
    )
    (tmp_path / "bot.yaml").write_text("bot: shop\n")
    return tmp_path


def test_loading_a_project_leaves_out_what_comments_take_away(project: Path) -> None:
    """Without the comment it is told."""
    flow = project / "flows" / "order.yaml"
    assert load(project).diagnostics == []
    flow.write_text(flow.read_text().replace("# dragoman: ignore", "# ignore"))
    assert [found.code for found in load(project).diagnostics] == ["DG601"]


def test_comments_of_the_project_file_are_read_as_well(project: Path) -> None:
    """bot.yaml is YAML, too."""
    (project / "bot.yaml").write_text("bot: shop  # dragoman: ignore\n")
    assert [(found.code, found.file) for found in load(project).diagnostics] == [
        ("DG792", (project / "bot.yaml").as_posix())
    ]


def test_what_is_told_of_comments_stands_in_the_order_of_the_files(project: Path) -> None:
    """Among everything else."""
    flow = project / "flows" / "order.yaml"
    flow.write_text(
        flow.read_text().replace("say: Thanks!", "say: Thanks!  # dragoman: ignore DG502").replace("DG601", "DG6")
    )
    assert [(found.span.line, found.code) for found in load(project).diagnostics] == [
        (4, "DG790"),
        (6, "DG791"),
        (7, "DG601"),
    ]
