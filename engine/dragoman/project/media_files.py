"""The files of a project that messages show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.language.uploads import FileFacts
from dragoman.project.pictures import sides_of


class FolderFiles:
    """The files below a folder. What a link leads out of it is not among them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return file_at(self._folder, path) is not None

    def facts(self, path: str) -> FileFacts | None:
        """What is known of that file; nothing where there is none, or nobody may read it."""
        file = file_at(self._folder, path)
        if file is None:
            return None
        try:
            with file.open("rb") as opened:
                return FileFacts(file.stat().st_size, sides_of(opened))
        except OSError:
            return None

    def has_folder(self, path: str) -> bool:
        """Whether there is a folder of that name, inside the project's."""
        return self._is_folder(self._folder / path)

    def beside(self, path: str) -> Iterator[str]:
        """The files of the folder where this one would be, else those of the project's own folder."""
        parent = Path(path).parent
        inner = self._folder / parent
        inner, parent = (inner, parent) if self._is_folder(inner) else (self._folder, Path())
        try:
            found = sorted(one.name for one in inner.iterdir() if one.is_file())
        except OSError:
            return
        yield from ((parent / name).as_posix() for name in found)

    def _is_folder(self, path: Path) -> bool:
        try:
            return path.is_dir() and path.resolve().is_relative_to(self._folder.resolve())
        except (OSError, ValueError):
            return False


def file_at(folder: Path, path: str) -> Path | None:
    """The file at this path below the folder; nothing if there is none, or it lies elsewhere."""
    try:
        whole = (folder / path).resolve()
        return whole if whole.is_file() and whole.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError, RuntimeError):
        return None
