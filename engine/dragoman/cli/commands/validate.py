"""`dragoman validate`: everything that is wrong with flows, at its place, all at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli.opening import print_diagnostics, shown
from dragoman.diagnostics.diagnostic import Diagnostic, Severity, in_order
from dragoman.diagnostics.formats import format_names
from dragoman.project.files import above
from dragoman.project.loading import Loaded, load


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--format", "format_", type=click.Choice(format_names()), default="text", show_default=True)
def command(paths: tuple[str, ...], strict: bool, format_: str) -> None:
    """Check flows: a flow's file, a folder of flows, or a project. Without PATH: the project above this folder."""
    chosen = [Path(path) for path in paths] or [above(Path.cwd())]
    found: list[Diagnostic] = []
    sources: dict[str, str] = {}
    for path in chosen:
        try:
            loaded = load(shown(path))
        except FileNotFoundError:
            click.echo(f"dragoman: there is no file or folder '{path}'", err=True)
            sys.exit(2)
        found += _of_interest(path, loaded)
        sources |= loaded.sources
    found = in_order(found)
    print_diagnostics(found, sources, format_)
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(1 if any(diagnostic.severity in counted for diagnostic in found) else 0)


_OF_ACTIONS = ("DG704", "DG705")


def _of_interest(path: Path, loaded: Loaded) -> list[Diagnostic]:
    """Of one flow's project, only what concerns that flow: its own problems, and those of the actions it may call.

    Its translations are its own.
    """
    if path.is_dir() or path.name == "bot.yaml":
        return loaded.diagnostics
    name, translations = shown(path).as_posix(), f"/{path.stem}.po"
    return [found for found in loaded.diagnostics if _belongs(found, name, translations)]


def _belongs(found: Diagnostic, flow: str, translations: str) -> bool:
    return found.file == flow or found.file.endswith(translations) or found.code in _OF_ACTIONS
