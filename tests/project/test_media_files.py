"""The files of a project that messages may show."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from dragoman.project.media_files import FolderFiles, file_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a picture, beside a secret."""
    (tmp_path / "secret.txt").write_text("s")
    shop = tmp_path / "shop"
    (shop / "images").mkdir(parents=True)
    (shop / "images" / "cat.jpg").write_bytes(b"c")
    (shop / "bot.yaml").write_text("bot: shop\n")
    return shop


def test_a_file_of_the_project_is_found(folder: Path) -> None:
    """By its path from the folder."""
    assert FolderFiles(folder).has("images/cat.jpg")
    assert file_at(folder, "./images/../images/cat.jpg") == (folder / "images" / "cat.jpg").resolve()


@pytest.mark.parametrize("path", ["../secret.txt", "images", "none.jpg", "x" * 5000, "a\0b", "images/cat.jpg/x"])
def test_nothing_else_is(folder: Path, path: str) -> None:
    """Neither outside, nor a folder, nor what no system takes for a name."""
    assert not FolderFiles(folder).has(path)


def test_a_link_out_of_the_project_is_none(folder: Path) -> None:
    """Wherever it lies."""
    (folder / "images" / "link.jpg").symlink_to(folder.parent / "secret.txt")
    assert file_at(folder, "images/link.jpg") is None


def test_the_neighbours_of_a_missing_file_are_told(folder: Path) -> None:
    """Those of its folder, else those of the project's."""
    files = FolderFiles(folder)
    assert list(files.beside("images/cta.jpg")) == ["images/cat.jpg"]
    assert list(files.beside("pictures/cat.jpg")) == ["bot.yaml"]
    assert list(files.beside("../secrets.txt")) == ["bot.yaml"]


def test_a_flow_s_files_are_looked_for_in_its_project(folder: Path) -> None:
    """Also those of the bot's own handlers."""
    (folder / "a.yaml").write_text("flow: a\nnodes:\n  x:\n    say: {photo: images/cta.jpg}\n")
    (folder / "bot.yaml").write_text("bot: shop\non:\n  help: {say: {photo: images/cat.png}}\n")
    found = {(problem.file.rpartition("/")[2], problem.code, problem.help) for problem in load(folder).diagnostics}
    wish = "did you mean 'images/cat.jpg'?"
    assert found == {("a.yaml", "DG501", wish), ("bot.yaml", "DG501", wish)}
