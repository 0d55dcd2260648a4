"""What is offered at a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["node", "word", "key", "variable", "field", "function", "filter", "test", "action", "flow", "outcome"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One proposal. `text` is what is written, `label` where it differs what is shown; `doc` is Markdown."""

    text: str
    sort: Sort
    detail: str = ""
    doc: str = ""
    label: str = ""
