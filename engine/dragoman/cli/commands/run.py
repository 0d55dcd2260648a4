"""`dragoman run`: the bot, on Telegram or, with `--console`, in the terminal on the same store."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from dragoman.cli.commands.chat import converse, run_or_exit
from dragoman.cli.opening import project_or_exit
from dragoman.project.files import above
from dragoman.project.loading import Project

HOW_TO_BEGIN = """dragoman: no bot token{unset}. Get one from @BotFather in Telegram, then:
  BOT_TOKEN=123:ABC dragoman run{where}
or write BOT_TOKEN=123:ABC into a file .env beside bot.yaml. To talk to the bot without Telegram:
  dragoman run --console{where}"""


@click.command("run")
@click.argument("path", required=False, metavar="[PROJECT]")
@click.option("--console", is_flag=True, help="Talk in this terminal instead of on Telegram, on the bot's own store.")
@click.option(
    "--log", "level", type=click.Choice(["debug", "info", "warning", "error"]), default="info", show_default=True
)
def command(path: str | None, console: bool, level: str) -> None:
    """Run the bot of a project. Ctrl-C or SIGTERM stops it after the turns in hand."""
    project = project_or_exit(Path(path) if path else above(Path.cwd()))
    logging.basicConfig(
        level=logging.WARNING if console else level.upper(),
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(message)s",
    )
    telegram = project.settings.telegram
    if not console and not telegram.token:
        unset = f" ({', '.join(telegram.unset)} is not set)" if telegram.unset else ""
        click.echo(HOW_TO_BEGIN.format(unset=unset, where=f" {path}" if path else ""), err=True)
        sys.exit(1)
    run_or_exit(_console(project) if console else _telegram(project))


async def _console(project: Project) -> None:
    await converse(project, project.settings.store_url, project.folder, as_json=False)


async def _telegram(project: Project) -> None:
    from dragoman_bots.bot import Bot
    from dragoman_bots.channels.telegram.errors import TelegramRefused

    try:
        await Bot(project).run()
    except TelegramRefused as reason:
        click.echo(f"dragoman: {reason}", err=True)
        sys.exit(1)
