"""What is shared rather than typed: places, contacts, files, and anything."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dragoman.language.content import Content, Kind
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import Accepted, Reading, Rejected
from tests.language.inputs.answers import WEDNESDAY, is_rejected, told, value

FILES: list[Kind] = ["photo", "video", "voice", "audio", "document"]
ADA, GRACE = 5, 6
FILE = {"id": "f1", "name": "cv.pdf", "mime": "application/pdf", "size": 4096}


def read(kind: str, content: Content, **settings: Any) -> Accepted | Rejected:
    """What becomes of a message that Ada sends."""
    return all_inputs()[kind].read(content, Reading(WEDNESDAY, "en", settings, ADA))


def place(latitude: Any, longitude: Any) -> Content:
    """A location."""
    return Content("location", value={"latitude": latitude, "longitude": longitude})


def contact(user_id: int | None, phone: str = "+34600111222") -> Content:
    """A shared contact."""
    return Content("contact", value={"phone": phone, "user_id": user_id, "name": "Ada"})


def test_a_location_is_a_record_of_two_decimals() -> None:
    """Digit by digit as it was sent."""
    exact = {"latitude": Decimal("52.5200"), "longitude": Decimal("-13.405")}
    assert read("location", place(Decimal("52.5200"), Decimal("-13.405"))) == Accepted(exact)


def test_a_float_becomes_the_decimal_that_it_shows() -> None:
    """52.52 and not 52.52000000000000312..."""
    assert read("location", place(52.52, 13)) == Accepted({"latitude": Decimal("52.52"), "longitude": Decimal(13)})


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(91, 0), (0, 181), (-90.1, 0), (None, 0), ("52", "13"), (True, 0), (Decimal("NaN"), 0), (float("inf"), 0)],
)
def test_a_place_that_is_not_on_earth_is_refused(latitude: Any, longitude: Any) -> None:
    """Whatever the channel says."""
    assert read("location", place(latitude, longitude)) == Rejected()


def test_the_poles_are_on_earth() -> None:
    """And so is the date line."""
    assert isinstance(read("location", place(-90, 180)), Accepted)


def test_a_contact_is_a_record() -> None:
    """Number, name and the person's id where it is known."""
    assert read("contact", contact(None)) == Accepted({"phone": "+34600111222", "name": "Ada", "user_id": None})


def test_a_contact_without_number_is_refused() -> None:
    """There is nothing to keep."""
    assert read("contact", contact(ADA, " ")) == Rejected()


@pytest.mark.parametrize("own", [False, None, "yes"])
def test_anybody_s_contact_is_taken(own: Any) -> None:
    """Unless the author says otherwise."""
    assert isinstance(read("contact", contact(GRACE), own=own), Accepted)


def test_one_s_own_contact_is_taken_where_it_must_be_one_s_own() -> None:
    """The messenger vouches for it."""
    assert isinstance(read("contact", contact(ADA), own=True), Accepted)


@pytest.mark.parametrize("user_id", [GRACE, None])
def test_somebody_else_s_contact_is_refused_where_it_must_be_one_s_own(user_id: int | None) -> None:
    """So is one that nobody vouches for."""
    assert read("contact", contact(user_id), own=True) == Rejected()


def test_without_a_sender_no_contact_is_one_s_own() -> None:
    """A missing number is nobody's."""
    nobody = Reading(WEDNESDAY, "en", {"own": True})
    assert all_inputs()["contact"].read(contact(None), nobody) == Rejected()


@pytest.mark.parametrize(("own", "said"), [(True, "your own contact"), (False, "share a contact")])
def test_the_error_says_whose_contact_is_wanted(own: bool, said: str) -> None:
    """They press the wrong button otherwise."""
    assert said in told("contact", Reading(WEDNESDAY, "en", {"own": own}))


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_a_record(kind: Kind) -> None:
    """The channel's id, name, type and size."""
    assert read(kind, Content(kind, "a caption", dict(FILE))) == Accepted(FILE)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_which_little_is_known_has_empty_fields(kind: Kind) -> None:
    """So that no expression over them fails."""
    assert read(kind, Content(kind, value={"id": "f1"})) == Accepted({"id": "f1", "name": "", "mime": "", "size": 0})


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("sent", FILES)
def test_a_file_of_another_kind_is_refused(kind: Kind, sent: Kind) -> None:
    """A picture that is sent as a file is a document."""
    assert isinstance(read(kind, Content(sent, value=dict(FILE))), Accepted) == (kind == sent)


@pytest.mark.parametrize("kind", [*FILES, "location", "contact"])
def test_a_text_is_none_of_them(kind: str) -> None:
    """It cannot be typed."""
    assert is_rejected(kind, "52.52, 13.40")


def test_a_text_is_anything() -> None:
    """It is cleaned as a text is."""
    assert value("any", "  Ada\u0000 ") == "Ada"


def test_a_blank_text_is_nothing() -> None:
    """Nobody sees it."""
    assert is_rejected("any", " \u2800 ")


def test_anything_else_is_a_record_with_its_kind() -> None:
    """And the fields of that kind."""
    assert read("any", Content("photo", "a caption", dict(FILE))) == Accepted({**FILE, "kind": "photo"})


@pytest.mark.parametrize("kind", ["sticker", "poll", "dice", "other"])
def test_a_kind_without_fields_is_a_record_of_its_kind(kind: Kind) -> None:
    """There is nothing else to say of it."""
    assert read("any", Content(kind)) == Accepted({"kind": kind})
