"""DG604: what is said of a failure is said of success, too."""

from __future__ import annotations

import pytest

from tests.checks.projects import related, talk, told, told_of_sound

MESSAGE = "talk:4:3 warning 'charge' goes on to '{}' whether it works or fails"


@pytest.mark.parametrize(
    ("name", "after"),
    [("failed", ""), ("card_declined", ", next: end"), ("booking_error", ""), ("bad", ", end: failed")],
)
def test_success_that_falls_into_the_failure_below_is_a_warning(name: str, after: str) -> None:
    """Everybody would read that it failed."""
    flow = talk(f"charge: {{action: book, on_error: {name}}}\n{name}: {{say: 'Sorry, try later.'{after}}}")
    assert told("DG604", flow) == [MESSAGE.format(name)]
    assert related("DG604", flow) == [f"talk:5:3 '{name}' begins here"]


MEANT = {
    "a join": "charge: {action: book, on_error: thanks}\nthanks: {say: Thanks.}",
    "a next": "charge: {action: book, on_error: failed, next: done}\nfailed: {say: Sorry, end: no}\ndone: {say: Done}",
    "a next to it": "charge: {action: book, on_error: failed, next: failed}\nfailed: {say: Sorry}",
    "an end": "charge: {action: book, on_error: failed, end: paid}\nfailed: {say: Sorry}",
    "branches": "charge: {action: book, save: ok, on_error: failed, branches: [{when: ok, next: done}]}\n"
    "failed: {say: Sorry, next: end}\ndone: {say: Done}",
    "another node that leads there": "sure: {prompt: Sure?, buttons: {Yes: charge, 'No': failed}}\n"
    "charge: {action: book, on_error: failed}\nfailed: {say: Nothing was booked.}",
    "a question": "charge: {action: book, on_error: failed}\nfailed: {prompt: What went wrong?}",
    "a condition": "charge: {action: book, save: ok, on_error: failed}\nfailed: {say: Sorry, when: not ok}",
    "a node between": "charge: {action: book, on_error: failed}\ndone: {say: Done, next: end}\nfailed: {say: Sorry}",
}


@pytest.mark.parametrize("nodes", MEANT.values(), ids=MEANT)
def test_what_may_be_meant_is_not_told(nodes: str) -> None:
    """A node for both, or one to which success does not come."""
    assert told_of_sound("DG604", talk(nodes)) == []
