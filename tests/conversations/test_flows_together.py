"""Several flows of one bot: interruption, inputs, unknown messages, changes under a live session, limits."""

from __future__ import annotations

from pathlib import Path

from dragoman.interpreter.events import MessageReceived
from dragoman.language.content import Content
from tests.conversations.conversing import Person, written

NAME = """
    triggers: [{command: name, description: Your name}]
    nodes:
      nick: {prompt: What shall I call you?}
      told: {say: "Very well, {{ nick }}."}
"""
FAQ = """
    triggers: [{command: faq}, {phrase: [i have a question, question]}]
    nodes:
      topic:
        prompt: What would you like to know?
        error: I do not know that. Please choose a topic.
        buttons:
          - {text: Payment, value: pay, aliases: [paying, how do i pay], next: payment}
          - {text: Delivery, value: delivery, aliases: [shipping], next: delivery}
          - {text: Enough, next: end}
      payment: {say: You can pay by card., next: topic}
      delivery: {say: It takes three days., next: topic}
"""
WEATHER = """
    triggers: [{command: weather}]
    inputs:
      city: {type: text, required: false}
    nodes:
      city: {prompt: Weather in which city?, when: not city}
      told: {say: "It is sunny in {{ city }}."}
"""
START = """
    triggers: [{command: start, description: The beginning}]
    nodes:
      hello: {say: [Hello!, I can count your sheep.]}
      sheep: {prompt: How many sheep have you?, input: integer, error: "A number, please ({{ attempt }})."}
      told: {say: "{% if sheep > 9 %}A flock.{% else %}A few.{% endif %}"}
"""
ALL = {"name": NAME, "faq": FAQ, "weather": WEATHER, "hello": START}


def ada_at(folder: Path, **kept: str) -> Person:
    """A person and a bot of four flows."""
    return Person(written(folder, ALL, **kept))


async def test_a_command_interrupts_a_question_and_comes_back_to_it(tmp_path: Path) -> None:
    """With the question asked again."""
    ada = ada_at(tmp_path)
    await ada.says("/name")
    assert await ada.says("/faq") == ["What would you like to know?"]
    assert await ada.presses("Payment") == ["You can pay by card.", "What would you like to know?"]
    assert await ada.presses("Enough") == ["What shall I call you?"]
    assert await ada.says("Ada") == ["Very well, Ada."]


async def test_a_phrase_does_not_interrupt(tmp_path: Path) -> None:
    """It is an answer."""
    ada = ada_at(tmp_path)
    await ada.says("/name")
    assert await ada.says("question") == ["Very well, question."]


async def test_an_alias_in_any_case_and_a_slip(tmp_path: Path) -> None:
    """All lead to the topic; the slip is asked back."""
    ada = ada_at(tmp_path)
    await ada.says("I have a question")
    assert (await ada.says("How do I PAY"))[0] == "You can pay by card."
    assert await ada.says("Delivary") == ["Did you mean Delivery?"]
    assert (await ada.presses("Delivery"))[0] == "It takes three days."
    assert await ada.says("zebra crossing") == ["I do not know that. Please choose a topic."]


async def test_a_commands_words_fill_its_inputs(tmp_path: Path) -> None:
    """The last takes the rest; without words the question is asked."""
    ada = ada_at(tmp_path)
    assert await ada.says("/weather San Sebastian") == ["It is sunny in San Sebastian."]
    assert await ada.says("/weather") == ["Weather in which city?"]
    assert await ada.says("Oslo") == ["It is sunny in Oslo."]


async def test_start_empties_the_stack_and_begins(tmp_path: Path) -> None:
    """Two messages, then a question."""
    ada = ada_at(tmp_path)
    await ada.says("/weather")
    assert await ada.says("/start") == ["Hello!", "I can count your sheep.", "How many sheep have you?"]
    assert await ada.says("many") == ["A number, please (1)."]
    assert await ada.says("lots") == ["A number, please (2)."]
    assert await ada.says("12") == ["A flock."]
    assert (await ada.says("hello"))[0].startswith("I did not understand that.")


