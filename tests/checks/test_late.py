"""DG611: handlers of events that their node never sees, and answers for which there is no time."""

from __future__ import annotations

import pytest

from tests.checks.projects import talk, told, told_of_sound

DONE = "\ndone: {say: Done}"

WRONG = {
    "name: {prompt: Name?, timeout: {after: 1h, next: done}, on: {timeout: {say: Late}}}": (
        "4:64 warning 'on.timeout' never happens at 'name': the question's own 'timeout' has a 'next', and comes first"
    ),
    "name: {prompt: Name?, error: A name please., on: {invalid: {say: Wrong}}}": (
        "4:53 warning 'on.invalid' never happens at 'name': a wrong answer is told the question's own 'error'"
    ),
    "hello: {say: Hello, on: {timeout: done}}": (
        "4:28 warning 'on.timeout' never happens at 'hello': only a question times out so"
    ),
    "book: {action: book, on: {timeout: done}}": (
        "4:29 warning 'on.timeout' never happens at 'book': only a question times out so"
    ),
    "rest: {wait: 1h, on: {timeout: done}}": (
        "4:25 warning 'on.timeout' never happens at 'rest': only a question times out so"
    ),
    "hello: {say: Hello, on: {invalid: done}}": (
        "4:28 warning 'on.invalid' never happens at 'hello': it asks nothing, so no answer is wrong"
    ),
    "book: {action: book, on: {invalid: done}}": (
        "4:29 warning 'on.invalid' never happens at 'book': it asks nothing, so no answer is wrong"
    ),
    "hello: {say: Hello, on: {help: {say: Help}}}": (
        "4:28 warning 'on.help' never happens at 'hello': nothing waits here"
    ),
    "hello: {say: Hello, on: {skip: done}}": "4:28 warning 'on.skip' never happens at 'hello': nothing waits here",
    "hello: {set: {x: 1}, on: {cancel: done}}": "4:29 warning 'on.cancel' never happens at 'hello': nothing waits here",
    "name: {prompt: Name?, debounce: 2h, timeout: {after: 1h, next: done}}": (
        "4:35 warning no typed answer of 'name' is in time: the timeout ends the wait before 'debounce' has passed"
    ),
}  # fmt: skip


@pytest.mark.parametrize("node", WRONG)
def test_what_can_never_happen_is_told_at_its_key(node: str) -> None:
    """With the reason."""
    assert told("DG611", talk(node + DONE)) == [f"talk:{WRONG[node]}"]


SOUND = [
    "name: {prompt: Name?, timeout: {after: 1h, remind: [{after: 5m, say: Well?}]}, on: {timeout: {say: Late}}}",
    "name: {prompt: Name?, on: {timeout: done, invalid: {say: Wrong}, skip: done, help: {say: Help}, cancel: done}}",
    "name: {prompt: Name?, input: integer, validate: {min: 3, error: Three.}, on: {invalid: {say: Wrong}}}",
    "name: {prompt: Name?}\ncheck: {review: Right?, on: {invalid: {say: Please press.}, timeout: done}}",
    "hello: {say: '{{ user.id }}', on: {error: done}}",
    "hello: {say: Hello, next: cancel, on: {cancel: done}}",
    "hello: {say: Hello, on: {error: {say: Oh, next: restart}, restart: done}}",
    "hello: {say: Hello, branches: [{when: user.id, say: No, next: back}], on: {back: done}}",
    "book: {action: book, on: {cancel: done, skip: done, error: done, restored: {say: Here}}}",
    "rest: {wait: 1h, on: {skip: done, help: {say: Wait.}}}",
    "name: {prompt: Name?, debounce: 5s, timeout: {after: 1h, next: done}}",
]


@pytest.mark.parametrize("node", SOUND)
def test_what_may_happen_is_not_told(node: str) -> None:
    """Be it rare."""
    assert told_of_sound("DG611", talk(node + DONE)) == []


def test_a_handler_of_the_flow_is_for_all_its_nodes() -> None:
    """One of them asks."""
    flow = talk("hello: {say: Hello}\nname: {prompt: Name?}", "on: {timeout: {say: Late, end: late}}")
    assert told_of_sound("DG611", flow) == []


def test_a_word_that_the_flow_s_own_handler_says_may_come_to_the_node() -> None:
    """After a failure here."""
    head = "on: {error: {say: Oh, next: cancel}}"
    assert told_of_sound("DG611", talk("hello: {say: '{{ user.id }}', on: {cancel: done}}" + DONE, head)) == []
