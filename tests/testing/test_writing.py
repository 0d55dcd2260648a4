"""A conversation written down as a dialogue, and read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.content import Content
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.testing.comparing import fits
from dragoman.testing.dialogue import Coming, Contents, Dialogue, Hear, Occurrence, Payment, Say, Send, Sent, Silence
from dragoman.testing.heard import Heard, Noticed
from dragoman.testing.reading import read_dialogue
from dragoman.testing.seen import visible
from dragoman.testing.sending import read_sent
from dragoman.testing.writing import Record, sent, waited

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def record(**more: Any) -> Record:
    """A conversation that has just begun."""
    return Record("A talk", NOON, "1", **more)


def read_back(written: str) -> Dialogue:
    """The dialogue that was written, without a complaint."""
    source = Source("a.dialogue.yaml", written)
    parsed = parse(source)
    assert parsed.tree is not None, (written, parsed.diagnostics)
    assert not parsed.diagnostics, (written, parsed.diagnostics)
    found = read_dialogue(source, parsed.tree)
    assert found.dialogue is not None, (written, found.diagnostics)
    return found.dialogue


def test_it_reads_as_a_person_would_write_it() -> None:
    """Plain texts plain, long ones in blocks, the rest in quotes."""
    talk = record(start="order", seed=7)
    talk.add(None, [Heard("What product?", buttons=("Apple", "Two, please"), to=("1",))], [])
    talk.add({"press": "Apple"}, [Heard("Name: Ada\nSize: 5", to=("1",))], [Noticed("Added: 1")])
    talk.add({"user": "12 Garden Street"}, [Heard("New: 1", to=("-100",)), Heard("none", to=("1",))], [])
    assert talk.yaml([{"expect": {"node": "placed", "outcome": "completed"}}]) == (
        "dialogue: A talk\n"
        "seed: 7\n"
        "start: order\n"
        "steps:\n"
        "  - as:\n"
        '      now: "2026-03-02T12:00:00+00:00"\n'
        "  - bot:\n"
        "      text: What product?\n"
        '      buttons: [Apple, "Two, please"]\n'
        "  - press: Apple\n"
        "  - bot:\n"
        '      alert: "Added: 1"\n'
        "  - bot: |-\n"
        "      Name: Ada\n"
        "      Size: 5\n"
        "  - user: 12 Garden Street\n"
        "  - bot:\n"
        '      text: "New: 1"\n'
        '      to: "-100"\n'
        "  - bot:\n"
        "      text: none\n"
        "  - expect:\n"
        "      node: placed\n"
        "      outcome: completed\n"
    )


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60).map(visible)
"""All but letters that no file may hold."""


@given(texts, texts, st.lists(texts, max_size=3))
def test_whatever_is_said_is_read_back_as_the_same(typed: str, said: str, labels: list[str]) -> None:
    """Signs of YAML, line ends, letters that turn the direction, texts that look like expressions."""
    heard = Heard(said.strip(), buttons=tuple(labels), to=("1",))
    talk = record()
    talk.add({"user": typed}, [heard], [])
    _, user, bot = read_back(talk.yaml()).steps
    assert user.deed == Say(typed)
    assert isinstance(bot.deed, Hear)
    assert fits(bot.deed.expected, heard)


ODD = ["none", "/start/", "true", "5", "- a", "a: b", "a #b", "{{ a }}", "  a", "a\n", "\ta", "a\n\n b", "'", '"', "\\"]


@pytest.mark.parametrize("text", ODD)
def test_a_text_that_yaml_would_bend_is_the_text(text: str) -> None:
    """Both typed and said."""
    talk = record()
    talk.add({"user": text}, [Heard(text, to=("1",))], [])
    _, user, bot = read_back(talk.yaml()).steps
    assert user.deed == Say(text)
    assert not isinstance(bot.deed, Silence)
    assert isinstance(bot.deed, Hear)
    assert fits(bot.deed.expected, Heard(text, to=("1",)))
    assert not fits(bot.deed.expected, Heard(f"{text}!", to=("1",)))


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (timedelta(minutes=20), "20m"),
        (timedelta(hours=1, minutes=30), "1h 30m"),
        (timedelta(weeks=1, seconds=1), "1w 1s"),
        (timedelta(), "0s"),
    ],
)
def test_a_wait_is_written_as_a_duration(time: timedelta, written: str) -> None:
    """From the largest unit to the smallest."""
    assert waited(time) == {"wait": written}


SENT: list[Sent] = [
    Contents((Content("photo", "Me", {"id": "a.jpg", "name": "a.jpg", "mime": "image/jpeg", "size": 5}),)),
    Contents((Content("contact", value={"phone": "+34600111222"}),)),
    Contents((Content("contact", value={"phone": "+1", "name": "Ada L", "user_id": 7}),)),
    Contents((Content("location", value={"latitude": Decimal("52.5"), "longitude": Decimal("13.4")}),)),
    Contents(
        (
            Content("photo", "", {"id": "a.jpg", "name": "a.jpg", "mime": "image/jpeg", "size": 5}),
            Content("video", "Us", {"id": "b.mp4", "name": "b.mp4", "mime": "video/mp4", "size": 6}),
        )
    ),
    Payment(True),
    Payment(False),
    Occurrence("shipped"),
    Occurrence("shipped", {"number": 7, "items": ["a", "b: c"]}),
    Coming(),
]


@pytest.mark.parametrize("what", SENT, ids=str)
def test_what_was_sent_is_read_back_as_the_same(what: Sent) -> None:
    """From a file as from data."""
    talk = record()
    talk.add(sent(what), [], [])
    assert read_back(talk.yaml()).steps[1].deed == Send(what)
    assert read_sent(sent(what)["send"]) == what
