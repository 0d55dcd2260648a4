"""Updates that have broken bots, each given to a live one, where the shared collection of them is at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.telegram.patience import until
from tests.telegram.talking import all_done, bot_texts, do
from tests.telegram.worlds import World
from tests.telegram_server import Client
from tests.telegram_server.journal import Call

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "updates" / "updates.json"

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(not CORPUS.is_file(), reason="the shared collection is not here"),
]

SILENT = {"ignore", "ignore_or_chat_scope", "quarantine", "http_400"}
"""Outcomes after which nothing is said to anybody."""
ANSWERED = {"answer", "polite_refusal", "counts_as_empty", "one_answer_per_step", "answer_or_refusal"}


def entries() -> list[Any]:
    """All entries that can come by polling; those about webhook bodies that are no update cannot."""
    found = json.loads(CORPUS.read_text(encoding="utf-8"))["updates"] if CORPUS.is_file() else []
    return [pytest.param(entry, id=entry["id"]) for entry in found if _update(entry) is not None]


def _update(entry: dict[str, Any]) -> dict[str, Any] | None:
    try:
        found = _grown(entry["update"] if "update" in entry else json.loads(entry["raw"]))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _grown(value: Any) -> Any:
    """`{"$repeat": [s, n]}` stands for s, n times."""
    match value:
        case {"$repeat": [text, times]}:
            return text * times
        case dict():
            return {key: _grown(inner) for key, inner in value.items()}
        case list():
            return [_grown(inner) for inner in value]
        case _:
            return value


def _about(value: Any, person: Client) -> Any:
    """The same update about this person, so that entries do not meet."""
    match value:
        case dict():
            return {key: _about(inner, person) for key, inner in value.items()}
        case list():
            return [_about(inner, person) for inner in value]
        case 777 if value is not True:
            return person.id
        case _:
            return value


@pytest.mark.parametrize("entry", entries())
async def test_a_hostile_update_does_no_harm(shared: World, ada: Client, bob: Client, entry: dict[str, Any]) -> None:
    """What is to be answered is; the next good message of the same and of another person is answered as ever."""
    if entry["id"] == "030-id-52bit":
        ada = shared.server.user(2251799813685255, "A")
    await do(ada, "/chain")
    began = len(shared.bot.errors)
    update = _about(_update(entry), ada)
    if isinstance(update["update_id"], int) and update["update_id"] < 100_000:
        update["update_id"] = 20_000 + ada.id
    shared.server.raw_update(update)
    await all_done(ada)
    said = bot_texts(ada)
    assert len(said) <= 2, "at most one transition"
    if entry["expect"] in SILENT:
        assert said == ["0"]
    if entry["expect"] in ANSWERED:
        assert len(said) == 2
    assert await do(ada, "on") == [str(int(said[-1]) + 1)] if said[-1].isdecimal() else await do(ada, "/chain") == ["0"]
    assert await do(bob, "/register") == ["What is your name?"]
    logged = shared.bot.errors[began:]
    assert "Traceback" not in logged
    assert not [sign for sign in logged if ord(sign) < 32 and sign != "\n"]


@pytest.mark.parametrize("entry", [e for e in entries() if "stale_button" in str(e) or "not_for_you" in str(e)])
async def test_a_hostile_press_is_answered(shared: World, ada: Client, entry: dict[str, Any]) -> None:
    """With a notice, so that the button does not wait for ever."""
    await do(ada, "/order")
    update = _about(_update(entry), ada)
    update["update_id"], update["callback_query"]["id"] = 30_000 + ada.id, f"press of {ada.id}"
    shared.server.raw_update(update)

    def answers() -> list[Call]:
        calls = shared.server.called("answerCallbackQuery")
        return [call for call in calls if call.params["callback_query_id"] == f"press of {ada.id}"]

    await until(lambda: bool(answers()))
    [answer] = answers()
    assert answer.params["text"]
    assert bot_texts(ada) == ["What product do you want to order?"]
