"""`dragoman chat`: talk to a flow or a project in the terminal, on the real runtime."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

import click

from dragoman.cli.opening import project_or_exit
from dragoman.project.files import above
from dragoman.project.loading import Project


@click.command("chat")
@click.argument("path", required=False, metavar="[FLOW|PROJECT]")
@click.option("--json", "as_json", is_flag=True, help="One line in, one line of JSON out: for programs.")
@click.option("--store", default="memory", show_default=True, help="Where the conversation is kept, as in bot.yaml.")
def command(path: str | None, as_json: bool, store: str) -> None:
    """Talk to a flow (it starts at once) or to a project (it waits for a message). Nothing needs a token."""
    project = project_or_exit(Path(path) if path else above(Path.cwd()))
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(message)s")
    asyncio.run(converse(project, store, as_json))


async def converse(project: Project, store_url: str, as_json: bool) -> None:
    """Talks over standard input and output until the input ends."""
    from dragoman_bots.channels.console import json_lines, terminal
    from dragoman_bots.channels.console.console import Console
    from dragoman_bots.runtime.clock import SystemClock, VirtualClock
    from dragoman_bots.stores.urls import open_store

    clock = VirtualClock(SystemClock().now())
    console = Console(project, open_store(store_url, project.settings.bot, project.folder), clock)
    await console.open()
    try:
        if project.chosen:
            await console.begin(project.chosen)
        if not as_json:
            await terminal.talk(console, terminal.stdin_lines(), _write)
            return
        if project.chosen:
            _write(json_lines.turn(console))
        await json_lines.converse(console, terminal.stdin_lines(), _write)
    finally:
        await console.close()


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
