"""`dragoman new`: a small project that works at once."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from dragoman import resources
from dragoman.cli.templates import TEMPLATES, files_of, settings_of
from dragoman.language import names

BOT = """\
# Everything here is optional. Where nothing is written: SQLite under data/, English, UTC, polling.
bot: {name}
telegram:
  token: ${{BOT_TOKEN}}
"""
HELLO = """\
flow: hello
triggers:
  - command: start
    description: Say hello
nodes:
  name:
    prompt: Hello! What is your name?
  mood:
    prompt: "Nice to meet you, {{ name }}. How are you?"
    buttons: [Great, So-so]
  told:
    say: "{{ mood }}, I see. Write /start to talk again."
"""
HELLO_DIALOGUE = """\
dialogue: Somebody says hello
steps:
  - user: /start
  - bot: Hello! What is your name?
  - user: Ada
  - bot: {text: "Nice to meet you, Ada. How are you?", buttons: [Great, So-so]}
  - press: Great
  - bot: Great, I see. Write /start to talk again.
  - expect: {outcome: completed, data: {name: Ada}}
"""
GITIGNORE = "data/\n.env\n"
NEXT = """\
{folder} is ready. Talk to it:
  dragoman chat {folder}
Change {folder}/{flow}, then check it, and hold its dialogues:
  dragoman validate {folder}
  dragoman test {folder}
Put it on Telegram, with a token from @BotFather:
  BOT_TOKEN=123:ABC dragoman run {folder}"""


@click.command("new", short_help="Make a small project.")
@click.argument("folder")
@click.option("--template", type=click.Choice(["hello", *TEMPLATES]), default="hello", show_default=True)
def command(folder: str, template: str) -> None:
    """Make a small project in FOLDER: bot.yaml, a flow and what it needs, and dialogues that show what it does."""
    path = Path(folder)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        click.echo(f"dragoman: '{folder}' is already there and not empty; choose another folder", err=True)
        sys.exit(2)
    try:
        _write(path, _files(template, _bot_name(path)))
    except OSError as refused:
        click.echo(f"dragoman: '{folder}' cannot be made: {refused.strerror}", err=True)
        sys.exit(2)
    click.echo(NEXT.format(folder=folder, flow=f"flows/{template}.yaml"))


def _files(template: str, bot: str) -> Mapping[str, str]:
    """The project's files: path -> text."""
    ours = {"bot.yaml": BOT.format(name=bot), ".gitignore": GITIGNORE}
    if template == "hello":
        return {**ours, "flows/hello.yaml": HELLO, "dialogues/hello_greeted.dialogue.yaml": HELLO_DIALOGUE}
    shipped = resources.folder("flows")
    ours["bot.yaml"] += settings_of(template, shipped)
    return {**ours, **dict(files_of(template, shipped, bot))}


def _write(path: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")


def _bot_name(path: Path) -> str:
    name = path.resolve().name.lower().replace("-", "_").replace(" ", "_")
    return name if names.NAME.match(name) else "bot"
