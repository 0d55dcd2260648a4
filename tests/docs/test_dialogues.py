"""The dialogues of the pages, held with the flow that stands above them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman_bots.testing.suite import Suite
from tests.docs.pages import PAGES, Block, blocks
from tests.docs.projects import is_dialogue, project_of

DIALOGUES = [block for block in blocks("yaml") if is_dialogue(block)]
PAGE = next(page for page in PAGES if page.name == "docs/dialogues.md")


async def failure(block: Block, folder: Path) -> tuple[int, str] | None:
    """The line and the text of its failure, if it fails."""
    project_of(folder, block)
    path = folder / "another.dialogue.yaml"
    path.write_text(block.text, encoding="utf-8")
    (result,) = await Suite().hold([path])
    return (result.failure.line, result.failure.message) if result.failure else None


@pytest.mark.parametrize("block", [block for block in DIALOGUES if block.comment != "fails"], ids=str)
async def test_a_dialogue_that_is_shown_passes(block: Block, tmp_path: Path) -> None:
    """As it stands."""
    assert await failure(block, tmp_path) is None


@pytest.mark.parametrize("block", [block for block in DIALOGUES if block.comment == "fails"], ids=str)
async def test_a_failure_is_told_as_it_is_shown(block: Block, tmp_path: Path) -> None:
    """In the block below."""
    shown = next(other for other in block.page.blocks if other.line > block.line)
    found = await failure(block, tmp_path)
    assert found is not None
    head, _, text = shown.text.partition("\n")
    assert head.rpartition(":")[2] == str(found[0])
    assert text == "".join(f"  {line}\n" for line in found[1].splitlines())


def test_the_page_names_every_step_and_every_key() -> None:
    """Those of the published schema."""
    from dragoman.schema.published import definition

    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", PAGE.prose))))
    for part in ("step", "send", "bot", "expect", "as"):
        keys = definition("dialogue", part)
        properties = keys.get("properties") or keys["then"]["properties"]
        assert set(properties) - named == set()
