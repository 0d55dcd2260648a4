"""The shipped flows: where they are and what stands beside them."""

from __future__ import annotations

from pathlib import Path

FLOWS = Path(__file__).parents[2] / "flows"
NAMES = sorted(path.stem for path in FLOWS.glob("*.yaml") if path.name != "bot.yaml")
DIALOGUES = sorted(FLOWS.glob("dialogues/*.dialogue.yaml"))


def text_of(flow: str) -> str:
    """The flow's file."""
    return (FLOWS / f"{flow}.yaml").read_text(encoding="utf-8")


def dialogues_of(flow: str) -> list[Path]:
    """The dialogues that show what the flow does: their names begin with its own."""
    return [path for path in DIALOGUES if path.name.partition("_")[0] == flow]
