"""Where things are: from a path that a user gave to the project's folder and its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BOT_FILE = "bot.yaml"


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
    """
    if path.is_dir():
        return _folder(path)
    if not path.exists() and not path.is_symlink():
        raise FileNotFoundError(f"there is no file or folder '{path}'")
    folder = path.parent
    if folder.name == "flows" and not (folder / BOT_FILE).exists() and (folder.parent / BOT_FILE).exists():
        folder = folder.parent
    if path.name == BOT_FILE:
        return _folder(folder)
    if not (folder / BOT_FILE).exists():
        return Files(folder, (path,), path)
    flows = _folder(folder).flows
    return Files(folder, flows if path in flows else (*flows, path), path)


def _folder(folder: Path) -> Files:
    inner = folder / "flows"
    if inner.is_dir() and not (folder.name == "flows" and _flows(folder)):
        return Files(folder, _flows(inner))
    outside = folder.name == "flows" and not (folder / BOT_FILE).exists() and (folder.parent / BOT_FILE).exists()
    return Files(folder.parent if outside else folder, _flows(folder))


def _flows(folder: Path) -> tuple[Path, ...]:
    found = (*folder.glob("*.yaml"), *folder.glob("*.yml"))
    return tuple(sorted(p for p in found if p.name != BOT_FILE and not p.name.endswith(".dialogue.yaml")))


def above(folder: Path) -> Path:
    """The nearest project at this folder or above it; the folder itself where there is none."""
    for candidate in (folder, *folder.parents):
        if (candidate / BOT_FILE).is_file():
            return candidate
    return folder
