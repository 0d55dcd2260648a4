"""Hover, over everything that means something."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lsp.hover import hover
from tests.lsp.making import standing

FLOW = """# dragoman: ignore DG601 - it is reached from Python
flow: shop
inputs:
  city: {type: text, default: Rome}
variables:
  price: {type: decimal, initial: 2.50}
nodes:
  name:
    prompt: "Hi {{ user.first_name }} from {{ city }}: {{ price | money('EUR') }}, {{ today | date }}?"
    input: email
    next: told
  told:
    say:
      - text: "Hello <b>{{ name }}</b>"
    when: name is string and price > 1
    set: {profile.age: "{{ price + days(1) }}"}
  work:
    action: pay
    with: {amount: "{{ price }}"}
    save: paid
  more:
    call: shop
    on:
      help: back
"""
ACTIONS = '''from dragoman import action

@action
async def pay(amount: int) -> str:
    """Takes the money."""
'''
BOT = "bot: test\nprofile:\n  age: {type: integer}\n"


def told(folder: Path, place: str) -> str:
    """What is said of the place; empty where nothing is."""
    assert FLOW.count(place.replace("§", "")) == 1
    at = standing(folder, shop=FLOW.replace(place.replace("§", ""), place), actions=ACTIONS, bot=BOT)
    found = hover(at.project, at.path, at.line, at.column)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("next: §told", "**told**: `say` in the flow `shop`"),
        ("next: §told", "> Hello <b>{{ name }}</b>"),
        ("next: §told", "1 place leads here"),
        ("  na§me:\n", "**name**: `prompt` in the flow `shop`"),
        ("  wo§rk:\n", "`action: pay`"),
        ("from {{ ci§ty", "**city**: a variable of the flow `shop`, text"),
        ("from {{ ci§ty", "Set at shop.yaml:4"),
        ("<b>{{ n§ame", "a variable of the flow `shop`, text"),
        ("{{ user§.first", "Who speaks: id, name"),
        ("| mon§ey('EUR')", "`money("),
        ("price + da§ys(1)", "So many days."),
        ("name is str§ing", "Whether it is a text."),
        ("action: §pay", "async def pay(amount: int) -> str"),
        ("action: §pay", "Takes the money."),
        ("call: sh§op", "**shop**"),
        ("call: sh§op", "Inputs: `city` (text)"),
        ("profile.a§ge", "**profile.age**: remembered of the user, everywhere; integer"),
        ("profile.a§ge", "Declared at bot.yaml:3"),
        ("    inp§ut: email", "**input**: The type of the answer"),
        ("    sa§ve: paid", "The variable that takes the result"),
        ("input: em§ail", "`email`: a type of answer"),
        ("help: b§ack", "Undoes the last answer"),
        ("ignore DG§601", "**DG601**: a node to which nothing leads"),
    ],
)
def test_the_thing_under_the_cursor_is_explained(tmp_path: Path, place: str, said: str) -> None:
    """In a few words of Markdown."""
    assert said in told(tmp_path, place)


def test_a_message_is_shown_as_people_would_read_it(tmp_path: Path) -> None:
    """With first values and a sample user; what is not known stays as it is written."""
    assert told(tmp_path, '"H§i {{') == "> Hi Ada from Rome: €2.50, {{ today | date }}?"


def test_what_means_nothing_is_left_alone(tmp_path: Path) -> None:
    """Comments, for instance."""
    assert told(tmp_path, "it is rea§ched") == ""
