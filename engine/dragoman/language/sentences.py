"""What the engine wants to say: the name of a shipped sentence and the values that belong into it.

The sentence itself stands under its name in `defaults/texts.yaml`, its translations in the files beside that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentence:
    """A shipped sentence. Values are typed and printed in the user's locale; texts among them are said as they are."""

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
