"""What `send` can send."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dragoman.language.content import Content
from dragoman.testing.dialogue import Coming, Contents, Occurrence, Payment, Sent
from dragoman.testing.sending import read_sent


def file(name: str, mime: str, size: int = 1) -> dict[str, Any]:
    """A file's value."""
    return {"id": name, "name": name, "mime": mime, "size": size}


SENT: list[tuple[dict[str, Any], Sent]] = [
    ({"photo": "portrait"}, Contents((Content("photo", "", file("portrait", "image/jpeg")),))),
    ({"photo": "a.png", "text": "Me"}, Contents((Content("photo", "Me", file("a.png", "image/png")),))),
    ({"voice": "note"}, Contents((Content("voice", "", file("note", "audio/ogg")),))),
    (
        {"document": {"name": "terms.pdf", "size": "5MB"}},
        Contents((Content("document", "", file("terms.pdf", "application/pdf", 5_000_000)),)),
    ),
    (
        {"document": {"name": "x", "size": 20, "mime": "text/csv"}},
        Contents((Content("document", "", file("x", "text/csv", 20)),)),
    ),
    (
        {"album": ["a.jpg", {"video": "b.mp4", "text": "Us"}]},
        Contents(
            (
                Content("photo", "", file("a.jpg", "image/jpeg")),
                Content("video", "Us", file("b.mp4", "video/mp4")),
            )
        ),
    ),
    ({"contact": "+34600111222"}, Contents((Content("contact", value={"phone": "+34600111222"}),))),
    (
        {"contact": {"phone": "+34600111222", "user_id": 7, "first_name": "Ada", "last_name": "L"}},
        Contents((Content("contact", value={"phone": "+34600111222", "name": "Ada L", "user_id": 7}),)),
    ),
    (
        {"location": [52.5, Decimal("13.4")]},
        Contents((Content("location", value={"latitude": Decimal("52.5"), "longitude": Decimal("13.4")}),)),
    ),
    ({"paid": True}, Payment(True)),
    ({"paid": False}, Payment(False)),
    ({"event": "shipped"}, Occurrence("shipped")),
    ({"event": "shipped", "data": {"number": 7}}, Occurrence("shipped", {"number": 7})),
    ({"joined": True}, Coming()),
]


@pytest.mark.parametrize(("written", "sent"), SENT, ids=[str(written) for written, _ in SENT])
def test_it_is_read_from_bare_data(written: dict[str, Any], sent: Sent) -> None:
    """The same for a dialogue and for a line of JSON."""
    assert read_sent(written) == sent


REFUSED: list[dict[str, Any]] = [
    {},
    {"photo": "a", "video": "b"},
    {"spaceship": "a"},
    {"photo": {"colour": "red"}},
    {"photo": {"size": "large"}},
    {"photo": "a", "data": 1},
    {"contact": "+1", "text": "a"},
    {"album": "a.jpg"},
    {"album": [{"photo": "a", "video": "b"}, "c"]},
    {"album": [{"contact": "+1"}, "c"]},
    {"album": ["a"] * 11},
    {"contact": True},
    {"contact": {"number": 1}},
    {"location": ["here", "there"]},
    {"location": "here"},
    {"paid": "yes"},
    {"event": ""},
    {"event": 3},
    {"joined": False},
]


@pytest.mark.parametrize("written", REFUSED, ids=str)
def test_what_cannot_be_sent_is_a_value_error(written: dict[str, Any]) -> None:
    """Nothing else is raised."""
    with pytest.raises(ValueError, match=r"\w"):
        read_sent(written)
