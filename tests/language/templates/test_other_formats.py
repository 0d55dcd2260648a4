"""Markdown and plain texts."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import TemplateRefused
from dragoman.language.templates import parse_text
from dragoman.language.values.scope import Format
from tests.language.evaluating import text_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hello.", "Hello\\."),
        ("1 + 1 = 2!", "1 \\+ 1 \\= 2\\!"),
        ("*bold* and _italic_", "*bold* and _italic_"),
        ("(really)", "\\(really\\)"),
        ("[site](https://a.example/x.y)", "[site](https://a.example/x.y)"),
        ("`a.b()` done.", "`a.b()` done\\."),
        ("```\na.b\n``` x.", "```\na.b\n``` x\\."),
        ("> quoted", "> quoted"),
        ("a > b", "a \\> b"),
        ("||secret||", "||secret||"),
        ("a | b", "a \\| b"),
        ("already \\. escaped", "already \\. escaped"),
        ("# title", "\\# title"),
        ("{{ name }}.", "Ada\\."),
    ],
)
def test_markdowns_stray_signs_are_escaped(source: str, expected: str) -> None:
    """A full stop may stand in a text; markup stays markup."""
    assert text_of(source, "markdown") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("*bold*", "\\*bold\\*"),
        ("a_b", "a\\_b"),
        ("[x](y)", "\\[x\\]\\(y\\)"),
        ("\\", "\\\\"),
        ("1.5", "1\\.5"),
        ("Ada", "Ada"),
        ("a\x00b", "ab"),
        ("<b>", "<b\\>"),
    ],
)
def test_values_are_escaped_for_markdown(value: str, expected: str) -> None:
    """No value can make markup."""
    assert text_of("{{ x }}", "markdown", x=value) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2 < 3 & 4", "2 < 3 & 4"),
        ("<anything>", "<anything>"),
        ("*{{ x }}*", "*<b> & _*"),
        ("{% if sure %}<{% endif %}", "<"),
    ],
)
def test_plain_texts_are_left_as_they_are(source: str, expected: str) -> None:
    """Nothing is markup, so nothing is escaped."""
    assert text_of(source, "plain", x="<b> & _") == expected


def test_plain_values_lose_their_control_characters() -> None:
    """They belong in no message."""
    assert text_of("{{ x }}", "plain", x="a\x00\x1bb\nc") == "ab\nc"


@pytest.mark.parametrize("form", ["markdown", "plain"])
def test_braces_are_checked_in_every_format(form: Format) -> None:
    """Only the markup differs."""
    with pytest.raises(TemplateRefused):
        parse_text("{{ name", form)


@pytest.mark.parametrize("form", ["markdown", "plain"])
def test_every_format_is_cut(form: Format) -> None:
    """Sixteen kibibytes, and no backslash left alone at the end."""
    text = text_of("{{ x }}", form, x="." * 60_000)
    assert len(text) <= 16_384
    assert form == "plain" or len(text) % 2 == 0
