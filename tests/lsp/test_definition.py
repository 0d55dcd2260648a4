"""Go to definition, from every place that names something."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lsp.definition import definition
from tests.lsp.making import standing

FLOW = """flow: shop
inputs:
  city: text
nodes:
  name:
    prompt: What is your name?
  again_1:
    prompt: Sure?
    buttons:
      - {text: "Yes, {{ name }}", next: told}
      - {text: No, next: name}
  told:
    say: |
      Hello
      dear {{ name }} of {{ city }}, {{ profile.age }}
    when: name and city
    on:
      help: {say: Hi, next: name}
  work:
    action: pay
    save: paid
    outcomes:
      done: told
    on_error: name
  other:
    call: address
    with:
      street: "{{ name }}"
    save: home
  end_1:
    say: "{{ home.street }} {{ paid }}"
"""
ADDRESS = "flow: address\ninputs:\n  street: text\nnodes:\n  house:\n    prompt: Number?\n"
ACTIONS = "from dragoman import action\nfrom more import *\n"
MORE = "from dragoman import action\n\n\n@action\nasync def pay() -> int:\n    return 1\n"


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("next: §told}", "shop.yaml:12 told"),
        ("No, next: na§me", "shop.yaml:5 name"),
        ("Yes, {{ n§ame", "shop.yaml:5 name"),
        ("dear {{ §name", "shop.yaml:5 name"),
        ("of {{ cit§y", "shop.yaml:3 city"),
        ("profile.a§ge", "bot.yaml:3 age"),
        ("when: na§me", "shop.yaml:5 name"),
        ("name and c§ity", "shop.yaml:3 city"),
        ("say: Hi, next: §name", "shop.yaml:5 name"),
        ("action: §pay", "more.py:5 pay"),
        ("done: §told", "shop.yaml:12 told"),
        ("on_error: na§me", "shop.yaml:5 name"),
        ("call: addr§ess", "address.yaml:1 address"),
        ("with:\n      str§eet", "address.yaml:3 street"),
        ("home.str§eet", "address.yaml:3 street"),
        ("{{ ho§me.street", "shop.yaml:29 home"),
        ("{{ pa§id }}", "shop.yaml:21 paid"),
    ],
)
def test_a_name_leads_to_where_it_is_written(tmp_path: Path, place: str, found: str) -> None:
    """Wherever it stands: targets, texts, block texts, conditions, arguments."""
    assert FLOW.count(place.replace("§", "")) == 1
    flow = FLOW.replace(place.replace("§", ""), place)
    at = standing(
        tmp_path,
        shop=flow,
        address=ADDRESS,
        actions=ACTIONS,
        more_py=MORE,
        bot="bot: test\nprofile:\n  age: {type: integer}\n",
    )
    assert [at.text_at(one) for one in definition(at.project, at.path, at.line, at.column)] == [found]


@pytest.mark.parametrize("line", ['say: "{{ us§er.name }}"', "next: e§nd", "say: H§i", 'say: "{{ nobo§dy }}"'])
def test_what_is_written_nowhere_leads_nowhere(tmp_path: Path, line: str) -> None:
    """Words of the language, plain words, names that nothing bears."""
    at = standing(tmp_path, shop=f"flow: shop\nnodes:\n  one:\n    {line}\n")
    assert definition(at.project, at.path, at.line, at.column) == []


def test_a_dialogue_leads_to_the_flow_it_starts_and_its_nodes(tmp_path: Path) -> None:
    """A node of the flow that its command starts."""
    told = "dialogue: It works\nsteps:\n  - user: /go\n  - expect: {node: la§st}\n"
    flow = "flow: shop\ntriggers:\n  - command: go\n    description: Go\nnodes:\n  last:\n    say: Bye\n"
    at = standing(tmp_path, shop=flow, works_dialogue=told, other=flow.replace("shop", "other").replace("go", "no"))
    assert [at.text_at(one) for one in definition(at.project, at.path, at.line, at.column)] == ["shop.yaml:6 last"]


def test_a_torn_file_still_leads_somewhere(tmp_path: Path) -> None:
    """The line that cannot be read is left out; all others stand where they stand."""
    at = standing(
        tmp_path, shop="flow: shop\nnodes:\n  one:\n    say: Hi\n    ne\n  two:\n    say: Ho\n    next: §one\n"
    )
    assert [at.text_at(one) for one in definition(at.project, at.path, at.line, at.column)] == ["shop.yaml:3 one"]
