"""What the commands share: opening a project, and printing what is wrong with it."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TextIO

import click

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.formats import find_format
from dragoman.diagnostics.formats.concise import one_line
from dragoman.project.loading import Project


def shown(path: Path) -> Path:
    """The path as the messages show it: relative where it lies below this folder, however it was written."""
    here = Path.cwd()
    whole = here / path
    straight = Path(os.path.normpath(whole))
    # Behind a link, the folder above may be another than the one before it on the path.
    if ".." in path.parts and path.exists() and straight.exists() and straight.samefile(path):
        whole = straight
    return whole.relative_to(here) if whole.is_relative_to(here) and ".." not in whole.parts else path


def nothing_there(path: Path) -> NoReturn:
    """Says that nothing is at this path, and ends the program."""
    click.echo(one_line(f"dragoman: there is no file or folder '{path}'"), err=True)
    sys.exit(2)


def project_or_exit(path: Path) -> Project:
    """The project that this path is, or is in. If it is not sound, says why on standard error and ends the program.

    Whoever opens a project stays: from here on garbage is collected, without looking at what is loaded.
    """
    from dragoman.project.cache.restarting import load_to_run

    try:
        loaded = load_to_run(shown(path))
    except FileNotFoundError:
        nothing_there(path)
    project = loaded.project
    if project is None:
        print_diagnostics(loaded.errors, loaded.sources, "text", err=True)
        sys.exit(1)
    gc.freeze()  # what is loaded stays for good
    gc.enable()
    return project


def print_diagnostics(found: Sequence[Diagnostic], sources: Mapping[str, str], format_: str, err: bool = False) -> None:
    """Prints problems in a format; as text with their number below."""
    stream = sys.stderr if err else sys.stdout
    text = find_format(format_)(found, sources, has_colours(stream))
    if text:
        click.echo(text.rstrip("\n"), err=err)
    if format_ != "text":
        return
    click.echo(f"\n{_summary(found)}" if found else "no problems found", err=err)


def has_colours(stream: TextIO) -> bool:
    """Whether it is a terminal that shows colours, and nobody has asked for none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _summary(found: Sequence[Diagnostic]) -> str:
    """Errors and warnings, and notes where there are any: whoever does not ask for them is not told."""
    of = Counter(diagnostic.severity for diagnostic in found)
    notes = [_count(of[Severity.NOTE], "note")] if of[Severity.NOTE] else []
    return ", ".join([_count(of[Severity.ERROR], "error"), _count(of[Severity.WARNING], "warning"), *notes])


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
