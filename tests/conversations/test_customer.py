"""flows/customer.yaml, talked through, with its real actions."""

from __future__ import annotations

import logging

import pytest

from tests.conversations.conversing import EXAMPLES, Person, project_at

MENU = "Hello Ada. What would you like to do?"


@pytest.fixture
def ada() -> Person:
    """A person and the example bot."""
    return Person(project_at(EXAMPLES))


async def existing(ada: Person, account: str) -> list[str]:
    """An existing customer gives an account."""
    await ada.says("/customer")
    await ada.presses("Existing customer")
    return await ada.says(account)


async def test_a_new_customer_registers(ada: Person) -> None:
    """A wrong address is told in the author's words."""
    assert await ada.says("/customer") == ["Are you a new or existing customer?"]
    assert ada.labels == ["New customer", "Existing customer"]
    assert await ada.presses("New customer") == ["Welcome! Let's create your account. What is your name?"]
    assert await ada.says("Alan") == ["What is your email?"]
    assert await ada.says("not an address") == ["Invalid input. Try again."]
    assert await ada.says("alan@example.com") == ["Welcome, Alan!"]
    assert (ada.outcome, ada.data) == (
        "registered",
        {"kind": "new", "new_name": "Alan", "new_email": "alan@example.com"},
    )


async def test_an_account_is_looked_up_by_an_action(ada: Person) -> None:
    """And its record can be used."""
    assert await existing(ada, "a-1") == [MENU]
    assert ada.labels == ["View orders", "Update profile", "Support", "Bye"]
    assert await ada.presses("View orders") == ["o1: 2 items\no2: 5 items", MENU]
    assert await ada.presses("Support") == ["Please call 555 0100.", MENU]
    assert await ada.presses("Bye") == ["Goodbye."]
    assert ada.outcome == "bye"


async def test_a_customer_without_orders_sees_the_menu_again(ada: Person) -> None:
    """A node whose condition is false follows its own next."""
    await existing(ada, "B-2")
    assert await ada.presses("View orders") == ["Hello Grace. What would you like to do?"]


async def test_an_unknown_account_can_be_tried_again(ada: Person) -> None:
    """Or become a new one."""
    assert await existing(ada, "Z-9") == ["There is no such account."]
    assert await ada.presses("Try again") == ["Please enter your account ID."]
    await ada.says("Z-9")
    assert await ada.presses("Register") == ["Welcome! Let's create your account. What is your name?"]


async def test_a_failing_action_is_told_politely_and_logged_with_its_traceback(
    ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator sees flow, node and cause."""
    with caplog.at_level(logging.ERROR):
        assert await existing(ada, "X-0") == ["Our customer system is down. Please try later."]
    assert ada.outcome == "failed"
    (line,) = [record for record in caplog.records if record.name == "dragoman.actions"]
    assert "flow customer, node verify" in line.getMessage()
    assert line.exc_info is not None


async def test_the_bot_goes_on_after_a_failing_action(ada: Person) -> None:
    """It is not the end of it."""
    await existing(ada, "X-0")
    assert await ada.says("/customer") == ["Are you a new or existing customer?"]


async def test_back_goes_over_the_action(ada: Person) -> None:
    """To the question before; the next answer is looked up anew."""
    await existing(ada, "A-1")
    assert await ada.says("/back") == ["Please enter your account ID."]
    assert "account" not in ada.data
    assert await ada.says("B-2") == ["Hello Grace. What would you like to do?"]


async def test_only_the_buttons_answer_the_menu(ada: Person) -> None:
    """In the author's words."""
    await existing(ada, "A-1")
    assert await ada.says("dance the tango") == ["Please use the buttons."]
    assert ada.node == "account_menu"