async def test_restart_begins_the_running_flow_anew(tmp_path: Path) -> None:
    """Below it nothing changes."""
    ada = ada_at(tmp_path)
    await ada.says("/name")
    await ada.says("/weather")
    assert await ada.says("/restart") == ["Weather in which city?"]
    assert await ada.says("Oslo") == ["It is sunny in Oslo.", "What shall I call you?"]


async def test_unknown_messages_and_commands_get_help(tmp_path: Path) -> None:
    """And the nearest command."""
    ada = ada_at(tmp_path)
    assert await ada.says("wether") == [
        "I did not understand that. Did you mean /weather?\n\n/faq\n/start – The beginning\n/name – Your name\n/weather"
    ]
    assert await ada.says("/wether") == ["I do not know the command /wether. Did you mean /weather?"]


async def test_the_same_event_twice_counts_once(tmp_path: Path) -> None:
    """As a network may deliver it."""
    ada = ada_at(tmp_path)
    await ada.says("/name")
    event = MessageReceived(ada.console._origin(), Content(text="Ada"))
    await ada.happens(event)
    assert ada.heard == ["Very well, Ada."]
    await ada.happens(event)
    assert ada.heard == []


async def test_skip_and_optional(tmp_path: Path) -> None:
    """By button, label or command; another question cannot be skipped."""
    flow = (
        "triggers: [{command: f}]\nnodes:\n  q: {prompt: Q?, "
        "optional: {label: Later, value: none yet}}\n  z: {prompt: 'Z {{ q }}?'}\n"
    )
    for way in ("Later", "later", "/skip"):
        ada = Person(written(tmp_path, {"f": flow}))
        await ada.says("/f")
        assert ada.labels == ["Later"]
        assert await ada.says(way) == ["Z none yet?"]
        assert await ada.says("/skip") == ["This question cannot be skipped."]


LONG = """
    triggers: [{command: order}]
    nodes:
      fruit: {prompt: Fruit?, buttons: [Apple, Banana, Cherry]}
      number: {prompt: "How many {{ fruit }}?", input: integer}
      done: {say: "{{ number }} {{ fruit }}."}
"""


async def test_a_flow_changed_under_a_session_goes_on_at_the_same_node(tmp_path: Path) -> None:
    """Its old buttons are found by their labels."""
    ada = Person(written(tmp_path, {"order": LONG}))
    await ada.says("/order")
    new = LONG.replace("[Apple, Banana, Cherry]", "[Date, Cherry, Apple]")
    await ada.restart(written(tmp_path, {"order": new}))
    assert await ada.presses("Cherry") == ["How many Cherry?"]


async def test_a_button_that_is_gone_shows_the_question_with_the_new_ones(tmp_path: Path) -> None:
    """With a notice."""
    ada = Person(written(tmp_path, {"order": LONG}))
    await ada.says("/order")
    await ada.restart(written(tmp_path, {"order": LONG.replace("Banana, ", "")}))
    assert await ada.presses("Banana") == ["Fruit?"]
    assert (ada.notices, ada.labels) == (["This button is no longer in use."], ["Apple", "Cherry"])


async def test_a_renamed_node_is_found_by_was(tmp_path: Path) -> None:
    """The user notices nothing."""
    ada = Person(written(tmp_path, {"order": LONG}))
    await ada.says("/order")
    await ada.says("Apple")
    new = LONG.replace("number: {prompt", "amount: {was: number, prompt").replace("{{ number }}", "{{ amount }}")
    await ada.restart(written(tmp_path, {"order": new}))
    assert await ada.says("3") == ["3 Apple."]


