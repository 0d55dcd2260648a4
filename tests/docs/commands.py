"""Command lines as the pages write them: whether they exist, and what they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click

from dragoman.cli import COMMANDS, dragoman
from tests.docs.pages import PAGES, ROOT, Block
from tests.docs.projects import flow_name, is_bot, is_flow, write_project

_COMMAND = re.compile(r"(?:^|[|;&] *|\s)((?:[A-Z_]+=\S+ )*dragoman(?: [^|;&#\n]*)?)")
_MADE_UP = re.compile(r"\[[A-Z|]+\]\.{0,3}|\.\.\.")


def in_blocks() -> list[tuple[Block, str]]:
    """The command lines in the blocks of shell commands."""
    found = []
    for page in PAGES:
        for block in page.blocks:
            lines = block.text.splitlines() if block.language in ("sh", "console") else []
            typed = [line.removeprefix("$ ") for line in lines if block.language == "sh" or line.startswith("$ ")]
            found += [(block, match[1]) for line in typed for match in _COMMAND.finditer(line)]
    return found


def in_prose() -> list[tuple[str, str]]:
    """The command lines in the pages' own lines: page and command."""
    found = []
    for page in PAGES:
        for code in page.code:
            if code.startswith("dragoman ") or " dragoman " in code:
                found += [(page.name, match[1]) for match in _COMMAND.finditer(code)]
    return found


def objection(typed: str) -> str:
    """What is wrong with a command line; nothing if its command and options exist."""
    words = [word for word in shlex.split(_MADE_UP.sub("", typed)) if "=" not in word or word.startswith("-")]
    if len(words) < 2:
        return ""
    if words[1].startswith("-"):
        return "" if words[1] in ("-h", "--help", "--version") else f"dragoman has no option {words[1]}"
    if words[1] not in COMMANDS:
        return f"there is no command '{words[1]}'"
    command = dragoman.get_command(click.Context(dragoman), words[1])
    assert command is not None
    if isinstance(command, click.Group) and len(words) > 2:
        if words[2] not in command.commands:
            return f"{words[1]} has no command '{words[2]}'"
        command = command.commands[words[2]]
    known = {option for parameter in command.params for option in parameter.opts} | {"-h", "--help"}
    unknown = [word for word in words[2:] if word.startswith("-") and word != "-" and word not in known]
    return f"{words[1]} has no option {unknown[0]}" if unknown else ""


def output(folder: Path, block: Block) -> str | None:
    """The block as it really is: each line after `$ ` typed in a folder with the page's flows, and what it prints.

    Nothing for a block in which nothing is typed.
    """
    typed = [line.removeprefix("$ ") for line in block.text.splitlines() if line.startswith("$ ")]
    for other in block.page.blocks:
        named = not other.wrong or f"flows/{flow_name(other)}.yaml" in " ".join(typed)
        if other.line < block.line and (is_flow(other) or is_bot(other)) and named:
            write_project(folder, other)
    if typed:
        _prepare(folder / "bin")
    shown = [f"$ {line}\n{_printed(folder, line)}" for line in typed]
    return "".join(shown) if typed else None


def _prepare(folder: Path) -> None:
    folder.mkdir()
    script = folder / "dragoman"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m dragoman "$@"\n', encoding="utf-8")
    script.chmod(0o755)


def _printed(folder: Path, line: str) -> str:
    roots = os.pathsep.join(str(ROOT / name) for name in ("engine", "bots"))
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name not in ("BOT_TOKEN", "NO_COLOR")}
    environment = kept | {"PATH": path, "PYTHONPATH": roots}
    run = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, text=True, timeout=60, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return run.stdout
