"""Prompts: inputs, choices, labels, rules, attempts, optional: DG207, DG208, DG209, DG210, DG217."""

from __future__ import annotations

import pytest

from dragoman.graph.flow import Flow
from dragoman.language.buttons.doing import Opens
from dragoman.language.inputs import all_inputs
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.validators import all_validators
from tests.language.compiling.marked import refusal, related, sound, told


def prompt(keys: str, below: str = "b: {say: B}") -> Prompt:
    """The question `q` with these keys."""
    lead = of(sound(f"q: {{prompt: Q?, {keys}}}\n{below}"))
    assert isinstance(lead, Prompt)
    return lead


def of(flow: Flow) -> object:
    """Its first node's lead."""
    return flow.nodes["q"].lead


def test_a_question_is_for_a_text_by_default() -> None:
    """Saved under the node's name, suggesting, unlimited, marked afterwards."""
    plain = prompt("suggest: true")
    assert (plain.type, plain.save, plain.attempts, plain.skip, plain.after, plain.keyboard) == (
        "text", "q", None, None, "mark", "inline",
    )  # fmt: skip
    assert (plain.ask_again, plain.menu, plain.choice) == (False, False, False)


@pytest.mark.parametrize("name", ["text", "number", "integer", "decimal", "email", "phone", "url", "boolean", "date"])
def test_input_names_the_type(name: str) -> None:
    """Short, or as a mapping."""
    assert prompt(f"input: {name}").reader is all_inputs()[name]
    assert prompt(f"input: {{type: {name}}}").reader is all_inputs()[name]


def test_the_mapping_form_carries_the_types_settings() -> None:
    """Without the type itself."""
    assert prompt("input: {type: phone, region: ES}").settings == {"region": "ES"}


@pytest.mark.parametrize(
    "buttons",
    ["[Apple]", "[{text: A, value: 1}]", "[[Apple]]", "[{text: Go, next: b}, Apple]", "[{text: '', value: x}]"],
)
def test_a_button_with_a_value_makes_a_choice(buttons: str) -> None:
    """A string, `value`, in a row or not."""
    if "''" in buttons:
        assert (
            refusal(f"q: {{prompt: Q?, buttons: {buttons.replace(chr(39) * 2, '«' + chr(39) * 2 + '»')}}}").code
            == "DG211"
        )
    else:
        assert prompt(f"buttons: {buttons}").choice


def test_a_choice_without_a_value_is_refused() -> None:
    """Nothing could be chosen."""
    assert told(refusal("q: {prompt: Q?, input: «choice», buttons: {Go: q}}")) == (
        "DG208", "the answer is a choice, but no button has a value",
        "list the choices, such as 'buttons: [Small, Large]'",
    )  # fmt: skip


@pytest.mark.parametrize(
    "keys", ["buttons: {Go: b}", "buttons: [{text: Go, next: b}]", "buttons: {Go: {say: X, end: x}}"]
)
def test_buttons_that_lead_on_make_a_menu(keys: str) -> None:
    """Where neither input nor validate says how to read a text."""
    assert prompt(keys).menu


@pytest.mark.parametrize(
    "keys",
    ["buttons: {Back: back}", "buttons: {No: {say: X, next: again}}", "buttons: [{text: T, url: 'https://example.org'}]",
     "buttons: [{text: C, contact: true}]", "input: text, buttons: {Go: b}",
     "validate: {min_length: 2}, buttons: {Go: b}",
     "buttons: [Apple, {text: Go, next: b}]"],
)  # fmt: skip
def test_other_buttons_make_none(keys: str) -> None:
    """They only navigate, or the question says how to read its answer."""
    assert not prompt(keys).menu


@pytest.mark.parametrize(
    "label",
    ["[Yes, «Yes»]", "[Yes, «yes»]", "[Yes, [«YES», No]]", "[Yes, {text: «Yes», value: 2}]", "{Yes: q, «yes»: q}"],
)
def test_two_labels_of_one_question_differ(label: str) -> None:
    """Typed, they could not be told apart, whatever their case."""
    problem = refusal(f"q: {{prompt: Q?, buttons: {label}}}")
    assert problem.code == "DG207"
    assert related(problem) == {4: "the first stands here"}
    assert problem.help == "give one of the two another word"


def test_two_labels_may_be_equal_if_one_has_a_condition() -> None:
    """They may never stand together."""
    assert prompt("buttons: [{text: Go, value: 1, when: user.id == 1}, {text: Go, value: 2}]").choice


