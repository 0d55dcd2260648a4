"""The conversations of the pages happen, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.conversation import held
from tests.docs.pages import Block, blocks
from tests.docs.projects import project_of

_CHATS = blocks("chat")


@pytest.mark.parametrize("block", _CHATS, ids=str)
async def test_a_conversation_happens_as_it_is_written(block: Block, tmp_path: Path) -> None:
    """What stands behind `you:` is said, and the bot answers what stands behind `bot:`, with buttons and notices."""
    assert await held(project_of(tmp_path, block), block.text) == block.text


@pytest.mark.parametrize("block", _CHATS, ids=str)
def test_the_bot_speaks_in_every_conversation(block: Block) -> None:
    """A block without a word of the bot's would be no conversation."""
    assert re.search(r"^bot(?:, to \S+)?: \S", block.text, re.MULTILINE)


async def test_a_wrong_answer_would_be_seen(tmp_path: Path) -> None:
    """What the bot says comes from the bot, and not from the page."""
    block = _CHATS[0]
    written = re.sub(r"^bot: .*$", "bot: Something else.", block.text, flags=re.MULTILINE)
    assert await held(project_of(tmp_path, block), written) == block.text
