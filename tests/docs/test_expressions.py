"""The expressions in the lines of the reference compute what stands behind their arrows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.language.expressions import Scope
from dragoman.language.filters import FILTERS
from dragoman.language.templates import parse_text
from dragoman.project.loading import load
from dragoman_bots.channels.console.console import Console
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.stores.memory import MemoryStore
from tests.docs.conversation import MONDAY
from tests.docs.pages import PAGES, blocks
from tests.docs.projects import write_project

_EXAMPLE = re.compile(r"`(\{\{[^`]+\}\})` → `([^`]+)`")
_REFERENCE = next(page for page in PAGES if page.name == "docs/reference/expressions.md")
_EXAMPLES = [match.groups() for match in _EXAMPLE.finditer(_REFERENCE.text)]


async def values(folder: Path) -> dict[str, Any]:
    """What the node of the values sets."""
    block = next(block for block in blocks("yaml") if "values of the filters" in block.comment)
    project = load(write_project(folder, block)).project
    assert project is not None
    console = Console(project, MemoryStore(), VirtualClock(MONDAY))
    await console.open()
    await console.begin("example")
    await console.close()
    return {**console.standing.data, "now": MONDAY, "today": MONDAY.date()}


@pytest.mark.parametrize(("source", "result"), _EXAMPLES)
async def test_an_example_computes_what_it_says(source: str, result: str, tmp_path: Path) -> None:
    """As a text in HTML, in English, on the day of the page."""
    assert parse_text(source).render(Scope(await values(tmp_path))) == result


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_has_an_example(name: str) -> None:
    """Its own section uses it behind a bar."""
    filters = _REFERENCE.text.partition("\n## Filters\n")[2].partition("\n## Functions\n")[0]
    section = filters.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    assert re.search(rf"\| {name}\b.*→", section)
