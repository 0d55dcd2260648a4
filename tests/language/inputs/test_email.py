"""Email addresses that could exist."""

from __future__ import annotations

import pytest

from dragoman.language.inputs.protocol import Reading
from tests.language.inputs.answers import WEDNESDAY, is_rejected, told, value


@pytest.mark.parametrize(
    "address",
    [
        "ada@example.com",
        "ada.lovelace+bot@example.org",
        "a@b.co",
        "o'hara@example.ie",
        "1@2.example",
        "ada@clinic.test",
        "ada@mail.sub.example.co.uk",
        "ada@müller.de",
        "用户@例え.jp",
    ],
)
def test_an_address_is_taken_as_it_stands(address: str) -> None:
    """Domains that are kept for examples and tests are taken, too."""
    assert value("email", address) == address


@pytest.mark.parametrize(
    "text",
    [
        "nope",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@localhost",
        "ada @example.com",
        "ada@exa mple.com",
        "ada@@example.com",
        "a..b@example.com",
        ".a@example.com",
        "ada@-example.com",
        "ada@example..com",
        "ada@[127.0.0.1]",
        "Ada <ada@example.com>",
        "ada@example.com, bob@example.com",
        "ada@example.com\nbob@example.com",
        "mailto:",
        "<>",
        "",
        "ada@example.com\ud800",
    ],
)
def test_what_is_no_single_address_is_refused(text: str) -> None:
    """Two addresses are not one, and a word is none."""
    assert is_rejected("email", text)


@pytest.mark.parametrize(
    "text",
    [
        "  ada@example.com\n",
        "<ada@example.com>",
        "mailto:ada@example.com",
        "MAILTO:ada@example.com",
        "<mailto:ada@example.com>",
        "mailto:ada@example.com?subject=Hello",
        "< ada@example.com >",
    ],
)
def test_the_wrappings_of_a_copied_address_fall_away(text: str) -> None:
    """People paste what their mail program gives them."""
    assert value("email", text) == "ada@example.com"


def test_the_domain_is_in_lower_case() -> None:
    """It means the same in either case."""
    assert value("email", "ada@Example.COM") == "ada@example.com"


def test_the_part_before_the_at_keeps_its_case() -> None:
    """Some servers know the difference."""
    assert value("email", "Ada@example.com") == "Ada@example.com"


@pytest.mark.parametrize("text", ["a" * 10_000, "a" * 300 + "@example.com", "a@" + "b." * 5_000 + "com", "@" * 10_000])
def test_what_is_too_long_for_an_address_is_refused(text: str) -> None:
    """No matter of what it is made."""
    assert is_rejected("email", text)


def test_the_error_shows_an_address() -> None:
    """One sees what is expected."""
    assert "name@example.com" in told("email", Reading(WEDNESDAY))
