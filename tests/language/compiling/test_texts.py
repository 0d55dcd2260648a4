"""Texts, values and conditions as they stand in a flow: DG211, DG216 and DG3xx."""

from __future__ import annotations

import pytest

from dragoman.graph.computed import Computed, Constant, ListValue, RecordValue
from dragoman.language.nodes.say import Say
from tests.language.compiling.marked import compiled, refusal, refused, sound, told, whole

TEXTS = [
    "a: {say: «TEXT»}",
    "a: {say: [Hi, «TEXT»]}",
    "a: {say: {text: «TEXT»}}",
    "a: {prompt: «TEXT»}",
    "a: {prompt: {text: «TEXT», silent: true}}",
    "a: {prompt: A?, error: «TEXT»}",
    "a: {prompt: A?, validate: {min_length: 2, error: «TEXT»}}",
    "a: {prompt: A?, optional: {label: «TEXT»}}",
    "a: {prompt: A?, buttons: [«TEXT»]}",
    "a: {prompt: A?, buttons: [{text: «TEXT», value: 1}]}",
    "a: {prompt: A?, buttons: [{text: B, value: 1, toast: «TEXT»}]}",
    "a: {prompt: A?, buttons: [{text: B, value: 1, alert: «TEXT»}]}",
    "a: {say: A, help: «TEXT»}",
    "a: {say: A, label: «TEXT»}",
    "a: {say: A, next: {say: «TEXT»}}",
    "a: {branches: [{when: true, say: «TEXT»}]}",
    "a: {say: A, on: {cancel: {say: «TEXT»}}}",
    "a: {say: {text: A, buttons: [{text: «TEXT», url: 'https://example.org'}]}}",
]


@pytest.mark.parametrize("node", TEXTS)
def test_an_empty_text_is_told_wherever_people_read(node: str) -> None:
    """At its place."""
    assert told(refusal(node.replace("TEXT", "' '"))) == ("DG211", "the text is empty", "write what people shall read")


@pytest.mark.parametrize("node", TEXTS)
def test_an_unknown_name_is_told_wherever_people_read(node: str) -> None:
    """At the name itself, within the text."""
    marked = node.replace("«TEXT»", "'Hi {{ «nmae» }}!'")
    problem = refusal(marked + "\nname: {prompt: Name?}")
    assert told(problem)[0] == "DG312"
    assert problem.help == "did you mean 'name'?"


VALUES = [
    "a: {set: {x: VALUE}}",
    "a: {prompt: A?, buttons: [{text: B, value: VALUE}]}",
    "a: {prompt: A?, buttons: [{text: B, value: 1, set: {y: VALUE}}]}",
    "a: {prompt: A?, optional: {value: VALUE}}",
    "a: {prompt: A?, input: integer, validate: {min: VALUE}}",
    "a: {action: look, save: got, with: {x: VALUE}}",
    "a: {say: A, next: {set: {y: VALUE}}}",
    "a: {set: {x: [1, VALUE]}}",
    "a: {set: {x: {y: VALUE}}}",
]


@pytest.mark.parametrize("node", VALUES)
def test_an_unknown_name_is_told_wherever_a_value_is_computed(node: str) -> None:
    """At the name itself."""
    assert refusal(node.replace("VALUE", "'{{ «nmae» + 1 }}'") + "\nname: {prompt: Name?}").code == "DG312"


@pytest.mark.parametrize("node", ["a: {when: «nmae» > 1, say: A}", "a: {branches: [{when: «nmae», end: x}]}",
                                  "a: {prompt: A?, validate: {that: value > «nmae»}}",
                                  "a: {prompt: A?, buttons: [{text: B, value: 1, when: not «nmae»}]}"])  # fmt: skip
def test_an_unknown_name_is_told_wherever_a_condition_stands(node: str) -> None:
    """At the name itself."""
    assert refusal(node + "\nname: {prompt: Name?}").code == "DG312"


def test_a_text_that_looks_like_an_expression_is_refused_with_its_braces() -> None:
    """Over known variables only."""
    problem = refusal("price: {prompt: P?}\na: {set: {total: «price * 2»}}")
    assert told(problem) == (
        "DG216", "'price * 2' is text, but looks like an expression", 'to compute, write "{{ price * 2 }}"',
    )  # fmt: skip


@pytest.mark.parametrize("text", ["a - b", "well-known", "price", "cost * 2", "2 + 2", "Terms and conditions"])
def test_a_text_that_is_one_stays_one(text: str) -> None:
    """Nothing in it is a known variable, or it computes nothing."""
    flow = sound(f"q: {{prompt: Q?}}\na: {{set: {{x: '{text}'}}}}")
    assert flow.nodes["a"].set[0].value == Constant(text)


