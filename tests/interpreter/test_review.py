"""A review: the lines and buttons it shows, and what it takes for an answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dragoman.interpreter.effects import Label
from dragoman.language.content import Content
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk

TWO = """
name: {prompt: Name?}
email: {prompt: Email?, label: Your address}
check: {review: Right?%s}
done: {say: "Done, {{ name }}."}
"""


def asked(keys: str = "", nodes: str = TWO, **kept: Any) -> Talk:
    """Two questions are answered, and the review is shown."""
    return Talk(nodes_of(nodes % keys, **kept)).text("/talk").text("Ada").text("a@b.c")


def shown(node: str, *answers: str | Content) -> str:
    """The line about the variable `it`, which this node asks for."""
    talk = Talk(nodes_of(f"it: {node}\ncheck: {{review: Right?}}\ndone: {{say: Done}}")).text("/talk")
    for answer in answers:
        talk = talk.text(answer) if isinstance(answer, str) else talk.send(answer)
    first, *lines = talk.said[-1].splitlines()
    assert first == "Right?"
    return lines[0]


def test_a_line_and_a_button_for_each_answer() -> None:
    """In the flow's order, called by the node's label or the variable's name."""
    talk = asked()
    assert talk.said == ["Right?\nName: Ada\nYour address: a@b.c"]
    assert talk.labels == [["Edit Name"], ["Edit Your address"], ["Done"]]


def test_the_names_of_variables_are_written_as_words() -> None:
    """With a capital."""
    assert shown("{prompt: Q?, save: first_name_used}", "Ada") == "First name used: Ada"


def test_fields_choose_the_answers_and_their_order() -> None:
    """One that is not set has a dash."""
    nodes = f"{TWO}late: {{prompt: Late?, label: Hour}}\n"
    assert asked(", fields: [late, email]", nodes).said == ["Right?\nHour: –\nYour address: a@b.c"]


def test_what_was_not_asked_is_not_shown() -> None:
    """Unless it is named."""
    nodes = f"extra: {{prompt: Extra?, when: false}}\n{TWO}"
    assert asked("", nodes).said == ["Right?\nName: Ada\nYour address: a@b.c"]


def test_what_was_skipped_has_a_dash() -> None:
    """So that it can be given after all."""
    talk = Talk(nodes_of("it: {prompt: Q?, optional: true}\ncheck: {review: Right?}")).text("/talk").text("/skip")
    assert talk.said == ["Right?\nIt: –"]
    assert talk.press("Edit It").text("now").said == ["Right?\nIt: now"]


@pytest.mark.parametrize(
    ("node", "answer", "line"),
    [
        ("{prompt: Q?, input: integer}", "7", "It: 7"),
        ("{prompt: Q?, input: number}", "1.50", "It: 1.50"),
        ("{prompt: Q?, input: date}", "2026-03-05", "It: Mar 5, 2026"),
        ("{prompt: Q?, input: boolean}", "yes", "It: yes"),
        ("{prompt: Q?, input: boolean}", "no", "It: no"),
        ("{prompt: Q?, buttons: [Small, Large]}", "Small", "It: Small"),
        ("{prompt: Q?, buttons: [{text: Small, value: s}]}", "Small", "It: Small"),
        ("{prompt: Q?, buttons: [{text: None, value: false}, {text: Some, value: 1}]}", "None", "It: None"),
        ("{prompt: Q?, buttons: [{text: One, value: 1}, {text: 'True', value: true}]}", "True", "It: True"),
        ("{prompt: Q?, buttons: [{from: [ab, cd], text: '{{ item | upper }}'}]}", "AB", "It: AB"),
        ("{prompt: Q?, input: integer, buttons: [{text: A dozen, value: 12}]}", "A dozen", "It: A dozen"),
        ("{prompt: Q?, input: integer, buttons: [{text: A dozen, value: 12}]}", "13", "It: 13"),
        ("{prompt: Q?, buttons: {S: {set: {it: s}, next: check}, L: {set: {it: l}, next: check}}}", "L", "It: L"),
    ],
)
def test_a_value_as_the_user_chose_or_as_texts_print_it(node: str, answer: str, line: str) -> None:
    """The label of an option, else the printed value."""
    assert shown(node, answer) == line


