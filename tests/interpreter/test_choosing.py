"""Buttons: choices, menus, buttons that only navigate, typed labels and aliases, near misses."""

from __future__ import annotations

import pytest

from dragoman.language.content import Content
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk


def asked(buttons: str, more: str = "", head: str = "") -> Talk:
    """A talk in which `q` was just asked, after the answer 'first' to `a`."""
    nodes = (
        f"a: {{prompt: A?}}\nq:\n  prompt: Q?\n  buttons: {buttons}\n"
        f"{more}\ndone: {{prompt: Done}}\nother: {{prompt: Other}}"
    )
    return Talk(nodes_of(nodes, head=head)).text("/talk").text("first")


def test_a_choice_saves_the_label() -> None:
    """Of a string."""
    talk = asked("[Apple, Banana]").press("Banana")
    assert (talk.node, talk.data["q"]) == ("done", "Banana")


def test_a_choice_saves_the_buttons_value() -> None:
    """Typed, as YAML wrote it."""
    assert asked("[{text: One, value: 1}, {text: Two, value: 2}]").press("Two").data["q"] == 2


def test_a_buttons_value_may_compute() -> None:
    """And is frozen as shown."""
    assert asked("[{text: Me, value: '{{ a ~ 1 }}'}]").press("Me").data["q"] == "first1"


@pytest.mark.parametrize("typed", ["Banana", "banana", " BANANA ", "bAnAnA"])
def test_typing_a_label_counts_as_a_press(typed: str) -> None:
    """Case-folded; what is saved is the label."""
    assert asked("[Apple, Banana]").text(typed).data["q"] == "Banana"


def test_typing_an_alias_counts_as_a_press() -> None:
    """Case-folded as well."""
    talk = asked("[{text: Delivery, value: d, aliases: [shipping, how long]}]")
    assert talk.text("How  Long").data["q"] == "d"


def test_only_an_option_answers_a_choice() -> None:
    """Anything else is refused."""
    talk = asked("[Apple, Banana]").text("a flying saucer")
    assert (talk.node, talk.said) == ("q", ["Please choose one of the options."])


def test_only_an_option_answers_a_menu() -> None:
    """Buttons that lead to nodes, where nothing says how to read a text."""
    talk = asked("{Go: done, Elsewhere: other}").text("a flying saucer")
    assert (talk.node, talk.said) == ("q", ["Please choose one of the options."])


def test_a_photo_answers_no_menu() -> None:
    """It is refused like a text."""
    assert asked("{Go: done}").send(Content("photo")).said == ["Please choose one of the options."]


def test_a_press_on_a_menu_leads_and_saves_nothing() -> None:
    """Without a value there is nothing to save."""
    talk = asked("{Go: done, Elsewhere: other}").press("Elsewhere")
    assert (talk.node, talk.data) == ("other", {"a": "first"})


def test_a_typed_label_answers_a_menu() -> None:
    """In any case."""
    assert asked("{Go: done, Elsewhere: other}").text("elsewhere").node == "other"


@pytest.mark.parametrize("word", ["again", "back", "cancel", "skip", "restart", "end"])
def test_a_button_that_only_navigates_leaves_the_question_open(word: str) -> None:
    """Any text still answers it."""
    assert asked(f"{{Way: {word}}}").text("anything").data["q"] == "anything"


def test_a_button_that_leads_to_a_node_leaves_a_typed_question_open() -> None:
    """`input` says how to read the answer."""
    talk = asked("{Change: other}", "  input: integer")
    assert (talk.text("5").node, talk.data["q"]) == ("done", 5)


def test_a_button_that_leads_away_from_a_typed_question_saves_nothing() -> None:
    """And goes there."""
    talk = asked("{Change: other}", "  input: integer").press("Change")
    assert (talk.node, talk.data) == ("other", {"a": "first"})


def test_a_button_without_value_and_target_goes_on_below() -> None:
    """As the question itself does."""
    talk = asked("[{text: I agree}]").press("I agree")
    assert (talk.node, talk.data) == ("done", {"a": "first"})


def test_a_button_that_only_sets_goes_on_below() -> None:
    """What it sets is kept."""
    talk = asked("[{text: Loud, set: {volume: 9}}]").press("Loud")
    assert (talk.node, talk.data["volume"]) == ("done", 9)


def test_again_redraws_and_saves_nothing() -> None:
    """Even where the button has a value; its `set` counts."""
    talk = asked("[{text: Flip, value: x, set: {flag: true}, next: again}, Other]").press("Flip")
    assert (talk.node, talk.data, talk.said) == ("q", {"a": "first", "flag": True}, ["Q?"])


def test_again_in_place_redraws_as_well() -> None:
    """After its words."""
    talk = asked("[{text: Flip, value: x, next: {say: Flipped, set: {f: 1}, next: again}}]").press("Flip")
    assert (talk.said, talk.data) == (["Flipped", "Q?"], {"a": "first", "f": 1})


def test_redrawing_leaves_nothing_to_undo() -> None:
    """/back goes to the answer before; what was set stays."""
    talk = asked("[{text: Flip, set: {flag: true}, next: again}, Go]").press("Flip").press("Flip").text("/back")
    assert (talk.node, talk.data) == ("a", {"flag": True})


