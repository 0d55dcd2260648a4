"""The flow's own keys: triggers, inputs, variables, outputs, handlers, messages: DG204, DG205, DG211, DG219."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dragoman.graph.computed import Constant
from dragoman.graph.flow import ESCAPES, Command, Phrase
from dragoman.language.folding import fold
from dragoman.language.nodes.say import Say
from dragoman.project import triggers
from tests.language.compiling.marked import compiled, refusal, sound, told, whole

HI = "a: {say: Hi}"


def test_a_command_has_a_name_a_description_and_aliases() -> None:
    """It works everywhere, unless told otherwise."""
    (command,) = sound(HI, "triggers: [{command: order, description: Order fruit, aliases: [buy, get]}]").triggers
    assert isinstance(command, Command)
    assert (command.name, command.description, command.aliases, command.where) == (
        "order",
        "Order fruit",
        ("buy", "get"),
        "any",
    )


def test_a_phrase_is_case_folded_and_private() -> None:
    """One, or a list."""
    one, two = sound(HI, "triggers: [{phrase: Hello  THERE}, {phrase: [Straße, b], where: any}]").triggers
    assert isinstance(one, Phrase)
    assert isinstance(two, Phrase)
    assert (one.texts, one.where, two.texts, two.where) == (("hello there",), "private", ("strasse", "b"), "any")


@pytest.mark.parametrize(
    ("name", "proposal"), [("Order", "order"), ("or-der", "or_der"), ("/order", "order"), ("order now", "order_now")]
)
def test_a_command_is_written_as_telegrams_are(name: str, proposal: str) -> None:
    """With what would be right."""
    problem = refusal(HI, f"triggers: [{{command: «{name}»}}]")
    assert (problem.code, problem.message) == ("DG205", f"'{name}' is no command in Telegram")
    assert problem.help is not None
    assert problem.help.endswith(f"write '{proposal}'")


def test_a_command_of_32_characters_is_the_longest() -> None:
    """The border, both sides."""
    assert sound(HI, f"triggers: [{{command: {'x' * 32}}}]").triggers
    assert refusal(HI, f"triggers: [{{command: «{'x' * 33}»}}]").code == "DG205"


def test_an_alias_is_a_command_too() -> None:
    """Checked alike."""
    assert refusal(HI, "triggers: [{command: order, aliases: [buy, «Get It»]}]").code == "DG205"


def test_a_description_is_at_most_256_characters() -> None:
    """What Telegram shows."""
    problem = refusal(HI, f"triggers: [{{command: order, description: «{'x' * 257}»}}]")
    assert told(problem) == (
        "DG205",
        "the description is 257 characters long; Telegram shows 256 at most",
        "shorten it",
    )


def test_an_empty_phrase_is_refused() -> None:
    """Nobody can write it."""
    assert refusal(HI, "triggers: [{phrase: [hello, «' '»]}]").code == "DG211"


def test_folding_joins_blanks_and_forgets_case() -> None:
    """As labels and phrases are compared."""
    assert fold("  Hello\n  WORLD ") == fold("hello world") == "hello world"


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [("order", "order", 15), ("{n}, aliases: [order]", "order", 15), ("order", "{n}, aliases: [order]", 30)],
)
def test_a_command_that_starts_two_flows_is_told_at_the_second(first: str, second: str, column: int) -> None:
    """Aliases included, each at its own place; the first place belongs to it."""
    flows = []
    for name, command in (("one", first), ("two", second)):
        text = f"flow: {name}\ntriggers:\n  - {{command: {command.format(n=name)}}}\nnodes:\n  {HI}\n"
        flow, problems = compiled(text, f"{name}.yaml")
        assert problems == []
        assert flow is not None
        flows.append(flow)
    (problem,) = triggers.all_triggers(flows, {word: word for word in ESCAPES}).problems
    assert (problem.code, problem.file, problem.span.line, problem.span.column) == ("DG204", "two.yaml", 3, column)
    assert problem.message == "the command '/order' already starts the flow 'one'"
    assert [(place.file, place.span.line) for place in problem.related] == [("one.yaml", 3)]


def test_a_phrase_twice_in_one_flow_is_told() -> None:
    """In any case."""
    flow = sound(HI, "triggers: [{phrase: hello}, {phrase: HELLO}]")
    (problem,) = triggers.all_triggers([flow], {}).problems
    assert (problem.code, problem.message) == ("DG204", "the phrase 'hello' already starts the flow 'talk'")


def test_an_input_without_default_is_required() -> None:
    """Short form, long form, and said outright."""
    inputs = sound(HI, "inputs: {a1: text, b1: {type: integer, default: 3}, c1: {type: date, required: false}}").inputs
    assert [(v.name, v.type, v.required) for v in inputs] == [
        ("a1", "text", True),
        ("b1", "integer", False),
        ("c1", "date", False),
    ]


def test_a_variable_is_never_required() -> None:
    """Its first value may be left out."""
    variables = sound(HI, "variables: {x: integer, y: {type: text, initial: Hi}}").variables
    assert [(v.name, v.required, v.initial) for v in variables] == [("x", False, None), ("y", False, Constant("Hi"))]


FITTING: list[tuple[str, str, Any]] = [
    ("integer", "5", 5), ("number", "1.5", Decimal("1.5")), ("decimal", "2", Decimal(2)), ("boolean", "true", True),
    ("text", "yes", "yes"), ("text", "5", "5"), ("date", "2026-03-01", date(2026, 3, 1)), ("list", "[1]", [1]),
    ("record", "{a: 1}", {"a": 1}), ("any", "5", 5),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "written", "value"), FITTING)
def test_a_first_value_is_of_its_type(kind: str, written: str, value: Any) -> None:
    """As the answers to a question of it would be."""
    (variable,) = sound(HI, f"variables: {{x: {{type: {kind}, initial: {written}}}}}").variables
    assert variable.initial == Constant(value)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("integer", "five"),
        ("integer", "1.5"),
        ("integer", "true"),
        ("boolean", "yes"),
        ("date", "tomorrow"),
        ("list", "1"),
        ("decimal", "x"),
    ],
)
def test_a_first_value_of_another_type_is_refused(kind: str, written: str) -> None:
    """At the value, with what would be right."""
    problem = refusal(HI, f"variables: {{x: {{type: {kind}, initial: «{written}»}}}}")
    assert (problem.code, problem.message) == ("DG219", f"'{written}' is no {kind}")
    assert problem.help is not None


def test_outputs_are_names_with_values_or_a_list() -> None:
    """Nothing: all answers."""
    assert sound(HI).outputs is None
    assert list(sound(HI, "outputs: {total: '{{ 1 + 1 }}'}").outputs or ()) == ["total"]
    assert list(sound("q: {prompt: Q?}", "outputs: [q]").outputs or ()) == ["q"]


def test_handlers_of_node_and_flow_are_kept() -> None:
    """Event -> target."""
    flow = sound("a: {say: Hi, on: {cancel: end, back: again}}", "on: {error: {say: Sorry}}")
    assert (sorted(flow.nodes["a"].on), sorted(flow.on)) == (["back", "cancel"], ["error"])


def test_a_message_keeps_its_settings() -> None:
    """Format, silence, protection, preview, links."""
    lead = (
        sound(
            """
        a:
          say:
            - {text: "*Hi*", format: markdown, silent: true, protect: true, link_preview: false}
            - {text: Read, buttons: [{text: T, url: "https://example.org"}]}
            - Plain
        """
        )
        .nodes["a"]
        .lead
    )
    assert isinstance(lead, Say)
    one, two, three = lead.messages
    assert (one.format, one.silent, one.protect, one.link_preview) == ("markdown", True, True, False)
    assert (len(two.links), three.format, three.silent, three.link_preview) == (1, "html", False, True)


def test_a_link_under_a_message_is_checked() -> None:
    """Like that of a button."""
    assert refusal("a: {say: {text: A, buttons: [{text: T, url: «'ftp://x'»}]}}").code == "DG217"


def test_the_digest_changes_with_the_file() -> None:
    """It tells sessions of an older definition."""
    one, _ = compiled(whole("a: {say: Hi}"))
    two, _ = compiled(whole("a: {say: Ho}"))
    again, _ = compiled(whole("a: {say: Hi}"))
    assert one is not None
    assert two is not None
    assert again is not None
    assert one.digest == again.digest != two.digest


@pytest.mark.parametrize(
    "text",
    [
        "flow: talk\n",
        "flow: talk\nnodes: []\n",
        "flow: talk\nnodes: {}\n",
        "- a\n",
        "text\n",
        "nodes: {a: {say: Hi}}\n",
    ],
)
def test_what_is_no_flow_gives_none_and_never_raises(text: str) -> None:
    """The schema has told what is wrong."""
    assert compiled(text)[0] is None


def test_a_flow_knows_which_events_are_handled_anywhere_in_it() -> None:
    """By itself or by a node."""
    own = sound("a: {say: Hi, on: {help: {say: So}}}", "on: {restored: {say: Back}}")
    assert own.hears == {"help", "restored"}
    assert sound(HI).hears == frozenset()


def test_a_flow_knows_the_words_that_give_a_chat_back_to_it() -> None:
    """Those of its handoffs, the usual one where none is written, and none that is worked out for the user."""
    written = "a: {handoff: {to: '42', release: /bye}}"
    assert sound(f"{written}\nb: {{handoff: {{to: '42'}}}}").releases == {"/bye", "/done"}
    assert sound("a: {handoff: {to: '42', release: '/{{ user.id }}'}}").releases == {""}
    assert sound(HI).releases == frozenset()
