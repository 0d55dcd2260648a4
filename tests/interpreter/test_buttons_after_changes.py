"""Generated buttons, pages, cells and Done under a new definition of the flow: what was shown is still itself."""

from __future__ import annotations

from dragoman.interpreter.events import ActionReturned
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

HEAD = "variables: {names: {type: list, initial: [Ann, Bob, Cid, Dan, Eve]}}"


def changed(new: str, old: str) -> Talk:
    """A talk that waits in `q` of the old definition while the new one is deployed."""
    talk = Talk(nodes_of(f"q:\n  prompt: Q?\n{old}\nd: {{prompt: D?}}", head=HEAD)).text("/talk")
    talk.flows = nodes_of(f"q:\n  prompt: New?\n{new}\nd: {{prompt: D?}}", head=HEAD)
    return talk


LIST = "    - {from: '{{ names }}', page: 2}"


def test_a_generated_button_stays_what_it_was() -> None:
    """Its value is frozen, whatever gives the labels and values now."""
    new = "  buttons:\n    - {from: '{{ names }}', text: 'Dr. {{ item }}', value: 'x'}"
    talk = changed(new, f"  buttons:\n{LIST}").press("Bob")
    assert (talk.node, talk.data["q"]) == ("d", "Bob")


def test_buttons_before_and_behind_a_list_do_not_move_it() -> None:
    """Whether they come or go."""
    old = f"  buttons:\n    - First\n{LIST}"
    assert changed(f"  buttons:\n    - A\n    - B\n    - First\n{LIST}", old).press("Ann").data["q"] == "Ann"
    assert changed(f"  buttons:\n{LIST}", old).press("Ann").data["q"] == "Ann"


def test_a_written_button_never_becomes_a_generated_one() -> None:
    """It is gone, though a list stands in its place."""
    talk = changed(f"  buttons:\n{LIST}", f"  buttons:\n    - First\n{LIST}").press("First")
    assert (talk.node, talk.notices[0].text) == ("q", "This button is no longer in use.")
    assert talk.labels == [["Ann"], ["Bob"], ["›"]]


def test_without_a_list_its_buttons_are_gone() -> None:
    """And the question is asked with those there are."""
    talk = changed("  buttons: [One, Two]", f"  buttons:\n{LIST}").press("Bob")
    assert (talk.node, talk.labels) == ("q", [["One"], ["Two"]])


def test_what_a_press_does_is_the_new_definitions() -> None:
    """With the item as it was shown."""
    old = "  buttons:\n    - {from: '{{ names }}', set: {q: '{{ item }}'}}"
    new = "  buttons:\n    - {from: '{{ names }}', next: {say: 'Hi {{ item }}', next: d}}"
    assert changed(new, old).press("Dan").said == ["Hi Dan", "D?"]


def test_a_page_can_still_be_turned() -> None:
    """The new definition says how."""
    talk = changed("  buttons:\n    - {from: '{{ names }}', page: 3}", f"  buttons:\n{LIST}").press("›")
    assert talk.labels == [["Dan"], ["Eve"], ["‹"]]


def test_without_a_list_there_is_no_page_to_turn() -> None:
    """The press counts as an old one."""
    talk = changed("  buttons: [One, Two]", f"  buttons:\n{LIST}").press("›")
    assert (talk.notices[0].text, talk.labels) == ("This button is no longer in use.", [["One"], ["Two"]])


def test_a_cell_stays_what_it_was_while_there_is_a_widget() -> None:
    """Its answer is judged by the new settings."""
    assert changed("  pick: {rating: 9}", "  pick: {rating: 5}").press("4").data["q"] == 4
    talk = changed("  pick: {rating: 3}", "  pick: {rating: 5}").press("4")
    assert (talk.node, talk.said) == ("q", ["Please give a number from 1 to 3."])


def test_a_cell_of_a_widget_that_is_gone_is_gone() -> None:
    """The question is asked again."""
    assert changed("  input: integer", "  pick: {rating: 5}").press("4").said == ["New?"]


def test_a_widget_is_turned_only_while_there_is_one() -> None:
    """A list has other ways to turn."""
    talk = changed(f"  buttons:\n{LIST}", "  pick: {calendar: {min: '{{ today }}'}}").press("›")
    assert talk.notices[0].text == "This button is no longer in use."


def test_done_stays_while_several_answers_are_taken() -> None:
    """And is gone with `many`."""
    old = "  many: true\n  buttons: [One, Two]"
    talk = changed("  many: {done: Enough}\n  buttons: [One, Two]", old).press("One")
    assert talk.press("Enough").data["q"] == ["One"]
    assert changed("  buttons: [One, Two]", old).press("Done").said == ["New?"]


CHECKED = "  validate: {check: {action: look}}\n  buttons:\n    - First\n    - {text: Second, value: s, next: e}"


def judged(new: str, press: str = "Second") -> Talk:
    """A talk in which an action still judged that press while the new definition was deployed, and says yes."""
    nodes = "d: {prompt: D?}\ne: {prompt: E?}"
    talk = Talk(nodes_of(f"q:\n  prompt: Q?\n{CHECKED}\n{nodes}", head=HEAD)).text("/talk").press(press)
    talk.flows = nodes_of(f"q:\n  prompt: New?\n{new}\n{nodes}", head=HEAD)
    return talk.happen(ActionReturned(talk.origin(), talk.calls[0].call, True))


def test_a_button_whose_answer_is_being_judged_is_found_by_its_label() -> None:
    """It leads where the new definition says."""
    talk = judged(CHECKED.replace("    - First\n", "").replace("next: e", "next: d"))
    assert (talk.node, talk.data["q"]) == ("d", "s")


def test_a_judged_answer_of_a_button_that_is_gone_still_counts() -> None:
    """Only where it leads is no longer known."""
    talk = judged("  validate: {check: {action: look}}\n  buttons: [First]")
    assert (talk.node, talk.data["q"]) == ("d", "s")


def test_an_answer_that_nothing_judges_any_more_is_asked_for_again() -> None:
    """The rule is gone."""
    talk = judged("  buttons: [First, Second]")
    assert (talk.node, talk.said) == ("q", ["New?"])
