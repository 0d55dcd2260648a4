"""flows/order.yaml, talked through."""

from __future__ import annotations

import pytest

from tests.conversations.conversing import EXAMPLES, Person, project_at

PLACED = "✅ Order placed!\nProduct: Apple\nQuantity: 5\nAddress: 12 Garden Street"
ADDRESS = "What is your delivery address?"


@pytest.fixture
def ada() -> Person:
    """A person and the example bot."""
    return Person(project_at(EXAMPLES))


async def says_all(ada: Person, *texts: str) -> list[str]:
    """Says one after the other; what the bot said to the last."""
    for text in texts:
        await ada.says(text)
    return ada.heard


async def test_every_message_word_for_word(ada: Person) -> None:
    """From the command to the end."""
    assert await ada.says("/order") == ["What product do you want to order?"]
    assert ada.labels == ["Apple", "Banana", "Orange"]
    assert await ada.presses("Apple") == ["How many Apple do you want?"]
    assert await ada.says("5") == [ADDRESS]
    assert await ada.says("12 Garden Street") == [PLACED]
    assert (ada.outcome, ada.data) == ("completed", {"product": "Apple", "quantity": 5, "address": "12 Garden Street"})


@pytest.mark.parametrize("phrase", ["I want to order", "order", "ORDER"])
async def test_a_phrase_starts_it(ada: Person, phrase: str) -> None:
    """As a whole message, in any case."""
    assert await ada.says(phrase) == ["What product do you want to order?"]


@pytest.mark.parametrize(
    ("quantity", "answer"),
    [("0", "Please enter a valid number"), ("-1", "Please enter a valid number"), ("101", "Maximum 100 items"),
     ("1", ADDRESS), ("100", ADDRESS), ("2.5", "Please enter a valid number"), ("many", "Please enter a valid number"),
     ("", "Please enter a valid number"), ("1e2", "Please enter a valid number"), ("９", ADDRESS)],
)  # fmt: skip
async def test_quantity_takes_1_to_100(ada: Person, quantity: str, answer: str) -> None:
    """And nothing outside."""
    assert await says_all(ada, "/order", "Apple", quantity) == [answer]


async def test_the_third_wrong_quantity_ends_the_order(ada: Person) -> None:
    """Whatever was wrong with them; a new order begins anew."""
    assert await says_all(ada, "/order", "Apple", "many", "0", "1000") == [
        "Too many invalid attempts. Use /order to try again."
    ]
    assert (ada.node, ada.outcome) == ("gave_up", "gave_up")
    assert await says_all(ada, "/order", "Apple", "many") == ["Please enter a valid number"]


async def test_going_back_gives_no_new_attempts(ada: Person) -> None:
    """The count is the question's."""
    await says_all(ada, "/order", "Apple", "many", "many", "/back", "Banana", "many")
    assert ada.outcome == "gave_up"


async def test_a_right_answer_sets_the_attempts_back(ada: Person) -> None:
    """Coming back to the question, all three are there."""
    await says_all(ada, "/order", "Apple", "many", "many", "5", "/back", "many", "many")
    assert ada.node == "quantity"


@pytest.mark.parametrize(
    ("address", "placed"), [("1234567890", False), ("12345678901", True), ("  1234567890  ", False)]
)
async def test_an_address_is_longer_than_ten_characters(ada: Person, address: str, placed: bool) -> None:
    """Blanks around it do not count."""
    answers = await says_all(ada, "/order", "Apple", "5", address)
    assert answers[0].startswith("✅") if placed else answers == ["Address too short"]


async def test_a_near_miss_is_offered_as_a_button(ada: Person) -> None:
    """Pressing it is the answer."""
    assert await says_all(ada, "/order", "Bananna") == ["Did you mean Banana?"]
    assert ada.labels == ["Banana"]
    assert await ada.presses("Banana") == ["How many Banana do you want?"]


async def test_something_else_is_no_product(ada: Person) -> None:
    """The author's words say what is."""
    assert await says_all(ada, "/order", "a flying saucer") == ["Please choose Apple, Banana or Orange."]


async def test_a_press_on_an_older_message_changes_nothing(ada: Person) -> None:
    """It is answered, and the question shown again."""
    await ada.says("/order")
    banana = ada.button("Banana")
    await ada.says("Apple")
    assert await ada.presses_at(*banana) == ["How many Apple do you want?"]
    assert (ada.notices, ada.data) == (["This button is no longer in use."], {"product": "Apple"})


async def test_the_flows_own_cancel_text(ada: Person) -> None:
    """Instead of the shipped one."""
    assert await says_all(ada, "/order", "Apple", "/cancel") == ["Nothing was ordered."]
    assert ada.outcome == "cancelled"


async def test_back_from_the_address_asks_the_quantity_again(ada: Person) -> None:
    """Without it in the data."""
    assert await says_all(ada, "/order", "Apple", "3", "/back") == ["How many Apple do you want?"]
    assert ada.data == {"product": "Apple"}


async def test_the_order_goes_on_in_a_new_process(ada: Person) -> None:
    """Attempts and all."""
    await says_all(ada, "/order", "Apple", "many", "many")
    await ada.restart(project_at(EXAMPLES))
    await ada.says("many")
    assert ada.outcome == "gave_up"
