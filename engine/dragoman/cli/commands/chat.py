"""`dragoman chat`: talk to a flow or a project in the terminal, on the real runtime."""

from __future__ import annotations

import logging
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.opening import project_or_exit
from dragoman.project.files import above
from dragoman.project.loading import Project

if TYPE_CHECKING:
    from dragoman_bots.channels.console.console import Console


@click.command("chat")
@click.argument("path", required=False, metavar="[FLOW|PROJECT]")
@click.option("--json", "as_json", is_flag=True, help="One line in, one line of JSON out: for programs.")
@click.option("--store", default="memory", show_default=True, help="Where it is kept, such as sqlite:FILE.")
def command(path: str | None, as_json: bool, store: str) -> None:
    """Talk to a flow (it starts at once) or to a project (it waits for a message). Nothing needs a token.

    A conversation that --store has kept goes on where it was.
    """
    project = project_or_exit(Path(path) if path else above(Path.cwd()))
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(message)s")
    run_or_exit(converse(project, store, Path.cwd(), as_json))


def run_or_exit(doing: Coroutine[Any, Any, None]) -> None:
    """Runs it to its end; a store that cannot be used is one sentence and exit code 1, Ctrl-C is 130."""
    import asyncio

    from dragoman_bots.stores.protocol import StoreUnavailable

    try:
        asyncio.run(doing)
    except StoreUnavailable as reason:
        click.echo(f"dragoman: {reason}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


async def converse(project: Project, store_url: str, base: Path, as_json: bool) -> None:
    """Talks over standard input and output until the input ends. `base` is where a relative `sqlite:FILE` starts.

    Raises:
        StoreUnavailable: the store cannot be used.
    """
    from dragoman_bots.channels.console import json_lines, terminal
    from dragoman_bots.channels.console.console import Console
    from dragoman_bots.channels.console.standard_input import stdin_lines
    from dragoman_bots.runtime.clock import ShiftedClock
    from dragoman_bots.stores.urls import open_store

    clock = ShiftedClock()
    console = Console(project, open_store(store_url, project.settings.bot, base), clock)
    await console.open()
    try:
        await _begin(console, as_json)
        if not as_json:
            await terminal.talk(console, stdin_lines(), _write)
            return
        if project.chosen:
            _write(json_lines.turn(console))
        await json_lines.converse(console, stdin_lines(), _write)
    finally:
        await console.close()


async def _begin(console: Console, as_json: bool) -> None:
    """A flow starts at once, or goes on if it was kept; a project's conversation goes on where a person can see it."""
    if console.begins:
        if not await console.ask_again(console.begins):
            await console.begin(console.begins)
    elif not as_json:
        await console.ask_again()


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
