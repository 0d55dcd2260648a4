"""Keyboards: what becomes of them after the answer, edits in place after a press, reply keyboards."""

from __future__ import annotations

from dragoman.interpreter.effects import Label, Press, Request
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk


def asked(more: str = "", below: str = "b: {prompt: B?}") -> Talk:
    """A talk that waits at a question with two choices, message 1."""
    return Talk(nodes_of(f"q:\n  prompt: Q?\n  buttons: [Apple, Banana]\n{more}\n{below}")).text("/talk")


def test_the_message_that_asks_is_marked_so() -> None:
    """The channel must remember its number."""
    (message,) = asked().messages
    assert (message.asks, message.edit) == (True, None)


def test_a_question_without_buttons_need_not_be_remembered() -> None:
    """There is nothing to take away later."""
    assert not Talk(nodes_of("q: {prompt: Q?}")).text("/talk").messages[0].asks


def test_after_a_press_the_next_text_takes_the_messages_place() -> None:
    """Edit in place."""
    (message,) = asked().press("Apple").messages
    assert (message.edit, message.text) == (1, "B?")


def test_only_the_first_text_after_a_press_takes_the_place() -> None:
    """The others are new."""
    talk = asked("", "m: {say: [One, Two]}\nb: {prompt: B?}").press("Apple")
    assert [message.edit for message in talk.messages] == [1, None, None]


def test_after_a_typed_answer_the_chosen_option_is_marked() -> None:
    """The default: `after: mark`."""
    talk = asked().text("apple")
    (change,) = talk.changes
    assert change.message == 1
    assert change.keyboard is not None
    assert [(button.text, button.marked) for button in change.keyboard.rows[0]] == [("Apple", True)]
    assert talk.messages[0].edit is None


def test_the_mark_is_a_dead_button() -> None:
    """Pressing it is a press on an older message."""
    talk = asked().text("apple")
    assert talk.press("Apple").notices[0].text == "This button is no longer in use."
    assert talk.node == "b"


def test_after_remove_takes_the_buttons_away() -> None:
    """Without a mark."""
    (change,) = asked("  after: remove").text("apple").changes
    assert (change.message, change.keyboard) == (1, None)


def test_after_keep_leaves_the_message_as_it_is() -> None:
    """No edit, no change; the next text is a new message."""
    talk = asked("  after: keep").press("Apple")
    assert (talk.changes, talk.messages[0].edit) == ([], None)


def test_kept_buttons_are_dead_all_the_same() -> None:
    """They belong to an older question."""
    talk = asked("  after: keep").press("Apple").press("Banana")
    assert (talk.node, talk.data) == ("b", {"q": "Apple"})


def test_a_press_that_nothing_follows_loses_its_buttons() -> None:
    """The flow ended without a word."""
    talk = Talk(nodes_of("q: {prompt: Q?, buttons: {Leave: end}}")).text("/talk").press("Leave")
    assert [(change.message, change.keyboard) for change in talk.changes] == [(1, None)]


def test_a_press_over_an_action_is_replaced_by_what_follows_it() -> None:
    """The number is kept while the action runs."""
    nodes = "q: {prompt: Q?, buttons: [Apple]}\nrun: {action: look}\nb: {prompt: B?}"
    (message,) = Talk(nodes_of(nodes), results={"look": 1}).text("/talk").press("Apple").messages
    assert message.edit == 1


def test_a_question_asked_again_takes_its_old_buttons_away() -> None:
    """Only one message has live buttons."""
    talk = asked().text("/side").press_at(0, 0)
    assert [(change.message, change.keyboard) for change in talk.changes] == [(1, None)]


def test_a_cancelled_flow_leaves_no_buttons() -> None:
    """Its keyboards are removed."""
    assert [(c.message, c.keyboard) for c in asked().text("/cancel").changes] == [(1, None)]


def test_an_interrupted_question_leaves_no_buttons() -> None:
    """It will be asked again."""
    side = "flow: side\ntriggers:\n  - command: side\nnodes:\n  s: {prompt: S?}"
    main = "flow: main\ntriggers:\n  - command: main\nnodes:\n  q: {prompt: Q?, buttons: [Apple]}"
    talk = Talk(flows_of(main, side)).text("/main").text("/side")
    assert [(c.message, c.keyboard) for c in talk.changes] == [(1, None)]
    assert talk.text("x").press("Apple").ended == [("main", "completed")]


def test_a_proposal_and_its_question_both_end_with_the_answer() -> None:
    """Two messages had buttons."""
    talk = asked().text("Bananna").press("Banana")
    assert sorted(change.message for change in talk.changes) == [1]
    assert talk.messages[0].edit == 2


def test_a_redraw_edits_the_pressed_message() -> None:
    """Toggles change in place."""
    nodes = "q: {prompt: 'x {{ x }}', buttons: [{text: Flip, set: {x: 1}, next: again}]}"
    (message,) = Talk(nodes_of(nodes)).text("/talk").press("Flip").messages
    assert (message.edit, message.text, message.asks) == (1, "x 1", True)


def test_reply_buttons_type_their_labels() -> None:
    """No press comes back from them."""
    (message,) = asked("  keyboard: reply").messages
    assert message.keyboard is not None
    assert message.keyboard.kind == "reply"
    assert [button.action for row in message.keyboard.rows for button in row] == [Label(), Label()]
    assert not message.asks


def test_a_reply_keyboard_is_answered_by_its_labels() -> None:
    """As they arrive: as texts."""
    assert asked("  keyboard: reply").text("Banana").data == {"q": "Banana"}


def test_a_reply_keyboard_is_taken_away_by_the_next_message_without_one() -> None:
    """Once."""
    talk = asked("  keyboard: reply", "m: {say: [One, Two]}\nb: {prompt: B?}").text("Banana")
    assert [message.remove_keyboard for message in talk.messages] == [True, False, False]


def test_a_reply_keyboard_stays_until_a_message_can_take_it_away() -> None:
    """One with an inline keyboard cannot."""
    below = "b: {prompt: B?, buttons: [X]}\nc: {prompt: C?}"
    talk = asked("  keyboard: reply", below).text("Banana")
    assert talk.messages[0].remove_keyboard is False
    assert talk.press("X").messages[0].remove_keyboard is True


def test_what_takes_a_reply_keyboard_away_takes_no_other_messages_place() -> None:
    """A reply keyboard and an edit never stand together."""
    below = "b: {prompt: B?, buttons: [X]}\nc: {prompt: C?}"
    assert asked("  keyboard: reply", below).text("Banana").press("X").messages[0].edit is None


def test_a_button_for_a_contact_makes_it_a_reply_keyboard() -> None:
    """Only there a client can be asked for it."""
    nodes = "q: {prompt: Q?, input: phone, buttons: [{text: Send, contact: true}]}"
    (message,) = Talk(nodes_of(nodes)).text("/talk").messages
    assert message.keyboard is not None
    assert (message.keyboard.kind, message.keyboard.rows[0][0].action) == ("reply", Request("contact"))


def test_every_question_has_a_number_of_its_own() -> None:
    """A press names the question it belongs to."""
    talk = asked().press("Apple").text("/back")
    keyboard = talk.messages[0].keyboard
    assert keyboard is not None
    action = keyboard.rows[0][0].action
    assert isinstance(action, Press)
    assert action.epoch == talk.session.epoch == 3


def test_of_a_list_of_messages_the_last_one_asks() -> None:
    """It has the buttons."""
    talk = Talk(nodes_of("q: {prompt: [One, Two], buttons: [A]}")).text("/talk")
    assert [bool(message.keyboard) for message in talk.messages] == [False, True]
