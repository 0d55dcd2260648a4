"""Completion, in files that are being written."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lsp.completion import Offer, complete
from dragoman.lsp.projects import Library
from tests.lsp.making import standing

FLOW = """flow: shop
inputs:
  city: text
variables:
  count: {type: integer, initial: 0}
nodes:
  name:
    prompt: Who?
  greet:
    say: Hi
    set: {greeting: "Hello"}
"""
ADDRESS = """flow: address
inputs:
  street: text
nodes:
  house:
    prompt: Number?
    next: shout
  shout:
    say: Oh
    end: found
"""
ACTIONS = '''from typing import Literal
from dragoman import action

@action
async def pay(amount: int, currency: str = "EUR") -> Literal["paid", "refused"]:
    """Takes the money."""
'''
BOT = "bot: test\nprofile:\n  age: {type: integer}\nsettings:\n  team: 7\n"


def offered(folder: Path, tail: str, flow: str = FLOW) -> tuple[str, list[Offer]]:
    """What has been typed, and what is offered at the mark of lines written below the flow."""
    at = standing(folder, shop=f"{flow}{tail}", address=ADDRESS, actions=ACTIONS, bot=BOT)
    return complete(at.project, at.path, at.line, at.column)


def labels(folder: Path, tail: str, flow: str = FLOW) -> list[str]:
    """The labels of what is offered."""
    return [one.label or one.text for one in offered(folder, tail, flow)[1]]


TARGETS = ["name", "greet", "again", "back", "cancel", "skip", "restart", "end"]
NODE = "  new:\n    prompt: Sure?\n"


@pytest.mark.parametrize(
    "tail",
    [
        "    next: §",
        "    next: gre§",
        "    branches:\n      - when: city\n        next: §",
        "    on:\n      help: §",
        "    branches:\n      - {when: city, next: §",
        "    branches: [{when: city, next: §}]",
    ],
)
def test_a_target_is_a_node_or_a_reserved_word(tmp_path: Path, tail: str) -> None:
    """Wherever a target is expected, the file torn or not."""
    assert labels(tmp_path, tail) == TARGETS


@pytest.mark.parametrize(
    "tail",
    [
        "    buttons:\n      Yes: §",
        "    buttons:\n      - {text: Yes, next: §",
        "    buttons:\n      - text: Yes\n        next: §\n",
        "    buttons:\n      - - {text: Yes, next: n§}\n",
        "    buttons:\n    - text: Yes\n      next: §",
        "    attempts: {max: 3, next: §}",
        "    timeout:\n      after: 1h\n      next: §",
    ],
)
def test_the_ways_of_a_question_are_targets(tmp_path: Path, tail: str) -> None:
    """The node that is being written is one of them."""
    assert labels(tmp_path, NODE + tail) == [*TARGETS[:2], "new", *TARGETS[2:]]


def test_a_blank_is_added_behind_a_bare_colon(tmp_path: Path) -> None:
    """So that it is YAML."""
    assert offered(tmp_path, "    next:§")[1][0] == Offer(" name", "node", "prompt", label="name")


def test_a_node_without_a_lead_key_is_offered_all_of_them(tmp_path: Path) -> None:
    """With what the schema says of each."""
    found = offered(tmp_path, "  new:\n    §")[1]
    assert [one.label for one in found][:4] == ["say", "prompt", "review", "action"]
    assert found[1].text == "prompt: "
    assert found[1].doc.startswith("Sends a question and waits for the answer.")


def test_the_keys_of_a_node_are_those_of_its_lead_key(tmp_path: Path) -> None:
    """Without those that stand there already, above or below."""
    found = labels(tmp_path, "  new:\n    prompt: Sure?\n    §\n    input: text\n    next: name\n")
    assert "validate" in found
    assert not {"input", "next", "prompt", "say", "retry"} & set(found)


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("    validate:\n      - min: 3\n        §", ["max", "min_length", "max_length"]),
        ("    timeout:\n      §", ["after", "next", "remind"]),
        ("    input: {type: phone, §", ["region"]),
        ("    prompt:\n      §", ["text", "any_of", "photo"]),
        ("    on:\n      §", ["cancel", "back", "help"]),
        ("    input: §", ["text", "number", "integer"]),
        ("    interrupt: §", ["none", "commands", "phrases"]),
        ("    ask_again: §", ["true", "false"]),
        ("    pick:\n      calendar:\n        §", ["true", "min", "max"]),
    ],
)
def test_keys_and_words_are_those_of_the_place(tmp_path: Path, tail: str, expected: list[str]) -> None:
    """At any depth, in block style and in braces."""
    head = "  new:\n" if tail.startswith("    prompt:") else NODE
    assert labels(tmp_path, head + tail)[: len(expected)] == expected


def test_the_file_s_own_keys_are_offered_at_its_margin(tmp_path: Path) -> None:
    """Those that are missing."""
    found = labels(tmp_path, "§")
    assert "triggers" in found
    assert "nodes" not in found


def test_triggers_are_offered_behind_a_dash(tmp_path: Path) -> None:
    """And then the keys of the one that was chosen."""
    assert labels(tmp_path, "triggers:\n  - §")[:2] == ["command", "phrase"]
    assert labels(tmp_path, "triggers:\n  - command: go\n    §") == ["description", "aliases", "where", "who"]


def test_expressions_offer_variables_before_all_else(tmp_path: Path) -> None:
    """Inputs, declared ones, answers, and what is set."""
    typed, found = offered(tmp_path, '  new:\n    say: "Hi {{ na§')
    assert typed == "na"
    assert [(one.text, one.detail) for one in found][:4] == [
        ("city", "text"),
        ("count", "integer"),
        ("greeting", "text"),
        ("name", "text"),
    ]
    assert {"user", "now", "days("} <= {one.text for one in found}


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ('    say: "{{ name | §', ["abs", "add", "ago"]),
        ('    say: "{{ name | up§', ["abs", "add", "ago"]),
        ('    say: "{{ user.§', ["first_name", "id", "language"]),
        ('    say: "{{ profile.§', ["language", "timezone", "age"]),
        ('    say: "{{ config.§', ["team"]),
        ("    when: name is §", ["defined", "none", "number"]),
        ("    when: name is not d§", ["defined", "none", "number"]),
        ("    when: cou§", ["city", "count", "greeting"]),
        ("    say: |\n      Hello\n      {{ §", ["city", "count", "greeting"]),
        ('    say: "{% if §', ["city", "count", "greeting"]),
        ("    branches:\n      - {when: §", ["city", "count", "greeting"]),
        ('    set:\n      total: "{{ count * §', ["city", "count", "greeting"]),
    ],
)
def test_expressions_offer_what_can_follow(tmp_path: Path, tail: str, expected: list[str]) -> None:
    """Filters behind a bar, tests behind `is`, fields behind a dot, names elsewhere."""
    assert labels(tmp_path, f"  new:\n{tail}")[: len(expected)] == expected


@pytest.mark.parametrize("tail", ["    say: Hi §", "    say: |\n      Hi: §", "    # ne§", "    say: \"{{ 'na§"])
def test_plain_words_are_left_alone(tmp_path: Path, tail: str) -> None:
    """Texts, comments, and texts in expressions."""
    assert labels(tmp_path, f"  new:\n{tail}") == []


def test_item_and_value_are_offered_where_they_are_known(tmp_path: Path) -> None:
    """In lists of buttons, and in rules."""
    assert "item" not in labels(tmp_path, '  new:\n    say: "{{ §')
    assert "item" in labels(tmp_path, NODE + '    buttons:\n      - from: "{{ [1] }}"\n        text: "{{ §')
    assert "value" in labels(tmp_path, NODE + "    validate:\n      that: §")


def test_flows_actions_and_what_they_take_are_offered(tmp_path: Path) -> None:
    """By the node's lead key."""
    assert labels(tmp_path, "  new:\n    call: §") == ["address", "shop"]
    assert labels(tmp_path, "  new:\n    call: address\n    with:\n      §") == ["street"]
    ways = labels(tmp_path, "  new:\n    call: address\n    outcomes:\n      §")
    assert ways == ["attempts", "cancelled", "completed", "expired", "found"]
    pay = offered(tmp_path, "  new:\n    action: §")[1]
    assert [(one.text, one.doc) for one in pay] == [("pay", "Takes the money.")]
    assert labels(tmp_path, "  new:\n    action: pay\n    with: {§") == ["amount", "currency"]
    assert labels(tmp_path, "  new:\n    action: pay\n    outcomes:\n      §") == ["paid", "refused"]


