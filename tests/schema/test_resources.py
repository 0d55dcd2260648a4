"""The folders that come with Dragoman."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.resources import IncompleteInstallationError, folder


def _package(root: Path) -> Path:
    package = root / "engine" / "dragoman"
    package.mkdir(parents=True)
    return package


def _repository(root: Path, project: str = "dragoman") -> Path:
    package = _package(root)
    (root / "pyproject.toml").write_text(f'[project]\nname = "{project}"\n')
    (root / "schemas").mkdir()
    return package


def test_the_schemas_of_this_installation_are_found() -> None:
    """All of them."""
    published = {path.name for path in folder("schemas").iterdir()}
    assert {"flow.schema.json", "bot.schema.json", "dialogue.schema.json"} <= published


def test_a_repository_gives_its_own_folder(tmp_path: Path) -> None:
    """Beside its pyproject.toml."""
    assert folder("schemas", _repository(tmp_path)) == tmp_path / "schemas"


def test_a_packaged_folder_comes_first(tmp_path: Path) -> None:
    """What was installed is not overruled by what lies around it."""
    package = _repository(tmp_path)
    (package / "_schemas").mkdir()
    assert folder("schemas", package) == package / "_schemas"


def test_another_projects_folder_is_not_taken(tmp_path: Path) -> None:
    """A `schemas` beside somebody else's pyproject.toml is not ours."""
    with pytest.raises(IncompleteInstallationError):
        folder("schemas", _repository(tmp_path, "something_else"))


def test_a_folder_without_a_project_is_not_taken(tmp_path: Path) -> None:
    """Nor one beside none."""
    package = _package(tmp_path)
    (tmp_path / "schemas").mkdir()
    with pytest.raises(IncompleteInstallationError):
        folder("schemas", package)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """And what to do about it."""
    with pytest.raises(
        IncompleteInstallationError, match=r"^the installation is incomplete: the folder 'flows'.*again$"
    ):
        folder("flows", _repository(tmp_path))
