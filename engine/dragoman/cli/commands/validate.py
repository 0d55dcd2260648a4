"""`dragoman validate`: everything that is wrong with flows, at its place, all at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from dragoman.cli.opening import nothing_there, print_diagnostics, shown
from dragoman.diagnostics.diagnostic import Diagnostic, Severity, in_order
from dragoman.diagnostics.formats import format_names
from dragoman.diagnostics.formats.concise import one_line
from dragoman.project.files import BOT_FILE, Files, above, dialogues_in, find, project_of
from dragoman.project.loading import Loaded, load_files
from dragoman.testing.files import ENDING


@click.command("validate", short_help="Check flows: everything that is wrong, at its place.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Warnings count as problems, and notes are shown.")
@click.option("--format", "format_", type=click.Choice(format_names()), default="text", show_default=True)
def command(paths: tuple[str, ...], strict: bool, format_: str) -> None:
    """Check flows: a flow's file, a folder of flows, or a project. Without PATH: the project above this folder."""
    chosen = [Path(path) for path in paths] or [above(Path.cwd())]
    found, sources = _all(chosen)
    if not strict:
        found = [problem for problem in found if problem.severity is not Severity.NOTE]
    unreadable = _unreadable(chosen, found)
    for problem in unreadable:
        click.echo(one_line(f"dragoman: '{problem.file}': {problem.message}"), err=True)
    if unreadable and format_ in ("text", "concise"):
        # They are told already; programs want them among the others.
        found = [problem for problem in found if problem not in unreadable]
    if found or not unreadable or format_ not in ("text", "concise"):
        print_diagnostics(found, sources, format_)
    counted = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    wrong = any(problem.severity in counted for problem in found)
    sys.exit(2 if unreadable else 1 if wrong else 0)


_UNREADABLE = "DG001"


def _unreadable(paths: Sequence[Path], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What was asked for by its name and is no file that can be read: that is wrong usage."""
    named = {shown(path).as_posix() for path in paths}
    return [problem for problem in found if problem.code == _UNREADABLE and problem.file in named]


def _all(paths: Sequence[Path]) -> tuple[list[Diagnostic], dict[str, str]]:
    """What is wrong at any of these paths, in order, each once, and the texts; a project is loaded once."""
    known: dict[Files, Loaded] = {}
    found: list[Diagnostic] = []
    sources: dict[str, str] = {}
    for path in paths:
        _refuse_part(path)
        dialogues = _dialogues_at(path)
        try:
            files = find(shown(project_of(dialogues[0]) if dialogues else path))
        except FileNotFoundError:
            nothing_there(path)
        project = replace(files, chosen=None)
        loaded = known[project] = known.get(project) or load_files(files)
        found += _of_dialogues(dialogues, loaded) if dialogues else _of_interest(path, loaded)
        found += _of_dialogues(dialogues_in(files.folder), loaded) if _is_project(path) and not dialogues else []
        sources |= loaded.sources
    return in_order(found), sources


_PARTS = frozenset({".py", ".po", ".pot"})


def _refuse_part(path: Path) -> None:
    """Ends the program for a file that is no YAML and means nothing without its project."""
    if path.suffix in _PARTS and path.is_file():
        told = f"dragoman: '{shown(path)}' is checked with its project: validate the project's folder, or a flow"
        click.echo(one_line(told), err=True)
        sys.exit(2)


def _dialogues_at(path: Path) -> list[Path]:
    """The dialogues that are asked for by themselves: a file, or those of a folder that has no flows."""
    if not path.is_dir():
        return [shown(path)] if path.name.endswith(ENDING) and path.exists() else []
    return [] if find(path).flows or (path / BOT_FILE).exists() else dialogues_in(shown(path))


def _is_project(path: Path) -> bool:
    return path.is_dir() or path.name == BOT_FILE


def _of_dialogues(paths: list[Path], loaded: Loaded) -> list[Diagnostic]:
    """What is wrong with these dialogues. Nothing of this is imported where there are none."""
    if not paths:
        return []
    from dragoman.project.dialogues import check_dialogues

    return check_dialogues(paths, loaded)


_OF_ACTIONS = ("DG704", "DG705")


def _of_interest(path: Path, loaded: Loaded) -> list[Diagnostic]:
    """Of one flow's project, only what concerns that flow: its own problems, and those of the actions it may call.

    Its translations are its own.
    """
    if _is_project(path):
        return loaded.diagnostics
    name, translations = shown(path).as_posix(), f"/{path.stem}.po"
    return [found for found in loaded.diagnostics if _belongs(found, name, translations)]


def _belongs(found: Diagnostic, flow: str, translations: str) -> bool:
    return found.file == flow or found.file.endswith(translations) or found.code in _OF_ACTIONS
