"""The process is ended in the middle of a flow, at each question, and started again."""

from __future__ import annotations

import pytest
from tests.telegram.conftest import Interrupted
from tests.telegram.dialogues import DIALOGUES, QUESTIONS
from tests.telegram.talking import all_done, bot_texts, play

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(("name", "step"), QUESTIONS, ids=lambda part: str(part))
async def test_the_conversation_goes_on_where_it_was(interrupted: Interrupted, name: str, step: int) -> None:
    """Nothing is asked twice, no answer is lost, and the buttons from before still work."""
    person = interrupted.people[name, step]
    await all_done(person)
    assert bot_texts(person) == interrupted.said[name, step]
    await play(person, DIALOGUES[name][step:])