def test_a_label_is_the_users_own_only_if_the_option_is_still_known() -> None:
    """Else the value is printed."""
    nodes = """
items: {set: {some: [a, b]}}
it: {prompt: Q?, buttons: [{from: "{{ some }}", text: "{{ item | upper }}"}, Z]}"""
    talk = Talk(nodes_of(f"{nodes}\nlose: {{set: {{some: []}}}}\ncheck: {{review: Right?}}")).text("/talk").text("A")
    assert talk.said == ["Right?\nIt: a"]


def test_several_answers_are_joined() -> None:
    """By their labels."""
    buttons = "[{text: Tea, value: t}, {text: Milk, value: m}, {text: Ice, value: i}]"
    assert shown(f"{{prompt: Q?, many: {{max: 2}}, buttons: {buttons}}}", "Ice", "Tea") == "It: Ice, Tea"


@pytest.mark.parametrize(
    ("kind", "value", "line"),
    [
        ("contact", {"phone": "+341", "name": "Ada", "user_id": 7}, "It: Ada"),
        ("contact", {"phone": "+341", "name": "", "user_id": None}, "It: +341"),
        ("location", {"latitude": 1.5, "longitude": Decimal("2.25")}, "It: 1.5, 2.25"),
        ("document", {"id": "f1", "name": "cv.pdf", "mime": "x/y", "size": 3}, "It: cv.pdf"),
        ("document", {"id": "f1", "name": "", "mime": "x/y", "size": 3}, "It: ✓"),
    ],
)
def test_a_record_is_called_by_its_name(kind: Any, value: dict[str, Any], line: str) -> None:
    """Else its fields are listed; a file without one is ticked."""
    assert shown(f"{{prompt: Q?, input: {kind}}}", Content(kind, "", value)) == line


def test_a_chosen_record_is_called_by_its_name_when_its_list_is_gone() -> None:
    """Or its title."""
    nodes = "l: {set: {some: [{id: 1, title: Tea}]}}\nit: {prompt: Q?, buttons: [{from: '{{ some }}', text: A}, B]}"
    talk = Talk(nodes_of(f"{nodes}\nlose: {{set: {{some: []}}}}\ncheck: {{review: Right?}}")).text("/talk").text("A")
    assert talk.said == ["Right?\nIt: Tea"]


def test_a_secret_answer_is_masked() -> None:
    """One that was skipped is a dash."""
    assert shown("{prompt: Q?, secret: true}", "1234") == "It: •••"
    assert shown("{prompt: Q?, secret: true, optional: true}", "/skip") == "It: –"


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("html", "A &amp; B: &lt;b&gt;*"),
        ("markdown", "A & B: <b\\>\\*"),
        ("plain", "A & B: <b>*"),
    ],
)
def test_labels_and_values_are_escaped_for_the_message(form: str, line: str) -> None:
    """The author's own text is not."""
    nodes = f"it: {{prompt: Q?, label: A & B}}\ncheck: {{review: {{text: Right?, format: {form}}}}}"
    talk = Talk(nodes_of(nodes)).text("/talk").text("<b>*")
    assert talk.said[0].splitlines()[1] == line


def test_a_buttons_label_is_no_markup() -> None:
    """It is a plain text."""
    talk = Talk(nodes_of("it: {prompt: Q?, label: A & B}\ncheck: {review: Right?}")).text("/talk").text("x")
    assert talk.labels[0] == ["Edit A & B"]


def test_the_text_is_computed() -> None:
    """And may be several messages; the last one has the lines."""
    nodes = TWO.replace("Right?%s", "['Hello {{ name }}.', 'Right?']")
    assert asked("", f"{nodes}%s").said == ["Hello Ada.", "Right?\nName: Ada\nYour address: a@b.c"]


def test_the_authors_buttons_come_behind() -> None:
    """One that goes on takes the place of ours."""
    assert asked(", buttons: {Confirm: done, Cancel: cancel}").labels[2:] == [["Confirm"], ["Cancel"]]
    assert asked(", buttons: {Cancel: cancel}").labels[2:] == [["Cancel"], ["Done"]]


