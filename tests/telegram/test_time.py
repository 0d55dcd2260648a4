"""What is due happens in a live bot, with nobody writing."""

from __future__ import annotations

import pytest

from tests.telegram.patience import until
from tests.telegram.talking import all_done, bot_texts, do
from tests.telegram.worlds import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_question_reminds_and_then_waits_no_longer(on_each_store: World) -> None:
    """Each once."""
    ada = on_each_store.person()
    await ada.send("/patient")
    await until(lambda: bot_texts(ada)[-1:] == ["Too late."])
    assert bot_texts(ada) == ["Well?", "Still there?", "Too late."]


async def test_an_answer_ends_the_waiting_and_what_it_schedules_comes(shared: World) -> None:
    """In the same chat."""
    ada = shared.person()
    await do(ada, "/patient")
    await ada.send("yes")
    await until(lambda: bot_texts(ada)[-1:] == ["This is the reminder."])
    assert "Too late." not in bot_texts(ada)


async def test_after_a_restart_what_is_due_is_known_once_somebody_writes(shared_on_redis: World) -> None:
    """To the new process, from the session's record."""
    ada = shared_on_redis.person()
    await do(ada, "/patient")
    await shared_on_redis.at_rest()
    await shared_on_redis.restart(kill=True)
    await ada.send("/help")
    await until(lambda: bot_texts(ada)[-1:] == ["Too late."])
    await all_done(ada)
    assert bot_texts(ada).count("Too late.") == 1
