"""`dragoman validate` from other folders, and of other folders, than the project's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import dragoman

FILES = {
    "bot.yaml": "bot: tea\n",
    "actions.py": "from dragoman import action\n\n\n@action\nasync def brew() -> None: ...\n",
    "flows/tea.yaml": "flow: tea\ntriggers:\n  - command: tea\nnodes:\n  a:\n    call: cup\n  b:\n    action: brew\n",
    "flows/cup.yaml": "flow: cup\nnodes:\n  a:\n    say: Here.\n",
    "dialogues/tea.dialogue.yaml": "dialogue: Tea\nsteps:\n  - user: /tea\n  - bot: Here.\n",
}


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """A sound project of two flows, an action and a dialogue."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(("here", "path"), [("flows", "tea.yaml"), ("flows", "."), ("dialogues", "../flows/tea.yaml")])
def test_a_flow_knows_its_project_from_wherever_it_is_checked(tea: Path, here: str, path: str) -> None:
    """The flows and actions that it calls are there."""
    assert dragoman("validate", path, cwd=tea / here).out == "no problems found\n"


def test_a_file_of_the_project_above_is_told_by_its_way(tea: Path) -> None:
    """From here."""
    (tea / "bot.yaml").write_text("bto: tea\n")
    ended = dragoman("validate", ".", "--format", "concise", cwd=tea / "flows")
    assert ended.out == "../bot.yaml:1:1: error DG101 unknown key 'bto'\n"


@pytest.mark.parametrize(("here", "path"), [(".", "dialogues"), ("dialogues", ".")])
def test_a_folder_of_dialogues_is_checked_against_its_project(tea: Path, here: str, path: str) -> None:
    """That it has no flows is no mistake; a dialogue that says what the project does not know is one."""
    assert dragoman("validate", path, cwd=tea / here).out == "no problems found\n"
    dialogue = tea / "dialogues" / "tea.dialogue.yaml"
    dialogue.write_text(dialogue.read_text() + "  - expect: {flow: cpu}\n")
    ended = dragoman("validate", path, cwd=tea / here)
    assert ended.code == 1
    assert "error DG801" in ended.out
    assert "DG706" not in ended.out