def test_a_button_whose_when_is_false_is_not_there() -> None:
    """Nor can it be typed."""
    talk = asked("[{text: Hidden, value: h, when: a == 'x'}, Shown]")
    assert (talk.labels, talk.text("Hidden").node) == ([["Shown"]], "q")


def test_labels_compute() -> None:
    """And are plain text, never markup."""
    assert asked("[{text: '{{ a }} <b>', value: 1}]").labels == [["first <b>"]]


def test_options_are_frozen_as_shown() -> None:
    """A press gives the value that the button had when it was sent."""
    nodes = (
        "q: {prompt: Q?, buttons: [{text: 'Take {{ n }}', value: '{{ n }}'}, "
        "{text: More, set: {n: '{{ n + 1 }}'}, next: again}]}"
    )
    talk = Talk(nodes_of(nodes, head="variables:\n  n: {initial: 1}")).text("/talk").press("More")
    assert talk.labels == [["Take 2"], ["More"]]
    assert talk.press("Take 2").finished.data["q"] == 2


def test_single_buttons_stand_in_columns() -> None:
    """Rows as written stay rows."""
    talk = asked("[A, B, C, [D, E, F], G]", "  columns: 2")
    assert talk.labels == [["A", "B"], ["C"], ["D", "E", "F"], ["G"]]


def test_single_buttons_stand_one_below_the_other_by_default() -> None:
    """One column."""
    assert asked("[A, B]").labels == [["A"], ["B"]]


def test_a_row_without_a_shown_button_is_not_there() -> None:
    """No empty rows."""
    assert asked("[[{text: Hidden, value: 1, when: 1 > 2}], B]").labels == [["B"]]


def test_a_link_is_no_option() -> None:
    """It cannot be typed."""
    talk = asked("[{text: Terms, url: 'https://example.org'}]").text("Terms")
    assert talk.data["q"] == "Terms"


def test_a_near_miss_is_offered_as_a_button() -> None:
    """And pressing it is the answer."""
    talk = asked("[Apple, Banana]").text("Bananna")
    assert (talk.said, talk.labels, talk.data) == (["Did you mean Banana?"], [["Banana"]], {"a": "first"})
    assert talk.press("Banana").data["q"] == "Banana"


def test_several_near_misses_are_offered_together() -> None:
    """The nearest first."""
    talk = asked("[Orange, Oranges, Fig]").text("orangee")
    assert talk.said == ["Did you mean one of these?"]
    assert sorted(label for row in talk.labels for label in row) == ["Orange", "Oranges"]


def test_a_near_miss_of_an_alias_offers_the_label() -> None:
    """The alias itself is not shown."""
    assert asked("[{text: Delivery, value: d, aliases: [shipping]}]").text("shiping").labels == [["Delivery"]]


def test_suggest_false_offers_nothing() -> None:
    """A near miss is a wrong answer like another."""
    assert asked("[Apple, Banana]", "  suggest: false").text("Bananna").said == ["Please choose one of the options."]


def test_a_free_question_suggests_nothing() -> None:
    """What is nearly a label is an answer."""
    assert asked("{Back: back}").text("Bakc").data["q"] == "Bakc"


def test_a_toast_answers_the_press() -> None:
    """At once, with its text."""
    (notice,) = asked("[{text: Go, next: done, toast: 'Hi {{ a }}'}]").press("Go").notices
    assert (notice.text, notice.alert) == ("Hi first", False)


def test_an_alert_answers_the_press_as_a_window() -> None:
    """To be closed by the user."""
    (notice,) = asked("[{text: Go, next: done, alert: Careful}]").press("Go").notices
    assert (notice.text, notice.alert) == ("Careful", True)


def test_every_press_is_answered() -> None:
    """Telegram shows a clock until it is."""
    (notice,) = asked("[Apple]").press("Apple").notices
    assert (notice.callback, notice.text) == ("callback", "")


def test_a_text_button_of_a_typed_question_gives_a_typed_value() -> None:
    """What typing its label would give."""
    assert asked("[1, 2, 5]", "  input: integer").press("5").data["q"] == 5


def test_yes_and_no_under_a_boolean_are_true_and_false() -> None:
    """The same for a yes-or-no question."""
    assert asked("['Yes', 'No']", "  input: boolean").press("No").data["q"] is False


def test_a_typed_question_with_choices_takes_other_answers() -> None:
    """The buttons are proposals."""
    assert asked("[1, 2, 5]", "  input: integer").text("77").data["q"] == 77


def test_a_button_whose_word_leads_nowhere_shows_the_question_anew() -> None:
    """Its buttons work as before."""
    talk = Talk(nodes_of("q: {prompt: Q?, buttons: {Way: back, Go: done}}\ndone: {prompt: Done}")).text("/talk")
    assert talk.press("Way").said[-1] == "Q?"
    assert talk.press("Go").node == "done"


def test_a_cancel_button_that_the_flow_refuses_shows_the_question_anew() -> None:
    """`on.cancel` without `next` stays where it is."""
    talk = asked("{Stop: cancel, Go: done}", head="on: {cancel: {say: Not now.}}").press("Stop")
    assert (talk.said, talk.node) == (["Not now.", "Q?"], "q")
    assert talk.press("Go").node == "done"