def test_the_outputs_of_a_called_flow_are_fields(tmp_path: Path) -> None:
    """Of the variable that takes them."""
    tail = '  new:\n    call: address\n    save: home\n  say:\n    say: "{{ home.§'
    assert labels(tmp_path, tail) == ["house"]


def test_variables_are_offered_where_something_is_saved(tmp_path: Path) -> None:
    """And the fields that are kept."""
    found = labels(tmp_path, NODE + "    save: §")
    assert {"city", "greeting", "profile.age"} <= set(found)
    assert "count" in labels(tmp_path, NODE + "    set:\n      §")


def test_a_dialogue_offers_flows_nodes_and_variables(tmp_path: Path) -> None:
    """Where it expects them."""
    told = "dialogue: It works\nstart: §\nsteps:\n  - expect: {node: }\n"
    at = standing(tmp_path, shop=FLOW, address=ADDRESS, works_dialogue=told)
    assert [one.text for one in complete(at.project, at.path, at.line, at.column)[1]] == ["address", "shop"]
    told = "dialogue: It works\nstart: shop\nsteps:\n  - expect: {node: §}\n"
    at = standing(tmp_path, shop=FLOW, address=ADDRESS, works_dialogue=told)
    assert "greet" in [one.text for one in complete(at.project, at.path, at.line, at.column)[1]]


def test_a_bot_file_offers_its_keys(tmp_path: Path) -> None:
    """With the words that they take."""
    at = standing(tmp_path, shop=FLOW, bot="bot: test\nsession:\n  scope: §\n")
    found = complete(at.project, at.path, at.line, at.column)[1]
    assert [one.text for one in found] == ["user_in_chat", "user", "chat"]


def test_names_stay_known_while_everything_is_torn(tmp_path: Path) -> None:
    """From the last text that could be read."""
    at = standing(tmp_path, shop=FLOW + "§")
    library, broken = Library(), f"{FLOW}  [{{\n" * 9 + "    next: "
    library.project(at.path, {})
    project = library.project(at.path, {at.path: broken})
    assert project.documents[at.path].stale
    line = broken.count("\n") + 1
    assert [one.text for one in complete(project, at.path, line, 11)[1]] == TARGETS