def test_columns_are_for_the_edit_buttons_too() -> None:
    """So many side by side."""
    labels = asked(", columns: 2, buttons: {Good: done, Cancel: cancel}").labels
    assert labels == [["Edit Name", "Edit Your address"], ["Good", "Cancel"]]


def test_done_leads_on() -> None:
    """To the node's own next."""
    assert asked().press("Done").said == ["Done, Ada."]


@pytest.mark.parametrize("typed", ["Confirm", "confirm", " CONFIRM "])
def test_a_typed_label_counts_as_a_press(typed: str) -> None:
    """Of the author's buttons."""
    assert asked(", buttons: {Confirm: done}").text(typed).said == ["Done, Ada."]


@pytest.mark.parametrize("typed", ["Edit Name", "edit name"])
def test_a_typed_edit_button_counts_as_a_press(typed: str) -> None:
    """In any case."""
    assert asked().text(typed).said == ["Name?"]


def test_a_near_miss_is_offered() -> None:
    """As a button of the same question."""
    talk = asked().text("Edit naem")
    assert (talk.said, talk.node) == (["Did you mean Edit Name?"], "check")
    assert talk.press("Edit Name").said == ["Name?"]


def test_anything_else_is_no_answer() -> None:
    """As under a menu."""
    talk = asked()
    assert talk.text("what a lovely day").said == ["Please choose one of the options."]
    assert talk.send(Content("photo", "", {"id": "1"})).said == ["Please choose one of the options."]


def test_a_valued_button_decides_where_it_goes() -> None:
    """Its value is the answer, and is not saved."""
    keys = ", buttons: [Good, Bad], branches: [{when: answer.value == 'Bad', next: name}]"
    assert asked(keys).press("Bad").said == ["Name?"]
    assert asked(keys).press("Good").finished.data == {"name": "Ada", "email": "a@b.c"}


def test_a_pressed_buttons_set_is_applied() -> None:
    """Before the node's own."""
    keys = ", set: {seen: true}, buttons: [{text: Good, set: {name: Grace}, next: done}]"
    assert asked(keys).press("Good").said == ["Done, Grace."]


def test_a_reply_keyboard_shows_them_as_labels() -> None:
    """What is typed is the press."""
    talk = asked(", keyboard: reply")
    keyboard = talk.messages[-1].keyboard
    assert keyboard is not None
    assert all(isinstance(button.action, Label) for row in keyboard.rows for button in row)
    assert talk.text("Edit Name").said == ["Name?"]


def test_a_review_times_out_and_reminds() -> None:
    """Its timeout is counted from each entry."""
    timeout = ", timeout: {after: 1h, next: late, remind: [{after: 10m, say: Well?}]}"
    talk = asked(timeout, f"{TWO}late: {{say: Too late.}}\n")
    assert talk.wait(minutes=10).said == ["Well?"]
    talk.press("Edit Name").text("Eve")
    assert talk.wait(minutes=59).node == "check"
    assert talk.wait(minutes=1).said == ["Too late."]


def test_a_field_of_the_profile() -> None:
    """Is an answer as any other."""
    flows = nodes_of("q: {prompt: Zone?, save: profile.timezone}\nr: {review: R?}")
    assert Talk(flows).text("/talk").text("Europe/Berlin").said == ["R?\nTimezone: Europe/Berlin"]


def test_a_review_is_shown_again_after_an_interruption() -> None:
    """With all its buttons."""
    flows = flows_of(
        "flow: talk\ntriggers: [{command: talk}]\nnodes:\n  a: {prompt: A?}\n  r: {review: R?}",
        "flow: other\ntriggers: [{command: other}]\nnodes:\n  b: {prompt: B?}",
    )
    talk = Talk(flows).text("/talk").text("x").text("/other").text("y")
    assert talk.said == ["R?\nA: x"]
    assert talk.press("Edit A").said == ["A?"]


def test_an_old_edit_button_does_nothing() -> None:
    """Of a review that was shown before."""
    talk = asked()
    old = next(press for press, _ in talk.pressed_or_shown if press.epoch == talk.session.epoch)
    talk.press("Edit Name").text("Eve")
    talk.press_at(old.epoch, old.option)
    assert (talk.notices[0].text, talk.node) == ("This button is no longer in use.", "check")
