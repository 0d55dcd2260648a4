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
from dragoman.testing.files import is_dialogue

if TYPE_CHECKING:
    from dragoman_bots.channels.console.console import Console


@click.command("chat", short_help="Talk to a flow or a project, without a token.")
@click.argument("path", required=False, metavar="[FLOW|PROJECT]")
@click.option("--json", "as_json", is_flag=True, help="One line in, one line of JSON out: for programs.")
@click.option("--store", default="memory", show_default=True, help="Where it is kept, such as sqlite:FILE.")
@click.option("--record", metavar="FILE", help="Write the conversation down as a dialogue test (*.dialogue.yaml).")
@click.option("--seed", type=click.IntRange(min=0), help="Fixes what is drawn by chance.")
def command(path: str | None, as_json: bool, store: str, record: str | None, seed: int | None) -> None:
    """Talk to a flow (it starts at once) or to a project (it waits for a message). Nothing needs a token.

    A conversation that --store has kept goes on where it was. While one is recorded, time stands still but for the
    waits that are asked for.
    """
    project = project_or_exit(Path(path) if path else above(Path.cwd()))
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(message)s")
    if record is None:
        run_or_exit(converse(project, store, Path.cwd(), as_json, seed))
    elif store != "memory":
        click.echo("dragoman: a dialogue begins on an empty store: leave out --store, or --record", err=True)
        sys.exit(2)
    else:
        run_or_exit(recorded(project, _to_write(record), as_json, seed or 0))


def _to_write(record: str) -> Path:
    """The file of the dialogue. What is there and is no dialogue is not written over."""
    path = Path(record)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        before = path.read_text(encoding="utf-8", errors="replace")
    except OSError as refused:
        click.echo(f"dragoman: '{record}' cannot be written: {refused.strerror}", err=True)
        sys.exit(2)
    if before.strip() and not is_dialogue(before):
        click.echo(f"dragoman: '{record}' is there and is no dialogue; choose another file", err=True)
        sys.exit(2)
    return path


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


async def converse(project: Project, store_url: str, base: Path, as_json: bool, seed: int | None = None) -> None:
    """Talks over standard input and output until the input ends. `base` is where a relative `sqlite:FILE` starts.

    Raises:
        StoreUnavailable: the store cannot be used.
    """
    from dragoman_bots.channels.console.console import Console
    from dragoman_bots.stores.urls import open_store

    await _talk(Console(project, open_store(store_url, project.settings.bot, base), seed=seed), as_json)


async def recorded(project: Project, path: Path, as_json: bool, seed: int) -> None:
    """Talks likewise, and writes it down as a dialogue."""
    from dragoman_bots.testing.recording import RecordedConsole

    await _talk(RecordedConsole(project, path, seed), as_json)


async def _talk(console: Console, as_json: bool) -> None:
    from dragoman_bots.channels.console import json_lines, terminal
    from dragoman_bots.channels.console.standard_input import stdin_lines

    await console.open()
    try:
        await _begin(console, as_json)
        if not as_json:
            await terminal.talk(console, stdin_lines(), _write)
            return
        if console.begins:
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
