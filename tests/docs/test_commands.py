"""The command lines of the pages exist, and print what stands below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman_bots.channels.console.orders import ORDERS
from tests.docs.commands import in_blocks, in_prose, objection, output
from tests.docs.pages import PAGES, ROOT, Block, blocks


@pytest.mark.parametrize(("block", "typed"), in_blocks(), ids=lambda part: str(part)[:60])
def test_a_command_in_a_block_exists(block: Block, typed: str) -> None:
    """The command is there, and so are its options."""
    assert objection(typed) == ""


@pytest.mark.parametrize(("page", "typed"), in_prose(), ids=lambda part: str(part)[:60])
def test_a_command_in_a_line_exists(page: str, typed: str) -> None:
    """The command is there, and so are its options."""
    assert objection(typed) == ""


@pytest.mark.parametrize(
    "typed", ["dragoman valdate", "dragoman run --console --fast", "dragoman --quiet", "dragoman i18n chek"]
)
def test_a_command_that_is_not_there_is_seen(typed: str) -> None:
    """A misspelt command or option does not slip through."""
    assert objection(typed)


@pytest.mark.parametrize("block", blocks("console"), ids=str)
def test_a_command_prints_what_the_page_shows(block: Block, tmp_path: Path) -> None:
    """Typed in a folder with the flows of the page, by a shell."""
    assert output(tmp_path, block) == block.text


@pytest.mark.parametrize("target", ["run", "test", "check", "docs"])
def test_the_makefile_has_the_targets_that_the_pages_name(target: str) -> None:
    """`make TARGET` is what people type."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"\n{target}:" in makefile


def test_the_readme_names_both_commands_in_a_block() -> None:
    """A newcomer finds `make run` and `make test` at once."""
    readme = next(block for block in blocks("sh") if block.page.name == "README.md")
    assert readme.text == "make run\nmake test\n"


def test_continuous_integration_types_what_the_readme_says() -> None:
    """`.ci/run` calls the README's test command."""
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("order", sorted(ORDERS))
def test_the_orders_of_the_terminal_are_told(order: str) -> None:
    """What a line means to the console itself stands on the page of the command line."""
    page = next(page for page in PAGES if page.name == "docs/command-line.md")
    assert f"| `{order}" in page.text
