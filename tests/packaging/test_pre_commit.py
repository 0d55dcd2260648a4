"""The hooks for pre-commit: their definition by its own rules, and what they do when they are called."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.command_line import Ended, dragoman

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
HOOKS: dict[str, dict[str, Any]] = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
FILES = {
    "bot.yaml": "bot: tea\n",
    "flows/tea.yaml": "flow: tea\nnodes:\n  a:\n    say: Tea\n    next: b\n  b:\n    say: Hot.\n",
    "dialogues/tea.dialogue.yaml": "dialogue: Tea\nstart: tea\nsteps:\n  - bot: Tea\n",
    "compose.yaml": "services:   {}\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project, and a file of another tool."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def commit(project: Path, hook: str) -> Ended:
    """Calls a hook as pre-commit does when all files are committed."""
    told = HOOKS[hook]
    program, *words = shlex.split(told["entry"])
    assert program == "dragoman"
    names = [name for name in FILES if re.search(told["files"], name)] if told.get("pass_filenames", True) else []
    return dragoman(*words, *names, cwd=project)


def test_the_definition_is_one() -> None:
    """By pre-commit's own check."""
    ended = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)], capture_output=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, b"")


@pytest.mark.parametrize("hook", HOOKS)
def test_a_sound_project_is_let_pass(project: Path, hook: str) -> None:
    """And nothing is changed."""
    assert commit(project, hook).code == 0
    assert {name: (project / name).read_text() for name in FILES} == FILES


def test_a_project_that_is_not_sound_is_stopped(project: Path) -> None:
    """Also where the file that is wrong is not the one that has changed."""
    (project / "flows" / "tea.yaml").write_text(FILES["flows/tea.yaml"].replace("next: b", "next: c"))
    ended = commit(project, "dragoman-validate")
    assert ended.code == 1
    assert "DG202" in ended.out


def test_a_file_that_is_not_formatted_is_written_anew(project: Path) -> None:
    """Which pre-commit itself takes for a failure."""
    path = project / "flows" / "tea.yaml"
    path.write_text(FILES["flows/tea.yaml"].replace("flow: tea", "flow:    tea"))
    commit(project, "dragoman-fmt")
    assert path.read_text() == FILES["flows/tea.yaml"]


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("flows/tea.yaml", True),
        ("shop/flows/tea.yml", True),
        ("bot.yaml", True),
        ("shop/dialogues/late.dialogue.yaml", True),
        ("compose.yaml", False),
        (".github/workflows/test.yaml", False),
        ("robot.yaml", False),
    ],
)
def test_a_hook_is_called_for_the_files_of_a_project(hook: str, name: str, taken: bool) -> None:
    """And not for those of other tools."""
    assert bool(re.search(HOOKS[hook]["files"], name)) is taken


@pytest.mark.parametrize("name", ["actions.py", "flows/stock.py", "locales/de/tea.po"])
def test_what_is_no_yaml_is_checked_and_not_formatted(name: str) -> None:
    """Actions and translations can make a flow unsound."""
    assert re.search(HOOKS["dragoman-validate"]["files"], name)
    assert not re.search(HOOKS["dragoman-fmt"]["files"], name)
