"""Flows that use every key of the first part of the language at least once, for the properties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from dragoman.graph.flow import Flows
from dragoman.interpreter.effects import RunAction
from tests.interpreter import market
from tests.interpreter.building import flows_of
from tests.interpreter.talking import Failure

EXAMPLES = Path(__file__).parents[2] / "flows"
SHIPPED = ("customer", "order", "registration")
"""Those of the examples that need neither a bot.yaml nor actions of their own."""

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
      - {when: animal == 'Wolf', next: end_of_visit}
  phone:
    prompt: Your number?
    input: phone
    optional: {label: Rather not, value: none given}
    buttons:
      - {text: Send it, contact: true}
      - {text: Back, next: back}
  end_of_visit:
    say: "Goodbye, {{ user.first_name }}."
    branches:
      - {when: volume > 3, set: {loud: true}, end: loud}
"""

FARM = """
flow: farm
triggers:
  - command: farm
variables:
  volume: {type: integer, initial: 2}
  animal: {type: text, initial: Fox}
nodes:
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
    with: {x: "{{ many }}", y: "{{ animal }}"}
    save: fed
    outcomes: {hungry: many, gone: {say: Gone., end: gone}}
    on_error: {say: It bit., set: {bitten: true}}
    when: many
  risky:
    action: risky
    save: risk
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
    buttons: {Yes: end, "No": many, Broken: broken}
  broken:
    say: "{{ fed + 1 }}"
    next: many
"""

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


CLOCK = """
flow: clock
triggers:
  - command: clock
  - every: 7h
inputs:
  late: {type: boolean, default: false}
nodes:
  soon: {schedule: side, after: 45m}
  often: {schedule: clock, every: 5h, as: "clock_{{ today }}", when: not late, with: {late: true}}
  everybody: {schedule: side, at: "{{ now + hours(1) }}", for: [7, 8], as: both}
  name:
    prompt: Name?
    interrupt: none
    timeout:
      after: 20m
      remind: [{after: 5m, say: "Still there, {{ user.first_name }}?"}]
      next: pause
  story:
    prompt: Tell me all.
    debounce: 5s
    optional: true
    timeout: {after: 1h}
    on: {timeout: {say: Hurry up.}}
  pause: {wait: 30m}
  evening: {wait: {until: "18:00"}}
  paid:
    wait: {event: paid, timeout: {after: 2h, next: gone}}
    save: paid
  enough: {unschedule: side}
  last:
    prompt: Enough?
    on: {timeout: {say: Well?, next: again}, restored: {say: I am back.}}
  gone: {say: Gone., end: gone}
"""


def _feed(call: RunAction) -> object:
    """Of one animal each, the others are hungry; fifty bite."""
    return {1: ("hungry", 1), 2: ("gone", 2), 50: Failure("it bit")}.get(call.arguments["x"], Decimal("2.50"))


def _risky(call: RunAction) -> object:
    """It fails every other time."""
    return Failure("it broke") if len(call.call) % 2 else {"$n": "no number", "at": date(2026, 3, 1)}


RESULTS = {
    "find_account": {"name": "Ada", "orders": [{"id": "o1", "items": 2}]},
    "feed": _feed,
    "risky": _risky,
    **market.RESULTS,
}


@cache
def all_flows() -> Flows:
    """The shipped examples, the zoo, the farm and the market, as one bot."""
    examples = ((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8") for name in SHIPPED)
    return flows_of(*examples, ZOO, FARM, SIDE, CLOCK, *market.FLOWS)
