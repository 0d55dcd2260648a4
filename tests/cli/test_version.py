"""`dragoman --version`, installed and run from its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import dragoman, environment


def test_run_from_its_source_it_has_no_version(tmp_path: Path) -> None:
    """That is no fault of ours."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.metadata as known\n"
        "def version(name):\n    raise known.PackageNotFoundError(name)\n"
        "known.version = version\n"
    )
    ended = dragoman("--version", cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path}:{environment()['PYTHONPATH']}"})
    assert (ended.code, ended.out, ended.err) == (0, "dragoman (not installed)\n", "")


@pytest.mark.parametrize("number", ["0.1.0", "2.0"])
def test_installed_it_tells_the_version_of_the_package(tmp_path: Path, number: str) -> None:
    """The one that its metadata has."""
    metadata = tmp_path / f"dragoman-{number}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: dragoman\nVersion: {number}\n")
    ended = dragoman("--version", cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path}:{environment()['PYTHONPATH']}"})
    assert (ended.code, ended.out) == (0, f"dragoman, version {number}\n")


def test_the_help_names_it(tmp_path: Path) -> None:
    """Beside the commands."""
    assert "--version" in dragoman("--help", cwd=tmp_path).out
