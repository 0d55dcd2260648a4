"""What the page about continuous integration tells people to copy."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.docs.commands import objection
from tests.docs.pages import PAGES, ROOT, Block, blocks

_PAGE = next(page for page in PAGES if page.name == "docs/ci.md")
_FILES = [block for block in _PAGE.blocks if block.language == "yml"]
_COMMAND = re.compile(r"dragoman (?:validate|fmt|test)[^>\n]*")


def _commands() -> list[str]:
    return [found for block in _FILES for found in _COMMAND.findall(block.text)]


def _manifest() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("block", blocks("yml"), ids=str)
def test_a_file_to_copy_can_be_read(block: Block) -> None:
    """It is YAML, and a mapping."""
    assert isinstance(yaml.safe_load(block.text), dict)


@pytest.mark.parametrize("typed", _commands())
def test_a_command_to_copy_exists(typed: str) -> None:
    """With its options and formats."""
    assert objection(typed) == ""


def test_there_are_commands_to_copy() -> None:
    """For GitHub, in both ways, and for GitLab."""
    assert len(_commands()) >= 7


def test_the_hooks_that_the_page_names_are_there() -> None:
    """Both, by their ids."""
    config = yaml.safe_load(_FILES[0].text)
    (repository,) = config["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in _manifest()}


@pytest.mark.parametrize("hook", _manifest(), ids=lambda hook: str(hook["id"]))
def test_a_hook_calls_a_command_that_exists(hook: dict[str, Any]) -> None:
    """As its entry."""
    assert objection(hook["entry"]) == ""
