"""The mistakes of shape in the hostile corpus, where it lies beside the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from tests.corpus.diagnosing import diagnose

FLOWS = Path(__file__).parents[3] / "shared" / "corpus" / "flows"
REFUSED = [
    *(146, 148, 150, 152, 154, 156, 158, 160, 162, 164, 166, 168, 170, 172, 174, 176, 178, 180, 182, 184, 186, 188),
    *(190, 192, 214, 218, 220, 222, 226, 274, 276, 280, 304, 346, 352, 368, 370, 434, 436, 438, 440, 442, 444, 446),
    *(448, 450, 452, 458, 460, 462, 464, 474, 476, 478, 480, 482, 488, 490, 494),
]
ACCEPTED = [216, 328, 380, 382, 454, 484]

pytestmark = pytest.mark.skipif(not FLOWS.is_dir(), reason="the hostile corpus is not beside the repository")


def _entry(number: int) -> dict[str, Any]:
    index = json.loads((FLOWS / "index.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = next(entry for entry in index["flows"] if entry["number"] == number)
    return found


def _fits(told: Diagnostic, entry: dict[str, Any]) -> bool:
    places = entry.get("places", [[entry["line"], entry["column"], entry["column"]]])
    flags = re.DOTALL | (0 if entry.get("case_sensitive") else re.IGNORECASE)
    return _stands(told, places) and re.search(entry["match"], f"{told.message}\n{told.help}", flags) is not None


def _stands(told: Diagnostic, places: Any) -> bool:
    if places == "any":
        return True
    line, column = told.span.line, told.span.column
    return any(line == at and first <= column and (last is None or column <= last) for at, first, last in places)


@pytest.mark.parametrize("number", REFUSED)
def test_a_mistake_is_told_at_its_place_in_fitting_words(number: int) -> None:
    """By a diagnostic that fits in all respects."""
    entry = _entry(number)
    told = diagnose(FLOWS / entry["file"])
    assert any(_fits(diagnostic, entry) for diagnostic in told), told


@pytest.mark.parametrize("number", sorted({*REFUSED} - {444, 452}))
def test_one_mistake_is_told_once(number: int) -> None:
    """Each of these files holds one; in 444 and 452 no bot.yaml allows the host either."""
    assert len(diagnose(FLOWS / _entry(number)["file"])) == 1


@pytest.mark.parametrize("number", ACCEPTED)
def test_what_is_harmless_is_accepted(number: int) -> None:
    """Nothing is told of it."""
    assert diagnose(FLOWS / _entry(number)["file"]) == []
