"""Chosen options are marked: while a question takes several answers, and after the answer."""

from __future__ import annotations

from dragoman.interpreter.effects import Keyboard
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk


def talk(keys: str) -> Talk:
    """A talk in which `q`, a question with `many`, was just asked, after the answer 'first' to `a`."""
    flows = nodes_of(f"a: {{prompt: A?}}\nq:\n  prompt: Q?\n{keys}\ndone: {{prompt: Done}}")
    return Talk(flows).text("/talk").text("first")


def marked(shown: Talk) -> list[str]:
    """The labels of the marked buttons."""
    keyboard = shown.messages[-1].keyboard
    assert isinstance(keyboard, Keyboard)
    return [button.text for row in keyboard.rows for button in row if button.marked]


CHOICES = "  many: true\n  buttons: [Red, Green, Blue]"


def test_nothing_is_marked_at_first() -> None:
    """And Done is there already."""
    shown = talk(CHOICES)
    assert (marked(shown), shown.labels) == ([], [["Red"], ["Green"], ["Blue"], ["Done"]])


def test_what_was_chosen_is_marked() -> None:
    """In place, with the label as it was."""
    shown = talk(CHOICES).press("Green").press("Blue")
    assert (marked(shown), shown.messages[0].edit) == (["Green", "Blue"], 2)


def test_what_is_chosen_again_loses_its_mark() -> None:
    """It was taken back."""
    assert marked(talk(CHOICES).press("Green").press("Blue").press("Green")) == ["Blue"]


def test_done_saves_what_is_marked() -> None:
    """In the order of the presses."""
    shown = talk(CHOICES).press("Blue").press("Red").press("Done")
    assert (shown.node, shown.data["q"]) == ("done", ["Blue", "Red"])


def test_done_may_be_called_otherwise() -> None:
    """And typed."""
    shown = talk("  many: {done: That is all}\n  buttons: [Red, Green]").press("Red")
    assert shown.labels[-1] == ["That is all"]
    assert shown.text("that is all").data["q"] == ["Red"]


def test_items_of_a_list_are_marked_by_their_value() -> None:
    """On every page; the page that is shown stays."""
    shown = talk("  many: true\n  buttons: [{from: [1, 2, 3, 4], page: 2}]").press("1").press("›").press("3")
    assert (marked(shown), shown.labels) == (["3"], [["3"], ["4"], ["‹"], ["Done"]])
    assert marked(shown.press("‹")) == ["1"]


def test_a_typed_value_marks_its_button() -> None:
    """It is the same answer."""
    shown = talk("  many: true\n  input: integer\n  buttons: ['1', '2']").text("2").press("1")
    assert marked(shown) == ["1", "2"]


def test_days_of_a_calendar_are_marked() -> None:
    """The month that is shown stays."""
    shown = talk("  many: true\n  pick: {calendar: {min: '{{ today }}', max: '{{ today + days(60) }}'}}")
    assert marked(shown.press("›").press("5").press("7")) == ["5", "7"]


def test_without_many_nothing_is_marked() -> None:
    """Even if the value was there before."""
    nodes = "q: {prompt: Q?, buttons: [Red, Green]}\nr: {prompt: R?, save: q, buttons: [Red, Green]}\nd: {prompt: D}"
    assert marked(Talk(nodes_of(nodes)).text("/talk").press("Red")) == []
