"""One conversation with everything in it that a turn can hold, for the tests that break it at every place.

The law of this file: each message differs from all others, so that what is lost, repeated or out of order shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.interpreter.events import MessageReceived
from dragoman.language.actions import Context, Outcome
from dragoman.project.loading import Project
from tests.runtime.world import message, project

FLOW = """\
flow: talk
triggers:
  - command: talk
variables:
  turns: {type: integer, initial: 0}
nodes:
  product:
    prompt: Which product?
    set: {turns: "{{ turns + 1 }}"}
  first:
    say:
      - I note {{ product }}.
      - Please wait.
  look_up:
    action: look_up
    with: {product: "{{ product }}"}
    save: price
  priced:
    say: It costs {{ price }}.
  count:
    prompt: How many?
    input: integer
    error: Not a number.
    set: {turns: "{{ turns + 1 }}"}
  book:
    action: book
    with: {count: "{{ count }}"}
    save: booking
    outcomes: {booked: done, full: count}
  done:
    say: Booked as {{ booking }}.
  goodbye:
    prompt: Anything else?
    set: {turns: "{{ turns + 1 }}"}
  last:
    prompt: Thank you, turn {{ turns }}.
"""

SAID = ("/talk", "tea", "many", "3", "no")

HEARD = (
    "Which product?", "I note tea.", "Please wait.", "It costs 7.", "How many?", "Not a number.",
    "Booked as B-3.", "Anything else?", "Thank you, turn 3.",
)  # fmt: skip

CALLS = ("look_up tea", "book 3")

KEPT = {"turns": 3, "product": "tea", "price": 7, "count": 3, "booking": "B-3", "goodbye": "no"}


@dataclass
class Shop:
    """The outside world: what the actions did, with the key of each call."""

    calls: list[tuple[str, str]] = field(default_factory=list)

    def talk(self) -> Project:
        """The project whose actions work on this shop."""
        return project(FLOW, look_up=self.look_up, book=self.book)

    async def look_up(self, product: str, context: Context) -> int:
        """The price."""
        self.calls.append((f"look_up {product}", context.idempotency_key))
        return 7

    async def book(self, count: int, context: Context) -> Outcome:
        """The number of the booking."""
        self.calls.append((f"book {count}", context.idempotency_key))
        return Outcome("booked", f"B-{count}")


def events() -> list[MessageReceived]:
    """What the user says, in order."""
    return [message(text, number) for number, text in enumerate(SAID)]
