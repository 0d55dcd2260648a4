"""An edited answer that leads another way: other questions are asked, and what belonged to the former way is gone."""

from __future__ import annotations

import pytest

from tests.interpreter.building import nodes_of
from tests.interpreter.reviewed import at_review, edited
from tests.interpreter.talking import Talk

FORK = """
kind:
  prompt: Who?
  buttons:
    - {text: A person, value: p, next: person}
    - {text: A company, value: c, next: company}
person: {prompt: Name?, next: phone}
company: {prompt: Company?}
vat: {prompt: VAT?}
phone: {prompt: Phone?}"""


def test_the_questions_on_the_new_way_are_asked() -> None:
    """One after the other, and those behind the fork are not."""
    talk = edited(at_review(FORK, "A person", "Ada", "123"), "Kind", "A company")
    assert talk.said == ["Company?"]
    assert talk.text("Acme").said == ["VAT?"]
    assert talk.text("DE1").said == ["Right?\nKind: A company\nCompany: Acme\nVat: DE1\nPhone: 123"]


def test_the_answers_on_the_former_way_are_gone() -> None:
    """And asked for again when it leads there once more."""
    talk = edited(at_review(FORK, "A company", "Acme", "DE1", "123"), "Kind", "A person")
    assert talk.data == {"kind": "p", "phone": "123"}
    assert talk.text("Ada").said == ["Right?\nKind: A person\nPerson: Ada\nPhone: 123"]
    assert edited(talk, "Kind", "A company").said == ["Company?"]


def test_the_same_way_keeps_its_answers() -> None:
    """Though the question was asked again."""
    talk = edited(at_review(FORK, "A person", "Ada", "123"), "Kind", "A person")
    assert talk.said == ["Right?\nKind: A person\nPerson: Ada\nPhone: 123"]


def test_back_brings_the_former_way_back() -> None:
    """With its answers."""
    talk = edited(at_review(FORK, "A person", "Ada", "123"), "Kind", "A company")
    talk.text("/back").text("/back")
    assert talk.said == ["Right?\nKind: A person\nPerson: Ada\nPhone: 123"]


GATE = """
age: {prompt: Age?, input: integer}
name: {prompt: Name?}
gate: {branches: [{when: age < 18, next: parent}]}
club: {prompt: Club?, next: last}
parent: {prompt: Parent?}
last: {prompt: Last?}"""


def test_a_branch_between_decides_anew() -> None:
    """It reads the changed answer."""
    talk = edited(at_review(GATE, "30", "Ada", "Chess", "x"), "Age", "12")
    assert talk.said == ["Parent?"]
    assert talk.text("Bob").said == ["Right?\nAge: 12\nName: Ada\nParent: Bob\nLast: x"]
    assert edited(talk, "Age", "20").said == ["Club?"]


def test_a_branch_that_decides_the_same_asks_nothing() -> None:
    """The other way's questions stay unasked."""
    talk = edited(at_review(GATE, "30", "Ada", "Chess", "x"), "Age", "31")
    assert talk.said == ["Right?\nAge: 31\nName: Ada\nClub: Chess\nLast: x"]


def test_what_the_other_way_computes_is_not_computed() -> None:
    """Only what lies on the way."""
    nodes = """
n: {prompt: N?, input: integer}
kind: {prompt: Kind?, buttons: [{text: A, value: a, next: small}, {text: B, value: b, next: large}]}
small: {set: {price: "{{ n }}"}, next: last}
large: {set: {price: "{{ n * 100 }}"}}
last: {prompt: Last?}"""
    talk = edited(at_review(nodes, "2", "A", "x"), "N", "3")
    assert talk.data["price"] == 3
    assert edited(talk, "Kind", "B").data["price"] == 300


@pytest.mark.parametrize(
    ("keys", "outcome"),
    [
        ("branches: [{when: n < 18, say: Too young., end: refused}]", "refused"),
        ("branches: [{when: n < 18, say: Too young., next: end}]", "completed"),
        ("branches: [{when: n < 18, next: out}]", "gone"),
    ],
)
def test_an_answer_that_ends_the_flow_ends_it(keys: str, outcome: str) -> None:
    """An edit is no way around a gate."""
    nodes = f"n: {{prompt: N?, input: integer, {keys}}}\nm: {{prompt: M?, next: check}}\nout: {{say: Out., end: gone}}"
    assert edited(at_review(nodes, "30", "x"), "N", "12").ended == [("talk", outcome)]


@pytest.mark.parametrize("target", ["cancel", "{say: Well., end: cancelled}"])
def test_a_button_that_ends_the_flow_ends_it(target: str) -> None:
    """Though it has a value."""
    nodes = f"ok: {{prompt: Ok?, buttons: ['Yes', {{text: 'No', value: n, next: {target}}}]}}"
    assert edited(at_review(nodes, "Yes"), "Ok", "No").ended == [("talk", "cancelled")]


def test_an_answer_that_the_node_itself_wants_once_more() -> None:
    """The edit goes on."""
    nodes = "n: {prompt: N?, input: integer, branches: [{when: n < 18, say: Too young., next: again}]}"
    talk = edited(at_review(nodes, "30"), "N", "12")
    assert talk.said == ["Too young.", "N?"]
    assert talk.text("31").said == ["Right?\nN: 31"]


