"""What may happen to a session, drawn at random: texts, presses that fit and that never were, escapes, failures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

from dragoman.interpreter.effects import Press
from dragoman.interpreter.session import Question
from dragoman.language.nodes.prompt import Prompt
from tests.interpreter.talking import Talk

ESCAPES = ("/cancel", "/back", "/help", "/start", "/restart", "/skip")
WORDS = (
    "Ada", "ada@example.com", "nope", "2", "50", "0", "101", "1000", "12 Garden Street", "Banana", "bananna", "confirm",
    "A-1", "a-1", "X-0", "Z-9", "yes", "2026-03-01", "tomorrow", "+34 600 11 12 22", "/order", "/register", "/customer",
    "/zoo", "/side", "/zoo one two three", "/oder", "/", "//", "/ ", "", " ", "i want to order", "<b>", "{{ name }}",
    "🦊", "end", "/clock", "/market", "/market 5", "/market 99", "shopping",
)  # fmt: skip


@dataclass(frozen=True)
class Move:
    """One thing that the user does, or that time or others do. `what` is a text, the number of a button, or minutes;
    `right` is an answer that fits."""

    kind: Literal[
        "text", "right", "press", "stale", "invented", "foreign", "photo", "contact", "twice",
        "wait", "event", "given", "taken", "restored", "paid", "refused", "relayed", "released",
    ]  # fmt: skip
    what: str | int = 0
    at: int = 0


def moves() -> st.SearchStrategy[Move]:
    """Anything a user can do."""
    return st.one_of(
        *(st.builds(Move, st.just("right"), st.integers(0, 8)) for _ in range(12)),
        st.builds(Move, st.just("text"), st.sampled_from(WORDS)),
        st.builds(Move, st.just("text"), st.sampled_from(ESCAPES)),
        st.builds(Move, st.just("press"), st.integers(0, 8)),
        st.builds(Move, st.just("press"), st.integers(0, 8)),
        st.builds(Move, st.just("stale"), st.integers(0, 8), st.integers(0, 8)),
        st.builds(Move, st.just("invented"), st.integers(-3, 2**40), st.integers(-3, 2**40)),
        st.builds(Move, st.sampled_from(("foreign", "photo", "contact", "twice"))),
        st.builds(Move, st.just("text"), st.text(max_size=12)),
        st.builds(Move, st.just("wait"), st.sampled_from((1, 6, 30, 90, 500, 2000))),
        st.builds(Move, st.sampled_from(("event", "given", "taken", "restored"))),
        st.builds(Move, st.sampled_from(("paid", "refused", "relayed", "released"))),
    )


RIGHT = {
    "text": "12 Garden Street", "integer": "12", "number": "1.5", "decimal": "2.50", "email": "ada@example.com",
    "phone": "+34 600 11 12 22", "url": "https://example.org", "boolean": "yes", "date": "2026-03-03", "time": "09:15",
}  # fmt: skip


def right_answer(talk: Talk, which: int) -> str:
    """An answer that fits the waiting question: one of its options or, every other time, a text of its type."""
    waiting = talk.session.waiting
    frame = talk.session.frames[-1] if talk.session.frames else None
    lead = talk.flows.flows[frame.flow].nodes[frame.node].lead if frame else None
    if not isinstance(waiting, Question) or not isinstance(lead, Prompt):
        return "/zoo"
    if waiting.options and (lead.choice or lead.menu or which % 2):
        return waiting.options[which % len(waiting.options)].label
    return RIGHT.get(lead.type, "text")


def stories(longest: int = 20) -> st.SearchStrategy[list[Move]]:
    """A conversation's worth of moves."""
    return st.lists(moves(), min_size=1, max_size=longest)


def press_of(talk: Talk, which: int, *, live: bool) -> tuple[Press, int] | None:
    """One of the buttons ever shown that are, or are not, those of the waiting question."""
    waiting = talk.session.waiting
    epoch = waiting.epoch if isinstance(waiting, Question) else 0
    found = [pair for pair in talk.pressed_or_shown if (pair[0].epoch == epoch) is live]
    return found[which % len(found)] if found else None
