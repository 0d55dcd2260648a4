"""Whatever comes while money or people are waited for: nothing raises, nothing is lost, nobody keeps a chat."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from dragoman.graph.flow import Flows
from dragoman.interpreter.events import PaymentReceived, Relayed, TimerFired
from dragoman.interpreter.extras import HandBack, HandOver, SendInvoice
from dragoman.interpreter.handing import chat_of
from dragoman.interpreter.records import decode_outbox, encode_outbox
from dragoman.interpreter.session_codec import decode_session, encode_session
from dragoman.language.content import Content
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

WORDS = ("/talk", "/cancel", "/back", "/start", "/restart", "/help", "yes", "Go", "»", "")
MOVES = st.one_of(
    st.tuples(st.just("text"), st.sampled_from(WORDS)),
    st.tuples(st.just("paid"), st.sampled_from(("", "latest", "another"))),
    st.tuples(st.just("refused"), st.sampled_from(("", "latest"))),
    st.tuples(st.just("people"), st.sampled_from(("hello", "/done"))),
    st.tuples(st.just("time"), st.sampled_from(("0", "1"))),
)


@cache
def flows() -> Flows:
    """A ring of everything that waits for others."""
    return nodes_of("""
        hello:
          say: {any_of: [Hi, Hello], delete_after: 1m}
        bill:
          pay: {title: Tea, currency: EUR, amount: 1, timeout: 1h, check: {action: any_action}}
          outcomes: {unpaid: people, refused: hello2}
        hello2:
          prompt: {photo: a.jpg, text: Go on?}
          buttons: {Go: people}
        people:
          handoff: {to: "-100"}
          timeout: {after: 1h, next: bill}
        last:
          say: {text: Bye, show: edit}
    """)


def act(talk: Talk, kind: str, what: str) -> None:
    """One move."""
    match kind:
        case "text":
            talk.text(what)
        case "paid" | "refused":
            sent = [e.payload for _, _, s in talk.steps for e in s.effects if isinstance(e, SendInvoice)]
            payload = (sent or ["none"])[-1] if what == "latest" else what
            talk.happen(PaymentReceived(talk.origin(), kind == "paid", payload))
        case "people":
            talk.happen(Relayed(talk.origin(), -100, Content(text=what), release=what == "/done"))
        case _ if talk.session.timers:
            timer = talk.session.timers[int(what) % len(talk.session.timers)]
            talk.happen(TimerFired(talk.origin(), timer.id))


@given(st.lists(MOVES, max_size=25), st.sampled_from((True, False)))
def test_the_people_have_the_chat_exactly_while_a_frame_says_so(moves: list[tuple[str, str]], check: bool) -> None:
    """Every HandOver has its HandBack; sessions and effects survive their stores."""
    talk, given_away = Talk(flows(), results={"any_action": check}), False
    for kind, what in moves:
        seen = len(talk.steps)
        act(talk, kind, what)
        for _, event, result in talk.steps[seen:]:
            for effect in result.effects:
                given_away = isinstance(effect, HandOver) or (given_away and not isinstance(effect, HandBack))
            assert decode_session(encode_session(result.session)) == result.session
            assert decode_outbox(encode_outbox(event.origin, result.effects))[1] == list(result.effects)
        assert given_away == any(chat_of(frame) is not None for frame in talk.session.frames)
