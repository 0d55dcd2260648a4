"""`dragoman test`: dialogues held on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import Ended, dragoman
from tests.cli.test_imports import imported

PASSES = """\
dialogue: It greets
steps:
  - user: /greet
  - bot: Hello!
"""
FAILS = """\
dialogue: It does not greet
steps:
  - user: /greet
  - bot: Good morning!
"""
FLOW = """\
flow: greet
triggers:
  - command: greet
nodes:
  greet:
    say: <b>Hello!</b>
"""


@pytest.fixture
def greeter(tmp_path: Path) -> Path:
    """A project with one dialogue that passes and one that fails."""
    folder = tmp_path / "greeter"
    (folder / "flows").mkdir(parents=True)
    (folder / "dialogues").mkdir()
    (folder / "bot.yaml").write_text("bot: greeter\n")
    (folder / "flows" / "greet.yaml").write_text(FLOW)
    (folder / "dialogues" / "passes.dialogue.yaml").write_text(PASSES)
    (folder / "dialogues" / "fails.dialogue.yaml").write_text(FAILS)
    return folder


def told(ended: Ended) -> dict[str, object]:
    """What the command wrote as JSON."""
    found: dict[str, object] = json.loads(ended.out)
    return found


def test_failures_are_told_as_json(greeter: Path) -> None:
    """With the keys of the page, and exit code 1."""
    ended = dragoman("test", "--format", "json", cwd=greeter)
    message = (
        "- bot: Good morning!\n"
        "the bot said something else\n"
        "  expected      | said\n"
        "  --------------+-------\n"
        "  Good morning! ! Hello!"
    )
    failure = {"file": "dialogues/fails.dialogue.yaml", "line": 4, "message": message}
    assert (ended.code, ended.err) == (1, "")
    assert told(ended) == {"passed": 1, "failed": 1, "failures": [failure]}


def test_failures_are_told_as_text(greeter: Path) -> None:
    """A line for each file, and the failure below its own."""
    ended = dragoman("test", cwd=greeter)
    assert ended.code == 1
    assert ended.out == (
        "FAILED dialogues/fails.dialogue.yaml:4\n"
        "  - bot: Good morning!\n"
        "  the bot said something else\n"
        "    expected      | said\n"
        "    --------------+-------\n"
        "    Good morning! ! Hello!\n"
        "\n"
        "passed dialogues/passes.dialogue.yaml\n"
        "1 passed, 1 failed\n"
    )


def test_all_that_passes_is_exit_code_0(greeter: Path) -> None:
    """Whatever the format."""
    (greeter / "dialogues" / "fails.dialogue.yaml").unlink()
    assert told(dragoman("test", "--format", "json", cwd=greeter)) == {"passed": 1, "failed": 0, "failures": []}
    ended = dragoman("test", cwd=greeter)
    assert (ended.code, ended.out) == (0, "passed dialogues/passes.dialogue.yaml\n1 passed, 0 failed\n")


PLACES = (".", "dialogues", "dialogues/fails.dialogue.yaml", "flows/greet.yaml", "bot.yaml")


@pytest.mark.parametrize("place", PLACES)
def test_a_path_may_be_anything_of_a_project(greeter: Path, place: str) -> None:
    """The project, a folder of it, one dialogue, or another file of it."""
    assert "FAILED dialogues/fails.dialogue.yaml:4" in dragoman("test", place, cwd=greeter).out


def test_one_dialogue_is_held_alone(greeter: Path) -> None:
    """Where its file is named."""
    ended = dragoman("test", "dialogues/passes.dialogue.yaml", cwd=greeter)
    assert (ended.code, ended.out) == (0, "passed dialogues/passes.dialogue.yaml\n1 passed, 0 failed\n")


def test_without_a_path_it_is_the_project_above(greeter: Path) -> None:
    """As for the other commands."""
    assert "1 passed, 1 failed" in dragoman("test", cwd=greeter / "dialogues").out


def test_several_projects_are_tested_each_with_its_own_dialogues(greeter: Path) -> None:
    """Below one folder."""
    shutil.copytree(greeter, greeter.parent / "other")
    ended = dragoman("test", ".", cwd=greeter.parent)
    assert "2 passed, 2 failed" in ended.out


def test_flows_without_a_bot_file_are_a_project_as_well(greeter: Path) -> None:
    """The nearest folder with flows."""
    (greeter / "bot.yaml").unlink()
    assert "1 passed, 1 failed" in dragoman("test", ".", cwd=greeter).out
    assert "1 passed, 0 failed" in dragoman("test", "passes.dialogue.yaml", cwd=greeter / "dialogues").out


def test_flows_that_are_not_sound_are_told_as_validate_tells_them(greeter: Path) -> None:
    """And no dialogue is held."""
    (greeter / "flows" / "greet.yaml").write_text(FLOW.replace("say:", "sya:"))
    ended, checked = dragoman("test", cwd=greeter), dragoman("validate", cwd=greeter)
    assert (ended.code, ended.out) == (1, checked.out)
    found = told(dragoman("test", "--format", "json", cwd=greeter))
    assert found["passed"] == 0
    assert found["failed"] == 1
    assert [(f["file"], f["line"]) for f in found["failures"]] == [("flows/greet.yaml", 6)]  # type: ignore[attr-defined]


def test_one_project_that_is_not_sound_does_not_hinder_the_others(greeter: Path) -> None:
    """The exit code is 1 all the same."""
    shutil.copytree(greeter, greeter.parent / "other")
    for project in ("greeter", "other"):
        (greeter.parent / project / "dialogues" / "fails.dialogue.yaml").unlink()
    (greeter / "flows" / "greet.yaml").write_text(FLOW.replace("say:", "sya:"))
    ended = dragoman("test", ".", cwd=greeter.parent)
    assert ended.code == 1
    assert "unknown key 'sya'" in ended.out
    assert "1 passed, 0 failed" in ended.out


def test_a_dialogue_that_is_not_sound_is_a_failure_at_its_place(greeter: Path) -> None:
    """The others are held."""
    (greeter / "dialogues" / "fails.dialogue.yaml").write_text("dialogue: a\nsteps:\n  - usr: Hi\n")
    found = told(dragoman("test", "--format", "json", cwd=greeter))
    message = "the dialogue is not sound\nline 3: unknown key 'usr' (did you mean 'user'?)"
    failure = {"file": "dialogues/fails.dialogue.yaml", "line": 3, "message": message}
    assert found == {"passed": 1, "failed": 1, "failures": [failure]}


NO_DIALOGUES = [
    "",
    "{",
    "- a",
    "dialogue: a",
    "dialogue: a\nsteps: []",
    "dialogue: a\nsteps: {user: Hi}",
    "\x00",
    "a: &b",
]


@pytest.mark.parametrize("text", NO_DIALOGUES)
def test_no_file_breaks_the_command(greeter: Path, text: str) -> None:
    """It is a failure, and the others are held."""
    (greeter / "dialogues" / "fails.dialogue.yaml").write_text(text)
    ended = dragoman("test", "--format", "json", cwd=greeter)
    found = told(ended)
    assert (ended.code, ended.err) == (1, "")
    assert (found["passed"], found["failed"]) == (1, 1)


def test_no_dialogue_at_all_is_told(greeter: Path) -> None:
    """Nothing was tested, so nothing has passed."""
    shutil.rmtree(greeter / "dialogues")
    for format_ in ("text", "json"):
        ended = dragoman("test", "--format", format_, cwd=greeter)
        assert ended.code == 1
        assert ended.err == (
            "dragoman: there is no dialogue in '.'; a dialogue is a file such as dialogues/hello.dialogue.yaml\n"
        )
    assert told(ended) == {"passed": 0, "failed": 0, "failures": []}


def test_a_place_that_is_not_there_is_wrong_usage(greeter: Path) -> None:
    """Exit code 2."""
    ended = dragoman("test", "nowhere", cwd=greeter)
    assert (ended.code, ended.err) == (2, "dragoman: there is no file or folder 'nowhere'\n")
    assert dragoman("test", "--format", "xml", cwd=greeter).code == 2


def test_what_actions_print_is_not_in_the_output(greeter: Path) -> None:
    """It goes to standard error."""
    (greeter / "actions.py").write_text(
        "from dragoman import action\n\n@action\nasync def shout() -> None:\n    print('HELLO')\n"
    )
    (greeter / "flows" / "greet.yaml").write_text(FLOW + "  shout:\n    action: shout\n")
    ended = dragoman("test", "--format", "json", cwd=greeter)
    assert "HELLO" not in ended.out
    assert "HELLO" in ended.err
    assert told(ended)["passed"] == 1


def test_it_does_not_import_what_dialogues_do_not_need(greeter: Path) -> None:
    """Nothing of Telegram, of Redis, of the net."""
    end, modules = imported("test", str(greeter / "dialogues" / "passes.dialogue.yaml"), cwd=greeter)
    assert end == "exit 0"
    assert "yaml" in modules
    assert not modules & {"aiogram", "aiohttp", "redis", "sqlite3"}
