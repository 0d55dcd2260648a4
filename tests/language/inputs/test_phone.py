"""Phone numbers, typed and shared."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.language.content import Content
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import Accepted, Reading, Rejected
from tests.language.inputs.answers import WEDNESDAY, example, is_rejected, told, value


def shared(phone: Any, **settings: Any) -> Accepted | Rejected:
    """What becomes of a shared contact with this number."""
    content = Content(kind="contact", value={"phone": phone, "user_id": 5, "name": "Ada"})
    return all_inputs()["phone"].read(content, Reading(WEDNESDAY, "en", settings))


@pytest.mark.parametrize(
    "text",
    [
        "+34600111222",
        "+34 600 111 222",
        "+34-600-111-222",
        "+34 (600) 111.222",
        "+34/600/111222",
        "＋34 600 111 222",
        "tel:+34600111222",
        "TEL:+34-600-111-222",
        "0034600111222",
        "00 34 600 111 222",
        "+٣٤ ٦٠٠ ١١١ ٢٢٢",
        "\u202a+34 600 111 222\u202c",
        " +34 600\u00a0111\u00a0222 ",
    ],
)
def test_an_international_number_is_understood_however_it_is_spaced(text: str) -> None:
    """The value has one form."""
    assert value("phone", text) == "+34600111222"


@pytest.mark.parametrize("text", ["600 111 222", "600111222", "(600) 111-222", "+34 600 111 222", "0034 600111222"])
def test_a_national_number_is_read_in_its_region(text: str) -> None:
    """The author says which."""
    assert value("phone", text, region="ES") == "+34600111222"


def test_the_region_may_be_in_small_letters() -> None:
    """As authors write it."""
    assert value("phone", "600 111 222", region="es") == "+34600111222"


def test_a_foreign_number_is_taken_within_a_region() -> None:
    """Guests have phones, too."""
    assert value("phone", "+49 30 901820", region="ES") == "+4930901820"


@pytest.mark.parametrize("region", [None, "", "ZZ", 5, ["ES"], "\ud800"])
def test_a_national_number_without_usable_region_is_refused(region: Any) -> None:
    """It could be anybody's."""
    assert is_rejected("phone", "600 111 222", region=region)


def test_a_number_kept_for_fiction_is_possible() -> None:
    """Authors test their bots with it."""
    assert value("phone", "+1 555 0100 000") == "+15550100000"


@pytest.mark.parametrize(
    "text",
    [
        "call me",
        "12",
        "112",
        "",
        "+",
        "+34",
        "+34 600",
        "+34 600 111 222 333 444",
        "1-800-FLOWERS",
        "call 600 111 222",
        "600 111 222 or 600 111 333",
        "+999 600 111 222",
        "600,111,222",
        "600_111_222",
        "+34600111222;ext=5",
        "600 111 222\n600 111 333",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    """Words around a number make it a sentence."""
    assert is_rejected("phone", text, region="ES")


def test_a_number_for_one_town_only_is_refused() -> None:
    """It has no international form."""
    assert is_rejected("phone", "555-0100", region="US")


@pytest.mark.parametrize("phone", ["+34600111222", "34600111222", " 34 600 111 222 "])
def test_a_contact_gives_its_number(phone: str) -> None:
    """Some clients leave the plus sign out."""
    assert shared(phone) == Accepted("+34600111222")


def test_a_contact_may_have_a_national_number() -> None:
    """Then the region counts."""
    assert shared("0600 111 222", region="FR") == Accepted("+33600111222")


@pytest.mark.parametrize("phone", ["", None, "unknown", 5, "+", [], "\ud800", "9" * 10_000])
def test_a_contact_without_usable_number_is_refused(phone: Any) -> None:
    """Channels send what they like."""
    assert shared(phone) == Rejected("type")


def test_a_contact_that_holds_nothing_is_refused() -> None:
    """Not even the key."""
    empty = Content(kind="contact")
    assert all_inputs()["phone"].read(empty, Reading(WEDNESDAY)) == Rejected("type")


def test_texts_and_contacts_are_read() -> None:
    """No other kind of message has a number."""
    assert all_inputs()["phone"].accepts == {"text", "contact"}


def test_the_error_without_region_asks_for_the_country_code() -> None:
    """That is what was missing."""
    assert "country code" in told("phone", Reading(WEDNESDAY))


@pytest.mark.parametrize("region", ["ES", "US", "DE", "RU", "EG", "BR"])
def test_the_example_of_a_region_is_understood(region: str) -> None:
    """Whoever copies it is through."""
    assert not is_rejected("phone", example("phone", region=region), region=region)
