"""Small projects on disk for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.loading import Loaded, Project, load

HELLO = "flow: hello\nnodes:\n  name:\n    prompt: Who?\n"


def project(folder: Path, bot: str | None = "", **files: str) -> Path:
    """A project with this bot.yaml (none if it is `None`), a flow `hello` and these files, by name without ending.

    `actions` is actions.py, `env` is .env, everything else a flow under `flows/`.
    """
    (folder / "flows").mkdir(parents=True, exist_ok=True)
    if bot is not None:
        (folder / "bot.yaml").write_text(bot)
    for name, text in {"hello": HELLO, **files}.items():
        path = {"actions": folder / "actions.py", "env": folder / ".env"}.get(name, folder / "flows" / f"{name}.yaml")
        path.write_text(text)
    return folder


def sound(folder: Path) -> Project:
    """The project, in which nothing may be wrong."""
    loaded = load(folder)
    assert loaded.diagnostics == []
    assert loaded.project is not None
    return loaded.project


def wrong(path: Path) -> Loaded:
    """What came of loading a project that is not sound."""
    loaded = load(path)
    assert loaded.project is None
    return loaded


def the_one(path: Path) -> Diagnostic:
    """The only problem of this project."""
    (found,) = wrong(path).diagnostics
    return found


def place(found: Diagnostic) -> str:
    """`file:line:column`, the file by its name alone."""
    return f"{Path(found.file).name}:{found.span.line}:{found.span.column}"