def test_a_button_that_asks_the_same_in_other_words() -> None:
    """The edit goes on there."""
    nodes = """
city: {prompt: City?, buttons: [Paris, Rome, {text: Elsewhere, next: where}], next: last}
where: {prompt: Where?, save: city}
last: {prompt: Last?}"""
    talk = edited(at_review(nodes, "Paris", "x"), "City", "Elsewhere")
    assert talk.said == ["Where?"]
    assert talk.text("Oslo").said == ["Right?\nCity: Oslo\nLast: x"]


def test_a_button_back_to_an_earlier_question_is_followed() -> None:
    """The conversation goes on from there, as it does without a review."""
    nodes = "a: {prompt: A?}\nb: {prompt: B?, buttons: [X, Y, {text: Other a, next: a}]}"
    talk = edited(at_review(nodes, "1", "X"), "B", "Other a")
    assert talk.said == ["A?"]
    assert talk.text("2").said == ["B?"]
    assert talk.press("Y").said == ["Right?\nA: 2\nB: Y"]


def test_a_flow_that_begins_anew_at_its_review_is_no_ring() -> None:
    """Its first answer can be edited as any other."""
    flows = nodes_of("a: {prompt: A?}\nb: {prompt: B?}\ncheck: {review: Right?, buttons: {Good: end, Anew: a}}")
    talk = edited(Talk(flows).text("/talk").text("1").text("2"), "B", "3")
    assert talk.said == ["Right?\nA: 1\nB: 3"]
    assert talk.press("Anew").text("4").said == ["B?"]


def test_an_action_that_sends_back_is_followed() -> None:
    """Its outcome leads to the question again."""
    nodes = """
kind: {prompt: Kind?}
load: {action: any_action, with: {x: "{{ kind }}"}, save: found, outcomes: {none: kind}}
last: {prompt: Last?}"""
    results = {"any_action": lambda called: ("none", None) if called.arguments["x"] == "b" else ("some", 1)}
    talk = edited(at_review(nodes, "a", "x", results=results), "Kind", "b")
    assert (talk.said, talk.session.frames[-1].editing) == (["Kind?"], None)


def test_two_reviews_in_a_row() -> None:
    """Each edit comes back to the one it began at."""
    nodes = "a: {prompt: A?}\nfirst: {review: First?}\nb: {prompt: B?}"
    talk = Talk(nodes_of(f"{nodes}\ncheck: {{review: Last?}}")).text("/talk").text("1")
    assert edited(talk, "A", "2").said == ["First?\nA: 2"]
    talk.press("Done").text("3")
    assert edited(talk, "A", "4").said == ["Last?\nA: 4\nB: 3"]


def test_an_answer_in_other_words_counts_where_it_was_given() -> None:
    """The first question is not asked once more for it, nor the second for an answer to the first."""
    nodes = """
day: {prompt: Day?, input: integer}
city: {prompt: City?, validate: {that: day > 1}, buttons: [Paris, {text: Elsewhere, next: where}], next: last}
where: {prompt: Where?, save: city, validate: {that: day > 2, error: Not then.}}
last: {prompt: Last?}"""
    talk = at_review(nodes, "5", "Elsewhere", "Oslo", "x")
    assert edited(talk, "Day", "4").said == ["Right?\nDay: 4\nCity: Oslo\nLast: x"]
    assert edited(talk, "Day", "2").said == ["Not then.", "Where?"]
    talk = at_review(nodes, "5", "Paris", "x")
    assert edited(talk, "Day", "2").said == ["Right?\nDay: 2\nCity: Paris\nLast: x"]


def test_one_variable_on_two_ways_is_found_out_on_the_new_one() -> None:
    """By a question, or computed."""
    nodes = """
kind: {prompt: Kind?, buttons: [{text: A, value: a, next: one}, {text: B, value: b, next: two}]}
one: {prompt: One?, save: n, set: {price: 1}, next: last}
two: {prompt: Two?, save: n, set: {price: 2}}
last: {prompt: Last?}"""
    talk = edited(at_review(nodes, "A", "x", "y"), "Kind", "B")
    assert talk.said == ["Two?"]
    assert talk.text("z").data == {"kind": "b", "n": "z", "price": 2, "last": "y"}
    assert edited(talk, "Kind", "A").said == ["One?"]


def test_a_variable_with_a_first_value_is_asked_for_on_the_new_way() -> None:
    """Nobody gave that one."""
    head = "variables: {extra: {type: integer, initial: 0}}"
    nodes = """
kind: {prompt: Kind?, buttons: [{text: Plain, value: a, next: last}, {text: Rich, value: b, next: extra}]}
extra: {prompt: Extra?, input: integer}
last: {prompt: Last?}
sum: {set: {total: "{{ extra + 1 }}"}}"""
    talk = edited(at_review(nodes, "Plain", "y", head=head), "Kind", "Rich")
    assert talk.said == ["Extra?"]
    assert talk.text("5").data["total"] == 6
    assert edited(talk, "Kind", "Plain").data == {"kind": "a", "extra": 0, "last": "y", "total": 1}
