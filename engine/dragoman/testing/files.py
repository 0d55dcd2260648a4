"""Which files are dialogues."""

from __future__ import annotations

import re

ENDING = ".dialogue.yaml"

_BEGINS = re.compile(r"^dialogue:", re.MULTILINE)


def is_dialogue(text: str) -> bool:
    """Whether a file with this text is meant as a dialogue."""
    return _BEGINS.search(text) is not None
