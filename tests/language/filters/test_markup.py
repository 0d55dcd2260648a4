"""Filters that make markup: in the message's own format, around values that stay values."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import TemplateFault
from tests.language.evaluating import refusal_of, text_of

HOSTILE = "<b>&_*`"


@pytest.mark.parametrize(
    ("source", "html", "markdown", "plain"),
    [
        ("{{ name | bold }}", "<b>Ada</b>", "*Ada*", "Ada"),
        ("{{ name | italic }}", "<i>Ada</i>", "_Ada_", "Ada"),
        ("{{ name | code }}", "<code>Ada</code>", "`Ada`", "Ada"),
        ("{{ name | bold | italic }}", "<i><b>Ada</b></i>", "_*Ada*_", "Ada"),
        ("{{ quantity | bold }}", "<b>7</b>", "*7*", "7"),
        ("{{ unset | bold }}", "", "", ""),
        ("{{ (name | bold) ~ name }}", "<b>Ada</b>Ada", "*Ada*Ada", "AdaAda"),
        (
            "{{ name | link('https://a.example/x') }}",
            '<a href="https://a.example/x">Ada</a>',
            "[Ada](https://a\\.example/x)",
            "Ada (https://a.example/x)",
        ),
        ("{{ hostile | bold }}", "<b>&lt;b&gt;&amp;_*`</b>", "*<b\\>&\\_\\*\\`*", HOSTILE),
        ("{{ hostile | code }}", "<code>&lt;b&gt;&amp;_*`</code>", "`<b>&_*\\``", HOSTILE),
        ("{{ (name | bold) ~ '<' }}", "<b>Ada</b>&lt;", "*Ada*<", "Ada<"),
        ("{{ (name | bold) if sure }}", "<b>Ada</b>", "*Ada*", "Ada"),
        ("{{ tags | bold }}", "<b>red, Green, blue</b>", "*red, Green, blue*", "red, Green, blue"),
    ],
)
def test_markup_in_every_format(source: str, html: str, markdown: str, plain: str) -> None:
    """Values inside are escaped, markup of ours is not; plain texts get the bare text."""
    made = [text_of(source, form, hostile=HOSTILE) for form in ("html", "markdown", "plain")]
    assert made == [html, markdown, plain]


@pytest.mark.parametrize("source", ["{{ name | bold | upper }}", "{{ name | bold | replace('a', 'b') }}"])
def test_markup_that_is_changed_is_text_again(source: str) -> None:
    """A filter on texts that meets markup gives a text, and it is escaped like any other."""
    assert "&lt;" in text_of(source)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://a.example",
        "HTTPS://a.example",
        "tg://user?id=1",
        "mailto:a@b.example",
        "tel:+34600",
    ],
)
def test_a_link_leads_to_these(address: str) -> None:
    """Addresses that Telegram opens."""
    assert text_of("{{ 'x' | link(url) }}", url=address) == f'<a href="{address}">x</a>'


@pytest.mark.parametrize("address", ["javascript:alert(1)", "a.example", "", None, "https://a b", "file:///etc/passwd"])
def test_a_link_leads_nowhere_else(address: object) -> None:
    """Anything else is a fault that quotes the address."""
    with pytest.raises(TemplateFault, match="is no address"):
        text_of("{{ 'x' | link(url) }}", url=address)


def test_an_address_cannot_leave_its_attribute() -> None:
    """Quotes in an address are escaped."""
    made = text_of("{{ 'x' | link(url) }}", url='https://a.example/"><b>')
    assert made == '<a href="https://a.example/&quot;&gt;&lt;b&gt;">x</a>'


def test_a_record_cannot_be_bold() -> None:
    """What cannot be printed cannot be printed in bold."""
    with pytest.raises(TemplateFault, match="one of its fields"):
        text_of("{{ account | bold }}")


def test_a_link_needs_its_address() -> None:
    """It is known before it runs."""
    assert refusal_of("{{ name | link }}").message == "'link' needs 'url'; it is written link(url)"


@pytest.mark.parametrize("source", ["name | bold", "name | code == 'x'"])
def test_a_condition_has_no_markup(source: str) -> None:
    """Markup belongs to texts."""
    assert refusal_of(source, bare=True).code == "DG318"
