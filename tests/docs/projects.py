"""Projects made of what the pages show, so that it can be checked and talked to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent

from tests.docs.pages import ROOT, Block

_FLOW = re.compile(r"^flow: *(\w+)", re.MULTILINE)
_OTHER_FLOW = re.compile(r"^ *(?:call|jump|schedule): *(\w+) *$", re.MULTILINE)
_FILE = re.compile(r"\b(?:images|files|sounds)/\w+\.\w+")
_BESIDE = re.compile(r"beside (\w+)")
_ENVIRONMENT = re.compile(r"\$\{(\w+)\}")
_ANY_FLOW = "flow: example\nnodes:\n  told:\n    say: '{{ now }}'\n"


def is_bot(block: Block) -> bool:
    """Whether it is a project file."""
    return "bot.yaml" in block.comment


def is_nodes(block: Block) -> bool:
    """Whether it is the inside of `nodes:`."""
    return block.comment.startswith("nodes")


def is_placed(block: Block) -> bool:
    """Whether it is a file with a place of its own in the project."""
    return block.comment.startswith("in ")


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
    """The project around a block: its flow and those it leads to, what its section has of other files, its actions.

    What it returns is the flow's path.
    """
    (folder / "flows").mkdir(parents=True, exist_ok=True)
    _write_bot(folder, block)
    if actions := _actions(block):
        (folder / "actions.py").write_text(actions, encoding="utf-8")
    for other in block.page.blocks:
        if is_placed(other) and not is_bot(block) and block.page.together(other, block):
            _write(folder / other.comment.removeprefix("in "), other.text)
    for path in _FILE.findall(block.text):
        _write(folder / path, "A file.")
    name, flow = ("example", _ANY_FLOW) if is_bot(block) else (flow_name(block), flow_text(block))
    for other in _led_to(block, flow):
        _write(folder / "flows" / f"{flow_name(other)}.yaml", other.text)
    return _write(folder / "flows" / f"{name}.yaml", flow)


def _write_bot(folder: Path, block: Block) -> None:
    """The block's own bot.yaml, else the one of its section or above, with an environment."""
    bot = block if is_bot(block) else _last(block, lambda other: is_bot(other) and block.page.covers(other, block))
    text = bot.text if bot and (bot is block or not bot.wrong) else "bot: example\n"
    _write(folder / "bot.yaml", text)
    if bot is not block:
        names = sorted(set(_ENVIRONMENT.findall(text)))
        _write(folder / ".env", "".join(f"{name}=memory\n" for name in names))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _led_to(block: Block, flow: str) -> Sequence[Block]:
    """The whole flows of the page that this one calls, jumps to or schedules, or that its comment names behind
    `beside`, and those that they lead to."""
    whole = {flow_name(other): other for other in block.page.blocks if is_flow(other) and not is_nodes(other)}
    found: dict[str, Block] = {}
    waiting = [flow, *(f"call: {name}" for name in _BESIDE.findall(block.comment))]
    while waiting:
        named = _OTHER_FLOW.findall(waiting.pop())
        new = [name for name in named if name in whole and name not in found and not whole[name].wrong]
        found |= {name: whole[name] for name in new}
        waiting += [whole[name].text for name in new]
    return tuple(found.values())


def project_of(folder: Path, block: Block) -> Path:
    """What a conversation is held with: the flow that its comment names, else the last flow on the page above it."""
    if block.comment.startswith("flow: "):
        return ROOT / block.comment.removeprefix("flow: ")
    shown = talked_to(block)
    assert shown is not None, f"{block} has no flow above it"
    return write_project(folder, shown)


def talked_to(block: Block) -> Block | None:
    """The last flow on the page above a conversation."""
    return _last(block, lambda other: is_flow(other) and not other.wrong and not is_placed(other))


def run_with(block: Block) -> Sequence[Block]:
    """The flows that take part in a conversation of the page."""
    shown = None if block.comment.startswith("flow: ") else talked_to(block)
    return (shown, *_led_to(shown, flow_text(shown))) if shown else ()


def _last(block: Block, fits: object) -> Block | None:
    above: Sequence[Block] = [other for other in block.page.blocks if other.line < block.line]
    return next((other for other in reversed(above) if callable(fits) and fits(other)), None)


def _actions(block: Block) -> str:
    parts = [other.text for other in block.page.blocks if other.language == "python" and "@action" in other.text]
    return "\n".join(parts)