@pytest.mark.parametrize("style", ["primary", "success", "danger"])
def test_a_buttons_style_is_kept(style: str) -> None:
    """For channels that show it."""
    assert prompt(f"buttons: [{{text: A, value: 1, style: {style}}}]").layout.buttons[0].style == style


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org", "//example.org"])
def test_an_address_that_no_button_can_open_is_refused(url: str) -> None:
    """It is quoted, and what would be right is said."""
    problem = refusal(f"q: {{prompt: Q?, buttons: [{{text: A, url: «'{url}'»}}]}}")
    assert told(problem) == (
        "DG217", f"no button can open the url '{url}'",
        "a button opens http://, https://, tg:// and ton:// addresses",
    )  # fmt: skip


@pytest.mark.parametrize("url", ["example.org", "www.example.co.uk/menu?day=1"])
def test_an_address_without_its_scheme_is_refused_with_one(url: str) -> None:
    """So that it can be copied."""
    problem = refusal(f"q: {{prompt: Q?, buttons: [{{text: A, url: «'{url}'»}}]}}")
    assert told(problem) == ("DG217", f"no button can open the url '{url}'", f"write it as https://{url}")


def test_an_address_may_be_computed() -> None:
    """Then its scheme is not known yet."""
    doing = prompt("buttons: [{text: A, url: '{{ config.shop }}/x'}]").layout.buttons[0].doing
    assert isinstance(doing, Opens)
    assert doing.kind == "url"


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("boolean", "min"),
        ("email", "min"),
        ("text", "max"),
        ("integer", "min_length"),
        ("date", "pattern"),
        ("boolean", "one_of"),
    ],
)
def test_a_rule_that_does_not_fit_the_type_is_refused(kind: str, rule: str) -> None:
    """At the rule's key, with the types that it fits."""
    problem = refusal(f"q: {{prompt: Q?, input: {kind}, validate: {{«{rule}»: 3}}}}")
    assert problem.code == "DG209"
    assert problem.message == f"'{rule}' does not fit an answer of the type {kind}"
    assert problem.help is not None


@pytest.mark.parametrize(
    ("kind", "rule", "remedy"),
    [
        ("integer", "max_length: 3", "write 'max', which fits"),
        ("text", "min: 3", "write 'min_length', which fits"),
        (
            "integer",
            "mime: image/png",
            "it fits answers that are files, such as those to 'input: photo' and 'input: document'",
        ),
        ("boolean", "min_length: 1", "it fits answers of the type text"),
    ],
)
def test_the_rule_that_was_meant_is_named(kind: str, rule: str, remedy: str) -> None:
    """Where there is one of the same idea; else what this one is for."""
    key, _, limit = rule.partition(":")
    assert refusal(f"q: {{prompt: Q?, input: {kind}, validate: {{«{key}»:{limit}}}}}").help == remedy


@pytest.mark.parametrize(
    ("kind", "rule"),
    [("integer", "min: «five»"), ("text", "min_length: «-1»"), ("text", "pattern: «'(ab'»"), ("text", "one_of: «[]»"),
     ("date", "min: «yesterday-ish»"), ("text", "pattern: «'(?=a)'»"), ("text", "max_length: «2.5»")],
)  # fmt: skip
def test_a_limit_that_a_rule_cannot_use_is_refused(kind: str, rule: str) -> None:
    """At the limit."""
    assert refusal(f"q: {{prompt: Q?, input: {kind}, validate: {{{rule}}}}}").code == "DG210"


@pytest.mark.parametrize(
    ("kind", "limit", "message", "remedy"),
    [
        ("date", "tomorrow", "'min' is the text 'tomorrow'", 'write "{{ today + days(1) }}"'),
        ("datetime", "Now", "'min' is the text 'Now'", 'write "{{ now }}"'),
        ("date", "soon", "'min' is the text 'soon'", "give a date, such as 2026-12-31"),
        ("integer", "tomorrow", "'min' is the text 'tomorrow'", "give a number"),
    ],
)
def test_a_limit_in_words_is_told_what_suits_the_answers(kind: str, limit: str, message: str, remedy: str) -> None:
    """A day that words name is to be computed."""
    problem = refusal(f"q: {{prompt: Q?, input: {kind}, validate: {{min: «{limit}»}}}}")
    assert told(problem) == ("DG210", message, remedy)


@pytest.mark.parametrize(
    ("kind", "low", "high"), [("integer", "min: 9", "max: «3»"), ("text", "min_length: 9", "max_length: «3»")]
)
def test_limits_that_exclude_each_other_are_refused(kind: str, low: str, high: str) -> None:
    """No answer could be right."""
    problem = refusal(f"q: {{prompt: Q?, input: {kind}, validate: {{{low}, {high}}}}}")
    assert (problem.code, problem.message) == ("DG210", "no answer can be at least 9 and at most 3")
    assert len(problem.related) == 1


