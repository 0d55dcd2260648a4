"""Other flows in the place of a project's own, as `deploy` asks for them."""

from __future__ import annotations

from pathlib import Path

from dragoman.project.files import BOT_FILE, Files, find
from dragoman.project.loading import Loaded, Project, load, load_files
from dragoman.testing.failures import Failed


def deployed(project: Project, folder: Path) -> Project:
    """The project with the flows of this folder. A folder with a bot.yaml is a project of its own.

    Raises:
        Failed: the folder is not there, or its flows are not sound.
    """
    if not folder.is_dir():
        raise Failed(f"there is no folder '{folder}'")
    loaded = _loaded(project, folder)
    if loaded.project is None:
        places = [f"  {found.file}:{found.span.line}: {found.message}" for found in loaded.errors]
        raise Failed(f"the flows in '{folder}' are not sound", remarks=places)
    return loaded.project


def _loaded(project: Project, folder: Path) -> Loaded:
    if (folder / BOT_FILE).is_file():
        return load(folder)
    return load_files(Files(project.folder, find(folder).flows))
