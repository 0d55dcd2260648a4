"""Flows that use the second part of the language, for the properties: what is asked in other ways than once, by typing;
what flows do with one another; and what people and money come between."""

from __future__ import annotations

from dragoman.interpreter.effects import RunAction
from tests.interpreter.talking import Failure

MARKET = """
flow: market
triggers:
  - command: market
  - {phrase: [to the market, shopping], where: any}
inputs:
  stalls: {type: integer, default: 2}
variables:
  menu: {type: list, temporary: true}
  cart: {type: list, initial: []}
defaults:
  timeout: {after: 3h, next: left}
nodes:
  load: {action: stock, with: {x: "{{ stalls }}"}, save: menu, retry: {times: 2, wait: 1s}, timeout: 5s}
  choose:
    prompt: {any_of: ["What will it be, {{ user.first_name }}?", "{{ cart | length }} so far."], show: replace}
    buttons:
      - from: "{{ menu }}"
        text: "{{ item.name }} {{ item.price | money('EUR') }}"
        aliases: "{{ item.aliases }}"
        when: item.price < 90
        set: {cart: "{{ cart | put('id', id=item.id, price=item.price) }}"}
        page: 3
        show: 7
        match: words
        empty: {say: Sold out., next: tags}
      - - {text: Look, next: edit, when: cart}
        - {text: Enough, next: tags}
  edit:
    prompt: Your cart
    columns: 2
    buttons:
      - from: "{{ cart }}"
        empty: {say: It is empty., next: choose}
        row:
          - {text: "{{ item.id }}", next: {say: "{{ item.price }} each.", next: again}}
          - {text: Away, set: {cart: "{{ cart | without(id=item.id) }}"}, next: again}
      - {text: More, next: choose}
  left: {when: stalls > 50, say: Good bye., end: left}
  tags: {jump: questions, with: {bought: "{{ cart }}"}}
"""

QUESTIONS = """
flow: questions
triggers: [{command: questions}]
inputs:
  bought: {type: list, default: []}
variables:
  code: {type: text, private: true}
nodes:
  tags:
    prompt: Which tags?
    many: {min: 1, max: 3, done: That is all}
    buttons: [Red, Green, {text: Blue, value: blue}]
    validate: {max_length: 10}
  numbers:
    prompt: Which numbers?
    input: integer
    many: true
    optional: {label: None of them, value: []}
    debounce: 3s
  code:
    prompt: The code?
    secret: true
    attempts: {max: 2, next: day}
    validate:
      - {pattern: "^[A-Za-z0-9 -]+$", error: Letters and digits.}
      - {check: {action: judge, with: {x: "{{ value }}"}}, error: "Wrong, {{ attempt }}."}
  name:
    prompt: Your name?
    reuse: true
    interrupt: phrases
    set: {tags: "{{ tags | sort }}", first: "{{ tags | first }}, {{ numbers | sum }}"}
  day: {jump: visit, with: {name: "{{ name }}"}}
"""

VISIT = """
flow: visit
triggers: [{command: visit}]
inputs:
  name: {type: text, default: Ada}
defaults:
  timeout: {after: 3h, next: left}
nodes:
  day: {prompt: Which day?, pick: {calendar: {min: "{{ today }}", max: "{{ today + days(40) }}", disabled: [sunday]}}}
  hour: {prompt: At what time?, pick: {time: {step: 15m, min: "09:00", max: "11:00"}}}
  persons: {prompt: How many?, pick: {counter: {min: 1, max: 20}}}
  stars: {prompt: How was it?, pick: {rating: 5}, optional: true}
  where:
    call: stall
    with: {of: "{{ name }}", depth: "{{ persons or 1 }}"}
    save: place
    outcomes: {closed: {say: Closed., next: left}, cancelled: day}
  right:
    review: Is that right?
    fields: [day, hour, persons]
    buttons: {Yes: sure, Anew: restart}
  sure:
    say: {text: "{{ place.street | upper }}, {{ day | date('short') }}", photo: "https://example.org/a", delivery: once}
    branches:
      - {share: 50, next: till}
      - {when: persons > 3, next: left}
  over: {jump: till, with: {sum: "{{ (persons or 1) * 2 }}"}, set: {done: true}}
  till: {jump: till, with: {sum: 5}}
  left: {say: Good bye., end: left}
"""

STALL = """
flow: stall
inputs:
  of: text
  depth: integer
outputs: {street: "{{ street }}", deep: "{{ depth }}"}
nodes:
  street:
    prompt: "Street, {{ of }}?"
    validate: {that: value != of}
    buttons:
      - {text: Closed, next: {end: closed}}
      - {text: Home, value: Home Street}
  deeper:
    call: stall
    with: {of: "{{ street }}", depth: "{{ depth - 1 }}"}
    when: depth > 2
    outcomes: {closed: {end: closed}}
"""

TILL = """
flow: till
triggers: [{event: billed}]
inputs:
  sum: {type: integer, default: 3}
nodes:
  who: {prompt: Who pays?, optional: true}
  bill:
    pay: {title: "{{ sum }} things", currency: EUR, amount: "{{ sum * 2 }}", timeout: 1h,
          check: {action: judge, with: {x: "{{ sum }}"}}}
    outcomes: {unpaid: help_them, refused: {say: Well., next: who}}
  paid: {notify: {to: -100123, text: "{{ user.name }} paid {{ sum }}."}}
  help_them:
    handoff: {to: -100123, note: "{{ user.name }} needs help.", release: /over}
    timeout: {after: 4h, next: gone}
    outcomes: {released: after}
  after: {prompt: All well?, input: boolean}
  gone: {say: Nobody came., end: gone}
"""


def stock(call: RunAction) -> object:
    """As much as was asked for, nothing at all, or no list."""
    wanted = call.arguments["x"]
    if wanted == 5:
        return "no list"
    items = range(wanted * 4 if wanted < 50 else 0)
    return [{"id": f"i{n}", "name": f"Thing {n}", "price": n * 7, "aliases": [f"t{n}"]} for n in items]


def judge(call: RunAction) -> object:
    """Right, wrong, wrong with a reason, or broken."""
    word = str(call.arguments["x"])
    return {"A": True, "a": False, "x": Failure("it broke")}.get(word[:1], "Not that one." if "-" in word else True)


FLOWS = (MARKET, QUESTIONS, VISIT, STALL, TILL)
RESULTS = {"stock": stock, "judge": judge}
