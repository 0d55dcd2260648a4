"""Presses of inline buttons and answerCallbackQuery."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.telegram_server.errors import bad_request
from tests.telegram_server.html import utf16
from tests.telegram_server.links import link_problem

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person saw after a press: a toast, or an alert, with text that may be empty."""

    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Press:
    """A press waiting for its answer until `deadline`, in Unix seconds."""

    deadline: float
    answer: asyncio.Future[Answer]


def answer_callback_query(world: World, params: Params) -> bool:
    """answerCallbackQuery."""
    text, url = params.text("text"), params.text("url")
    alert = params.boolean("show_alert")
    params.integer("cache_time")
    press = world.presses.get(str(params.values.get("callback_query_id", "")))
    if press is None or time.time() > press.deadline:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if utf16(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and link_problem(url):
        raise bad_request("URL_INVALID")
    if not press.answer.done():
        press.answer.set_result(Answer(text, alert))
    return True
