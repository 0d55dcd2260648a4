"""A row of buttons for each item of a list: editable lists, and other questions that redraw themselves in place."""

from __future__ import annotations

from dragoman.interpreter.effects import Press
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

CART = """
a: {prompt: A?}
cart:
  prompt: ["Your cart:", "{{ cart | sum('number') }} in all"]
  buttons:
    - from: "{{ cart }}"
      when: item.number < 90
      empty: {say: It is empty., next: done}
      row:
        - text: "−"
          set: {cart: "{{ cart | put('id', id=item.id, number=item.number - 1) }}"}
          next: again
          toast: "One {{ item.name }} less"
          when: item.number > 0
        - {text: "{{ item.name }} {{ item.number }}"}
        - {text: "+", set: {cart: "{{ cart | put('id', id=item.id, number=item.number + 1) }}"}, next: again}
        - {text: "×", set: {cart: "{{ cart | without(id=item.id) }}"}, next: again}
    - {text: Pay, next: done}
done: {prompt: "Done {{ cart | length }}"}
"""
HEAD = "variables: {cart: {type: list, initial: [{id: 1, name: Tea, number: 0}, {id: 2, name: Milk, number: 3}]}}"


def cart() -> Talk:
    """A talk that shows the cart, after the answer 'first' to `a`."""
    return Talk(nodes_of(CART, head=HEAD)).text("/talk").text("first")


def pressed(shown: Talk, row: int, label: str) -> Talk:
    """The button of this label in that row is pressed."""
    keyboard = shown.messages[-1].keyboard
    assert keyboard is not None
    (action,) = [button.action for button in keyboard.rows[row] if button.text == label]
    assert isinstance(action, Press)
    return shown.press_at(action.epoch, action.option, max(shown.screen))


def numbers(shown: Talk) -> list[int]:
    """How many there are of each item."""
    return [item["number"] for item in shown.data["cart"]]


def test_every_item_has_its_row() -> None:
    """A button of it that is not shown leaves the row shorter."""
    assert cart().labels == [["Tea 0", "+", "×"], ["−", "Milk 3", "+", "×"], ["Pay"]]


def test_a_press_changes_the_item_of_its_row() -> None:
    """And no other."""
    assert numbers(pressed(cart(), 1, "+")) == [0, 4]
    assert numbers(pressed(cart(), 0, "+")) == [1, 3]


def test_a_press_redraws_the_question_in_place() -> None:
    """Only the message that asks."""
    shown = pressed(cart(), 1, "−")
    assert [(message.text, message.edit) for message in shown.messages] == [("2 in all", 3)]
    assert shown.labels[1][1] == "Milk 2"


def test_a_press_says_what_its_item_says() -> None:
    """In its toast."""
    assert pressed(cart(), 1, "−").notices[0].text == "One Milk less"


def test_redrawing_leaves_nothing_to_undo() -> None:
    """/back goes to the question before, and what was set stays."""
    shown = pressed(pressed(cart(), 1, "+"), 1, "+").text("/back")
    assert shown.node == "a"
    assert shown.text("again").labels[1][1] == "Milk 5"


def test_an_item_that_is_taken_out_takes_its_row_along() -> None:
    """The others stay."""
    shown = pressed(cart(), 0, "×")
    assert shown.labels == [["−", "Milk 3", "+", "×"], ["Pay"]]


def test_the_last_item_taken_out_leads_on() -> None:
    """The list is empty then."""
    shown = pressed(pressed(cart(), 0, "×"), 0, "×")
    assert (shown.node, shown.said) == ("done", ["It is empty.", "Done 0"])


def test_an_item_whose_condition_does_not_hold_has_no_row() -> None:
    """Not a single button of it."""
    head = HEAD.replace("number: 0", "number: 90")
    shown = Talk(nodes_of(CART, head=head)).text("/talk").text("first")
    assert shown.labels == [["−", "Milk 3", "+", "×"], ["Pay"]]


def test_a_label_that_several_rows_have_means_none_when_typed() -> None:
    """The user is asked to choose; no attempt is used."""
    shown = cart().text("+")
    assert shown.said == ["Please choose one of the options."]
    assert (numbers(shown), shown.session.frames[-1].attempts) == ([0, 3], {})


def test_a_label_that_one_row_has_can_be_typed() -> None:
    """It is no choice, so nothing is saved."""
    assert cart().text("milk 3").node == "done"


def test_rows_have_pages_too() -> None:
    """Of whole rows."""
    nodes = CART.replace("      empty:", "      page: 1\n      empty:")
    shown = Talk(nodes_of(nodes, head=HEAD)).text("/talk").text("first")
    assert shown.labels == [["Tea 0", "+", "×"], ["›"], ["Pay"]]
    assert shown.press("›").labels == [["−", "Milk 3", "+", "×"], ["‹"], ["Pay"]]


def test_a_press_of_a_row_uses_its_item_as_it_was_shown() -> None:
    """A second tap on the same message changes nothing."""
    shown = cart()
    press, message = next(pair for pair in shown.pressed_or_shown if pair[0].option == 5)
    shown.press_at(press.epoch, press.option, message).press_at(press.epoch, press.option, message)
    assert numbers(shown) == [0, 4]


def test_buttons_with_values_in_rows_make_a_choice() -> None:
    """Of what stands on them."""
    nodes = (
        "q:\n  prompt: Q?\n  buttons:\n    - from: [{n: 1}, {n: 2}]\n      row:\n"
        "        - {text: 'Buy {{ item.n }}', value: '{{ item.n }}'}\n        - 'Rent {{ item.n }}'\ndone: {prompt: D}"
    )
    assert Talk(nodes_of(nodes)).text("/talk").press("Buy 2").data["q"] == 2
    assert Talk(nodes_of(nodes)).text("/talk").press("Rent 1").data["q"] == "Rent 1"


TOGGLE = """
q:
  prompt: [Intro, "It is {{ 'on' if sound else 'off' }}."]
  after: keep
  buttons:
    - {text: "{{ 'Off' if sound else 'On' }}", set: {sound: "{{ not sound }}"}, next: again}
    - {text: Tell, next: {say: Told., next: again}}
    - {text: Done, next: done}
done: {prompt: Done}
"""


def toggled() -> Talk:
    """A talk that shows one toggle."""
    return Talk(nodes_of(TOGGLE, head="variables: {sound: {type: boolean, initial: true}}")).text("/talk")


def test_again_redraws_in_place_whatever_after_says() -> None:
    """Nothing was answered."""
    (message,) = toggled().press("Off").messages
    assert (message.text, message.edit) == ("It is off.", 2)


def test_again_typed_asks_anew() -> None:
    """There is no message that was pressed: all is said again."""
    shown = toggled().text("off")
    assert [(message.text, message.edit) for message in shown.messages] == [("Intro", None), ("It is off.", None)]


def test_words_on_the_way_to_again_take_the_place() -> None:
    """Then the question is asked anew below them."""
    shown = toggled().press("Tell")
    assert [message.text for message in shown.messages] == ["Told.", "Intro", "It is on."]
    assert [message.edit for message in shown.messages] == [2, None, None]
