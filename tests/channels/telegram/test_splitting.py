"""Long texts in parts: each fits, none breaks a tag or a character, and together they are the text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman_bots.channels.telegram.splitting import LIMIT, split

FAMILY = "👨🏽\u200d👩🏿\u200d👧🏻"
TAG = re.compile(r"<(/?)([a-z-]+)[^<>]*>")
WORDS = st.text("ab <>&é😀🇩🇪\n\u0301\u200d", max_size=60)
TAGS = st.sampled_from(["b", "i", "code", 'a href="https://e.org"', "blockquote expandable", 'span class="tg-spoiler"'])
MARKUP = st.recursive(
    WORDS.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>", TAGS, st.lists(inner)),
    max_leaves=40,
)


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown(markup: str) -> str:
    """What people read."""
    return unescape(TAG.sub("", markup))


def without_blanks(text: str) -> str:
    """Blanks at a cut are not shown."""
    return "".join(text.split())


def unbalanced(markup: str) -> list[str]:
    """Tags that are left open or close nothing."""
    opened: list[str] = []
    for closing, name in TAG.findall(markup):
        if closing and opened and opened[-1] == name:
            opened.pop()
        else:
            opened.append(closing + name)
    return opened


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKUP, min_size=1, max_size=20).map("".join), st.integers(200, 400))
def test_parts_of_a_marked_up_text(text: str, limit: int) -> None:
    """Each within the limit and balanced; joined they read like the text."""
    parts = split(text, markup=True, limit=limit)
    assert all(utf16(shown(part)) <= limit for part in parts)
    assert not [part for part in parts if unbalanced(part)]
    assert without_blanks("".join(map(shown, parts))) == without_blanks(shown(text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=1500), st.integers(200, 400))
def test_parts_of_a_plain_text(text: str, limit: int) -> None:
    """Signs that would be markup elsewhere are signs."""
    parts = split(text, markup=False, limit=limit)
    assert all(utf16(part) <= limit for part in parts)
    assert without_blanks("".join(parts)) == without_blanks(text)


def test_a_text_that_fits_is_left_as_it_is() -> None:
    """To the last blank."""
    text = "<b>" + "x" * (LIMIT - 8) + "</b> "
    assert split(text, markup=True) == [text]


def test_tags_do_not_count() -> None:
    """Telegram counts what is left when it has read them."""
    assert split(f"<b>{'x' * LIMIT}</b>", markup=True) == [f"<b>{'x' * LIMIT}</b>"]


def test_a_part_ends_at_a_line_before_it_ends_at_a_blank() -> None:
    """If there is one in its second half."""
    first, second = "word " * 500 + "end", "more " * 500
    assert split(f"{first}\n{second}", markup=False)[0] == first


def test_a_part_ends_at_a_blank_before_it_cuts_a_word() -> None:
    """If there is one in its second half."""
    assert {word for part in split("seven " * 1000, markup=False) for word in part.split()} == {"seven"}


def test_a_word_without_end_is_cut() -> None:
    """At the limit."""
    assert [len(part) for part in split("x" * 10_000, markup=False)] == [4096, 4096, 1808]


def test_open_tags_are_closed_and_opened_again_with_their_attributes() -> None:
    """The link goes on behind the cut."""
    first, second = split(f'<b><a href="https://e.org">{"x" * 5000}</a></b>', markup=True)
    assert first.startswith('<b><a href="https://e.org">x')
    assert first.endswith("x</a></b>")
    assert second.startswith('<b><a href="https://e.org">x')


@pytest.mark.parametrize("drawn", [FAMILY, "🇩🇪", "👍🏽", "e\u0301", "❤️", "1️⃣"])
def test_what_is_drawn_as_one_is_not_cut(drawn: str) -> None:
    """Emoji made of several, flags, accents."""
    parts = split(drawn * 3000, markup=True)
    assert sum(part.count(drawn) for part in parts) == 3000
    assert all(part == drawn * part.count(drawn) for part in parts)


def test_a_character_reference_is_not_cut() -> None:
    """`&lt;` is one sign."""
    assert {sign for part in split("&lt;" * 5000, markup=True) for sign in re.findall(r"&\w*;?", part)} == {"&lt;"}


def test_blanks_are_no_part() -> None:
    """Telegram refuses an empty message."""
    assert [part.strip() for part in split(" " * 9000 + "x", markup=False)] == ["x"]
    assert all(shown(part).strip() for part in split("<b>" + "\n" * 9000 + "</b>x", markup=True))
