"""Long lists of buttons: pages, turning them, what is shown of them, and what a channel takes at most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.interpreter.effects import AnswerPress
from dragoman.interpreter.session import Question
from dragoman.interpreter.session_codec import decode_session, encode_session
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

SEVEN = "[Ann, Bob, Cid, Dan, Eve, Fay, Gus]"


def talk(keys: str = "page: 3", more: str = "", items: str = SEVEN, beside: str = "") -> Talk:
    """A talk in which `q` was just asked, after the answer 'first' to `a`."""
    nodes = (
        f"a: {{prompt: A?}}\nq:\n  prompt: [Hello., Who?]\n  buttons:\n    - {{from: {items}, {keys}}}\n"
        f"{beside}\n{more}\ndone: {{prompt: Done}}"
    )
    return Talk(nodes_of(nodes)).text("/talk").text("first")


def test_a_page_shows_so_many_items_and_the_way_on() -> None:
    """There is no way back from the first."""
    assert talk().labels == [["Ann"], ["Bob"], ["Cid"], ["›"]]


def test_turning_a_page_shows_the_next() -> None:
    """With the ways to both sides."""
    assert talk().press("›").labels == [["Dan"], ["Eve"], ["Fay"], ["‹", "›"]]


def test_the_last_page_shows_the_rest() -> None:
    """There is no way on from it."""
    assert talk().press("›").press("›").labels == [["Gus"], ["‹"]]


def test_a_page_can_be_turned_back() -> None:
    """To what was shown before."""
    assert talk().press("›").press("‹").labels == [["Ann"], ["Bob"], ["Cid"], ["›"]]


def test_a_page_in_columns() -> None:
    """The ways to other pages have a row of their own."""
    assert talk("page: 4", "  columns: 2").labels == [["Ann", "Bob"], ["Cid", "Dan"], ["›"]]


def test_turning_a_page_edits_the_question_alone() -> None:
    """In place, and without the messages before it."""
    (message,) = talk().press("›").messages
    assert (message.text, message.edit, message.asks) == ("Who?", 3, True)


def test_turning_a_page_is_no_answer() -> None:
    """No attempt is used, nothing is saved, and /back goes to the question before."""
    shown = talk("page: 3", "  attempts: 1").press("›")
    assert (shown.node, shown.data) == ("q", {"a": "first"})
    assert shown.text("/back").node == "a"


def test_a_page_that_is_asked_again_stays() -> None:
    """As after a wrong answer."""
    shown = talk("page: 3", "  ask_again: true").press("›").text("zzzzzz")
    assert shown.labels == [["Dan"], ["Eve"], ["Fay"], ["‹", "›"]]


def test_a_question_that_is_entered_anew_begins_at_the_first_page() -> None:
    """The page belongs to that asking."""
    shown = talk().press("›").text("/back").text("again")
    assert shown.labels[0] == ["Ann"]


@pytest.mark.parametrize("name", ["Ann", "eve", "GUS"])
def test_an_item_of_any_page_can_be_typed(name: str) -> None:
    """Whatever page is shown."""
    assert talk().press("›").text(name).data["q"] == name.capitalize()


def test_a_near_miss_of_another_page_is_offered() -> None:
    """And can be pressed."""
    shown = talk().text("Guss")
    assert shown.labels == [["Gus"]]
    assert shown.press("Gus").data["q"] == "Gus"


def test_a_button_of_the_page_before_is_dead() -> None:
    """It is answered, and the page stays."""
    shown = talk()
    (press, message) = shown.pressed_or_shown[0]
    shown.press("›").press_at(press.epoch, press.option, message)
    assert shown.notices == [AnswerPress("callback", "This button is no longer in use.")]
    assert (shown.node, shown.labels[0]) == ("q", ["Dan"])


def test_turning_twice_turns_once() -> None:
    """The second tap comes from a page that is gone."""
    shown = talk()
    (press, message) = shown.pressed_or_shown[-1]
    shown.press_at(press.epoch, press.option, message).press_at(press.epoch, press.option, message)
    assert shown.labels[0] == ["Dan"]


def test_the_page_outlives_the_process() -> None:
    """It stands in the record."""
    shown = talk().press("›")
    shown.session = replace(decode_session(encode_session(shown.session)))
    assert shown.press("›").labels == [["Gus"], ["‹"]]


def test_on_a_reply_keyboard_pages_are_turned_by_typing() -> None:
    """That is what its buttons do."""
    shown = talk("page: 3", "  keyboard: reply").text("›")
    assert shown.labels == [["Dan"], ["Eve"], ["Fay"], ["‹", "›"]]


def test_other_buttons_stand_on_every_page() -> None:
    """Below the list, as they are written."""
    shown = talk(beside="    - Somebody else")
    assert shown.labels[-1] == ["Somebody else"]
    assert shown.press("›").labels[-1] == ["Somebody else"]


def test_two_lists_have_pages_of_their_own() -> None:
    """Turning one leaves the other."""
    shown = talk("page: 3", beside="    - {from: [1, 2, 3], page: 2}").press("›")
    assert shown.labels == [["Dan"], ["Eve"], ["Fay"], ["‹", "›"], ["1"], ["2"], ["›"]]


def test_a_list_that_has_become_shorter_shows_its_last_page() -> None:
    """The page that was shown is no more."""
    nodes = (
        "q:\n  prompt: Who?\n  buttons:\n    - {from: '{{ names }}', page: 2}\n"
        "    - {text: Fewer, set: {names: [Ann]}, next: again}"
    )
    flows = nodes_of(nodes, head="variables: {names: {type: list, initial: [Ann, Bob, Cid, Dan, Eve]}}")
    shown = Talk(flows).text("/talk").press("›").press("›")
    assert shown.labels == [["Eve"], ["‹"], ["Fewer"]]
    assert shown.press("Fewer").labels == [["Ann"], ["Fewer"]]


def test_of_show_items_the_others_can_be_typed() -> None:
    """They have no button."""
    shown = talk("show: 2")
    assert shown.labels == [["Ann"], ["Bob"]]
    assert shown.text("gus").data["q"] == "Gus"


def test_pages_and_show_together() -> None:
    """Only what is shown has pages."""
    shown = talk("show: 3, page: 2").press("›")
    assert shown.labels == [["Cid"], ["‹"]]


MANY = "[" + ", ".join(f"n{number}" for number in range(150)) + "]"


@pytest.mark.parametrize(("columns", "shown_at_once"), [(1, 8), (2, 16), (8, 64)])
def test_a_list_that_no_keyboard_holds_gets_pages_by_itself(columns: int, shown_at_once: int) -> None:
    """Telegram refuses more than a hundred buttons."""
    shown = talk("match: exact", f"  columns: {columns}", MANY)
    assert sum(len(row) for row in shown.labels) == shown_at_once + 1
    assert shown.text("n149").data["q"] == "n149"


def test_a_list_that_fits_has_no_pages() -> None:
    """Ninety buttons do."""
    items = "[" + ", ".join(f"n{number}" for number in range(90)) + "]"
    assert sum(len(row) for row in talk("match: exact", items=items).labels) == 90


@pytest.mark.parametrize("beside", ["", "".join(f"    - b{number}\n" for number in range(60))])
def test_no_keyboard_is_larger_than_telegram_takes(beside: str) -> None:
    """Whatever `page` says, and whatever stands beside the list."""
    shown = talk("page: 120", items=MANY, beside=beside)
    while "›" in shown.labels[-1 - beside.count("b")]:
        assert sum(len(row) for row in shown.labels) <= 100
        shown.press("›")
    assert sum(len(row) for row in shown.labels) <= 100


def test_every_item_of_a_long_list_is_reached_by_turning() -> None:
    """None is lost between the pages."""
    shown, seen = talk("page: 40", items=MANY), []
    while True:
        seen += [label for row in shown.labels for label in row if label.startswith("n")]
        if "›" not in shown.labels[-1]:
            break
        shown.press("›")
    assert seen == [f"n{number}" for number in range(150)]


def test_options_are_as_many_as_there_are_items_and_ways() -> None:
    """Frozen, whatever is shown of them."""
    shown = talk()
    assert isinstance(shown.session.waiting, Question)
    assert [option.label for option in shown.session.waiting.options] == [*SEVEN.strip("[]").split(", "), "›"]


def test_back_begins_at_the_first_page_of_the_question_before() -> None:
    """Whatever page the later question was at."""
    nodes = (
        "q:\n  prompt: Q?\n  buttons: [{from: [1, 2, 3], page: 1}]\n"
        "r:\n  prompt: R?\n  buttons: [{from: [4, 5, 6], page: 1}]\nd: {prompt: D?}"
    )
    shown = Talk(nodes_of(nodes)).text("/talk").press("1").press("›").text("/back")
    assert (shown.said, shown.labels) == (["Q?"], [["1"], ["›"]])
