"""When projects are checked, and what is published of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.lsp.diagnostics import Diagnoser, home_of
from dragoman.lsp.documents import Buffer, Buffers

SOUND = "flow: shop\nnodes:\n  a:\n    say: Hi\n"
BROKEN = SOUND + "    next: nowhere\n"


class Screen:
    """What an editor would show: the codes of each file, and how often it was told."""

    def __init__(self) -> None:
        self.codes: dict[str, list[str]] = {}
        self.times = 0
        self.changed = asyncio.Event()

    def publish(self, path: Path, problems: list[Diagnostic]) -> None:
        """Takes note."""
        self.codes[path.name] = [one.code for one in problems]
        self.times += 1
        self.changed.set()

    async def until(self, **codes: list[str]) -> None:
        """Waits until these are the codes of these files."""
        async with asyncio.timeout(60):
            while any(self.codes.get(f"{name}.yaml") != wanted for name, wanted in codes.items()):
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one flow; its file."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "bot.yaml").write_text("bot: test\n")
    (tmp_path / "flows" / "shop.yaml").write_text(SOUND)
    return tmp_path / "flows" / "shop.yaml"


@pytest.fixture
async def screen() -> AsyncIterator[tuple[Screen, Diagnoser]]:
    """A screen, and what writes on it."""
    shown = Screen()
    diagnoser = Diagnoser(Buffers(), shown.publish, calm=0.05)
    yield shown, diagnoser
    await diagnoser.close()


def types(diagnoser: Diagnoser, path: Path, text: str) -> None:
    """An edit of the whole file."""
    diagnoser.buffers.open(path, Buffer(path.as_uri(), text))
    diagnoser.changed(path)


async def test_only_the_last_of_many_edits_is_checked(project: Path, screen: tuple[Screen, Diagnoser]) -> None:
    """Those before it were never at rest."""
    shown, diagnoser = screen
    for number in range(20):
        types(diagnoser, project, BROKEN + "#" * number)
        await asyncio.sleep(0)
    await shown.until(shop=["DG202"])
    assert shown.times == 1
    assert diagnoser.found[project].text == BROKEN + "#" * 19


async def test_an_edit_during_a_check_is_checked_after_it(project: Path, screen: tuple[Screen, Diagnoser]) -> None:
    """And what came of the older text is not published."""
    shown, diagnoser = screen
    types(diagnoser, project, BROKEN)
    await asyncio.sleep(0.1)
    types(diagnoser, project, SOUND)
    await shown.until(shop=[])
    assert shown.codes["shop.yaml"] == []


async def test_a_file_that_became_sound_is_told_so_once(project: Path, screen: tuple[Screen, Diagnoser]) -> None:
    """Even one that is not open."""
    shown, diagnoser = screen
    other = project.with_name("other.yaml")
    other.write_text(BROKEN.replace("shop", "other"))
    types(diagnoser, project, SOUND)
    await shown.until(shop=[], other=["DG202"])
    other.write_text(SOUND.replace("shop", "other"))
    diagnoser.changed(project)
    await shown.until(other=[])


async def test_two_projects_are_checked_apart(project: Path, screen: tuple[Screen, Diagnoser], tmp_path: Path) -> None:
    """Each with its own files."""
    shown, diagnoser = screen
    alone = tmp_path / "away" / "alone.yaml"
    alone.parent.mkdir()
    types(diagnoser, project, SOUND)
    types(diagnoser, alone, BROKEN.replace("shop", "alone"))
    await shown.until(shop=[], alone=["DG202"])
    assert home_of(project, {}) == tmp_path
    assert home_of(alone, diagnoser.buffers.texts) == alone


async def test_more_projects_than_workers_are_all_checked(screen: tuple[Screen, Diagnoser], tmp_path: Path) -> None:
    """The worker that has rested longest makes room."""
    shown, diagnoser = screen
    for name in ("one", "two", "three", "four", "five"):
        folder = tmp_path / name
        folder.mkdir()
        types(diagnoser, folder / f"{name}.yaml", BROKEN.replace("shop", name))
        await shown.until(**{name: ["DG202"]})


async def test_a_changed_python_file_has_actions_loaded_anew(project: Path, screen: tuple[Screen, Diagnoser]) -> None:
    """In a package below the project too."""
    shown, diagnoser = screen
    package = project.parent.parent / "parts"
    package.mkdir()
    action = "from dragoman import action\n@action\nasync def {}() -> None: ...\n"
    (package / "more.py").write_text(action.format("pay"))
    (project.parent.parent / "actions.py").write_text("from parts.more import *\n")
    types(diagnoser, project, "flow: shop\nnodes:\n  a:\n    action: pay\n")
    await shown.until(shop=[])
    (package / "more.py").write_text(action.format("charge"))
    diagnoser.python_changed(package / "more.py")
    await shown.until(shop=["DG213"])
