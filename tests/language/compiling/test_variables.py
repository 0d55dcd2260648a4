"""Declared variables: their flags, and constants that must be of their types: DG212, DG219."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from dragoman.graph.computed import Constant
from dragoman.language.signatures import signature_of
from dragoman.source.parser import parse
from dragoman.source.source import Source
from tests.language.compiling.marked import AROUND, compiled, refusal, sound, told, whole

HI = "a: {say: Hi}"


def test_a_variable_may_be_private_temporary_and_kept_for_a_time() -> None:
    """None of it unless told."""
    one, two = sound(HI, "variables: {x: {type: list, private: true, temporary: true, keep: 30d}, y: text}").variables
    assert (one.private, one.temporary, one.keep) == (True, True, timedelta(days=30))
    assert (two.private, two.temporary, two.keep) == (False, False, None)


def test_a_variable_knows_where_it_is_declared() -> None:
    """For faults that have no other place."""
    flow = sound(HI, "inputs: {n: text}\nvariables: {x: {type: list}}")
    assert [variable.place and variable.place.line for variable in (*flow.inputs, *flow.variables)] == [2, 3]


def test_a_time_to_keep_that_is_none_is_told() -> None:
    """With the way durations are written."""
    problem = refusal(HI, "variables: {x: {type: text, keep: «soon»}}")
    assert (problem.code, problem.message.split(":")[0]) == ("DG212", "'soon' is no duration")


@pytest.mark.parametrize(
    ("kind", "wrong", "remedy"),
    [
        ("integer", "five", "digits alone, such as 5 or -3"),
        ("integer", "1.5", "digits alone, such as 5 or -3"),
        ("boolean", "yes", "true or false"),
        ("date", "tomorrow", "a date such as 2026-12-31"),
        ("list", "red", "a list"),
        ("duration", "90", "a duration such as 20m"),
    ],
)
def test_a_constant_of_another_type_cannot_be_set(kind: str, wrong: str, remedy: str) -> None:
    """The value is quoted at its place."""
    problem = refusal(f"a: {{set: {{x: «{wrong}»}}}}", f"variables: {{x: {kind}}}")
    assert told(problem) == ("DG219", f"'{wrong}' is no {kind}", f"write {remedy}")


@pytest.mark.parametrize(
    "nodes",
    [
        "a: {set: {x: «five»}}",
        "a: {prompt: A?, set: {x: «five»}}",
        "a: {prompt: A?, buttons: [{text: B, set: {x: «five»}, next: again}]}",
        "a: {prompt: A?, buttons: {B: {set: {x: «five»}}}}",
        "a: {branches: [{when: x, set: {x: «five»}, end: done}]}",
    ],
)
def test_it_cannot_be_set_anywhere(nodes: str) -> None:
    """In nodes, buttons, targets and branches."""
    assert refusal(nodes, "variables: {x: integer}").code == "DG219"


def test_an_input_has_its_type_too() -> None:
    """It may be set like any variable."""
    assert refusal("a: {set: {x: «five»}}", "inputs: {x: integer}").code == "DG219"


@pytest.mark.parametrize(
    ("kind", "constant", "value"),
    [
        ("text", "5", "5"),
        ("text", "true", "true"),
        ("decimal", "1", Decimal(1)),
        ("date", "2026-12-31", date(2026, 12, 31)),
        ("duration", "2h", timedelta(hours=2)),
        ("any", "5", 5),
        ("integer", "null", None),
    ],
)
def test_a_constant_is_made_one_of_the_type(kind: str, constant: str, value: object) -> None:
    """A text is what is written, a date a date, and nothing is nothing."""
    flow = sound(f"a: {{set: {{x: {constant}}}}}", f"variables: {{x: {kind}}}")
    assert flow.nodes["a"].set[0].value == Constant(value)


@pytest.mark.parametrize(
    ("keys", "declared", "kind"),
    [
        ("", "integer", "text"),
        ("input: date, ", "text", "date"),
        ("input: integer, many: true, ", "integer", "list"),
        ("input: {type: email}, ", "boolean", "text"),
    ],
)
def test_a_question_whose_answers_never_fit_is_told(keys: str, declared: str, kind: str) -> None:
    """Before anybody gives one."""
    problem = refusal(f"x: {{{keys}«prompt»: X?}}", f"variables: {{x: {declared}}}")
    assert told(problem)[:2] == (
        "DG219",
        f"'x' is declared as {declared}; the answers to this question are each a {kind}",
    )


@pytest.mark.parametrize(
    ("keys", "declared"),
    [
        ("input: integer, ", "decimal"),
        ("input: number, ", "integer"),
        ("", "any"),
        ("many: true, ", "list"),
        ("buttons: [{text: Five, value: 5}, {text: Six, value: 6}], ", "integer"),
        ("input: photo, ", "file"),
    ],
)
def test_a_question_whose_answers_may_fit_is_fine(keys: str, declared: str) -> None:
    """The rest is judged answer by answer."""
    assert sound(f"x: {{{keys}prompt: X?}}", f"variables: {{x: {declared}}}").nodes


def test_what_is_computed_is_judged_when_it_is() -> None:
    """Nothing is known of it at load."""
    assert sound("a: {set: {x: '{{ answer.value }}'}}", "variables: {x: integer}").nodes


def test_a_declared_field_of_the_profile_has_its_type() -> None:
    """As bot.yaml has it."""
    around = replace(AROUND, kept={"profile": frozenset({"n"})}, kept_types={"profile.n": "integer"})
    _, problems = compiled(whole("a: {set: {profile.n: five}}"), around=around)
    assert [(problem.code, problem.message) for problem in problems] == [("DG219", "'five' is no integer")]


def test_what_a_flow_keeps_to_itself_is_known() -> None:
    """Declared so, or the answer to a secret question, under whatever name it is saved."""
    nodes = """
    pin: {prompt: Pin?, secret: true}
    other: {prompt: Pin?, secret: true, save: code}
    gone: {prompt: Pin?, secret: true, save: false}
    open: {prompt: Name?}
    """
    flow = sound(nodes, "variables: {x: {type: text, private: true}, y: {type: list, temporary: true}}")
    assert flow.private == {"pin", "code", "gone", "x"}
    assert flow.temporary == {"y"}


def test_all_questions_may_be_secret_by_default() -> None:
    """But those that say otherwise."""
    nodes = "pin: {prompt: Pin?}\nname: {prompt: Name?, secret: false}"
    assert sound(nodes, "defaults: {secret: true}").private == {"pin"}


@pytest.mark.parametrize(
    ("nodes", "stores"),
    [
        ("a: {say: Hi}", set()),
        ("a: {say: '{{ profile.language }}'}", {"profile"}),
        ("a: {prompt: A?, save: profile.language}", {"profile"}),
        ("a: {prompt: A?, on: {help: {set: {profile.timezone: UTC}}}}", {"profile"}),
        ("a: {say: Hi, when: shared == none}", {"shared"}),
    ],
)
def test_a_flow_tells_what_it_uses_beyond_itself(nodes: str, stores: set[str]) -> None:
    """So that nothing else is read."""
    assert sound(nodes).stores == stores


@pytest.mark.parametrize(
    ("keys", "private"),
    [
        ("nodes: {a: {prompt: A?}}", False),
        ("nodes: {a: {prompt: A?, secret: true}}", True),
        ("variables: {x: {type: text, private: true}}\nnodes: {a: {say: Hi}}", True),
    ],
)
def test_callers_know_whether_outputs_may_be_private(keys: str, private: bool) -> None:
    """Before the flow is compiled."""
    tree = parse(Source("talk.yaml", f"flow: talk\n{keys}\n")).tree
    assert tree is not None
    signature = signature_of(tree)
    assert (signature and signature.private) is private


@pytest.mark.parametrize("again", ["n: «integer»", "n: {type: «integer», private: true}"])
def test_an_input_that_is_a_variable_of_another_type_is_told_at_the_type(again: str) -> None:
    """A value cannot be both."""
    problem = refusal("a: {say: Hi}", f"inputs: {{n: text}}\nvariables: {{{again}}}")
    assert told(problem)[:2] == ("DG219", "'n' is declared as integer here, and as text under 'inputs'")


@pytest.mark.parametrize("again", ["n: text", "n: {private: true}", "n: {type: text, private: true}", "m: integer"])
def test_an_input_may_be_declared_again_to_be_private(again: str) -> None:
    """With the same type, or without one."""
    sound("a: {say: Hi}", f"inputs: {{n: text}}\nvariables: {{{again}}}")


def test_answers_that_do_not_fit_what_they_are_saved_in_are_told_at_the_name() -> None:
    """The question itself may be right."""
    problem = refusal("a: {prompt: A?, save: «x»}", "variables: {x: integer}")
    assert told(problem)[0] == "DG219"
