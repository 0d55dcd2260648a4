"""`dragoman new`: a small project that works at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman import resources
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
GITIGNORE = "data/\n.env\n"
NEXT = """\
{folder} is ready. Talk to it:
  dragoman chat {folder}
Change {folder}/{flow}, then check it:
  dragoman validate {folder}
Put it on Telegram, with a token from @BotFather:
  BOT_TOKEN=123:ABC dragoman run {folder}"""


@click.command("new")
@click.argument("folder")
@click.option("--template", type=click.Choice(sorted(["hello", "registration", "order", "customer"])), default="hello")
def command(folder: str, template: str) -> None:
    """Make a small project in FOLDER: bot.yaml and one flow, ready to talk."""
    path = Path(folder)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        click.echo(f"dragoman: '{folder}' is already there and not empty; choose another folder", err=True)
        sys.exit(2)
    try:
        _write(path, template)
    except OSError as refused:
        click.echo(f"dragoman: '{folder}' cannot be made: {refused.strerror}", err=True)
        sys.exit(2)
    click.echo(NEXT.format(folder=folder, flow=f"flows/{template}.yaml"))


def _write(path: Path, template: str) -> None:
    (path / "flows").mkdir(parents=True)
    shipped = resources.folder("flows")
    text = HELLO if template == "hello" else (shipped / f"{template}.yaml").read_text(encoding="utf-8")
    (path / "flows" / f"{template}.yaml").write_text(_without_modeline(text), encoding="utf-8")
    (path / "bot.yaml").write_text(BOT.format(name=_bot_name(path)), encoding="utf-8")
    (path / ".gitignore").write_text(GITIGNORE, encoding="utf-8")
    if template == "customer":
        (path / "actions.py").write_text((shipped / "actions.py").read_text(encoding="utf-8"), encoding="utf-8")


def _without_modeline(text: str) -> str:
    """The schema's path holds in our own tree only."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# yaml-language-server"))


def _bot_name(path: Path) -> str:
    name = path.resolve().name.lower().replace("-", "_").replace(" ", "_")
    return name if names.NAME.match(name) else "bot"