@pytest.mark.parametrize(
    ("written", "kind"),
    [("5", Constant), ("text", Constant), ("'{{ 1 + 1 }}'", Computed), ("'n {{ 1 }}'", Computed), ("[1, 2]", Constant),
     ("[1, '{{ q }}']", ListValue), ("{a: 1}", Constant), ("{a: '{{ q }}'}", RecordValue), ("null", Constant)],
)  # fmt: skip
def test_a_value_is_constant_unless_something_in_it_computes(written: str, kind: type) -> None:
    """What is known at load is not computed for each user."""
    flow = sound(f"q: {{prompt: Q?}}\na: {{set: {{x: {written}}}}}")
    assert isinstance(flow.nodes["a"].set[0].value, kind)


@pytest.mark.parametrize(
    "names", ["user.first_name", "chat.title", "now", "today", "config.shop", "attempt", "answer.text", "bot.name", "q"]
)
def test_what_a_flow_may_name_is_known(names: str) -> None:
    """The ambient names and the flow's own."""
    assert sound(f"q: {{prompt: Q?}}\na: {{say: '{{{{ {names} }}}}'}}")


@pytest.mark.parametrize("names", ["user.«nmae»", "chat.«tile»", "config.«shopp»", "answer.«txt»", "bot.«token»"])
def test_an_unknown_field_of_a_known_record_is_told(names: str) -> None:
    """At the field."""
    assert refusal(f"a: {{say: '{{{{ {names} }}}}'}}").code == "DG313"


@pytest.mark.parametrize(
    "text",
    ["a: {set: {x: 1}}", "a: {say: A, on: {cancel: {set: {x: 1}}}}", "a: {branches: [{when: true, set: {x: 1}}]}",
     "a: {prompt: A?, buttons: [{text: B, set: {x: 1}}]}", "a: {action: look, with: {x: 1}, save: x}",
     "a: {prompt: A?, save: x}"],
)  # fmt: skip
def test_a_variable_is_known_wherever_it_gets_its_value(text: str) -> None:
    """Declaring is optional."""
    assert sound(f"{text}\nz: {{say: '{{{{ x }}}}'}}")


@pytest.mark.parametrize("head", ["inputs: {x: text}", "variables: {x: integer}", "on: {error: {set: {x: 1}}}"])
def test_a_variable_of_the_flow_is_known(head: str) -> None:
    """Declared, or set by a handler."""
    assert sound("z: {say: '{{ x }}'}", head)


def test_a_question_that_saves_nothing_makes_no_variable() -> None:
    """Its name is unknown."""
    assert refusal("a: {prompt: A?, save: false}\nz: {say: '{{ «a» }}'}").code == "DG312"


def test_reason_is_known_in_handlers_only() -> None:
    """Elsewhere it is no name."""
    assert sound("a: {prompt: A?, on: {invalid: {say: '{{ reason }}'}}}", "on: {error: {say: '{{ reason }}'}}")
    assert refusal("a: {say: '{{ «reason» }}'}").code == "DG312"


def test_a_place_in_a_block_is_exact() -> None:
    """Line and column of the name, not of the block."""
    refused(whole("a:\n  say: |\n    First\n    and {{ «nonsense» }} here\n"))


def test_a_place_in_a_folded_text_is_exact() -> None:
    """As well."""
    refused(whole("a:\n  say: >\n    First\n    and {{ «nonsense» }} here\n"))


def test_a_place_behind_an_escape_is_exact() -> None:
    """The scalar's own source counts."""
    refused(whole('a: {say: "Tab\\t and \\u00e9 {{ «nonsense» }}"}'))


def test_several_problems_of_one_text_are_all_told() -> None:
    """Each at its place."""
    refused(whole("a: {say: '{{ «one» }} and {{ «two» }}'}"))


@pytest.mark.parametrize(
    ("text", "code"),
    [("<«blink»>x</blink>", "DG320"), ("«<b>»x", "DG321"), ("x«</b>»", "DG322")],
)
def test_markup_that_telegram_does_not_know_is_refused(text: str, code: str) -> None:
    """An unknown tag, one left open, one that closes nothing."""
    clean = text.replace("«", "").replace("»", "")
    _, problems = compiled(whole(f"a: {{say: '{clean}'}}"))
    assert code in [problem.code for problem in problems]
    assert all(problem.span.line == 4 for problem in problems)


def test_a_stray_sign_is_escaped() -> None:
    """The author's own `<` and `&` are text."""
    lead = sound("a: {say: 'Fish & chips, 1 < 2'}").nodes["a"].lead
    assert isinstance(lead, Say)
    assert lead.messages[0].text.text.constant == "Fish &amp; chips, 1 &lt; 2"
