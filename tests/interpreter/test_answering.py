"""Answers to a waiting question: read, checked, saved; wrong ones change nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dragoman.language.content import Content
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk


def asked(question: str, below: str = "done: {prompt: Done}") -> Talk:
    """A talk in which the question `q`, given by its keys, was just asked."""
    return Talk(nodes_of(f"q:\n  prompt: Q?\n{_indented(question)}\n{below}")).text("/talk")


def _indented(keys: str) -> str:
    return "\n".join(f"  {line}" for line in keys.splitlines())


TYPED = [
    ("text", "  Ada ", "Ada"),
    ("integer", "12", 12),
    ("number", "1.5", Decimal("1.5")),
    ("decimal", "2.50", Decimal("2.50")),
    ("email", "ada@example.com", "ada@example.com"),
    ("url", "https://example.org", "https://example.org"),
    ("boolean", "yes", True),
    ("date", "2026-03-01", date(2026, 3, 1)),
]


@pytest.mark.parametrize(("kind", "text", "value"), TYPED)
def test_the_answer_is_saved_typed_under_the_nodes_name(kind: str, text: str, value: Any) -> None:
    """Saved values are typed."""
    talk = asked(f"input: {kind}").text(text)
    assert (talk.node, talk.data) == ("done", {"q": value})
    assert type(talk.data["q"]) is type(value)


def test_save_names_another_variable() -> None:
    """Instead of the node's name."""
    assert asked("save: name").text("Ada").data == {"name": "Ada"}


def test_save_false_saves_nothing() -> None:
    """The conversation goes on all the same."""
    talk = asked("save: false").text("Ada")
    assert (talk.node, talk.data) == ("done", {})


@pytest.mark.parametrize("kind", ["integer", "number", "decimal", "email", "url", "boolean", "date", "phone"])
def test_a_wrong_answer_keeps_the_question_and_all_data(kind: str) -> None:
    """And is answered with a sentence."""
    talk = Talk(nodes_of(f"a: {{prompt: A?}}\nq: {{prompt: Q?, input: {kind}}}")).text("/talk").text("first")
    talk.text("in no way")
    assert (talk.node, talk.data) == ("q", {"a": "first"})
    assert len(talk.said) == 1


def test_the_authors_error_is_shown_as_it_is() -> None:
    """Nothing is put before or after it."""
    assert asked("input: integer\nerror: Digits, please.").text("many").said == ["Digits, please."]


def test_an_error_text_may_compute() -> None:
    """It sees the answer."""
    assert asked("input: integer\nerror: 'Not {{ answer.text }}!'").text("<x>").said == ["Not &lt;x&gt;!"]


def test_a_wrong_answer_does_not_send_the_question_again() -> None:
    """The default."""
    assert len(asked("input: integer").text("many").said) == 1


def test_ask_again_sends_the_question_after_the_error() -> None:
    """Both, in this order."""
    assert asked("input: integer\nerror: No.\nask_again: true").text("many").said == ["No.", "Q?"]


def test_each_rule_has_its_own_error() -> None:
    """The first rule that is broken speaks."""
    talk = asked("input: integer\nvalidate:\n  - {min: 1, error: More}\n  - {max: 9, error: Less}")
    assert (talk.text("0").said, talk.text("10").said, talk.text("5").node) == (["More"], ["Less"], "done")


def test_a_rule_without_error_uses_the_questions_error() -> None:
    """Rather than the shipped sentence."""
    assert asked("input: integer\nerror: Mine.\nvalidate: {min: 1}").text("0").said == ["Mine."]


def test_a_rule_without_any_error_says_what_is_wanted() -> None:
    """The shipped sentence names the limit."""
    assert "10" in asked("input: integer\nvalidate: {min: 10}").text("9").said[0]


def test_that_sees_the_value_and_the_variables() -> None:
    """A bare condition."""
    nodes = (
        "a: {prompt: A?, input: integer}\nq:\n  prompt: Q?\n  input: integer\n"
        "  validate: {that: value > a, error: 'Not {{ value }}'}"
    )
    talk = Talk(nodes_of(nodes)).text("/talk").text("5")
    assert (talk.text("5").said, talk.text("6").ended) == (["Not 5"], [("talk", "completed")])


def test_a_limit_may_be_computed() -> None:
    """From an earlier answer."""
    nodes = "a: {prompt: A?, input: integer}\nq: {prompt: Q?, input: integer, validate: {min: '{{ a }}', error: Low}}"
    assert Talk(nodes_of(nodes)).text("/talk").text("5").text("4").said == ["Low"]


def test_a_shipped_sentence_is_escaped_for_its_format() -> None:
    """A limit with `<` in it is no markup."""
    assert "R&amp;D, &lt;b&gt;" in asked("validate: {one_of: [R&D, <b>]}").text("x").said[0]


def test_a_message_of_another_kind_is_no_text() -> None:
    """It is answered, and the question stays."""
    talk = asked("save: q").send(Content("photo", "a caption"))
    assert (talk.said, talk.node, talk.data) == (["Please answer with a text."], "q", {})


def test_a_contact_answers_a_question_for_a_phone() -> None:
    """As a typed number does."""
    contact = Content("contact", "", {"phone": "+34600111222", "user_id": 7, "name": "Ada"})
    assert asked("input: phone").send(contact).data == {"q": "+34600111222"}


def test_the_answer_can_be_used_by_set_and_branches() -> None:
    """Its text, value and kind."""
    talk = asked("input: integer\nset: {seen: '{{ answer.text ~ answer.kind ~ (answer.value + 1) }}'}").text("4")
    assert talk.data["seen"] == "4text5"


def test_text_of_a_user_is_never_a_template() -> None:
    """Braces are braces."""
    talk = Talk(nodes_of("q: {prompt: Q?}\na: {say: 'Hi {{ q }}'}")).text("/talk").text("{{ 7 * 7 }} <b>")
    assert talk.said == ["Hi {{ 7 * 7 }} &lt;b&gt;"]


def test_a_phrase_is_no_interruption_while_a_question_waits() -> None:
    """The waiting question outranks it."""
    assert asked("save: q").text("let us talk").data == {"q": "let us talk"}


def test_on_invalid_speaks_instead_of_the_shipped_sentence() -> None:
    """It sees the reason."""
    talk = asked("input: integer\nvalidate: {min: 1}\non: {invalid: {say: 'No: {{ reason }} {{ attempt }}'}}")
    assert talk.text("many").said == ["No: type 1"]
    assert talk.text("0").said == ["No: rule 2"]
    assert talk.send(Content("photo")).said == ["No: kind 3"]


def test_on_invalid_may_lead_away() -> None:
    """A handler is a target."""
    assert asked("input: integer\non: {invalid: other}", "other: {prompt: Other}").text("many").node == "other"


def test_an_authors_error_comes_before_on_invalid() -> None:
    """The nearest words win."""
    assert asked("input: integer\nerror: Mine.\non: {invalid: {say: No}}").text("many").said == ["Mine."]


def test_defaults_stand_in_for_a_prompts_own_keys() -> None:
    """And the prompt's own come first."""
    nodes = "a: {prompt: A?, input: integer}\nb: {prompt: B?, input: integer, error: Own}"
    talk = Talk(nodes_of(nodes, head="defaults: {error: Common}")).text("/talk")
    assert (talk.text("x").said, talk.text("1").text("x").said) == (["Common"], ["Own"])
