"""The YAML of the pages: what is shown as right is right, what is shown as wrong is wrong in the way that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from tests.docs.pages import ROOT, Block, blocks
from tests.docs.projects import is_bot, is_dialogue, is_flow, write_project

_YAML = [block for block in blocks("yaml") if not is_dialogue(block)]
_FILES = [block for block in blocks("yaml", "python") if block.comment.startswith("file: ")]


@pytest.mark.parametrize("block", _YAML, ids=str)
def test_every_yaml_block_is_a_flow_or_a_project_file(block: Block) -> None:
    """A block that is neither would be tested by nothing; `<!-- nodes -->` or `<!-- bot.yaml -->` says what it is."""
    assert is_flow(block) != is_bot(block)


@pytest.mark.parametrize("block", [block for block in _YAML if not block.wrong], ids=str)
def test_what_is_shown_as_right_is_right(block: Block, tmp_path: Path) -> None:
    """Nothing at all is said of it, not even a warning."""
    path = ROOT / block.comment.removeprefix("file: ") if block in _FILES else write_project(tmp_path, block)
    assert load(path).diagnostics == []


@pytest.mark.parametrize("block", [block for block in _YAML if block.wrong], ids=str)
def test_what_is_shown_as_wrong_gives_its_codes(block: Block, tmp_path: Path) -> None:
    """Exactly those codes, in their order, and no others."""
    assert [found.code for found in load(write_project(tmp_path, block)).diagnostics] == block.wrong


@pytest.mark.parametrize("block", _FILES, ids=str)
def test_a_file_is_shown_as_it_is(block: Block) -> None:
    """Word for word."""
    assert block.text == (ROOT / block.comment.removeprefix("file: ")).read_text(encoding="utf-8")
