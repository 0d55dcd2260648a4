"""What a cache was made of: whatever changes any of it makes it stale, and nothing else does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.project.cache import inputs
from tests.project.cache.making import is_kept, make, started


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has been started once, in a folder to change things in."""
    monkeypatch.chdir(tmp_path)
    folder = make(Path("shop"))
    started(folder)
    return folder


def append(name: str, text: str = "# more\n") -> Callable[[Path], object]:
    """Writes something at the end of a file, or the file."""

    def change(folder: Path) -> object:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("a", encoding="utf-8") as file:
            return file.write(text)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a flow": append("flows/shop.yaml"),
    "another flow": append("flows/bye.yaml", "flow: bye\nnodes:\n  x:\n    say: Bye\n    end: done\n"),
    "bot.yaml": append("bot.yaml", "session: {expire: 2h}\n"),
    "actions.py": append("actions.py"),
    "a module that actions.py imports": append("words.py"),
    "a translation": append("locales/de/shop.po"),
    "another translation": append("locales/es/shop.po", 'msgid ""\nmsgstr ""\n"Language: es\\n"\n'),
    "a file that a message shows": append("images/cat.jpg"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_stale_after_a_change_of(change: Callable[[Path], object], project: Path) -> None:
    """Each of them could make other flows; what is compiled then is kept again."""
    assert is_kept(started(project))
    change(project)
    assert not is_kept(started(project))
    assert is_kept(started(project))


def test_it_is_stale_where_flows_see_another_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """bot.yaml is the same, but what it says is not: another host is allowed now."""
    monkeypatch.setenv("HOST", "example.org")
    assert not is_kept(started(project))
    assert is_kept(started(project))


def test_a_change_that_is_taken_back_makes_no_other_flows(project: Path) -> None:
    """Content counts, not dates."""
    flow = project / "flows" / "shop.yaml"
    flow.write_bytes(flow.read_bytes())
    assert is_kept(started(project))


def test_a_media_file_that_is_gone_is_told(project: Path) -> None:
    """The cache does not hide what is wrong now."""
    (project / "images" / "cat.jpg").unlink()
    with pytest.raises(AssertionError):
        started(project)


def test_another_version_of_our_code_or_of_python_makes_it_stale(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What this version would compile may be something else."""
    with monkeypatch.context() as changed:
        changed.setattr(inputs, "_our_code", lambda: b"another")
        assert not is_kept(started(project))
    with monkeypatch.context() as changed:
        changed.setattr(sys, "version", "3.99")
        assert not is_kept(started(project))


def test_every_file_of_our_code_counts(tmp_path: Path) -> None:
    """In whatever folder below it lies, by its date and its size."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.py").write_text("1")
    before = sorted(inputs._stamps([str(tmp_path)]))
    (tmp_path / "a" / "b" / "c.py").write_text("12")
    assert len(before) == 1
    assert sorted(inputs._stamps([str(tmp_path)])) != before


def test_another_name_of_the_folder_makes_it_stale(project: Path) -> None:
    """Places name files as they are called from here."""
    assert not is_kept(started(project.resolve()))


def test_what_flows_cannot_see_does_not(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The values of settings, the token, and other files."""
    monkeypatch.setenv("SHOP", "Other")
    monkeypatch.setenv("BOT_TOKEN", "123:ABC")
    append("README.md")(project)
    restarted = started(project)
    assert is_kept(restarted)
    assert restarted.flows.config["name"] == "Other"
    assert restarted.settings.telegram.token == "123:ABC"


def test_no_secret_is_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the token nor what bot.yaml takes from the environment."""
    monkeypatch.setenv("KEY", "very-secret-key")
    monkeypatch.setenv("BOT_TOKEN", "123:very-secret-token")
    project = started(make(tmp_path))
    assert project.flows.config["key"] == "very-secret-key"
    (file,) = (tmp_path / ".dragoman" / "cache").iterdir()
    assert b"very-secret" not in file.read_bytes()
