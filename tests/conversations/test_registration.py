"""flows/registration.yaml, talked through."""

from __future__ import annotations

import pytest

from tests.conversations.conversing import EXAMPLES, Person, project_at

CONFIRM = "Please confirm:\nName: Ada\nEmail: ada@example.com"


@pytest.fixture
def ada() -> Person:
    """A person and the example bot."""
    return Person(project_at(EXAMPLES))


async def at_confirm(ada: Person) -> None:
    """Everything is answered."""
    for text in ("/register", "Ada", "ada@example.com"):
        await ada.says(text)


async def test_every_message_word_for_word(ada: Person) -> None:
    """From the command to the end."""
    assert await ada.says("/register") == ["What is your name?"]
    assert await ada.says("Ada") == ["Nice, Ada! What is your email?"]
    assert await ada.says("ada@example.com") == [CONFIRM]
    assert ada.labels == ["Confirm", "Start over", "Cancel"]
    assert await ada.presses("Confirm") == ["Saved. Welcome, Ada!"]
    assert (ada.outcome, ada.data) == ("completed", {"name": "Ada", "email": "ada@example.com"})


async def test_a_wrong_address_keeps_the_name(ada: Person) -> None:
    """And is asked for again with an example."""
    await ada.says("/register")
    await ada.says("Ada")
    (answer,) = await ada.says("nope")
    assert "email" in answer
    assert (ada.node, ada.data) == ("email", {"name": "Ada"})


async def test_back_undoes_answer_after_answer(ada: Person) -> None:
    """Down to the name."""
    await at_confirm(ada)
    assert await ada.says("/back") == ["Nice, Ada! What is your email?"]
    assert ada.data == {"name": "Ada"}
    assert await ada.says("/back") == ["What is your name?"]
    assert ada.data == {}
    assert await ada.says("Grace") == ["Nice, Grace! What is your email?"]


async def test_cancel_leaves_nothing(ada: Person) -> None:
    """Neither by command nor by button."""
    await ada.says("/register")
    await ada.says("Ada")
    assert await ada.says("/cancel") == ["Cancelled."]
    assert ada.outcome == "cancelled"
    await ada.says("/register")
    assert ada.data == {}


async def test_the_cancel_button_cancels(ada: Person) -> None:
    """As the command does."""
    await at_confirm(ada)
    assert await ada.presses("Cancel") == ["Cancelled."]
    assert ada.outcome == "cancelled"


async def test_start_over_asks_from_the_first_question(ada: Person) -> None:
    """And new answers replace the old."""
    await at_confirm(ada)
    assert await ada.presses("Start over") == ["What is your name?"]
    await ada.says("Grace")
    assert (await ada.says("grace@example.com"))[0].endswith("grace@example.com")
    await ada.presses("Confirm")
    assert ada.data == {"name": "Grace", "email": "grace@example.com"}


@pytest.mark.parametrize("typed", ["Confirm", "confirm", " CONFIRM "])
async def test_a_typed_label_counts_as_a_press(ada: Person, typed: str) -> None:
    """In any case."""
    await at_confirm(ada)
    assert await ada.says(typed) == ["Saved. Welcome, Ada!"]


async def test_help_explains_the_question_and_lists_the_commands(ada: Person) -> None:
    """And the question stays."""
    await ada.says("/register")
    (answer,) = await ada.says("/help")
    assert answer.startswith("Your first name is enough.\n\n")
    assert "/register – Create an account" in answer
    assert ada.node == "name"


async def test_a_photo_is_no_name(ada: Person) -> None:
    """It is answered, and the question stays."""
    await ada.says("/register")
    assert await ada.sends("photo", id="1") == ["Please answer with a text."]
    assert ada.node == "name"


async def test_a_second_press_changes_nothing(ada: Person) -> None:
    """The first one ended the flow."""
    await at_confirm(ada)
    button = ada.button("Confirm")
    await ada.presses("Confirm")
    assert await ada.presses_at(*button) == []
    assert (ada.notices, ada.outcome) == (["This button is no longer in use."], "completed")


async def test_another_command_interrupts_and_comes_back(ada: Person) -> None:
    """The question is asked again with its buttons."""
    await at_confirm(ada)
    assert await ada.says("/order") == ["What product do you want to order?"]
    assert await ada.says("/cancel") == ["Nothing was ordered."]
    assert await ada.says("/register") == ["What is your name?"]


async def test_a_finished_interruption_asks_the_question_again(ada: Person) -> None:
    """And it can be answered."""
    await at_confirm(ada)
    for text in ("/order", "Apple", "3"):
        await ada.says(text)
    answers = await ada.says("12 Garden Street")
    assert answers[-1] == CONFIRM
    assert await ada.presses("Confirm") == ["Saved. Welcome, Ada!"]


@pytest.mark.parametrize("turns", [1, 2, 3])
async def test_a_new_process_goes_on_where_the_old_one_stood(ada: Person, turns: int) -> None:
    """Silently, at any point between turns."""
    texts = ["/register", "Ada", "ada@example.com", "Confirm"]
    for text in texts[:turns]:
        await ada.says(text)
    await ada.restart(project_at(EXAMPLES))
    assert ada.heard == []
    for text in texts[turns:]:
        await ada.says(text)
    assert ada.heard == ["Saved. Welcome, Ada!"]


async def test_the_buttons_of_the_old_process_work_in_the_new_one(ada: Person) -> None:
    """A press names its question."""
    await at_confirm(ada)
    await ada.restart(project_at(EXAMPLES))
    assert await ada.presses("Confirm") == ["Saved. Welcome, Ada!"]


async def test_what_a_user_writes_is_never_markup(ada: Person) -> None:
    """Nor a template."""
    await ada.says("/register")
    assert await ada.says("<b>{{ 1 + 1 }}") == ["Nice, &lt;b&gt;{{ 1 + 1 }}! What is your email?"]


async def test_an_empty_text_is_no_name(ada: Person) -> None:
    """Nor are blanks."""
    await ada.says("/register")
    await ada.says("   ")
    assert ada.node == "name"
