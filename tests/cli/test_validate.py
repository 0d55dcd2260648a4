"""`dragoman validate` for people and for scripts: what it says, and how it exits."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli.commands.validate import command
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.project.files import Files
from dragoman.project.loading import Loaded, load_files
from dragoman.source.tree import Span
from tests.cli.command_line import FLOWS, dragoman, environment

HEADLINE = re.compile(r"broken\.yaml:\d+:\d+: error DG\d{3} .+")


def test_sound_flows_are_exit_code_0(project: Path) -> None:
    """And one line that says so."""
    ended = dragoman("validate", project, cwd=project)
    assert (ended.code, ended.out, ended.err) == (0, "no problems found\n", "")


@pytest.mark.parametrize("path", ["flows/order.yaml", "flows", ".", "bot.yaml"])
def test_a_flow_a_folder_and_a_project_can_be_checked(project: Path, path: str) -> None:
    """All three by their path."""
    assert dragoman("validate", path, cwd=project).code == 0


def test_several_paths_are_checked_together(project: Path, broken: Path) -> None:
    """The problems of all of them are told."""
    ended = dragoman("validate", "flows/order.yaml", broken, cwd=project)
    assert ended.code == 1
    assert "broken.yaml" in ended.out


def test_without_a_path_the_project_above_is_checked(project: Path) -> None:
    """From any folder below it."""
    (project / "flows" / "order.yaml").write_text("flow: order\nnodes:\n  a:\n    sya: Hi\n")
    below = project / "docs" / "drafts"
    below.mkdir(parents=True)
    ended = dragoman("validate", cwd=below)
    assert ended.code == 1
    assert "flows/order.yaml:4:5: error" in ended.out


def test_a_broken_flow_is_exit_code_1_without_a_traceback(broken: Path) -> None:
    """What is wrong is told on standard output; nothing is thrown."""
    ended = dragoman("validate", broken.name, cwd=broken.parent)
    assert (ended.code, ended.err) == (1, "")
    assert "Traceback" not in ended.out


def test_every_problem_is_told_at_once(broken: Path) -> None:
    """A misspelt key in two places, a key twice, unknown variable, node and action, and a bad duration."""
    ended = dragoman("validate", broken.name, cwd=broken.parent)
    for named in ("comand", "atempts", "'name'", "nme", "greeet", "'nothing'", "soon"):
        assert named in ended.out


def test_the_problems_stand_in_the_order_of_the_file(broken: Path) -> None:
    """By line."""
    ended = dragoman("validate", "--format", "concise", broken.name, cwd=broken.parent)
    lines = [int(line.split(":")[1]) for line in ended.out.splitlines()]
    assert lines == sorted(lines)
    assert len(lines) >= 7


def test_each_problem_is_a_headline_the_line_and_a_caret(broken: Path) -> None:
    """The caret stands under what is meant."""
    ended = dragoman("validate", broken.name, cwd=broken.parent)
    lines = ended.out.splitlines()
    at = next(number for number, line in enumerate(lines) if "atempts" in line)
    assert HEADLINE.fullmatch(lines[at])
    assert lines[at + 1] == "  7 |     atempts: 3"
    assert lines[at + 2] == "    |     ^^^^^^^"


def test_a_misspelt_word_comes_with_the_nearest_right_one(broken: Path) -> None:
    """For a key, a node and a variable alike."""
    ended = dragoman("validate", broken.name, cwd=broken.parent)
    for right in ("attempts", "command", "greet", "name"):
        assert re.search(rf"help: did you mean '{right}:?'", ended.out)


def test_the_number_of_problems_stands_below(broken: Path) -> None:
    """So that a long list has an end."""
    ended = dragoman("validate", broken.name, cwd=broken.parent)
    told = len([line for line in ended.out.splitlines() if HEADLINE.fullmatch(line)])
    assert ended.out.endswith(f"\n{told} errors, 0 warnings\n")


def test_json_is_an_array_with_every_field(broken: Path) -> None:
    """Lines and columns count from 1."""
    ended = dragoman("validate", "--format", "json", broken.name, cwd=broken.parent)
    problems = json.loads(ended.out)
    assert ended.code == 1
    for problem in problems:
        assert list(problem) == [
            "file", "line", "column", "end_line", "end_column", "severity", "code", "message", "help", "related",
        ]  # fmt: skip
        assert problem["file"] == "broken.yaml"
        assert min(problem["line"], problem["column"]) >= 1


def test_json_of_sound_flows_is_an_empty_array(project: Path) -> None:
    """And nothing beside it on standard output."""
    ended = dragoman("validate", "--format", "json", cwd=project)
    assert (ended.code, json.loads(ended.out)) == (0, [])


def test_concise_is_a_line_for_each_problem(broken: Path) -> None:
    """For editors and grep."""
    ended = dragoman("validate", "--format", "concise", broken.name, cwd=broken.parent)
    assert all(HEADLINE.fullmatch(line) for line in ended.out.splitlines())


def test_an_unknown_format_is_wrong_usage(project: Path) -> None:
    """Exit code 2, with the formats there are."""
    ended = dragoman("validate", "--format", "xml", cwd=project)
    assert ended.code == 2
    assert "'json'" in ended.err


def test_github_gets_a_command_for_each_problem(broken: Path) -> None:
    """And nothing else on standard output."""
    ended = dragoman("validate", "--format", "github", broken.name, cwd=broken.parent)
    assert (ended.code, ended.err) == (1, "")
    assert all(line.startswith("::error file=broken.yaml,line=") for line in ended.out.splitlines())


def test_sarif_is_one_log(broken: Path) -> None:
    """With a result for each problem; the exit code is the same."""
    ended = dragoman("validate", "--format", "sarif", broken.name, cwd=broken.parent)
    as_json = json.loads(dragoman("validate", "--format", "json", broken.name, cwd=broken.parent).out)
    results = json.loads(ended.out)["runs"][0]["results"]
    assert (ended.code, ended.err) == (1, "")
    assert [one["ruleId"] for one in results] == [problem["code"] for problem in as_json]


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github", "sarif"])
def test_no_format_has_colours_without_a_terminal(broken: Path, format_: str) -> None:
    """What is piped is plain."""
    assert "\x1b" not in dragoman("validate", "--format", format_, broken.name, cwd=broken.parent).out


def on_a_terminal(*words: str, cwd: Path, **env: str) -> str:
    """What the command prints where standard output is a terminal."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman", *words], cwd=cwd, stdout=writer, env=environment(TERM="xterm") | env
    )
    os.close(writer)
    printed = b"".join(iter(lambda: _piece(reader), b""))
    process.wait(timeout=60)
    os.close(reader)
    return printed.decode()


