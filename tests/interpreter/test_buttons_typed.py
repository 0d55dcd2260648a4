"""What a typed text means to buttons: `match`, labels that several have, aliases, near misses."""

from __future__ import annotations

import pytest

from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

DISHES = "[Green tea, Black tea, Coffee with milk, Milk]"


def talk(keys: str = "", more: str = "", beside: str = "", items: str = DISHES) -> Talk:
    """A talk in which `q` was just asked."""
    nodes = f"q:\n  prompt: Q?\n  buttons:\n    - {{from: {items}{keys}}}\n{beside}\n{more}\ndone: {{prompt: Done}}"
    return Talk(nodes_of(nodes)).text("/talk")


def test_a_word_of_one_label_chooses_it() -> None:
    """With `match: words`, in any case."""
    assert talk(", match: words").text("COFFEE").data["q"] == "Coffee with milk"


def test_words_choose_in_any_order() -> None:
    """All of them must stand in the label."""
    assert talk(", match: words").text("tea, black").data["q"] == "Black tea"


def test_a_whole_label_comes_before_a_word_of_others() -> None:
    """`Milk` is one, though it is a word of another."""
    assert talk(", match: words").text("milk").data["q"] == "Milk"


def test_a_word_of_several_labels_offers_those() -> None:
    """As buttons of the same question; no attempt is used."""
    shown = talk(", match: words").text("tea")
    assert (shown.said, shown.labels) == (["Did you mean one of these?"], [["Green tea"], ["Black tea"]])
    assert shown.session.frames[-1].attempts == {}
    assert shown.press("Black tea").data["q"] == "Black tea"


def test_at_most_eight_are_offered() -> None:
    """More nobody wants to read."""
    items = "[" + ", ".join(f"tea {number}" for number in range(20)) + "]"
    assert len(talk(", match: words", items=items).text("tea").labels) == 8


def test_a_part_of_a_word_chooses_nothing() -> None:
    """`cof` is no word of a label."""
    assert talk(", match: words").text("cof").node == "q"


def test_a_typing_error_is_offered_where_words_match() -> None:
    """As it is by default."""
    assert talk(", match: words").text("Milkk").labels == [["Milk"]]


def test_by_default_a_word_is_not_enough() -> None:
    """Only typing errors are forgiven."""
    assert talk().text("coffee").said == ["Please choose one of the options."]
    assert talk().text("Blakc tea").labels[0] == ["Black tea"]


def test_exact_takes_labels_only() -> None:
    """In any case, but without a typing error."""
    assert talk(", match: exact").text("GREEN TEA").data["q"] == "Green tea"
    assert talk(", match: exact").text("Gren tea").said == ["Please choose one of the options."]


def test_exact_says_nothing_of_the_buttons_beside_the_list() -> None:
    """They are forgiven typing errors."""
    assert talk(", match: exact", beside="    - Something else").text("Somthing else").labels == [["Something else"]]


def test_without_suggestions_nothing_is_offered() -> None:
    """A word of several labels is a wrong answer then."""
    shown = talk(", match: words", "  suggest: false").text("tea")
    assert (shown.said, shown.session.frames[-1].attempts) == (["Please choose one of the options."], {"q": 1})


@pytest.mark.parametrize("text", ["…", "?!", " ", "-"])
def test_a_text_without_a_word_matches_none(text: str) -> None:
    """Not all of them."""
    assert talk(", match: words").text(text).node == "q"


def test_two_items_of_one_name_cannot_be_typed() -> None:
    """Which of them was meant nobody knows; no attempt is used."""
    items = "[{id: 1, name: Kim}, {id: 2, name: Kim}, {id: 3, name: Lee}]"
    shown = talk(", text: '{{ item.name }}', value: '{{ item.id }}'", "  attempts: 1", items=items).text("kim")
    assert (shown.node, shown.said) == ("q", ["Please choose one of the options."])
    assert shown.text("lee").data["q"] == 3


def test_one_item_twice_can_be_typed() -> None:
    """It is the same answer."""
    assert talk(items="[Tea, Tea]").text("tea").data["q"] == "Tea"


def test_a_label_comes_before_an_alias() -> None:
    """Of another button."""
    beside = "    - {text: Nothing, value: none, aliases: [milk, water]}"
    assert talk(beside=beside).text("milk").data["q"] == "Milk"
    assert talk(beside=beside).text("Water").data["q"] == "none"


def test_an_alias_may_be_computed() -> None:
    """When it is typed."""
    buttons = "[{text: Me, value: 1, aliases: ['{{ a }}', self]}]"
    nodes = f"a: {{prompt: A?}}\nq: {{prompt: Q?, buttons: {buttons}}}\ndone: {{prompt: D}}"
    for typed in ("ada", "self"):
        assert Talk(nodes_of(nodes)).text("/talk").text("Ada").text(typed).data["q"] == 1


def test_a_typed_item_under_a_question_for_a_number_is_a_number() -> None:
    """A button's text is read as if it was typed."""
    assert talk(more="  input: integer", items="['1', '2']").press("2").data["q"] == 2


def test_under_a_question_for_a_text_anything_else_is_the_answer() -> None:
    """The list only proposes."""
    shown = talk(more="  input: text").text("Water")
    assert shown.data["q"] == "Water"
