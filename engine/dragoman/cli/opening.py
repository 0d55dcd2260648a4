"""What the commands share: opening a project, and printing what is wrong with it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.formats import find_format
from dragoman.project.loading import Project, load


def shown(path: Path) -> Path:
    """The path as the messages show it: relative where it lies below this folder."""
    return path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path


def project_or_exit(path: Path) -> Project:
    """The project that this path is, or is in. If it is not sound, says why on standard error and ends the program.

    Whoever opens a project stays: from here on garbage is collected, without looking at what is loaded.
    """
    try:
        loaded = load(shown(path))
    except FileNotFoundError:
        click.echo(f"dragoman: there is no file or folder '{path}'", err=True)
        sys.exit(2)
    if loaded.project is None:
        print_diagnostics(loaded.errors, loaded.sources, "text", err=True)
        sys.exit(1)
    project = loaded.project
    gc.freeze()  # what is loaded stays for good
    gc.enable()
    return project


def print_diagnostics(found: Sequence[Diagnostic], sources: Mapping[str, str], format_: str, err: bool = False) -> None:
    """Prints problems in a format; as text with their number below."""
    stream = sys.stderr if err else sys.stdout
    text = find_format(format_)(found, sources, stream.isatty() and "NO_COLOR" not in os.environ)
    if text:
        click.echo(text.rstrip("\n"), err=err)
    if format_ != "text":
        return
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    others = len(found) - errors
    summary = f"\n{_count(errors, 'error')}, {_count(others, 'warning')}" if found else "no problems found"
    click.echo(summary, err=err)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