def _piece(reader: int) -> bytes:
    try:
        return os.read(reader, 4096)
    except OSError:  # Linux says so where all is read
        return b""


def test_a_terminal_gets_colours(broken: Path) -> None:
    """Severity and mark."""
    assert "\x1b[1;31mbroken.yaml:" in on_a_terminal("validate", broken.name, cwd=broken.parent)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_who_wants_no_colours_gets_none(broken: Path, env: dict[str, str]) -> None:
    """As no-color.org has it."""
    assert "\x1b" not in on_a_terminal("validate", broken.name, cwd=broken.parent, **env)


def test_programs_get_no_colours_on_a_terminal_either(broken: Path) -> None:
    """JSON has none."""
    assert "\x1b" not in on_a_terminal("validate", "--format", "json", broken.name, cwd=broken.parent)


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """A flow with one warning: a comment that has nothing to ignore."""
    flow = tmp_path / "warned.yaml"
    flow.write_text("flow: warned\nnodes:\n  a:\n    say: Hi  # dragoman: ignore DG502\n")
    return flow


def test_a_warning_is_told_and_counts_only_under_strict(warned: Path) -> None:
    """Exit code 0, and 1."""
    ended, strict = (dragoman("validate", *more, warned.name, cwd=warned.parent) for more in ([], ["--strict"]))
    assert (ended.code, strict.code) == (0, 1)
    assert ended.out == strict.out
    assert ended.out.endswith("\n0 errors, 1 warning\n")


def noted(monkeypatch: pytest.MonkeyPatch, flow: Path, *more: str) -> Result:
    """`validate` on a flow of which a note is told beside everything else."""

    def with_a_note(files: Files) -> Loaded:
        loaded = load_files(files)
        loaded.diagnostics.append(Diagnostic(flow.name, Span(1, 1, 1, 5), "DG200", "taste", severity=Severity.NOTE))
        return loaded

    monkeypatch.chdir(flow.parent)
    monkeypatch.setattr("dragoman.cli.commands.validate.load_files", with_a_note)
    return CliRunner().invoke(command, [*more, flow.name])


def test_a_note_is_not_told_and_does_not_count(monkeypatch: pytest.MonkeyPatch, warned: Path) -> None:
    """It is a matter of taste."""
    ended = noted(monkeypatch, warned)
    assert (ended.exit_code, "taste" in ended.output) == (0, False)
    assert ended.output.endswith("\n0 errors, 1 warning\n")


