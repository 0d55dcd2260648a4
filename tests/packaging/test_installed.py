"""The wheel installed in an environment of its own, used from another folder: nothing needs the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

from tests.packaging.conftest import ROOT


class Run(Protocol):
    """Runs the installed command in an empty folder: words and standard input -> exit code and output."""

    def __call__(self, *words: str, said: str = "") -> tuple[int, str]: ...


@pytest.fixture
def dragoman(installed: Path, tmp_path: Path) -> Run:
    """The installed command."""

    def run(*words: str, said: str = "") -> tuple[int, str]:
        ended = subprocess.run(
            [installed / "dragoman", *words], cwd=tmp_path, input=said, capture_output=True, text=True,
            env=clean(), timeout=60, check=False,
        )  # fmt: skip
        return ended.returncode, ended.stdout + ended.stderr

    return run


def clean() -> dict[str, str]:
    """The environment without anything that leads Python to the repository."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BOT_TOKEN")}


def test_it_is_the_installed_code_that_runs(installed: Path, tmp_path: Path) -> None:
    """Or the other tests of this file would show nothing."""
    script = "import dragoman, dragoman_bots; print(dragoman.__file__, dragoman_bots.__file__)"
    out = subprocess.run(
        [installed / "python", "-c", script], cwd=tmp_path, capture_output=True, text=True, env=clean(),
        check=True, timeout=60,
    ).stdout  # fmt: skip
    assert all(Path(path).is_relative_to(installed.parent) for path in out.split())


def test_a_new_project_is_sound_and_talks(dragoman: Run) -> None:
    """From the flows in the package."""
    assert dragoman("new", "mine", "--template", "order")[0] == 0
    assert dragoman("validate", "--strict", "mine") == (0, "no problems found\n")
    code, out = dragoman("chat", "mine", "--json", said="/order\nApple\n3\n12 Main Street\n")
    assert code == 0
    assert json.loads(out.splitlines()[-1])["data"] == {"product": "Apple", "quantity": 3, "address": "12 Main Street"}


def test_a_new_project_has_dialogues_that_pass(dragoman: Run) -> None:
    """With the flows, the actions and the translations that they are about."""
    assert dragoman("new", "mine", "--template", "shop")[0] == 0
    code, out = dragoman("test", "mine")
    assert code == 0
    assert ", 0 failed" in out


def test_a_flow_with_actions_works(dragoman: Run) -> None:
    """actions.py finds the installed `dragoman`."""
    assert dragoman("new", "mine", "--template", "customer")[0] == 0
    said = '/customer\n{"press": "Existing customer"}\nA-1\n'
    code, out = dragoman("chat", "mine", "--json", said=said)
    assert code == 0
    assert json.loads(out.splitlines()[-1])["messages"][0]["text"].startswith("Hello Ada.")


def test_a_broken_flow_is_told(dragoman: Run, tmp_path: Path) -> None:
    """By the schemas in the package."""
    (tmp_path / "a.yaml").write_text("flow: a\nnodes:\n  b:\n    sya: Hi\n")
    code, out = dragoman("validate", "a.yaml")
    assert code == 1
    assert "a.yaml:4:5: error DG101 unknown key 'sya'" in out


def test_the_schemas_are_printed(dragoman: Run) -> None:
    """As they are in the repository."""
    code, out = dragoman("schema", "flow")
    assert code == 0
    assert json.loads(out) == json.loads((ROOT / "schemas" / "flow.schema.json").read_text())


def test_the_version_is_that_of_the_package(dragoman: Run) -> None:
    """Read from its metadata."""
    code, out = dragoman("--version")
    assert code == 0
    assert out.rstrip().endswith("0.1.0")


def test_a_conversation_is_kept_beside_the_project(dragoman: Run, tmp_path: Path) -> None:
    """Not in the package."""
    dragoman("new", "mine")
    dragoman("run", "--console", "mine", said="/start\nAda\n")
    assert (tmp_path / "mine" / "data" / "mine.db").is_file()
    assert "How are you?" in dragoman("run", "--console", "mine")[1]


def test_python_can_run_it_as_a_module(installed: Path, tmp_path: Path) -> None:
    """`python -m dragoman`."""
    ended = subprocess.run(
        [installed / "python", "-m", "dragoman", "--help"], cwd=tmp_path, capture_output=True, text=True,
        env=clean(), timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 0
    assert sys.version_info >= (3, 11)
    assert "validate" in ended.stdout
