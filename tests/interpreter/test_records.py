"""Events for the inbox and effects for the outbox, as bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.interpreter import effects as fx
from dragoman.interpreter import events as ev
from dragoman.interpreter import extras as xs
from dragoman.interpreter.codec import Unreadable
from dragoman.interpreter.records import (
    decode_event,
    decode_outbox,
    decode_receipt,
    encode_event,
    encode_outbox,
    encode_receipt,
)
from dragoman.language.content import Content
from dragoman.language.requests import HttpRequest
from tests.interpreter.test_codec import VALUES, VARIABLES

USERS = st.builds(ev.User, st.integers(), st.text(), st.text(), st.text(), st.text())
CHATS = st.builds(ev.Chat, st.integers(), st.sampled_from(["private", "group"]), st.text())
ORIGINS = st.builds(ev.Origin, st.text(), st.datetimes(timezones=st.just(UTC)), USERS, CHATS)
CONTENTS = st.builds(Content, st.sampled_from(["text", "contact", "photo"]), st.text(), VARIABLES)
EVENTS = st.one_of(
    st.builds(ev.MessageReceived, ORIGINS, CONTENTS, st.none() | st.integers()),
    st.builds(ev.ButtonPressed, ORIGINS, st.integers(), st.integers(), st.text(), st.none() | st.integers()),
    st.builds(ev.ActionReturned, ORIGINS, st.text(), VALUES, st.none() | st.text()),
    st.builds(ev.ActionFailed, ORIGINS, st.text(), st.text()),
    st.builds(ev.FlowRequested, ORIGINS, st.text(), VARIABLES),
    st.builds(ev.PaymentReceived, ORIGINS, st.booleans(), st.text()),
    st.builds(ev.Relayed, ORIGINS, st.integers() | st.text(), CONTENTS, st.booleans(), st.booleans()),
)
BUTTONS = st.builds(
    fx.Button,
    st.text(),
    st.one_of(
        st.builds(fx.Press, st.integers(), st.integers()),
        st.builds(fx.Link, st.text()),
        st.builds(fx.Request, st.sampled_from(["contact", "location"])),
        st.just(fx.Label()),
    ),
)
ROWS = st.lists(st.lists(BUTTONS, max_size=2).map(tuple), max_size=2).map(tuple)
KEYBOARDS = st.builds(fx.Keyboard, ROWS, st.sampled_from(["inline", "reply"]))
TEXTS = st.dictionaries(st.text(), st.lists(st.text(), max_size=2), max_size=2)
REQUESTS = st.builds(
    HttpRequest,
    st.sampled_from(["get", "post"]),
    st.text(),
    st.dictionaries(st.text(), st.text(), max_size=2),
    TEXTS,
    json=st.none() | st.text(),
    form=st.none() | TEXTS,
    times=st.integers(0, 3),
)
TO = st.none() | st.integers() | st.text()
MEDIA = st.builds(xs.Media, st.sampled_from(["photo", "poll"]), st.text(), value=VARIABLES, text=st.text())
EFFECTS = st.one_of(
    st.builds(
        fx.SendMessage, st.text(), keyboard=st.none() | KEYBOARDS, edit=st.none() | st.integers(), asks=st.booleans()
    ),
    st.builds(
        fx.SendMessage,
        st.text(),
        media=st.lists(MEDIA, max_size=2).map(tuple),
        to=TO,
        tags=st.lists(st.text(), max_size=2).map(tuple),
        typing=st.floats(0, 60),
        once=st.booleans(),
    ),
    st.builds(fx.DeleteMessage, st.integers(), TO),
    st.builds(xs.React, st.none() | st.integers(), st.text()),
    st.builds(
        xs.SendInvoice,
        *(st.text(), st.text(), st.text(), st.decimals(allow_nan=False), st.text(), st.text(), st.text()),
        st.none() | MEDIA,
    ),
    st.builds(xs.HandOver, TO.filter(bool), st.text()),
    st.builds(xs.HandBack, TO.filter(bool)),
    st.builds(fx.ChangeKeyboard, st.integers(), st.none() | KEYBOARDS),
    st.builds(fx.AnswerPress, st.text(), st.text(), st.booleans()),
    st.builds(fx.RunAction, st.text(), st.text(), st.text(), st.text(), VARIABLES, st.floats(0, 1e6)),
    st.builds(fx.RunRequest, st.text(), st.text(), st.text(), REQUESTS),
    st.builds(fx.FlowFinished, st.text(), st.text(), st.text(), VARIABLES, VARIABLES),
    st.builds(
        fx.Report, st.sampled_from(["action", "limit"]), st.text(), st.text(), st.text(), st.text(), st.integers()
    ),
)
ORIGIN = ev.Origin("u1", datetime(2026, 3, 1, tzinfo=UTC), ev.User(7), ev.Chat(7))


@given(EVENTS)
def test_every_event_survives_the_inbox(event: ev.Event) -> None:
    """Whatever a user or an action put into it."""
    assert decode_event(encode_event(event)) == event


@given(ORIGINS, st.lists(EFFECTS, max_size=3))
def test_every_effect_survives_the_outbox(origin: ev.Origin, effects: list[fx.Effect]) -> None:
    """Together with whose it is, in its order."""
    assert decode_outbox(encode_outbox(origin, effects)) == (origin, effects)


@given(st.lists(st.integers()), st.dictionaries(st.text(), st.integers(), max_size=2))
def test_every_receipt_survives(shown: list[int], sent: dict[str, int]) -> None:
    """The numbers of the messages with live buttons, and of those that are wanted later."""
    assert decode_receipt(encode_receipt(shown, sent)) == (tuple(shown), sent)


def test_an_empty_receipt_costs_nothing() -> None:
    """No bytes."""
    assert encode_receipt([]) == b""


@pytest.mark.parametrize("record", [{"$c": "Link", "url": "x"}, {"$c": "nonsense"}, {"a": {"$c": {"$c": 1}}}])
def test_a_record_that_looks_like_one_of_our_classes_is_a_record(record: dict[str, object]) -> None:
    """An action may return anything."""
    event = ev.ActionReturned(ORIGIN, "c", {"rows": [record]})
    assert decode_event(encode_event(event)) == event


def test_a_field_that_was_added_later_has_its_default() -> None:
    """Old bytes stay readable."""
    assert decode_outbox(encode_outbox(ORIGIN, [fx.SendMessage("hi")]))[1] == [fx.SendMessage("hi")]
    assert b"silent" not in encode_outbox(ORIGIN, [fx.SendMessage("hi")])


def test_a_decimal_in_a_contact_keeps_its_type() -> None:
    """Places are exact."""
    event = ev.MessageReceived(ORIGIN, Content("location", "", {"latitude": Decimal("41.40"), "longitude": Decimal(2)}))
    assert decode_event(encode_event(event)) == event


@pytest.mark.parametrize("broken", [b"", b"{", b'{"$c":"nonsense"}', b'{"$c":"MessageReceived"}', b'{"$c":7}', b"\xff"])
def test_foreign_bytes_are_refused_as_unreadable(broken: bytes) -> None:
    """And with nothing else."""
    with pytest.raises(Unreadable):
        decode_event(broken)


@pytest.mark.parametrize("broken", [b"", b"[]", b"7", b"[1]", b"[1,2,3]", b'{"$c":"nonsense"}'])
def test_a_foreign_outbox_is_refused_as_unreadable(broken: bytes) -> None:
    """So that the runtime can drop it."""
    with pytest.raises(Unreadable):
        decode_outbox(broken)


@pytest.mark.parametrize("broken", [b"{", b"7", b'"x"', b"{}", b'["x"]', b"null"])
def test_a_foreign_receipt_is_refused_as_unreadable(broken: bytes) -> None:
    """It lies in the same place of the store."""
    with pytest.raises(Unreadable):
        decode_receipt(broken)
