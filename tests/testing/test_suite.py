"""Dialogues found, each with its project, and kept apart from one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman_bots.testing.suite import Suite, dialogues_at, project_of

FLOW = "flow: hello\ntriggers: [{command: hello}]\nnodes:\n  hello:\n    say: Hello!\n"
DIALOGUE = "dialogue: It greets\nsteps:\n  - user: /hello\n  - bot: Hello!\n"


def write(path: Path, text: str) -> Path:
    """A file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def hello(tmp_path: Path) -> Path:
    """A project in a folder of its own."""
    write(tmp_path / "hello" / "bot.yaml", "bot: hello\n")
    write(tmp_path / "hello" / "flows" / "hello.yaml", FLOW)
    return tmp_path / "hello"


def test_all_below_a_folder_are_found_in_order(hello: Path) -> None:
    """Wherever they lie; hidden folders are passed over."""
    for name in ("z.dialogue.yaml", "dialogues/b/a.dialogue.yaml", "flows/a.dialogue.yaml", ".git/a.dialogue.yaml"):
        write(hello / name, DIALOGUE)
    write(hello / "dialogues" / "note.yaml", "a: b\n")
    found = [path.relative_to(hello).as_posix() for path in dialogues_at(hello)]
    assert found == ["dialogues/b/a.dialogue.yaml", "flows/a.dialogue.yaml", "z.dialogue.yaml"]


def test_the_project_is_the_nearest_above(hello: Path) -> None:
    """With a bot.yaml, else with flows."""
    inner = write(hello / "dialogues" / "deep" / "a.dialogue.yaml", DIALOGUE)
    assert project_of(inner) == hello
    (hello / "bot.yaml").unlink()
    assert project_of(inner) == hello


async def holds(path: Path) -> str | None:
    """The text of its failure, if it fails."""
    (result,) = await Suite().hold([path])
    return result.failure.message if result.failure else None


async def test_flows_that_are_deployed_must_be_sound(hello: Path) -> None:
    """All that is wrong with them is told."""
    write(hello / "next" / "hello.yaml", FLOW.replace("say:", "sya:"))
    steps = "dialogue: a\nsteps:\n  - deploy: next\n"
    message = await holds(write(hello / "a.dialogue.yaml", steps))
    assert message is not None
    assert message.startswith("- deploy: next\nthe flows in '")
    assert "hello.yaml:5: unknown key 'sya'" in message


async def test_a_whole_project_can_be_deployed(hello: Path) -> None:
    """With its own settings, where it has a bot.yaml."""
    write(hello / "next" / "bot.yaml", "bot: hello\ntimezone: Asia/Tokyo\n")
    write(hello / "next" / "flows" / "hello.yaml", FLOW.replace("Hello!", '"{{ now | time }}"'))
    steps = "dialogue: a\nsteps:\n  - deploy: next\n  - user: /hello\n  - bot: 9:00 PM\n"
    assert await holds(write(hello / "a.dialogue.yaml", steps)) is None


ACTIONS = """\
from dragoman import action

SEEN = []


@action
async def count() -> int:
    SEEN.append(1)
    return len(SEEN)
"""


async def test_no_dialogue_sees_what_another_has_left(hello: Path) -> None:
    """Neither in the store nor in the memory of actions."""
    write(hello / "actions.py", ACTIONS)
    write(
        hello / "flows" / "hello.yaml",
        "flow: hello\ntriggers: [{command: hello}]\nnodes:\n  count: {action: count, save: n}\n"
        '  name:\n    prompt: "{{ n }}"\n',
    )
    steps = "dialogue: a\nsteps:\n  - expect: {flow: null}\n  - user: /hello\n  - bot: '1'\n"
    paths = [write(hello / f"{name}.dialogue.yaml", steps) for name in "abc"]
    assert [result.failure for result in await Suite().hold(paths)] == [None, None, None]


async def test_an_action_that_never_ends_is_stopped_by_its_own_timeout(hello: Path) -> None:
    """And its flow goes on as it says."""
    write(
        hello / "actions.py",
        "import asyncio\nfrom dragoman import action\n\n\n@action\nasync def hang() -> None:\n"
        "    await asyncio.Event().wait()\n",
    )
    write(
        hello / "flows" / "hello.yaml",
        "flow: hello\ntriggers: [{command: hello}]\nnodes:\n  hang:\n    action: hang\n    timeout: 1s\n"
        "    on_error: {say: It hangs., end: hung}\n",
    )
    steps = "dialogue: a\nsteps:\n  - user: /hello\n  - bot: It hangs.\n  - expect: {outcome: hung}\n"
    assert await holds(write(hello / "a.dialogue.yaml", steps)) is None


async def test_a_text_that_fails_for_one_user_is_told_with_its_place(hello: Path) -> None:
    """In the flow's own file."""
    write(
        hello / "flows" / "hello.yaml",
        "flow: hello\ntriggers: [{command: hello}]\nnodes:\n  ask:\n    prompt: How many?\n    input: integer\n"
        '  hello:\n    say: "{{ 6 / ask }}"\n',
    )
    steps = "dialogue: a\nsteps:\n  - user: /hello\n  - user: '0'\n  - bot: endless\n"
    message = await holds(write(hello / "a.dialogue.yaml", steps))
    assert message is not None
    assert "\n  reported: " in message
    assert "flows/hello.yaml:8: " in message


async def test_the_locale_of_the_project_is_the_users_until_it_is_told(hello: Path) -> None:
    """As a client in that language would send it."""
    write(hello / "bot.yaml", "bot: hello\nlocale: de\n")
    write(hello / "flows" / "hello.yaml", FLOW.replace("Hello!", '"{{ user.language }}"'))
    steps = "dialogue: a\nsteps:\n  - user: /hello\n  - bot: de\n  - as: {locale: es}\n  - user: /hello\n  - bot: es\n"
    assert await holds(write(hello / "a.dialogue.yaml", steps)) is None


async def test_profile_and_shared_are_looked_at_as_they_are_kept(hello: Path) -> None:
    """Also by somebody else, and after the flow has ended."""
    write(hello / "bot.yaml", "bot: hello\nprofile: {n: {type: integer, initial: 5}}\nshared: {all: {type: list}}\n")
    write(
        hello / "flows" / "hello.yaml",
        "flow: hello\ntriggers: [{command: hello}]\nnodes:\n  a:\n    set:\n"
        '      profile.n: "{{ profile.n + 1 }}"\n      shared.all: "{{ shared.all | default([]) | add(user.id) }}"\n',
    )
    steps = (
        "dialogue: a\nsteps:\n  - as: {chat: {type: group}}\n  - expect: {profile: {n: 5}, shared: {all: null}}\n"
        "  - user: /hello\n  - expect: {profile: {n: 6}, shared: {all: [1]}}\n"
        "  - as: {user: {id: 2}}\n  - expect: {profile: {n: 5}, shared: {all: [1]}}\n"
        "  - user: /hello\n  - expect: {profile: {n: 6}, shared: {all: [1, 2]}}\n"
    )
    assert await holds(write(hello / "a.dialogue.yaml", steps)) is None
