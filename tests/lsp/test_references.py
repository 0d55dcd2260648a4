"""Find references: everything that means a node, a variable, a flow, an action."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lsp.references import references
from tests.lsp.making import standing

FLOW = """flow: shop
triggers:
  - command: go
    description: Go
  - deep_link: "join_{city}"
inputs:
  city: text
nodes:
  name:
    prompt: What is your name?
    attempts: {max: 3, next: told}
    timeout: {after: 1h, next: told}
    was: first
  list_1:
    prompt: Which?
    buttons:
      - {from: "{{ [1] }}", empty: told}
    on:
      help: told
  told:
    say: "Hello {{ name }}"
    set: {name: "{{ name | upper }}", count: 1}
    branches:
      - {when: count > 1, next: told}
  sure:
    review: Right?
    fields: [name]
    buttons:
      Yes: told
  work:
    action: pay
    with: {amount: "{{ count }}"}
  other:
    jump: shop
    with: {city: "{{ name }}"}
outputs: [name]
"""
DIALOGUE = """dialogue: It works
start: shop
with: {city: Rome}
steps:
  - stub: {pay: 1}
  - user: Ada
  - expect: {node: told, data: {name: Ada}, flow: shop, stack: [shop]}
"""


def found(folder: Path, place: str, declared: bool = True) -> list[str]:
    """What is found from a place of the flow: file, line and text."""
    assert FLOW.count(place.replace("§", "")) == 1
    actions = "from dragoman import action\n@action\nasync def pay(amount: int) -> None: ...\n"
    flow = FLOW.replace(place.replace("§", ""), place)
    at = standing(folder, shop=flow, works_dialogue=DIALOGUE, actions=actions)
    return [at.text_at(one) for one in references(at.project, at.path, at.line, at.column, declared)]


def test_a_node_is_found_at_every_target(tmp_path: Path) -> None:
    """Of attempts, timeouts, empty lists, handlers, branches, buttons, and in dialogues."""
    lines = [11, 12, 17, 19, 20, 24, 29]
    assert found(tmp_path, "Yes: §told") == [
        *(f"shop.yaml:{line} told" for line in lines),
        "works.dialogue.yaml:7 told",
    ]


def test_a_node_is_found_by_its_former_name(tmp_path: Path) -> None:
    """What stands in `was` is the node."""
    assert found(tmp_path, "was: fi§rst") == ["shop.yaml:9 name", "shop.yaml:13 first"]


def test_a_variable_is_found_where_it_is_read_and_written(tmp_path: Path) -> None:
    """In texts, `set`, review fields, outputs, arguments, dialogues, and as the name of its prompt."""
    places = ["9", "21", "22", "22", "27", "35", "36"]
    expected = [*(f"shop.yaml:{line} name" for line in places), "works.dialogue.yaml:7 name"]
    assert found(tmp_path, "Hello {{ na§me") == expected


def test_an_input_is_found_at_those_who_give_it(tmp_path: Path) -> None:
    """In links, `with` of callers, and dialogues."""
    expected = ["shop.yaml:5 city", "shop.yaml:7 city", "shop.yaml:35 city", "works.dialogue.yaml:3 city"]
    assert found(tmp_path, "inputs:\n  ci§ty") == expected


def test_a_flow_is_found_in_other_files(tmp_path: Path) -> None:
    """Where it is called, started and expected."""
    dialogue = ["works.dialogue.yaml:2 shop", "works.dialogue.yaml:7 shop", "works.dialogue.yaml:7 shop"]
    assert found(tmp_path, "jump: sh§op") == ["shop.yaml:1 shop", "shop.yaml:34 shop", *dialogue]


def test_an_action_is_found_at_all_nodes_and_stubs(tmp_path: Path) -> None:
    """And in Python."""
    expected = ["shop.yaml:31 pay", "works.dialogue.yaml:5 pay", "actions.py:3 pay"]
    assert found(tmp_path, "action: p§ay") == expected


@pytest.mark.parametrize("place", ["Yes: §told", "inputs:\n  c§ity"])
def test_definitions_are_left_out_where_nobody_asks_for_them(tmp_path: Path, place: str) -> None:
    """Only what names it is left."""
    name = "told" if "told" in place else "city"
    own = f"shop.yaml:{20 if name == 'told' else 7} {name}"
    assert set(found(tmp_path, place)) - set(found(tmp_path, place, declared=False)) == {own}


def test_a_loop_s_own_variable_is_no_variable_of_the_flow(tmp_path: Path) -> None:
    """It is not found with one of the same name."""
    head = "flow: shop\nvariables:\n  one: text\nnodes:\n  a:\n"
    flow = head + '    say: "{% for one in [1] %}{{ one }}{% endfor %}{{ o§ne }}"\n'
    at = standing(tmp_path, shop=flow)
    places = references(at.project, at.path, at.line, at.column)
    assert [(one.span.line, one.span.column) for one in places] == [(3, 3), (6, 55)]
