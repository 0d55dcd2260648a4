"""`dragoman new`, `dragoman schema`, and the command line as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command_line import ROOT, dragoman

TEMPLATES = ["hello", "order", "shop"]
COMMANDS = sorted(path.stem for path in (ROOT / "engine" / "dragoman" / "cli" / "commands").glob("[a-z]*.py"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_project_is_sound(tmp_path: Path, template: str) -> None:
    """Even by the strict measure."""
    assert dragoman("new", "mine", "--template", template, cwd=tmp_path).code == 0
    ended = dragoman("validate", "--strict", "mine", cwd=tmp_path)
    assert (ended.code, ended.out) == (0, "no problems found\n")


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_dialogues_of_a_new_project_pass(tmp_path: Path, template: str) -> None:
    """It can be tested from the first minute."""
    dragoman("new", "mine", "--template", template, cwd=tmp_path)
    ended = dragoman("test", "mine", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "passed mine/dialogues/" in ended.out


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_project_talks_at_once(tmp_path: Path, template: str) -> None:
    """Its command starts its flow."""
    dragoman("new", "mine", "--template", template, cwd=tmp_path)
    command = "/start" if template == "hello" else f"/{template}"
    ended = dragoman("chat", "mine", "--json", cwd=tmp_path, said=f"{command}\n")
    assert json.loads(ended.out)["flow"] == template


def test_a_new_project_tells_what_to_type_next(tmp_path: Path) -> None:
    """Talk, change and check, test, run."""
    out = dragoman("new", "mine", cwd=tmp_path).out
    for line in ("dragoman chat mine", "dragoman validate mine", "dragoman test mine", "dragoman run mine"):
        assert line in out


def test_a_new_project_keeps_secrets_and_data_out_of_git(tmp_path: Path) -> None:
    """Its `.gitignore` says so."""
    dragoman("new", "mine", cwd=tmp_path)
    assert (tmp_path / "mine" / ".gitignore").read_text().split() == ["data/", ".env"]


def test_a_folder_that_is_empty_is_filled(tmp_path: Path) -> None:
    """It may have been made before."""
    (tmp_path / "mine").mkdir()
    assert dragoman("new", "mine", cwd=tmp_path).code == 0


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Wrong usage."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    ended = dragoman("new", "mine", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "dragoman: 'mine' is already there and not empty; choose another folder\n"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_a_folder_whose_name_is_a_file_is_refused(tmp_path: Path) -> None:
    """The file stays."""
    (tmp_path / "mine").write_text("years of work")
    assert dragoman("new", "mine", cwd=tmp_path).code == 2
    assert (tmp_path / "mine").read_text() == "years of work"


def test_a_folder_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    """A file stands in the way."""
    (tmp_path / "file").write_text("")
    ended = dragoman("new", "file/mine", cwd=tmp_path)
    assert ended.code == 2
    assert "'file/mine' cannot be made: not a directory" in ended.err.lower()


@pytest.mark.parametrize("folder", ["My-Bot 2", "42", "ünïcode"])
def test_any_folder_name_gives_a_sound_project(tmp_path: Path, folder: str) -> None:
    """The bot's name is made of it where it can be."""
    dragoman("new", folder, cwd=tmp_path)
    assert dragoman("validate", folder, cwd=tmp_path).code == 0


@pytest.mark.parametrize("name", ["flow", "bot", "dialogue"])
def test_schema_prints_the_published_schema(tmp_path: Path, name: str) -> None:
    """As it is in the repository."""
    ended = dragoman("schema", name, cwd=tmp_path)
    assert ended.code == 0
    assert json.loads(ended.out) == json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text())


def test_schema_of_something_else_is_wrong_usage(tmp_path: Path) -> None:
    """With what there is."""
    ended = dragoman("schema", "house", cwd=tmp_path)
    assert ended.code == 2
    assert "'flow'" in ended.err


def test_a_misspelt_command_is_answered_with_the_nearest(tmp_path: Path) -> None:
    """Exit code 2."""
    ended = dragoman("valdiate", cwd=tmp_path)
    assert ended.code == 2
    assert "there is no command 'valdiate': did you mean 'validate'?" in ended.err


def test_a_command_like_none_is_answered_with_all(tmp_path: Path) -> None:
    """By name."""
    assert f"there are: {', '.join(COMMANDS)}" in dragoman("frobnicate", cwd=tmp_path).err


def test_help_lists_every_command(tmp_path: Path) -> None:
    """With a line on each."""
    ended = dragoman("--help", cwd=tmp_path)
    assert ended.code == 0
    listed = ended.out.partition("Commands:")[2].splitlines()
    assert [line.split()[0] for line in listed if line.split()] == COMMANDS


def test_no_command_is_summed_up_by_half_a_sentence(tmp_path: Path) -> None:
    """On a terminal of the usual width."""
    ended = dragoman("--help", cwd=tmp_path, env={"COLUMNS": "80"})
    assert "..." not in ended.out.partition("Commands:")[2]
