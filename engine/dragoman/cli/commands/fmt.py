"""`dragoman fmt`: the one way of writing files. It changes how they look and nothing that they say."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dragoman.cli.opening import print_diagnostics, shown
from dragoman.cli.rewriting import Outcome, ours, rewritten, written
from dragoman.project.files import above

_STDIN = "-"


@click.command("fmt", short_help="Format flows, dialogues and bot.yaml.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Write nothing; list what would change, exit code 1 if anything would.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, exit code 1 if anything would.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> None:
    """Format flows, dialogues and bot.yaml: files, or folders with all below them.

    Without PATH: the project above this folder. "-" reads standard input and writes standard output.
    """
    if _STDIN in paths:
        if len(paths) > 1:
            raise click.UsageError("'-' stands alone")
        outcomes = [rewritten(None, _STDIN)]
    else:
        outcomes = [rewritten(path, shown(path).as_posix()) for path in _files(paths or (str(above(Path.cwd())),))]
    for outcome in outcomes:
        _tell(outcome, check, diff)
    would = check or diff
    if not would and _STDIN not in paths:
        _summary(outcomes)
    bad = any(outcome.problems or (would and outcome.is_changed) for outcome in outcomes)
    sys.exit(3 if any(outcome.is_distorted for outcome in outcomes) else int(bad))


def _files(paths: Iterable[str]) -> list[Path]:
    """Every file once; whoever names a file that is not there is told so."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if not path.exists():
            click.echo(f"dragoman: there is no file or folder '{path}'", err=True)
            sys.exit(2)
        found |= dict.fromkeys(ours(path) if path.is_dir() else [path])
    return list(found)


def _tell(outcome: Outcome, check: bool, diff: bool) -> None:
    """Prints what becomes of a file, or writes it."""
    if outcome.problems:
        print_diagnostics(outcome.problems, {outcome.name: outcome.before}, "text", err=True)
    elif outcome.is_distorted:
        click.echo(f"dragoman: '{outcome.name}' is left: written anew it would say something else", err=True)
        click.echo("this is a fault of ours; please report it with the file", err=True)
    elif diff:
        click.echo(_difference(outcome), nl=False)
    elif check:
        if outcome.is_changed:
            click.echo(f"{outcome.name} would change")
    elif outcome.path is None:
        click.echo(outcome.after, nl=False)
    elif outcome.is_changed:
        try:
            written(outcome.path, outcome.after)
        except OSError as refused:
            click.echo(f"dragoman: '{outcome.name}' cannot be written: {refused.strerror}", err=True)
            sys.exit(2)
        click.echo(f"{outcome.name} formatted")


def _difference(outcome: Outcome) -> str:
    from difflib import unified_diff

    before, after = outcome.before.splitlines(keepends=True), outcome.after.splitlines(keepends=True)
    lines = unified_diff(before, after, outcome.name, f"{outcome.name} formatted")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _summary(outcomes: list[Outcome]) -> None:
    changed = sum(outcome.is_changed for outcome in outcomes)
    left = sum(bool(outcome.problems or outcome.is_distorted) for outcome in outcomes)
    same = len(outcomes) - changed - left
    parts = [f"{_count(changed)} formatted", f"{same} left as {'it is' if same == 1 else 'they are'}"]
    click.echo(", ".join([*parts, *([f"{left} with problems"] if left else [])]))


def _count(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
