"""Where things are: from a path that a user gave to the project's folder and its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from errno import EACCES
from pathlib import Path

from dragoman.testing.files import ENDING

BOT_FILE = "bot.yaml"

_FOLDERS = 2_000
_ELSEWHERE = frozenset({"node_modules", "__pycache__", "data", "locales", "venv"})


@dataclass(frozen=True, slots=True)
class Files:
    """A project's files. `bot` and `actions` may not exist; `chosen` is the one flow that was asked for, if any."""

    folder: Path
    flows: tuple[Path, ...]
    chosen: Path | None = None

    @property
    def bot(self) -> Path:
        """bot.yaml."""
        return self.folder / BOT_FILE

    @property
    def actions(self) -> Path:
        """actions.py."""
        return self.folder / "actions.py"


def find(path: Path) -> Files:
    """The project that this path is, or is in: a flow's file, a folder of flows, or a project's folder.

    A flow belongs to the bot.yaml beside it, or beside the folder `flows` it lies in; without one it stands alone.

    Raises:
        FileNotFoundError: nothing is there.
        PermissionError: it is a folder that cannot be looked into.
    """
    if path.is_dir():
        _refuse_closed(path)
        return _folder(path)
    if not path.exists() and not path.is_symlink():
        raise FileNotFoundError(f"there is no file or folder '{path}'")
    folder = path.parent
    outside = _around_flows(folder)
    if path.name == BOT_FILE:
        return _folder(outside or folder)
    if outside is None and not (folder / BOT_FILE).exists():
        return Files(folder, (path,), path)
    project = _folder(folder)
    flows = project.flows if path in project.flows else (*project.flows, path)
    return Files(outside or folder, flows, path)


def _refuse_closed(folder: Path) -> None:
    # Whatever is looked for in it would be refused by a name that nobody gave.
    if not os.access(folder, os.X_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(folder))


def _folder(folder: Path) -> Files:
    inner = folder / "flows"
    if inner.is_dir() and not (_is_flows(folder) and _flows(folder)):
        return Files(folder, _flows(inner))
    return Files(_around_flows(folder) or folder, _flows(folder))


def _around_flows(folder: Path) -> Path | None:
    """The project around this folder, if it is the one of the project's flows."""
    if not _is_flows(folder) or (folder / BOT_FILE).exists():
        return None
    # "." and ".." have no name of their own; the folder around them is known by another step up only.
    around = folder.parent if folder.name not in ("", "..") else folder / ".."
    return around if (around / BOT_FILE).exists() else None


def _is_flows(folder: Path) -> bool:
    return Path(os.path.normpath(folder.absolute())).name == "flows"


def _flows(folder: Path) -> tuple[Path, ...]:
    found = (*folder.glob("*.yaml"), *folder.glob("*.yml"))
    return tuple(sorted(p for p in found if p.name != BOT_FILE and not p.name.endswith(ENDING)))


def unreadable_folder(folder: Path) -> Path | None:
    """Which of a project's folders keeps its files to itself, if one does: this one, or `flows` in it."""
    both = (folder, folder / "flows")
    return next((one for one in both if one.is_dir() and not os.access(one, os.R_OK | os.X_OK)), None)


def above(folder: Path) -> Path:
    """The nearest project at this folder or above it; the folder itself where there is none."""
    for candidate in (folder, *folder.parents):
        if (candidate / BOT_FILE).is_file():
            return candidate
    return folder


def dialogues_in(folder: Path) -> list[Path]:
    """The dialogue files of the project in this folder: not those of another project below it, nor hidden ones."""
    return sorted(_found(folder))


def _found(folder: Path) -> Iterator[Path]:
    for number, (path, folders, names) in enumerate(os.walk(folder)):
        here = Path(path)
        if number >= _FOLDERS:
            return
        if here != folder and BOT_FILE in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _ELSEWHERE)
        yield from (here / name for name in names if name.endswith(ENDING) and not name.startswith("."))


def project_of(dialogue: Path) -> Path:
    """The folder of the project that a dialogue belongs to: the nearest above it with a bot.yaml, else with flows."""
    above_it = dialogue.absolute().parents
    with_bot = next((folder for folder in above_it if (folder / BOT_FILE).is_file()), None)
    return with_bot or next((folder for folder in above_it if find(folder).flows), dialogue.parent)