def test_strict_tells_notes_and_counts_none_of_them(monkeypatch: pytest.MonkeyPatch, warned: Path) -> None:
    """Even where there is nothing else."""
    warned.write_text("flow: warned\nnodes:\n  a:\n    say: Hi\n")
    ended = noted(monkeypatch, warned, "--strict")
    assert (ended.exit_code, "note DG200 taste" in ended.output) == (0, True)
    assert ended.output.endswith("\n0 errors, 0 warnings, 1 note\n")


@pytest.mark.parametrize(
    "paths", [("flows/bad.yaml", "flows/bad.yaml"), (".", "flows/bad.yaml"), ("flows", "bot.yaml", ".")]
)
def test_what_is_asked_for_twice_is_told_once(project: Path, paths: tuple[str, ...]) -> None:
    """A flow and its project, in whatever order."""
    (project / "flows" / "bad.yaml").write_text("flow: bad\nnodes:\n  a:\n    sya: Hi\n  b:\n    say: Bye\n")
    ended = dragoman("validate", "--format", "concise", *paths, cwd=project)
    assert ended.out.count("DG101") == 1


def test_a_project_is_loaded_once_for_several_of_its_flows(project: Path) -> None:
    """Its actions.py says so."""
    (project / "actions.py").write_text('print("loading")\n' + (project / "actions.py").read_text())
    ended = dragoman("validate", "flows/order.yaml", "flows/customer.yaml", ".", cwd=project)
    assert (ended.code, ended.err) == (0, "loading\n")


def test_a_path_is_the_same_however_it_is_written(project: Path) -> None:
    """With dots in it, or whole."""
    (project / "flows" / "bad.yaml").write_text("flow: bad\nnodes:\n  a:\n    sya: Hi\n")
    paths = ("flows/bad.yaml", "./flows/../flows/bad.yaml", "../shop/flows/bad.yaml", project / "flows" / "bad.yaml")
    told = {dragoman("validate", "--format", "concise", path, cwd=project).out for path in paths}
    assert len(told) == 1
    assert dragoman("validate", "--format", "concise", *paths, cwd=project).out in told


def test_strict_is_0_where_there_are_no_warnings(project: Path) -> None:
    """The shipped flows are clean."""
    assert dragoman("validate", "--strict", FLOWS, cwd=project).code == 0


def test_a_flow_is_not_blamed_for_its_neighbours(project: Path) -> None:
    """Of a project only what concerns the flow that was asked for."""
    (project / "flows" / "bad.yaml").write_text("flow: bad\nnodes:\n  a:\n    sya: Hi\n")
    assert dragoman("validate", "flows/order.yaml", cwd=project).code == 0
    assert dragoman("validate", cwd=project).code == 1


def test_a_flow_whose_actions_cannot_be_loaded_says_so(project: Path) -> None:
    """At the line of actions.py; that its actions are unknown for that reason is not told as well."""
    (project / "actions.py").write_text("import os\n\nimport nonesuch\n")
    ended = dragoman("validate", "flows/customer.yaml", cwd=project)
    assert ended.code == 1
    assert "actions.py:3:1: error DG704 actions.py cannot be loaded: ModuleNotFoundError" in ended.out
    assert "DG213" not in ended.out


def test_what_actions_print_stays_out_of_the_output(project: Path) -> None:
    """JSON stays JSON."""
    (project / "actions.py").write_text('print("loading")\n' + (project / "actions.py").read_text())
    ended = dragoman("validate", "--format", "json", cwd=project)
    assert json.loads(ended.out) == []
    assert ended.err == "loading\n"


def test_a_terminal_without_unicode_shows_escapes(tmp_path: Path) -> None:
    """It is no reason to stop."""
    (tmp_path / "a.yaml").write_text("flow: a\nnodes:\n  b:\n    sya: Done ✅\n", encoding="utf-8")
    ended = dragoman("validate", "a.yaml", cwd=tmp_path, env={"PYTHONIOENCODING": "latin-1"})
    assert ended.code == 1
    assert "Done \\u2705" in ended.out


def test_a_project_without_flows_says_what_to_do(tmp_path: Path) -> None:
    """With the command that makes one."""
    ended = dragoman("validate", ".", cwd=tmp_path)
    assert ended.code == 1
    assert "there is no flow in this folder\n" in ended.out
    assert "dragoman new" in ended.out


def test_a_copied_file_keeps_its_flows_name_only_if_renamed(project: Path) -> None:
    """A flow's name is its file's; the diagnostic says both ways out."""
    shutil.copy(project / "flows" / "order.yaml", project / "flows" / "orders.yaml")
    ended = dragoman("validate", "flows/orders.yaml", cwd=project)
    assert "DG203" in ended.out
    assert "write 'flow: orders', or rename the file to order.yaml" in ended.out
