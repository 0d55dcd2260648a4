"""The pages themselves: links lead somewhere, Python compiles, and each page is found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, Block, Heading, Page, blocks

_LANGUAGES = {"yaml", "chat", "python", "sh", "console", "text", "yml", "json"}
_RELATIVE = [(page, link) for page in PAGES for link in page.links if not re.match(r"[a-z]+://", link)]
_WANTED = ["getting-started", "language", "flows", "aiogram", "actions", "bot-file", "errors", "command-line"]


@pytest.mark.parametrize(("page", "link"), _RELATIVE, ids=lambda part: getattr(part, "name", part))
def test_a_relative_link_leads_somewhere(page: Page, link: str) -> None:
    """To a file of the repository and, behind `#`, to a heading of it."""
    to, _, anchor = link.partition("#")
    path = (page.path.parent / to).resolve() if to else page.path
    assert path.exists()
    assert path.is_relative_to(ROOT)
    assert not anchor or anchor in Page(path).anchors


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_python_compiles(block: Block) -> None:
    """It is Python of our version."""
    compile(block.text, str(block), "exec")


@pytest.mark.parametrize("block", blocks("json"), ids=str)
def test_json_can_be_read(block: Block) -> None:
    """Settings of editors, say."""
    assert json.loads(block.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_is_of_a_kind_that_is_tested(page: Page) -> None:
    """A block in another language would be tested by nothing."""
    assert {block.language for block in page.blocks} <= _LANGUAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fence_is_closed(page: Page) -> None:
    """Or everything behind it would be taken for code."""
    assert len(re.findall(r"^```", page.text, re.MULTILINE)) == 2 * len(page.blocks)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_one_title_on_its_first_line(page: Page) -> None:
    """And no second one."""
    assert page.text.startswith("# ")
    assert [heading.level for heading in page.headings].count(1) == 1


@pytest.mark.parametrize("name", [*_WANTED, "operating", "design"])
def test_the_readme_leads_to_the_page(name: str) -> None:
    """Who begins at the README finds it."""
    assert any(link.startswith(f"docs/{name}.md") for link in PAGES[0].links)


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_every_page_is_linked_from_another(page: Path) -> None:
    """No page is lost."""
    targets = {(other.path.parent / link.partition("#")[0]).resolve() for other in PAGES for link in other.links}
    assert page in targets


def test_the_first_screen_shows_a_flow_of_ten_lines_and_its_conversation() -> None:
    """The README begins with what Dragoman is, a flow, and what it looks like."""
    first, second = PAGES[0].blocks[:2]
    assert (first.language, second.language) == ("yaml", "chat")
    assert first.text.count("\n") <= 11
    assert second.line + second.text.count("\n") < 40


def test_a_block_knows_what_is_written_above_it(tmp_path: Path) -> None:
    """The comment on the line before the fence, and no other."""
    page = Page(tmp_path / "page.md")
    page.path.write_text("<!-- far -->\n\n<!-- nodes, wrong DG101 -->\n```yaml\na: 1\n```\n\n```sh\nls\n```\n", "utf-8")
    first, second = page.blocks
    assert (first.comment, first.text, first.line, first.wrong) == ("nodes, wrong DG101", "a: 1\n", 5, ["DG101"])
    assert (second.comment, second.language, second.wrong) == ("", "sh", [])


def test_headings_are_not_looked_for_in_blocks(tmp_path: Path) -> None:
    """A comment of a shell is no heading."""
    page = Page(tmp_path / "page.md")
    page.path.write_text(
        "# Title\n\n```sh\n# nothing\n```\n\n## Part\n### One\n### Two\n## Other\n### Three\n", "utf-8"
    )
    assert page.headings[0] == Heading(1, "Title")
    assert page.below("Part") == ["One", "Two"]


def test_equal_headings_have_anchors_of_their_own(tmp_path: Path) -> None:
    """As GitHub numbers them."""
    page = Page(tmp_path / "page.md")
    page.path.write_text("# A page\n## date\n## 4. Put it on Telegram\n## date\n", "utf-8")
    assert page.anchors == {"a-page", "date", "date-1", "4-put-it-on-telegram"}
