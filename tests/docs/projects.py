"""Projects made of what the pages show, so that it can be checked and talked to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent

from tests.docs.pages import ROOT, Block

_FLOW = re.compile(r"^flow: *(\w+)", re.MULTILINE)
_ENVIRONMENT = re.compile(r"\$\{(\w+)\}")
_ANY_FLOW = "flow: example\nnodes:\n  hello:\n    say: Hello!\n"


def is_bot(block: Block) -> bool:
    """Whether it is a project file."""
    return "bot.yaml" in block.comment


def is_nodes(block: Block) -> bool:
    """Whether it is the inside of `nodes:`."""
    return block.comment.startswith("nodes")


def is_dialogue(block: Block) -> bool:
    """Whether it is a dialogue test."""
    return block.language == "yaml" and block.text.startswith("dialogue:")


def is_flow(block: Block) -> bool:
    """Whether it is a flow, whole or its nodes only."""
    return block.language == "yaml" and not is_bot(block) and (is_nodes(block) or bool(_FLOW.search(block.text)))


def flow_text(block: Block) -> str:
    """The flow's file."""
    return f"flow: example\nnodes:\n{indent(block.text, '  ')}" if is_nodes(block) else block.text


def flow_name(block: Block) -> str:
    """The flow's name."""
    found = _FLOW.search(flow_text(block))
    return found[1] if found else "example"


def write_project(folder: Path, block: Block) -> Path:
    """The project around a block: its flow, the page's last bot.yaml above it, the page's actions. The flow's path."""
    (folder / "flows").mkdir(parents=True, exist_ok=True)
    bot = block if is_bot(block) else _last(block, is_bot)
    text = bot.text if bot and (bot is block or not bot.wrong) else "bot: example\n"
    (folder / "bot.yaml").write_text(text, encoding="utf-8")
    if bot is not block:
        names = sorted(set(_ENVIRONMENT.findall(text)))
        (folder / ".env").write_text("".join(f"{name}=memory\n" for name in names), encoding="utf-8")
    if actions := _actions(block):
        (folder / "actions.py").write_text(actions, encoding="utf-8")
    name, flow = ("example", _ANY_FLOW) if is_bot(block) else (flow_name(block), flow_text(block))
    path = folder / "flows" / f"{name}.yaml"
    path.write_text(flow, encoding="utf-8")
    return path


def project_of(folder: Path, block: Block) -> Path:
    """What a conversation is held with: the flow that its comment names, else the last flow on the page above it."""
    if block.comment.startswith("flow: "):
        return ROOT / block.comment.removeprefix("flow: ")
    shown = _last(block, lambda other: is_flow(other) and not other.wrong)
    assert shown is not None, f"{block} has no flow above it"
    return write_project(folder, shown)


def _last(block: Block, fits: object) -> Block | None:
    above: Sequence[Block] = [other for other in block.page.blocks if other.line < block.line]
    return next((other for other in reversed(above) if callable(fits) and fits(other)), None)


def _actions(block: Block) -> str:
    parts = [other.text for other in block.page.blocks if other.language == "python" and "@action" in other.text]
    return "\n".join(parts)
