"""Small projects for the checks: their flows as texts, and what is found in them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from textwrap import dedent

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.project.loading import load

ACTIONS = '''
from dragoman import action


@action
async def book() -> object:
    """Books."""


@action
async def draw(hand: object) -> object:
    """Draws a card."""
'''
"""What the flows of tests may call: `book`, which takes nothing, and `draw`, which takes a hand."""


def diagnostics(*flows: str, bot: str = "bot: demo") -> list[Diagnostic]:
    """Everything that is found in a project of these flows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "flows").mkdir()
        (folder / "bot.yaml").write_text(dedent(bot).strip() + "\n")
        (folder / "actions.py").write_text(ACTIONS)
        for flow in flows:
            text = dedent(flow).strip() + "\n"
            (folder / "flows" / f"{text.splitlines()[0].removeprefix('flow: ')}.yaml").write_text(text)
        return load(folder).diagnostics


def told(code: str, *flows: str, bot: str = "bot: demo") -> list[str]:
    """What is found of this code: `order:3:5 error the message`."""
    return [_one(found) for found in diagnostics(*flows, bot=bot) if found.code == code]


def told_of_sound(code: str, *flows: str, bot: str = "bot: demo") -> list[str]:
    """The same of flows that must be sound: any error counts, for in a flow that is refused nothing is looked for."""
    found = diagnostics(*flows, bot=bot)
    return [f"{one.code} {_one(one)}" for one in found if one.code == code or one.severity is Severity.ERROR]


def _one(found: Diagnostic) -> str:
    return f"{Path(found.file).stem}:{found.span.line}:{found.span.column} {found.severity} {found.message}"


def places(code: str, *flows: str) -> list[str]:
    """Where something of this code is found: `order:3:5`."""
    return [line.partition(" ")[0] for line in told(code, *flows)]


def severities(code: str, *flows: str) -> list[str]:
    """How grave what is found of this code is."""
    return [line.split(" ", 2)[1] for line in told(code, *flows)]


def related(code: str, *flows: str) -> list[str]:
    """The other places that belong to what is found: `order:3:5 their message`."""
    found = [one for one in diagnostics(*flows) if one.code == code]
    return [f"{Path(r.file).stem}:{r.span.line}:{r.span.column} {r.message}" for one in found for r in one.related]


def helps(code: str, *flows: str) -> list[str]:
    """What would be right, by what is found."""
    return [one.help or "" for one in diagnostics(*flows) if one.code == code]


def talk(nodes: str, head: str = "") -> str:
    """A flow `talk` of these nodes; the first of them stands on line 4, or below the lines of the head."""
    body = "".join(f"  {line}\n" for line in dedent(nodes).strip("\n").splitlines())
    top = "".join(f"{line}\n" for line in dedent(head).strip("\n").splitlines() if line)
    return f"flow: talk\ntriggers: [{{command: talk}}]\n{top}nodes:\n{body}"