async def test_a_lost_node_is_told_and_the_flow_begins_anew(tmp_path: Path) -> None:
    """Nobody is left in a node that is not there."""
    ada = Person(written(tmp_path, {"order": LONG}))
    await ada.says("/order")
    await ada.says("Apple")
    new = LONG.replace("number: {prompt", "amount: {prompt").replace("{{ number }}", "{{ amount }}")
    await ada.restart(written(tmp_path, {"order": new}))
    assert await ada.says("3") == [
        "This conversation has changed since we last spoke. Let us begin again.", "Fruit?",
    ]  # fmt: skip


async def test_a_flow_that_is_gone_is_told(tmp_path: Path) -> None:
    """And the bot goes on."""
    ada = Person(written(tmp_path, {"order": LONG, "name": NAME}))
    await ada.says("/order")
    await ada.restart(written(tmp_path, {"name": NAME}))
    assert "no longer offered" in (await ada.says("Apple"))[0]
    assert await ada.says("/name") == ["What shall I call you?"]


LOOP = """
    triggers: [{command: loop}]
    nodes:
      q: {prompt: Q?}
      b: {set: {x: "{{ (x | default(0)) + 1 }}"}}
      c: {branches: [{when: x < 1000, next: b}]}
"""


async def test_an_endless_loop_is_cut(tmp_path: Path) -> None:
    """By `nodes_per_turn`; the session stays."""
    ada = Person(written(tmp_path, {"loop": LOOP}, bot="limits: {nodes_per_turn: 20}"))
    await ada.says("/loop")
    assert await ada.says("x") == ["Sorry, something went wrong. Please try again."]
    assert (ada.node, ada.data) == ("q", {})


async def test_the_depth_of_the_stack_is_limited(tmp_path: Path) -> None:
    """By `depth`."""
    ada = ada_at(tmp_path, bot="limits: {depth: 2}")
    await ada.says("/name")
    await ada.says("/faq")
    assert await ada.says("/weather") == ["Sorry, something went wrong. Please try again."]
    assert ada.node == "topic"


async def test_the_size_of_the_variables_is_limited(tmp_path: Path) -> None:
    """By `variables`; the answer is not taken."""
    flow = "triggers: [{command: f}]\nnodes:\n  a: {prompt: A?}\n  b: {prompt: 'B {{ a }}?'}\n"
    ada = Person(written(tmp_path, {"f": flow}, bot="limits: {variables: 1KiB}"))
    await ada.says("/f")
    assert await ada.says("x" * 2000) == ["Sorry, something went wrong. Please try again."]
    assert await ada.says("Ada") == ["B Ada?"]


async def test_an_escape_may_be_renamed_or_switched_off(tmp_path: Path) -> None:
    """bot.yaml's `commands`."""
    ada = ada_at(tmp_path, bot="commands: {cancel: [stop, quit], skip: false}")
    await ada.says("/name")
    assert await ada.says("/stop") == ["Cancelled."]
    await ada.says("/name")
    assert "I do not know the command /skip" in (await ada.says("/skip"))[0]


async def test_settings_of_the_bot_can_be_used_in_texts(tmp_path: Path) -> None:
    """As `config`."""
    flow = "triggers: [{command: f}]\nnodes:\n  a: {say: 'Welcome to {{ config.clinic }}, {{ bot.name }}.'}\n"
    ada = Person(written(tmp_path, {"f": flow}, bot="settings: {clinic: Northside}"))
    assert await ada.says("/f") == ["Welcome to Northside, test."]


async def test_a_template_at_fault_keeps_the_question_and_its_buttons(tmp_path: Path) -> None:
    """The user may answer otherwise."""
    flow = (
        "triggers: [{command: f}]\nnodes:\n  q: {prompt: Q?, buttons: [{text: A, "
        "value: a}, {text: B, value: 1}]}\n  z: {say: '{{ q + 1 }}'}\n"
    )
    ada = Person(written(tmp_path, {"f": flow}))
    await ada.says("/f")
    assert await ada.presses("A") == ["Sorry, something went wrong. Please try again."]
    assert await ada.presses("B") == ["2"]
