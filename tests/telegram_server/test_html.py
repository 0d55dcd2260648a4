"""parse_mode HTML: what Telegram reads, and the errors with their byte offsets."""

from __future__ import annotations

import pytest

from tests.telegram_server.errors import ApiError
from tests.telegram_server.html import parse_html, utf16
from tests.telegram_server.raw import RawBot

REFUSED = [
    ("hi <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
    ("é <p>", 'Unsupported start tag "p" at byte offset 3'),
    ("<script>alert(1)</script>", 'Unsupported start tag "script" at byte offset 0'),
    ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
    ("<b>unclosed", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("1 <2", "Unclosed start tag at byte offset 2"),
    ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
    ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
]


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_broken_html_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    """Each kind of broken markup has its own text and place."""
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"), ("strong", "bold"), ("i", "italic"), ("em", "italic"), ("u", "underline"),
        ("ins", "underline"), ("s", "strikethrough"), ("strike", "strikethrough"), ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"), ("code", "code"), ("pre", "pre"), ("blockquote", "blockquote"), ("B", "bold"),
    ],
)  # fmt: skip
def test_every_plain_tag_gives_its_entity(tag: str, kind: str) -> None:
    """A tag of any case gives one entity over its text."""
    assert parse_html(f"a<{tag}>bc</{tag}>") == ("abc", [{"type": kind, "offset": 1, "length": 2}])


def test_offsets_count_utf16_units() -> None:
    """An emoji outside the basic plane counts two."""
    assert parse_html("😀<b>é</b>") == ("😀é", [{"type": "bold", "offset": 2, "length": 1}])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'), ("&#65;&#x42;", "AB"), ("&nbsp;", "&nbsp;"), ("a & b", "a & b"),
        ("&#x1F600;", "😀"), ("&#0;", "&#0;"), ("&lt", "<"),
    ],
)  # fmt: skip
def test_only_four_names_and_numbers_are_decoded(source: str, text: str) -> None:
    """Other references stay as they are."""
    assert parse_html(source) == (text, [])


def test_a_link_keeps_its_address_with_references_decoded() -> None:
    """The attribute value is decoded too."""
    text, entities = parse_html('<a href="https://a.org/?x=1&amp;y=2">go</a>')
    assert (text, entities[0]["type"], entities[0]["url"]) == ("go", "text_link", "https://a.org/?x=1&y=2")


def test_a_link_without_address_takes_its_text() -> None:
    """An empty tag `a` links to what it says."""
    assert parse_html("<a>a.org</a>")[1][0]["url"] == "a.org"


def test_a_bad_link_is_plain_text() -> None:
    """Telegram drops such a link without a word."""
    assert parse_html('<a href="nowhere">go</a>') == ("go", [])


def test_a_link_to_a_user_is_a_mention() -> None:
    """The form tg://user?id= names a person."""
    assert parse_html('<a href="tg://user?id=7">x</a>')[1][0]["user"] == {"id": 7}


def test_code_in_pre_gives_its_language() -> None:
    """The two tags make one entity."""
    _text, entities = parse_html('<pre><code class="language-python">x</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


def test_a_language_outside_of_pre_is_lost() -> None:
    """Plain code has no language."""
    assert parse_html('<code class="language-python">x</code>')[1] == [{"type": "code", "offset": 0, "length": 1}]


def test_an_expandable_quote_is_its_own_kind() -> None:
    """An attribute without a value counts."""
    assert parse_html("<blockquote expandable>x</blockquote>")[1][0]["type"] == "expandable_blockquote"


def test_a_span_with_the_right_class_is_a_spoiler() -> None:
    """The second spelling of a spoiler."""
    assert parse_html('<span class="tg-spoiler">x</span>')[1][0]["type"] == "spoiler"


def test_an_empty_end_tag_closes_the_last_tag() -> None:
    """Telegram takes `</>`."""
    assert parse_html("<b>x</>")[1][0]["type"] == "bold"


def test_an_empty_element_gives_no_entity() -> None:
    """Nothing to mark, nothing marked."""
    assert parse_html("a<b></b>") == ("a", [])


def test_lengths_are_in_utf16() -> None:
    """The measure of all limits."""
    assert utf16("a😀") == 3


async def test_html_is_parsed_in_a_call(bot: RawBot, anna: object) -> None:
    """The name of the mode is read in any case."""
    sent = await bot.ok("sendMessage", chat_id=1001, text="<b>x</b>", parse_mode="html")
    assert (sent["text"], sent["entities"]) == ("x", [{"type": "bold", "offset": 0, "length": 1}])


async def test_a_parse_error_reaches_the_bot(bot: RawBot, anna: object) -> None:
    """The whole text of a refusal."""
    refusal = await bot.refused("sendMessage", chat_id=1001, text="hi <p>", parse_mode="HTML")
    assert refusal == '400 Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 3'


async def test_other_modes_are_refused(bot: RawBot, anna: object) -> None:
    """Only HTML is known here."""
    refusal = await bot.refused("sendMessage", chat_id=1001, text="x", parse_mode="INVALID")
    assert refusal == "400 Bad Request: unsupported parse_mode"


async def test_the_mention_of_a_stranger_is_dropped(bot: RawBot, anna: object) -> None:
    """Only people whom the bot has met can be mentioned."""
    text = '<a href="tg://user?id=1001">a</a> <a href="tg://user?id=5">b</a>'
    sent = await bot.ok("sendMessage", chat_id=1001, text=text, parse_mode="HTML")
    assert [entity["user"]["first_name"] for entity in sent["entities"]] == ["Anna"]
