"""Actions in conversations: real Python functions that succeed, choose a way, fail, hang or return nonsense."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from tests.conversations.conversing import Person, written

ACTIONS = """
    import asyncio
    from datetime import date
    from decimal import Decimal
    from typing import Literal

    from dragoman import Context, Outcome, action

    CALLS = []

    @action
    async def look(x: str = "", context: Context | None = None):
        CALLS.append((x, context.idempotency_key))
        match x:
            case "fail":
                raise ConnectionError("secret-host is down")
            case "hang":
                await asyncio.sleep(3600)
            case "odd":
                return object()
            case "outcome":
                return Outcome("good", {"price": 1.5, "day": date(2026, 3, 1), "tags": ("a", "b")})
            case "unknown":
                return Outcome("nobody awaits this", 1)
            case "quit":
                raise SystemExit
        return x.upper()

    @action
    async def judge(x: str) -> Literal["good", "bad"]:
        return "good" if x == "yes" else "bad"

    @action(once=True)
    async def pay() -> None:
        CALLS.append(("pay", ""))
"""
FLOW = """
    triggers: [{command: talk}]
    nodes:
      a: {prompt: A?}
      q: {prompt: Q?}
      run:
        action: look
        with: {x: "{{ q }}"}
        save: found
        timeout: 1s
        outcomes: {good: done}
      other: {prompt: "Other {{ found }}"}
      done: {prompt: "Done {{ found.price }} {{ found.tags }}"}
"""
SORRY = "Sorry, something went wrong. Please try again."


async def asked(folder: Path, flow: str = FLOW) -> Person:
    """A person at the question `q`."""
    ada = Person(written(folder, {"talk": flow.replace("timeout: 1s", "timeout: 30s")}, ACTIONS))
    await ada.says("/talk")
    await ada.says("first")
    return ada


async def test_a_result_is_saved_and_shown(tmp_path: Path) -> None:
    """In the same turn."""
    ada = await asked(tmp_path)
    assert await ada.says("yes") == ["Other YES"]


async def test_an_outcome_leads_to_its_target_with_a_typed_value(tmp_path: Path) -> None:
    """Numbers exact, tuples as lists."""
    ada = await asked(tmp_path)
    assert await ada.says("outcome") == ["Done 1.5 a, b"]


async def test_an_outcome_that_nobody_awaits_goes_on_below(tmp_path: Path) -> None:
    """Its value is saved."""
    ada = await asked(tmp_path)
    assert await ada.says("unknown") == ["Other 1"]


@pytest.mark.parametrize("how", ["fail", "odd"])
async def test_a_failure_is_polite_and_keeps_what_was_collected(tmp_path: Path, how: str) -> None:
    """The question is asked again, and can be answered."""
    ada = await asked(tmp_path)
    assert await ada.says(how) == [SORRY, "Q?"]
    assert (ada.node, ada.data) == ("q", {"a": "first"})
    assert await ada.says("yes") == ["Other YES"]


async def test_the_cause_of_a_failure_is_for_the_log_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """With flow, node and traceback."""
    ada = await asked(tmp_path)
    with caplog.at_level(logging.ERROR):
        await ada.says("fail")
    assert "secret-host" not in "".join(ada.heard)
    (line,) = [record for record in caplog.records if record.name == "dragoman.actions"]
    assert "action look failed in flow talk, node run" in line.getMessage()
    assert line.exc_info is not None


async def test_an_action_that_hangs_is_given_up_after_its_timeout(tmp_path: Path) -> None:
    """As a failure like any other."""
    ada = Person(written(tmp_path, {"talk": FLOW}, ACTIONS))
    for text in ("/talk", "first"):
        await ada.says(text)
    assert await ada.says("hang") == [SORRY, "Q?"]


async def test_on_error_leads_away(tmp_path: Path) -> None:
    """With the answer kept."""
    ada = await asked(tmp_path, FLOW.replace("save: found", "save: found\n        on_error: other"))
    assert await ada.says("fail") == ["Other"]
    assert ada.data == {"a": "first", "q": "fail"}


async def test_an_annotated_action_chooses_by_the_name_it_returns(tmp_path: Path) -> None:
    """`Literal`."""
    flow = """
        triggers: [{command: talk}]
        nodes:
          a: {prompt: A?}
          q: {prompt: Q?}
          run: {action: judge, with: {x: "{{ q }}"}, outcomes: {good: yes_node, bad: {say: Bad., next: q}}}
          yes_node: {say: Good., end: good}
    """
    ada = await asked(tmp_path, flow)
    assert await ada.says("no") == ["Bad.", "Q?"]
    assert await ada.says("yes") == ["Good."]
    assert ada.outcome == "good"


async def test_back_never_goes_behind_an_action_that_happens_once(tmp_path: Path) -> None:
    """`@action(once=True)`."""
    flow = (
        "triggers: [{command: talk}]\nnodes:\n  a: {prompt: A?}\n"
        "  q: {prompt: Q?}\n  run: {action: pay}\n  z: {prompt: Z?}\n"
    )
    ada = await asked(tmp_path, flow)
    await ada.says("x")
    assert "beginning" in (await ada.says("/back"))[0]
    assert ada.node == "z"


async def test_actions_in_a_ring_end_with_an_apology(tmp_path: Path) -> None:
    """No endless loop keeps a bot busy."""
    flow = (
        "triggers: [{command: talk}]\nnodes:\n  a: {prompt: A?}\n"
        "  q: {prompt: Q?}\n  run:\n    action: look\n    with: {x: y}\n    save: got\n"
        "    set: {n: '{{ (n | default(0)) + 1 }}'}\n    branches: [{when: n < 1000, next: run}]\n"
    )
    ada = await asked(tmp_path, flow)
    assert await ada.says("x") == [SORRY, "Q?"]
    assert ada.node == "q"


async def test_every_call_has_a_key_of_its_own(tmp_path: Path) -> None:
    """Also that of the same node, called again after a failure."""
    ada = await asked(tmp_path)
    for text in ("fail", "fail", "yes"):
        await ada.says(text)
    (module,) = (m for m in sys.modules.values() if str(getattr(m, "__file__", "")) == str(tmp_path / "actions.py"))
    keys = [key for _, key in module.CALLS]
    assert len(keys) == len(set(keys)) == 3
