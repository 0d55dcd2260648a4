"""Flows that use every key of the first part of the language at least once, for the properties."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.interpreter.building import flows_of
from tests.interpreter.talking import Failure

from dragoman.graph.flow import Flows

EXAMPLES = Path(__file__).parents[2] / "flows"

ZOO = """
flow: zoo
title: The zoo
description: Everything at once.
triggers:
  - command: zoo
    aliases: [animals]
  - phrase: to the zoo
inputs:
  visitors: {type: integer, default: 1}
  guide: {type: text, required: false}
variables:
  sound: {type: boolean, initial: true}
  volume: {type: integer, initial: 5}
outputs:
  total: "{{ volume + visitors }}"
defaults:
  suggest: true
  columns: 2
on:
  invalid:
    say: "No ({{ reason }}), {{ attempt }}."
nodes:
  settings:
    prompt: [Welcome., "Sound is {{ sound }}, volume {{ volume }}."]
    buttons:
      - {text: "{{ '+' if sound else '-' }} Sound", set: {sound: "{{ not sound }}"}, next: again}
      - - {text: Softer, when: volume > 0, set: {volume: "{{ volume - 1 }}"}, next: again, toast: Softly}
        - {text: Louder, when: volume < 6, set: {volume: "{{ volume + 1 }}"}, next: again, alert: Loudly}
      - {text: Save, next: animal}
      - {text: Leave, next: {say: Nothing was changed., end: left}}
      - {text: Odd, set: {odd: 1}}
      - {text: Help us, url: "https://example.org/{{ volume }}"}
  animal:
    prompt: Which animal?
    buttons: [Fox, Hare, Wolf]
    keyboard: reply
    optional: true
    branches:
      - {when: animal == 'Fox', say: A fox., set: {fox: true}}
      - {when: animal == 'Wolf', next: many}
  phone:
    prompt: Your number?
    input: phone
    optional: {label: Rather not, value: none given}
    buttons:
      - {text: Send it, contact: true}
      - {text: Back, next: back}
  many:
    prompt: How many?
    input: integer
    when: volume != 3
    validate:
      - {min: 1, max: 50}
      - {that: value != 13, error: "Not 13 ({{ attempt }})."}
    attempts: {max: 3, next: {say: Enough., set: {many: 1}, next: feed}}
    after: keep
    buttons:
      - {text: One, value: 1}
      - {text: Stop, next: cancel}
      - {text: Again, next: again}
      - {text: Skip, next: skip}
      - {text: Anew, next: restart}
  feed:
    action: feed
    with: {x: "{{ many }}", y: "{{ {'a': 1} if false else animal }}"}
    save: fed
    outcomes: {hungry: many, gone: {say: Gone., end: gone}}
    on_error: {say: It bit., set: {bitten: true}}
    when: many
  risky:
    action: risky
    when: fed
    final: true
  day:
    prompt: When?
    input: date
    after: remove
    on: {back: {say: No way back., next: again}, cancel: {say: Really?}}
    ask_again: true
    set: {day_text: "{{ day }}"}
  torn:
    prompt: "Sum {{ (many or 0) + 1 }}"
    save: false
    buttons: {Yes: end, "No": settings, Broken: broken}
  broken:
    say: "{{ animal + 1 }}"
    next: settings
"""
ZOO = ZOO.replace("\"{{ {'a': 1} if false else animal }}\"", '"{{ animal }}"')

SIDE = """
flow: side
triggers:
  - command: side
nodes:
  one:
    prompt: Sure?
    input: boolean
  two:
    say: Good.
    branches:
      - {when: one, end: sure}
"""

RESULTS = {
    "find_account": {"name": "Ada", "orders": [{"id": "o1", "items": 2}]},
    "feed": ("hungry", 3),
    "risky": Failure("it broke"),
}


@cache
def all_flows() -> Flows:
    """The shipped examples and the zoo, as one bot."""
    examples = (file for file in sorted(EXAMPLES.glob("*.yaml")) if file.name != "bot.yaml")
    return flows_of(*(file.read_text(encoding="utf-8") for file in examples), ZOO, SIDE)
