"""`dragoman i18n`: the texts of flows out to translators, and what is wrong with their translations."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.opening import nothing_there, print_diagnostics, shown
from dragoman.diagnostics.diagnostic import Severity, in_order
from dragoman.diagnostics.formats import format_names
from dragoman.project.files import above
from dragoman.project.loading import load
from dragoman.project.settings import Settings
from dragoman.project.translations import all_translations, other_locales

if TYPE_CHECKING:
    from dragoman.i18n.workshop import Sheet, Workshop

_PROJECT = click.argument("project", required=False, metavar="[PROJECT]")


@click.group("i18n")
def command() -> None:
    """Translate the flows' texts with gettext's PO files."""


@command.command("extract")
@_PROJECT
def extract(project: str | None) -> None:
    """Write the texts of each flow into a template, locales/FLOW.pot."""
    _write(_workshop(project).templates())


@command.command("update")
@_PROJECT
def update(project: str | None) -> None:
    """Bring locales/LANGUAGE/FLOW.po up to date with the flows, for each language of bot.yaml's `locales`."""
    workshop = _workshop(project)
    if not workshop.locales:
        click.echo("dragoman: there is no language to translate into; add 'locales: [en, es]' to bot.yaml", err=True)
        sys.exit(2)
    sheets, problems = workshop.catalogs()
    if problems:
        print_diagnostics(in_order(problems), workshop.sources, "text", err=True)
        click.echo("nothing was written", err=True)
        sys.exit(1)
    _write(sheets)


@command.command("check")
@_PROJECT
@click.option("--strict", is_flag=True, help="Warnings, such as missing translations, count as errors.")
@click.option("--format", "format_", type=click.Choice(format_names()), default="text", show_default=True)
def check(project: str | None, strict: bool, format_: str) -> None:
    """Say what is wrong with the translations, and what is missing."""
    loaded = load(_path(project), all_translations)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    ours = [one for one in loaded.diagnostics if one.code.startswith("DG4") or one.file.endswith(".po")]
    found = [one for one in loaded.diagnostics if one in ours or one.severity is Severity.ERROR]
    print_diagnostics(found, loaded.sources, format_)
    sys.exit(1 if any(one.severity in grave for one in found) else 0)


def _path(project: str | None) -> Path:
    path = shown(Path(project) if project else above(Path.cwd()))
    if not path.exists():
        nothing_there(path)
    return path


def _workshop(project: str | None) -> Workshop:
    """The texts of a project's flows. If these are not sound, says why and ends the program."""
    from dragoman.i18n.workshop import Workshop

    opened: list[Workshop] = []

    def opening(folder: Path, settings: Settings) -> Workshop:
        opened.append(Workshop(folder, settings.bot, other_locales(folder, settings)))
        return opened[0]

    loaded = load(_path(project), opening)
    if loaded.errors:
        print_diagnostics(loaded.errors, loaded.sources, "text", err=True)
        sys.exit(1)
    return opened[0]


def _write(sheets: Iterable[Sheet]) -> None:
    """Writes what has changed, and says of each file what is in it."""
    for sheet in sheets:
        try:
            data = sheet.text.encode()
            if not sheet.path.exists() or sheet.path.read_bytes() != data:
                sheet.path.parent.mkdir(parents=True, exist_ok=True)
                sheet.path.write_bytes(data)
        except OSError as refused:
            click.echo(f"dragoman: '{sheet.path}' cannot be written: {refused.strerror}", err=True)
            sys.exit(2)
        click.echo(f"{sheet.path.as_posix()}: {sheet.summary}")
