"""Buttons made from a list: labels and values of items, what is frozen, empty lists, links among choices."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.interpreter.effects import Button, Copy, Link
from dragoman.interpreter.session import Question
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

MENU = "[{id: 1, name: Tea, price: 2}, {id: 2, name: Milk, price: 1}]"


def talk(buttons: str, more: str = "", initial: str = MENU, below: str = "done: {prompt: Done}") -> Talk:
    """A talk in which `q` was just asked, after the answer 'first' to `a`; `menu` is a list."""
    nodes = f"a: {{prompt: A?}}\nq:\n  prompt: Q?\n  buttons:\n{buttons}\n{more}\n{below}"
    head = f"variables: {{menu: {{type: list, initial: {initial}}}, chosen: any}}"
    return Talk(nodes_of(nodes, head=head)).text("/talk").text("first")


def options(shown: Talk) -> Any:
    """What the session has frozen."""
    assert isinstance(shown.session.waiting, Question)
    return shown.session.waiting.options


NAMES = '    - {from: "{{ menu }}", text: "{{ item.name }}", value: "{{ item.id }}"}'


def test_every_item_is_a_button() -> None:
    """With the label that the item gives."""
    assert talk(NAMES).labels == [["Tea"], ["Milk"]]


def test_a_press_saves_the_value_of_its_item() -> None:
    """Typed."""
    shown = talk(NAMES).press("Milk")
    assert (shown.node, shown.data["q"]) == ("done", 2)


def test_a_typed_label_of_an_item_counts_as_a_press() -> None:
    """In any case."""
    assert talk(NAMES).text("MILK").data["q"] == 2


def test_without_a_value_the_item_itself_is_saved() -> None:
    """All of it."""
    shown = talk('    - {from: "{{ menu }}", text: "{{ item.name }}"}').press("Tea")
    assert shown.data["q"] == {"id": 1, "name": "Tea", "price": 2}


@pytest.mark.parametrize(("initial", "label", "value"), [("[S, M]", "M", "M"), ("[1, 2]", "2", 2)])
def test_texts_and_numbers_need_no_label(initial: str, label: str, value: object) -> None:
    """The item is the label."""
    assert talk('    - {from: "{{ menu }}"}', initial=initial).press(label).data["q"] == value


def test_a_list_may_stand_in_the_file() -> None:
    """As it is written."""
    assert talk("    - {from: [Small, Large]}").press("Large").data["q"] == "Large"


def test_a_written_list_may_compute_its_items() -> None:
    """Each by itself."""
    assert talk('    - {from: ["{{ a }}", other]}').labels == [["first"], ["other"]]


def test_an_item_whose_condition_does_not_hold_is_left_out() -> None:
    """Also when typed."""
    shown = talk('    - {from: "{{ menu }}", text: "{{ item.name }}", when: item.price < 2}\n    - Other')
    assert shown.labels == [["Milk"], ["Other"]]
    assert shown.text("tea").node == "q"


def test_lists_mix_with_other_buttons_in_their_order() -> None:
    """Rows stay rows, singles stand in columns, a list begins its own."""
    shown = talk(f"    - First\n    - Second\n{NAMES}\n    - [Left, Right]\n    - Last", "  columns: 2")
    assert shown.labels == [["First", "Second"], ["Tea", "Milk"], ["Left", "Right"], ["Last"]]


def test_a_button_that_is_not_shown_leaves_no_gap() -> None:
    """The columns are filled with those that are."""
    shown = talk("    - A\n    - {text: B, value: b, when: a == 'x'}\n    - C\n    - D", "  columns: 2")
    assert shown.labels == [["A", "C"], ["D"]]


def test_a_press_uses_the_item_as_it_was_shown() -> None:
    """Whatever the list has become: here the label was frozen before the price rose."""
    buttons = (
        '    - {from: "{{ menu }}", text: "{{ item.name }}", set: {chosen: "{{ item.price }}"}, next: done}\n'
        "    - {text: Dearer, set: {menu: \"{{ menu | put('id', id=1, price=9) }}\"}, next: back}"
    )
    shown = talk(buttons)
    assert shown.press("Tea").data["chosen"] == 2


def test_an_item_is_kept_only_where_a_press_needs_it() -> None:
    """The record of a session stays small."""
    assert [option.item for option in options(talk(NAMES))] == [None, None]
    needing = '    - {from: "{{ menu }}", text: "{{ item.name }}", value: 1, toast: "{{ item.name }}!"}'
    assert [option.item["id"] for option in options(talk(needing))] == [1, 2]


@pytest.mark.parametrize(
    ("key", "value"),
    [("set", '{chosen: "{{ item.id }}"}'), ("next", '{set: {chosen: "{{ item.id }}"}, next: done}')],
)
def test_what_a_press_does_sees_its_item(key: str, value: str) -> None:
    """In `set`, and in a node in place."""
    shown = talk(f'    - {{from: "{{{{ menu }}}}", text: "{{{{ item.name }}}}", {key}: {value}}}').press("Milk")
    assert (shown.node, shown.data["chosen"]) == ("done", 2)


def test_words_in_place_see_their_item() -> None:
    """They are said of the one that was pressed."""
    buttons = '    - {from: "{{ menu }}", text: "{{ item.name }}", next: {say: "{{ item.name }}!", next: done}}'
    assert talk(buttons).press("Milk").said == ["Milk!", "Done"]


def test_the_toast_of_a_press_sees_its_item() -> None:
    """Before anything is set."""
    buttons = '    - {from: "{{ menu }}", text: "{{ item.name }}", toast: "{{ item.price }} each"}'
    assert talk(buttons).press("Tea").notices[0].text == "2 each"


def test_aliases_may_come_from_the_item() -> None:
    """A text, or a list of them."""
    initial = "[{name: Tea, also: [chai, cha]}, {name: Milk, also: lait}, {name: Rum}]"
    buttons = NAMES.replace("item.id", "item.name").replace('}"}', '}", aliases: "{{ item.also }}"}')
    for typed, chosen in (("CHA", "Tea"), ("lait", "Milk"), ("rum", "Rum")):
        assert talk(buttons, initial=initial).text(typed).data["q"] == chosen


@pytest.mark.parametrize(
    ("empty", "node", "said"),
    [
        ("done", "done", ["Done"]),
        ("{say: None left., next: done}", "done", ["None left.", "Done"]),
        ("{say: None left.}", "below", ["None left.", "Below"]),
        ("back", "a", ["A?"]),
    ],
)
def test_an_empty_list_leads_where_empty_says(empty: str, node: str, said: list[str]) -> None:
    """The question is not asked at all, other buttons or not."""
    below = "below: {prompt: Below}\ndone: {prompt: Done}"
    shown = talk(f'    - {{from: "{{{{ menu }}}}", empty: {empty}}}\n    - Other', initial="[]", below=below)
    assert (shown.node, shown.said) == (node, said)


def test_an_unset_list_is_empty() -> None:
    """Nothing was found yet."""
    assert talk('    - {from: "{{ chosen }}", empty: done}').node == "done"


def test_a_list_of_which_no_item_is_shown_is_empty() -> None:
    """What counts is what could be pressed."""
    assert talk('    - {from: "{{ menu }}", when: item.price > 9, empty: done}').node == "done"


def test_an_optional_question_may_be_skipped_by_an_empty_list() -> None:
    """With the value of its `optional`."""
    shown = talk('    - {from: "{{ menu }}", empty: skip}', "  optional: {value: nothing}", initial="[]")
    assert (shown.node, shown.data["q"]) == ("done", "nothing")


def test_an_empty_list_beside_other_buttons_adds_none() -> None:
    """The others are asked."""
    assert talk('    - {from: "{{ menu }}"}\n    - Other', initial="[]").labels == [["Other"]]


def test_an_empty_list_and_a_question_that_takes_text_is_no_trouble() -> None:
    """The answer is typed."""
    shown = talk('    - {from: "{{ menu }}"}', "  input: text", initial="[]")
    assert (shown.said, shown.labels) == (["Q?"], [])


CASES = """\
    - {from: "{{ menu }}", when: item.price > 9, text: "{{ item.name }}"}
    - {text: X, value: x, when: false}"""


def test_no_button_at_all_is_a_fault() -> None:
    """The user is told, the operator learns the place, and the session stays where it was."""
    shown = talk(CASES)
    assert (shown.node, shown.said[0]) == ("a", "Sorry, something went wrong. Please try again.")
    assert [(report.reason, report.node, report.line) for report in shown.reports] == [("empty", "q", 11)]


def test_the_error_handler_knows_the_reason() -> None:
    """`empty`."""
    nodes = f"a: {{prompt: A?}}\nq:\n  prompt: Q?\n  buttons:\n{CASES}"
    head = f"variables: {{menu: {{type: list, initial: {MENU}}}}}\non: {{error: {{say: 'It is {{{{ reason }}}}.'}}}}"
    assert Talk(nodes_of(nodes, head=head)).text("/talk").text("x").said == ["It is empty."]


@pytest.mark.parametrize("menu", ["text", 3, True])
def test_something_else_than_a_list_is_a_fault(menu: object) -> None:
    """With the place of the `from`. What the settings hold is known only then."""
    nodes = "a: {prompt: A?}\nq:\n  prompt: Q?\n  buttons:\n    - from: '{{ config.menu }}'\n    - Other"
    shown = Talk(nodes_of(nodes, config={"menu": menu})).text("/talk").text("x")
    assert [(report.reason, "list" in report.message) for report in shown.reports] == [("template", True)]


def test_an_endless_list_is_refused() -> None:
    """Nobody can read it, and it would fill the session."""
    shown = talk('    - {from: "{{ menu }}"}\n    - Other', initial="[1]")
    assert shown.labels == [["1"], ["Other"]]
    nodes = "q:\n  prompt: Q?\n  buttons:\n    - {from: '{{ menu }}', empty: done}\ndone: {prompt: D}"
    flows = nodes_of(nodes, head="inputs: {menu: list}")
    refused = Talk(flows).begin("talk", menu=list(range(2001)))
    assert [report.reason for report in refused.reports] == ["limit"]


def test_a_link_of_an_item_opens_its_page() -> None:
    """And makes no choice."""
    initial = "[{name: One, page: 'https://example.org/1'}, {name: Two, page: 'javascript:alert(1)'}]"
    buttons = '    - {from: "{{ menu }}", text: "{{ item.name }}", url: "{{ item.page }}"}\n    - Other'
    shown = talk(buttons, initial=initial)
    keyboard = shown.messages[-1].keyboard
    assert keyboard is not None
    assert keyboard.rows[0] == (Button("One", Link("https://example.org/1")),)


def test_what_no_client_can_open_is_left_out_and_told_to_the_operator() -> None:
    """Telegram would refuse the whole message."""
    initial = "[{name: One, page: 'https://example.org/1'}, {name: Two, page: 'javascript:alert(1)'}]"
    buttons = '    - {from: "{{ menu }}", text: "{{ item.name }}", url: "{{ item.page }}"}\n    - Other'
    shown = talk(buttons, initial=initial)
    assert shown.labels == [["One"], ["Other"]]
    assert ["javascript:alert(1)" in report.message for report in shown.reports] == [True]


def test_who_types_the_label_of_a_link_is_given_the_link() -> None:
    """Where only buttons answer; no attempt is used and the question stays."""
    terms = '{text: Terms, url: "https://example.org/terms"}'
    shown = talk(f'    - {terms}\n    - {{text: Code, copy: "X-{{{{ a }}}}"}}\n    - Other').text("terms")
    assert shown.messages[0].keyboard is not None
    assert shown.messages[0].keyboard.rows == ((Button("Terms", Link("https://example.org/terms")),),)
    shown.text("code")
    assert shown.messages[0].keyboard is not None
    assert shown.messages[0].keyboard.rows[0][0].action == Copy("X-first")
    assert (shown.node, shown.session.frames[-1].attempts) == ("q", {})