def test_equal_limits_are_fine() -> None:
    """Exactly one answer is right."""
    assert len(prompt("input: integer, validate: {min: 3, max: 3}").rules) == 2


def test_each_rule_of_a_list_keeps_its_error() -> None:
    """In their order."""
    rules = prompt("input: integer, validate: [{min: 1, error: One}, {max: 9, that: value != 5, error: Two}]").rules
    assert [rule.error.text.constant if rule.error else None for rule in rules] == ["One", "Two", "Two"]


@pytest.mark.parametrize("key", sorted(all_validators()))
def test_a_computed_limit_is_left_for_later(key: str) -> None:
    """It is known only when the answer comes."""
    kind = {"min": "integer", "max": "integer", "max_size": "photo", "mime": "photo"}.get(key, "text")
    (rule,) = prompt(f"input: {kind}, validate: {{{key}: '{{{{ config.shop }}}}'}}").rules
    assert getattr(rule.test, "ready", 0) is None


def test_value_is_known_in_rules_only() -> None:
    """Elsewhere it is no name."""
    assert prompt("input: integer, validate: {that: value > 3, error: 'not {{ value }}'}").rules
    assert refusal("q: {prompt: Q?, error: 'not {{ «value» }}'}").code.startswith("DG31")


def test_attempts_are_a_number_or_a_mapping() -> None:
    """With or without a way on."""
    short, long = prompt("attempts: 3").attempts, prompt("attempts: {max: 3, next: b}").attempts
    assert short is not None
    assert long is not None
    assert (short.max, short.next, long.max, long.next is not None) == (3, None, 3, True)


def test_optional_is_a_flag_or_a_mapping() -> None:
    """With a label and a value, or the shipped ones."""
    assert prompt("optional: true").skip is not None
    assert prompt("optional: false").skip is None
    long = prompt("optional: {label: Later, value: 0}").skip
    assert long is not None
    assert (long.label is not None, long.value is not None) == (True, True)


def test_columns_hold_single_buttons_and_rows_stay() -> None:
    """As written."""
    layout = prompt("columns: 2, buttons: [A, B, C, [D, E, F]]").layout
    assert layout.columns == 2
    assert [(type(part).__name__, len(part.buttons)) for part in layout.parts] == [("Singles", 3), ("Row", 3)]


def test_a_button_for_a_contact_needs_a_reply_keyboard() -> None:
    """Whatever `keyboard` says."""
    assert prompt("keyboard: inline, buttons: [{text: C, contact: true}]").keyboard == "reply"


def test_defaults_fill_what_a_prompt_leaves_open() -> None:
    """And nothing of other nodes."""
    head = (
        "defaults: {attempts: 2, after: keep, columns: 3, keyboard: reply, ask_again: true, suggest: false, error: No.}"
    )
    lead = of(sound("q: {prompt: Q?, after: remove, buttons: [A, B, C]}\ns: {say: S}", head))
    assert isinstance(lead, Prompt)
    assert lead.attempts is not None
    assert (lead.attempts.max, lead.after, lead.layout.columns, lead.keyboard) == (2, "remove", 3, "reply")
    assert (lead.ask_again, lead.suggest, lead.error is not None) == (True, False, True)


def test_all_questions_may_be_optional_reused_or_secret() -> None:
    """But for those that say otherwise themselves."""
    head = "defaults: {optional: {label: Pass}, reuse: true, secret: true}"
    flow = sound("q: {prompt: Q?}\nr: {prompt: R?, optional: false, reuse: false, secret: false}", head)
    usual, own = flow.nodes["q"].lead, flow.nodes["r"].lead
    assert isinstance(usual, Prompt) and isinstance(own, Prompt)
    assert (usual.skip is not None, usual.reuse, usual.secret) == (True, True, True)
    assert (own.skip is not None, own.reuse, own.secret) == (False, False, False)


def test_a_problem_in_the_defaults_is_told_once() -> None:
    """Although every prompt has them."""
    assert refusal("q: {prompt: Q?}\nr: {prompt: R?}", "defaults: {error: '{{ «nonsense» }}'}").code == "DG312"


def test_a_problem_in_the_defaults_is_told_without_any_prompt() -> None:
    """Nothing wrong is silent."""
    assert refusal("s: {say: S}", "defaults: {error: '{{ «nonsense» }}'}").code == "DG312"


def test_a_placeholder_may_stand_beside_the_question() -> None:
    """It is that of the last message, which asks."""
    lead = sound("name: {prompt: [Hello., Who?], placeholder: Your name}").nodes["name"].lead
    assert isinstance(lead, Prompt)
    assert [message.placeholder.text.constant if message.placeholder else None for message in lead.messages] == [
        None,
        "Your name",
    ]
