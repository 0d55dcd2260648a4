"""Sessions as bytes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.interpreter.codec import Unreadable, dumps, loads
from dragoman.interpreter.events import Chat, User
from dragoman.interpreter.session import (
    Answer,
    Awaiting,
    Editing,
    Frame,
    Job,
    Option,
    Patch,
    Pausing,
    Question,
    Session,
    Timer,
    Undo,
)
from dragoman.interpreter.session_codec import decode_session, encode_session

SIMPLE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.decimals(allow_nan=False), st.dates(), st.times(),
    st.datetimes(timezones=st.just(UTC)), st.timedeltas(),
)  # fmt: skip
KEYS = st.one_of(st.text(max_size=5), st.sampled_from(["$n", "$d", "$dt", "$t", "$s", "$r", "$c"]))
VALUES = st.recursive(
    SIMPLE, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)), max_leaves=6
)
VARIABLES = st.dictionaries(st.text(max_size=4), VALUES, max_size=3)
NAMES = st.text(min_size=1, max_size=4)
TEXTS = st.lists(NAMES, max_size=2).map(tuple)
MANY = st.lists(VALUES, max_size=2).map(tuple)
EDITING = st.none() | st.builds(Editing, NAMES, TEXTS)
FRAMES = st.builds(
    Frame,
    *(NAMES, NAMES, NAMES),
    *(VARIABLES, st.dictionaries(st.text(), st.integers(), max_size=2), st.integers(0)),
    *(st.booleans(), MANY, EDITING),
)
PATCHES = st.builds(Patch, st.integers(0), NAMES, VARIABLES, TEXTS, MANY, EDITING)
UNDOS = st.builds(
    Undo, st.integers(0), st.lists(PATCHES, max_size=2).map(tuple), st.lists(FRAMES, max_size=2).map(tuple)
)
OPTIONS = st.builds(Option, NAMES, st.integers(), VALUES, VALUES, VALUES)
QUESTIONS = st.builds(Question, st.integers(1), st.lists(OPTIONS, max_size=3).map(tuple), VARIABLES, TEXTS)
ANSWERS = st.builds(
    Answer,
    *(VALUES, st.integers(0), st.none() | NAMES, st.none() | st.integers(), VALUES),
    *(st.none() | st.integers(), NAMES, NAMES, st.booleans(), MANY),
    st.none() | QUESTIONS,
)
JOBS = st.builds(Job, NAMES, NAMES, VARIABLES, NAMES, st.booleans())
TIMERS = st.builds(
    Timer,
    *(NAMES, st.datetimes(timezones=st.just(UTC)), st.sampled_from(["timeout", "remind", "job", "delete"])),
    *(st.integers(), NAMES, st.integers(), st.none() | JOBS, st.booleans(), NAMES),
)
USERS = st.builds(User, st.integers(), NAMES, NAMES, NAMES, NAMES)
CHATS = st.builds(Chat, st.integers(), st.sampled_from(["private", "group"]), NAMES)
WAITING = st.one_of(
    st.none(),
    QUESTIONS,
    st.builds(Awaiting, st.text(), UNDOS, st.booleans(), st.integers(0), st.none() | ANSWERS),
    st.builds(Pausing, st.integers(0), TEXTS),
)
SESSIONS = st.builds(
    Session,
    frames=st.lists(FRAMES, max_size=2).map(tuple),
    waiting=WAITING,
    epoch=st.integers(0),
    undo=st.lists(UNDOS, max_size=2).map(tuple),
    shown=st.lists(st.integers(), max_size=3).map(tuple),
    edit=st.none() | st.integers(),
    reply_keyboard=st.booleans(),
    seen=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    timers=st.lists(TIMERS, max_size=2).map(tuple),
    people=st.none() | st.tuples(USERS, CHATS),
    given=st.dictionaries(st.text(max_size=4), st.lists(st.integers(), max_size=2).map(tuple), max_size=2),
    sent=st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
)


@given(SESSIONS)
def test_every_session_survives_its_encoding(session: Session) -> None:
    """Whatever its variables hold."""
    assert decode_session(encode_session(session)) == session


@given(VALUES)
def test_every_value_keeps_its_type(value: Any) -> None:
    """Decimals, dates and times are no texts afterwards."""
    again = loads(dumps(value))
    assert (again, type(again)) == (value, type(value))


@pytest.mark.parametrize("key", ["$n", "$d", "$dt", "$t", "$s", "$r"])
def test_a_record_that_looks_like_one_of_our_tags_is_a_record(key: str) -> None:
    """An action may return anything, also what another program tagged."""
    assert loads(dumps({"a": [{key: "abc"}]})) == {"a": [{key: "abc"}]}


def test_a_decimal_keeps_its_digits() -> None:
    """2.50 is not 2.5."""
    assert str(loads(dumps(Decimal("2.50")))) == "2.50"


def test_a_duration_keeps_its_microseconds() -> None:
    """However long it is."""
    long = timedelta(days=900_000_000, microseconds=1)
    assert loads(dumps(long)) == long


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('{"$n":"2.50"}', Decimal("2.50")),
        ('{"$d":"2026-03-01"}', date(2026, 3, 1)),
        ('{"$t":"09:30:00"}', time(9, 30)),
        ('{"$dt":"2026-03-01T12:00:00+00:00"}', datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ('{"$s":"90.5"}', timedelta(seconds=90.5)),
    ],
)
def test_what_was_written_once_can_be_read_for_ever(written: str, value: Any) -> None:
    """These bytes are in people's stores."""
    assert loads(written.encode()) == value


def test_a_session_from_an_older_store_can_be_read() -> None:
    """What it lacks has its default."""
    old = b'{"f":[["order","d1","fruit",{"a":1}]],"e":2,"w":["u1.2",[1,[[0,"x",{},["a"]]]],1],"p":"u1,u2"}'
    frame = Frame("order", "d1", "fruit", {"a": 1})
    waiting = Awaiting("u1.2", Undo(1, (Patch(0, "x", {}, ("a",)),)), True)
    assert decode_session(old) == Session((frame,), waiting, 2, seen=("u1", "u2"))


def test_no_bytes_are_a_session_that_never_was() -> None:
    """A new user's."""
    assert decode_session(b"") == Session()


def test_an_idle_session_is_short() -> None:
    """What has its default is left out."""
    assert json.loads(encode_session(Session(epoch=3))) == {"f": [], "e": 3}


@pytest.mark.parametrize(
    "broken",
    [b"{", b"[]", b"null", b"7", b"{}", b'{"f":1,"e":1}', b'{"f":[[1]],"e":1}', b"\xff", b'{"f":[],"e":1,"q":5}',
     b'{"f":[{"$n":"x"}],"e":1}', b'{"f":[],"e":1,"w":[1]}', b'{"f":[],"e":1,"u":[[]]}'],
)  # fmt: skip
def test_foreign_bytes_are_refused_as_unreadable(broken: bytes) -> None:
    """And with nothing else."""
    with pytest.raises(Unreadable):
        decode_session(broken)


def test_what_no_flow_can_keep_is_refused_by_its_type() -> None:
    """The message names it."""
    with pytest.raises(TypeError, match="object"):
        dumps({"a": object()})


def test_a_lone_surrogate_is_survived() -> None:
    """JSON from elsewhere can hold one."""
    assert loads(dumps("\ud800")) == "\ud800"
