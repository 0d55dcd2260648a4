"""Addresses on the web."""

from __future__ import annotations

import pytest

from dragoman.language.inputs.protocol import Reading
from dragoman.language.inputs.url import MAX_LENGTH
from tests.language.inputs.answers import WEDNESDAY, is_rejected, told, value


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/",
        "https://example.org/a/b?c=d&e=f#g",
        "https://example.org:8443/x",
        "https://sub.example.co.uk/~ada/",
        "http://localhost",
        "http://localhost:8000/x",
        "http://127.0.0.1/x",
        "https://müller.de/straße",
        "https://пример.рф/путь",
        "https://उदाहरण.भारत/",
        "https://xn--mller-kva.de",
        "https://example.org/a@b",
        "https://example.org/(x)",
        "https://my_host.example.org",
    ],
)
def test_a_web_address_is_taken_as_it_stands(address: str) -> None:
    """In whatever script its host is written."""
    assert value("url", address) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org", "https://example.org"),
        ("example.org/x", "https://example.org/x"),
        ("www.example.org:8080/x", "https://www.example.org:8080/x"),
        ("localhost", "https://localhost"),
        ("example.org?next=http://example.com/", "https://example.org?next=http://example.com/"),
        ("  example.org/x\n", "https://example.org/x"),
        ("müller.de", "https://müller.de"),
    ],
)
def test_an_address_without_scheme_is_a_secure_one(typed: str, address: str) -> None:
    """Hardly anybody types the scheme."""
    assert value("url", typed) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        ("Example.Org/Path?Q=A#F", "https://example.org/Path?Q=A#F"),
        ("HTTP://LOCALHOST/X", "http://localhost/X"),
        ("https://ｅxample.org/x", "https://example.org/x"),
    ],
)
def test_scheme_and_host_are_in_their_plain_form(typed: str, address: str) -> None:
    """They mean the same in either case; what follows may not."""
    assert value("url", typed) == address


@pytest.mark.parametrize(
    "text",
    [
        "ftp://example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,<b>",
        "tg://resolve?domain=x",
        "mailto:ada@example.org",
        "tel:+34600111222",
        "://example.org",
        "//example.org",
    ],
)
def test_other_schemes_are_refused(text: str) -> None:
    """Only the web is meant."""
    assert is_rejected("url", text)


@pytest.mark.parametrize(
    "text",
    [
        "https://ada@example.org",
        "https://ada:secret@example.org/x",
        "ada@example.org",
        "https://bank.example@evil.example/",
        "https://@example.org",
    ],
)
def test_user_names_and_passwords_are_refused(text: str) -> None:
    """They hide where an address leads."""
    assert is_rejected("url", text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "https://",
        "https:///x",
        "https://example",
        "https://.",
        "https://example..org",
        "https://.example.org",
        "https://-example.org",
        "https://example-.org",
        "https://exa$mple.org",
        "https://[::1]/",
        "https://[fe80::1",
        "3.14",
        "12.05.2026",
        "1.2.3.4.5",
        "256.1.1.1",
        "https://" + "a" * 64 + ".org",
        "https://" + "a." * 130 + "org",
    ],
)
def test_a_host_has_a_dot_and_proper_names(text: str) -> None:
    """A number, a date, a single word are no places on the web."""
    assert is_rejected("url", text)


@pytest.mark.parametrize("port", ["", "0", "65536", "99999999999", "x", "-1", "8 0"])
def test_a_wrong_port_is_refused(port: str) -> None:
    """From 1 to 65535 or none at all."""
    assert is_rejected("url", f"https://example.org:{port}")


@pytest.mark.parametrize("char", [" ", "\n", "\t", "\u00a0", "\x00", "\\", "<", ">", '"', "\ud800"])
def test_signs_that_no_address_has_are_refused(char: str) -> None:
    """Two lines are two answers, and a backslash is read as a slash by some."""
    assert is_rejected("url", f"https://example.org/a{char}b")


def test_an_address_may_be_as_long_as_the_limit() -> None:
    """Its scheme counts."""
    address = "https://example.org/".ljust(MAX_LENGTH, "a")
    assert value("url", address) == address


def test_a_longer_address_is_refused() -> None:
    """By one character."""
    assert is_rejected("url", "https://example.org/".ljust(MAX_LENGTH + 1, "a"))


def test_the_scheme_that_is_added_counts() -> None:
    """What is saved keeps the limit."""
    assert is_rejected("url", "example.org/".ljust(MAX_LENGTH, "a"))


def test_the_example_in_the_error_is_understood() -> None:
    """Whoever copies it is through."""
    sentence = told("url", Reading(WEDNESDAY))
    assert value("url", sentence.split()[-1].removesuffix(".")) == "https://example.com"
