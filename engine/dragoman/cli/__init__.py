"""The command line. Each command is a file of `commands/` and is imported only when it is called."""

from __future__ import annotations

import gc
import os
import sys
from errno import EACCES, EDQUOT, EIO, ELOOP, EMFILE, ENAMETOOLONG, ENFILE, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import click

COMMANDS = tuple(sorted(path.stem for path in (Path(__file__).parent / "commands").glob("[a-z]*.py")))


class Commands(click.Group):
    """A group that finds its commands by their files."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The files' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this file, or nothing."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was meant; a misspelt one is answered with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from dragoman.diagnostics.suggest import nearest

            near = nearest(args[0], COMMANDS)
            listed = f"did you mean '{near}'?" if near else f"there are: {', '.join(COMMANDS)}"
            ctx.fail(f"there is no command '{args[0]}': {listed}")
        return super().resolve_command(ctx, args)


def _tell_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Prints the installed version and ends; run from its source, there is none."""
    if not wanted or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"dragoman, version {version('dragoman')}")
    except PackageNotFoundError:
        click.echo("dragoman (not installed)")
    context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_tell_version, help="The version.")
def dragoman() -> None:
    """Conversations in YAML: check them, try them, run them."""


def main() -> None:
    """The entry point. Exit code 3 and one line for a fault of ours.

    Garbage is not collected while a command starts and when it ends: there is none, and looking for it takes a sixth
    of a short command's time. Commands that stay turn it on (`project_or_exit`).
    """
    gc.disable()
    try:
        _run()
    finally:
        gc.freeze()


def _run() -> None:
    _open_streams()
    try:
        dragoman()
    except Exception as fault:  # the last line of defence
        if told := _of_the_system(fault):
            click.echo(f"dragoman: {told}", err=True)
            sys.exit(2)
        click.echo(f"dragoman: internal error: {type(fault).__name__}: {fault}", err=True)
        click.echo("this is a fault of ours; please report it with what you did", err=True)
        if "--debug" in sys.argv:
            raise
        sys.exit(3)


def _open_streams() -> None:
    """Streams that take what is written to them: a closed one takes it to nowhere."""
    # A closed one is `None`, whatever its type says.
    sys.stdout, sys.stderr = (
        stream or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w") for stream in (sys.stdout, sys.stderr)
    )
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows its escape; it is no reason to stop.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


_NOT_OURS = frozenset({EACCES, EPERM, ENAMETOOLONG, ELOOP, ENOTDIR, EROFS, ENOSPC, EDQUOT, EIO, EMFILE, ENFILE})
_SHOWN = 100


def _of_the_system(fault: Exception) -> str:
    """What the system would not do, in one line; nothing for a fault of ours."""
    if not isinstance(fault, OSError):
        return ""
    reason = (fault.strerror or "").lower()
    if fault.errno == ENOENT and fault.filename is None:
        return "the current folder is not there any more"
    if fault.errno not in _NOT_OURS:
        return ""
    if fault.filename is None:
        return f"the output cannot be written: {reason}"
    from dragoman.source.characters import replaced

    path = str(fault.filename)
    path = path if len(path) <= _SHOWN else f"{path[:_SHOWN]}..."
    return f"'{replaced(' '.join(path.splitlines()))}' cannot be used: {reason}"
