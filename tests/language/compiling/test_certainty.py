"""Values that are computed where only some types fit: told at load where their type is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.actions import Signature
from dragoman.language.compiler import Surroundings
from dragoman.language.flow import compile_flow
from dragoman.language.signatures import signature_of
from dragoman.source.parser import parse
from dragoman.source.source import Source
from tests.language.compiling.marked import refusal, sound, told, unmarked, whole

HEAD = """
variables:
  menu: {initial: [{name: Tea, price: 2}, {name: Pie, price: 3.5}]}
  count: {type: integer, initial: 0}
  opening: time
  note: text
  born: date
"""

ASKED = """
name: {prompt: Name?}
city: {prompt: City?, buttons: [Paris, Rome]}
age: {prompt: Age?, input: integer}
day: {prompt: Day?, input: date}
tags: {prompt: Tags?, many: true}
"""

ADDRESS = """
flow: address
inputs: {day: {type: date, required: false}, nick: {type: text, required: false}}
variables: {hidden: {type: list, temporary: true}}
nodes:
  street: {prompt: Street?}
  zip: {prompt: Zip?, input: integer, set: {known: true}}
"""


async def _book(**_: Any) -> None:
    """An action."""


TYPES: dict[str, Any] = {
    "day": date,
    "wait": timedelta | None,
    "size": Literal["small", "large"],
    "price": Decimal,
    "rows": list[str],
    "note": str,
    "any": object,
}
BOOK = Signature("book", _book, tuple(TYPES), frozenset(), types=TYPES)


def signed(flow: str) -> Surroundings:
    """A project with this flow and an action."""
    tree = parse(Source("address.yaml", flow)).tree
    assert tree is not None
    known = signature_of(tree)
    assert known is not None
    return Surroundings({"book": BOOK}, flows={known.name: known})


def problems(nodes: str, flow: str = ADDRESS) -> list[Diagnostic]:
    """What is wrong with these nodes, each problem exactly at its mark."""
    text, spans = unmarked(whole(ASKED + nodes, HEAD))
    parsed = parse(Source("talk.yaml", text))
    assert parsed.tree is not None
    _, found = compile_flow(Source("talk.yaml", text), parsed.tree, signed(flow))
    assert [one.span for one in found] == spans, found
    return found


@pytest.mark.parametrize(
    ("node", "message", "help_"),
    [
        (
            '{set: {count: «"{{ name }}"»}}',
            "'name' is a text, and 'count', declared as integer, takes a whole number",
            "{{ name | int }} is a whole number; or ask with 'input: integer'",
        ),
        ('{set: {note: «"{{ age + 1 }}"»}}', "this is a number, and 'note', declared as text, takes a text", None),
        (
            '{set: {note: «"{{ age }}"»}}',
            "'age' is a number, and 'note', declared as text, takes a text",
            "{{ age ~ '' }} is a text",
        ),
        (
            '{set: {born: «"{{ now }}"»}}',
            "'now' is a datetime, and 'born', declared as date, takes a date",
            "{{ to_date(now) }} is its date",
        ),
        ('{set: {opening: «"{{ now }}"»}}', "'now' is a datetime, and 'opening', declared as time, takes a time", None),
        (
            '{prompt: N?, input: integer, validate: {min: «"{{ name }}"»}}',
            "'name' is a text, and 'min' takes a number for these answers",
            None,
        ),
        (
            '{prompt: N?, input: date, validate: {max: «"{{ age }}"»}}',
            "'age' is a number, and 'max' takes a date, such as 2026-12-31 for these answers",
            None,
        ),
        (
            '{prompt: N?, validate: {one_of: «"{{ age }}"»}}',
            "'age' is a number, and 'one_of' takes a list of options",
            None,
        ),
        (
            '{prompt: N?, validate: {min_length: «"{{ day }}"»}}',
            "'day' is a date, and 'min_length' takes a whole number",
            None,
        ),
        (
            '{prompt: N?, buttons: [{from: «"{{ name }}"»}]}',
            "'name' is a text, and 'from' takes a list",
            "make it a list",
        ),
        (
            '{prompt: N?, buttons: [{from: «"{{ menu | length }}"»}]}',
            "this is a number, and 'from' takes a list",
            "write one value as a list: [{{ menu | length }}]",
        ),
        (
            '{wait: {until: «"{{ age }}"»}}',
            "'age' is a number, and a moment takes a date, a time, both, or how long from now",
            None,
        ),
        (
            '{schedule: address, at: «"{{ tags }}"»}',
            "'tags' is a list, and a moment takes a date, a time, both, or how long from now",
            None,
        ),
        (
            '{schedule: address, after: «"{{ age }}"»}',
            "'age' is a number, and 'after' takes a duration, such as hours(2)",
            None,
        ),
        (
            '{schedule: address, every: «"{{ day }}"»}',
            "'day' is a date, and 'every' takes a text such as 'weekdays 09:30'",
            None,
        ),
        (
            '{schedule: address, after: 1h, for: «"{{ day }}"»}',
            "'day' is a date, and 'for' takes a user's id, such as user.id, or a list of ids",
            None,
        ),
        (
            '{pay: {title: T, currency: EUR, amount: «"{{ name }}"»}}',
            "'name' is a text, and the amount takes a number",
            None,
        ),
        (
            '{prompt: N?, pick: {calendar: {min: «"{{ age }}"»}}}',
            "'age' is a number, and 'min' takes another type",
            None,
        ),
        (
            '{call: address, with: {day: «"{{ age }}"»}}',
            "'age' is a number, and the input 'day' of the flow 'address' takes a date",
            None,
        ),
        (
            '{jump: address, with: {nick: «"{{ tags }}"»}}',
            "'tags' is a list, and the input 'nick' of the flow 'address' takes a text",
            "{{ tags | join(', ') }} is a text",
        ),
        (
            '{action: book, with: {day: «"{{ name }}"»}}',
            "'name' is a text, and the parameter 'day' of the action 'book' takes a date",
            "{{ to_date(name) }} is a date",
        ),
        (
            '{action: book, with: {note: «"{{ tags }}"»}}',
            "'tags' is a list, and the parameter 'note' of the action 'book' takes a text",
            "{{ tags | join(', ') }} is a text",
        ),
        (
            '{action: book, with: {wait: «"{{ age }}"»}}',
            "'age' is a number, and the parameter 'wait' of the action 'book' takes a duration or nothing",
            None,
        ),
        (
            '{action: book, with: {size: «"{{ age }}"»}}',
            "'age' is a number, and the parameter 'size' of the action 'book' takes one of: small, large",
            None,
        ),
        (
            '{action: book, with: {rows: «"{{ name }}"»}}',
            "'name' is a text, and the parameter 'rows' of the action 'book' takes a list, each item a text",
            None,
        ),
    ],
)
def test_a_value_that_never_fits_is_told(node: str, message: str, help_: str | None) -> None:
    """With what would."""
    (problem,) = problems(f"last: {node}")
    assert told(problem) == ("DG330", message, help_)


@pytest.mark.parametrize(
    "node",
    [
        '{set: {count: "{{ count + 1 }}", note: "{{ age }} years", born: "{{ to_date(now) }}", other: "{{ age }}"}}',
        '{set: {count: "{{ age * 1.5 }}", note: "{{ tags | first }}", born: "{{ name }}", opening: "{{ name }}"}}',
        '{prompt: N?, input: integer, validate: {min: "{{ age }}", max: "{{ menu | length }}"}}',
        '{prompt: N?, input: date, validate: {min: "{{ today }}", max: "{{ now }}"}}',
        '{prompt: N?, input: date, validate: {min: "{{ name }}", one_of: "{{ tags }}"}}',
        '{prompt: N?, buttons: [Other, {from: "{{ menu | where(name=city) }}", text: "{{ item.name }}"}]}',
        '{prompt: N?, buttons: [{from: "{{ tags }}"}, Other]}',
        '{wait: {until: "{{ now + hours(2) }}"}}',
        '{wait: {until: "{{ name }}"}}',
        '{schedule: address, after: "{{ days(age) }}", for: "{{ user.id }}"}',
        '{schedule: address, every: "{{ name }}", for: "{{ tags }}"}',
        '{pay: {title: T, currency: EUR, amount: "{{ age * 2 }}"}}',
        '{prompt: N?, pick: {calendar: {min: "{{ today }}", max: "{{ today + days(age) }}", disabled: value in tags}}}',
        '{call: address, with: {day: "{{ day }}", nick: "{{ name }}"}}',
        '{call: address, with: {day: "{{ name }}", nick: "{{ answer.value }}"}}',
        '{action: book, with: {day: "{{ today + days(1) }}", wait: "{{ hours(age) }}"}}',
        '{action: book, with: {size: "{{ city }}", any: "{{ age }}"}}',
        '{action: book, with: {note: "{{ today }}"}}',
        '{action: book, with: {price: "{{ age }}", rows: "{{ tags }}", wait: "{{ none }}"}}',
    ],
)
def test_a_value_that_may_fit_is_left_alone(node: str) -> None:
    """A text may hold a date; what may be unset counts for nothing."""
    assert problems(f"last: {node}") == []


@pytest.mark.parametrize(
    ("node", "help_"),
    [
        ('{prompt: N?, buttons: [{from: "{{ menu }}", text: "{{ item.«prise» }}"}]}', "did you mean 'price'?"),
        ('{say: "{% for dish in menu %}{{ dish.«nam» }}{% endfor %}"}', "did you mean 'name'?"),
        ('{call: address, save: home}\nlater: {say: "{{ home.«stret» }}"}', "did you mean 'street'?"),
        ('{call: address, save: home}\nlater: {say: "{{ home.«day» }}"}', "it has known, street, zip"),
        ('{call: address, save: home}\nlater: {say: "{{ home.«hidden» }}"}', "it has known, street, zip"),
        ('{set: {place: {street: Main St, zip: 5}}}\nlater: {say: "{{ place.«stret» }}"}', "did you mean 'street'?"),
    ],
)
def test_a_field_that_no_record_has_is_told(node: str, help_: str) -> None:
    """Of constants, of items, of what a called flow hands back."""
    (problem,) = problems(f"last: {node}")
    assert (problem.code, problem.help) == ("DG313", help_)


@pytest.mark.parametrize(
    "flow",
    [
        ADDRESS.replace("nodes:", "outputs: [street]\nnodes:"),
        ADDRESS.replace("nodes:", 'outputs: {stret: "{{ street }}"}\nnodes:'),
        ADDRESS + "  away: {jump: other}\n",
    ],
)
def test_a_flow_s_outputs_are_what_it_says(flow: str) -> None:
    """Where another flow may end in its place, nobody knows."""
    found = "stret" in flow or "jump" in flow
    mark = "stret" if found else "«stret»"
    node = f'last: {{call: address, save: home}}\nlater: {{say: "{{{{ home.{mark} }}}}"}}'
    assert len(problems(node, flow)) == (not found)


@pytest.mark.parametrize(
    ("nodes", "use"),
    [
        ('a: {set: {total: "{{ price | default(1) * 2 }}"}}', "total"),
        ('a: {set: {total: 0}}\nb: {set: {total: "{{ total + 1 }}"}}', "total"),
        ('a: {set: {total: "{{ (total | default(0)) + 1 }}"}}', "total"),
        ('a: {set: {x: 1}}\nb: {set: {y: "{{ x * 2 }}"}}\nc: {set: {total: "{{ y - x }}"}}', "total"),
        ("total: {prompt: T?, pick: {rating: 5}}", "total"),
        ("total: {prompt: T?, buttons: [{text: One, value: 1}, {text: Two, value: 2}]}", "total"),
        ("total: {prompt: T?, input: integer, buttons: {Home: total}}", "total"),
        ("total: {prompt: T?, input: integer, optional: {value: 0}}", "total"),
        ("totals: {prompt: T?, input: integer, many: true}", "totals[0]"),
        ("total: {prompt: T?, input: integer, many: false}", "total"),
        ("total: {prompt: T?, buttons: [{from: [1, 2]}]}", "total"),
    ],
)
def test_kinds_flow_through_what_is_computed(nodes: str, use: str) -> None:
    """A number can be counted with, and has no fields."""
    nodes = nodes.replace("price | default(1) * 2", "(5 | round) * 2")
    sound(f'{nodes}\nlast: {{say: "{{{{ {use} + 1 }}}}"}}')
    assert refusal(f'{nodes}\nlast: {{say: "{{{{ {use}.«x» }}}}"}}').code == "DG316"


@pytest.mark.parametrize(
    "nodes",
    [
        'x: {prompt: X?, input: integer}\nb: {set: {x: "{{ user.name }}"}}',
        "a: {set: {x: 1}}\nb: {set: {x: \"{{ x ~ '' }}\"}}",
        "x: {prompt: X?, input: any}",
        "x: {prompt: X?, input: integer, buttons: [Five]}",
        "x: {prompt: X?, input: integer, optional: {value: none}}",
        "x: {prompt: X?, buttons: [{text: A, value: 1}, B]}",
        'x: {prompt: X?, buttons: [{from: "{{ answer.value }}"}, B]}',
        "x: {action: look, with: {x: 1}, save: x, outcomes: {good: b, bad: b}}\nb: {set: {y: 1}}",
        "a: {wait: {event: came}, save: x}",
        'a: {set: {x: "{{ y }}"}}\nb: {set: {y: "{{ x }}"}}',
    ],
)
def test_a_variable_that_may_be_of_several_kinds_is_left_alone(nodes: str) -> None:
    """One source that is not known is enough, and so is a ring without a beginning."""
    sound(f'{nodes}\nlast: {{say: "{{{{ x + 1 }}}} {{{{ x.y }}}} {{{{ x | upper }}}}"}}')


def test_a_declared_constant_is_of_its_declared_type() -> None:
    """A date that is written in ISO form is a date."""
    sound('a: {say: "{{ (born + days(1)) | date }}"}', "variables: {born: {type: date, initial: '2026-01-31'}}")


def test_what_is_kept_is_known_only_as_it_is_declared() -> None:
    """Other flows write there too."""
    around = replace(signed(ADDRESS), kept={"profile": frozenset({"n", "m"})}, kept_types={"profile.n": "integer"})
    text, spans = unmarked(whole('a: {set: {profile.m: 1}}\nb: {say: "{{ profile.n.«x» }} {{ profile.m.x }}"}'))
    parsed = parse(Source("talk.yaml", text))
    assert parsed.tree is not None
    _, found = compile_flow(Source("talk.yaml", text), parsed.tree, around)
    assert [one.span for one in found] == spans


def test_why_an_answer_was_refused_is_a_text() -> None:
    """In the handlers that are told."""
    nodes = "a: {prompt: A?, on: {invalid: {say: \"{{ 'A' if «reason» == 5 else 'B' }}\"}}}"
    assert refusal(nodes).code == "DG316"
    sound(nodes.replace("«reason» == 5", "reason == 'type'"))
