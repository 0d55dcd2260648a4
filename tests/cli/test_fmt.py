"""`dragoman fmt`: which files it takes, what it writes, what it says, and how it exits."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.command_line import dragoman

UNTIDY = "flow:   tea\nnodes:\n    a:\n        say: 'Tea'   # hot\n"
TIDY = 'flow: tea\nnodes:\n  a:\n    say: "Tea"   # hot\n'
TORN = "flow: torn\nnodes:\n  a:\n    say: {{ x }}\n"


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A folder with a flow, a dialogue and a bot.yaml that are not formatted, and a file of another tool."""
    for name, text in {
        "flows/tea.yaml": UNTIDY,
        "bot.yaml": "bot:  tea\n",
        "dialogues/tea.dialogue.yaml": "dialogue:  Tea\nsteps:\n- user: /tea\n",
        "compose.yaml": "services:   {}\n",
        ".hidden/old.yaml": UNTIDY,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_a_file_is_formatted(untidy: Path) -> None:
    """And a line says so."""
    ended = dragoman("fmt", "flows/tea.yaml", cwd=untidy)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "flows/tea.yaml formatted\n1 file formatted, 0 left as they are\n"
    assert (untidy / "flows" / "tea.yaml").read_text() == TIDY


def test_a_folder_is_formatted_with_all_below(untidy: Path) -> None:
    """Flows, dialogues and bot.yaml; other tools' files and what is hidden are left alone."""
    ended = dragoman("fmt", ".", cwd=untidy)
    assert sorted(ended.out.splitlines()[:-1]) == [
        "bot.yaml formatted", "dialogues/tea.dialogue.yaml formatted", "flows/tea.yaml formatted"
    ]  # fmt: skip
    assert (untidy / "compose.yaml").read_text() == "services:   {}\n"
    assert (untidy / ".hidden" / "old.yaml").read_text() == UNTIDY


def test_without_a_path_the_project_above_is_formatted(untidy: Path) -> None:
    """From any folder below it."""
    assert dragoman("fmt", cwd=untidy / "dialogues").code == 0
    assert (untidy / "flows" / "tea.yaml").read_text() == TIDY


def test_a_second_time_nothing_changes(untidy: Path) -> None:
    """Not even the time of the files."""
    dragoman("fmt", ".", cwd=untidy)
    before = (untidy / "bot.yaml").stat().st_mtime_ns
    assert dragoman("fmt", ".", cwd=untidy).out == "0 files formatted, 3 left as they are\n"
    assert (untidy / "bot.yaml").stat().st_mtime_ns == before


def test_check_lists_what_would_change_and_writes_nothing(untidy: Path) -> None:
    """Exit code 1."""
    ended = dragoman("fmt", "--check", "flows", "bot.yaml", cwd=untidy)
    assert (ended.code, ended.out) == (1, "flows/tea.yaml would change\nbot.yaml would change\n")
    assert (untidy / "flows" / "tea.yaml").read_text() == UNTIDY


def test_check_is_content_with_what_is_formatted(untidy: Path) -> None:
    """Exit code 0, and not a word."""
    dragoman("fmt", ".", cwd=untidy)
    ended = dragoman("fmt", "--check", ".", cwd=untidy)
    assert (ended.code, ended.out) == (0, "")


def test_diff_shows_what_would_change_and_writes_nothing(untidy: Path) -> None:
    """As a unified diff, exit code 1."""
    ended = dragoman("fmt", "--diff", "flows", cwd=untidy)
    assert ended.code == 1
    assert "--- flows/tea.yaml\n" in ended.out
    assert "-flow:   tea\n" in ended.out
    assert "+flow: tea\n" in ended.out
    assert (untidy / "flows" / "tea.yaml").read_text() == UNTIDY


def test_a_byte_order_mark_and_line_ends_are_changes(tmp_path: Path) -> None:
    """Though no line looks different."""
    path = tmp_path / "tea.yaml"
    path.write_bytes(b"\xef\xbb\xbfflow: tea\r\n")
    assert dragoman("fmt", "--check", "tea.yaml", cwd=tmp_path).code == 1
    dragoman("fmt", "tea.yaml", cwd=tmp_path)
    assert path.read_bytes() == b"flow: tea\n"


def test_standard_input_is_formatted_onto_standard_output(tmp_path: Path) -> None:
    """For editors."""
    ended = dragoman("fmt", "-", cwd=tmp_path, said=UNTIDY)
    assert (ended.code, ended.out, ended.err) == (0, TIDY, "")


def test_standard_input_that_is_torn_is_told_on_standard_error(tmp_path: Path) -> None:
    """So that no editor takes it for the text."""
    ended = dragoman("fmt", "-", cwd=tmp_path, said=TORN)
    assert (ended.code, ended.out) == (1, "")
    assert "-:4:10: error DG021" in ended.err


def test_standard_input_stands_alone(tmp_path: Path) -> None:
    """Beside files it would be ambiguous."""
    assert dragoman("fmt", "-", "tea.yaml", cwd=tmp_path).code == 2


def test_a_file_with_mistakes_of_yaml_is_left_alone_and_the_others_are_formatted(untidy: Path) -> None:
    """Its diagnostics are printed, exit code 1."""
    (untidy / "flows" / "torn.yaml").write_text(TORN)
    ended = dragoman("fmt", "flows", cwd=untidy)
    assert ended.code == 1
    assert "flows/torn.yaml:4:10: error DG021" in ended.err
    assert ended.out.endswith("1 file formatted, 0 left as they are, 1 with problems\n")
    assert (untidy / "flows" / "torn.yaml").read_text() == TORN
    assert (untidy / "flows" / "tea.yaml").read_text() == TIDY


def test_mistakes_of_another_kind_do_not_matter(tmp_path: Path) -> None:
    """`validate` tells them."""
    (tmp_path / "a.yaml").write_text("flow: a\nnodes:\n  a:   {sya: Hi}\n")
    assert dragoman("fmt", "a.yaml", cwd=tmp_path).code == 0


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    """Exit code 2 and one line."""
    ended = dragoman("fmt", "none.yaml", cwd=tmp_path)
    assert (ended.code, ended.err) == (2, "dragoman: there is no file or folder 'none.yaml'\n")


def test_the_mode_of_a_file_stays(untidy: Path) -> None:
    """Whoever could read it still can."""
    path = untidy / "flows" / "tea.yaml"
    path.chmod(0o640)
    dragoman("fmt", "flows", cwd=untidy)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(untidy: Path) -> None:
    """What it leads to is formatted."""
    (untidy / "link.yaml").symlink_to("flows/tea.yaml")
    dragoman("fmt", "link.yaml", cwd=untidy)
    assert (untidy / "link.yaml").is_symlink()
    assert (untidy / "flows" / "tea.yaml").read_text() == TIDY


def test_nothing_is_left_beside_a_file(untidy: Path) -> None:
    """No temporary file."""
    dragoman("fmt", ".", cwd=untidy)
    assert [path.name for path in (untidy / "flows").iterdir()] == ["tea.yaml"]


def test_a_bot_file_of_comments_alone_is_fine(tmp_path: Path) -> None:
    """All of it is optional."""
    (tmp_path / "bot.yaml").write_text("# nothing yet   \n\n\n")
    assert dragoman("fmt", "bot.yaml", cwd=tmp_path).code == 0
    assert (tmp_path / "bot.yaml").read_text() == "# nothing yet\n"


def test_a_named_pipe_in_a_folder_is_passed_by(untidy: Path) -> None:
    """Whatever its name: nobody waits for a writer."""
    os.mkfifo(untidy / "flows" / "pipe.yaml")
    ended = dragoman("fmt", "flows", cwd=untidy)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "flows/tea.yaml formatted\n1 file formatted, 0 left as they are\n"
