"""Codes of notes, which are about taste and shown under `--strict` only: DG900 to DG999."""

from __future__ import annotations

CODES: dict[str, str] = {
    "DG901": "a flow that ends without a word",
    "DG902": "a name that says nothing",
    "DG903": "a command without a description beside others that have one",
}
