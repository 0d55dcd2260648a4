"""HTML: values escaped, stray signs escaped, Telegram's tags kept, all others refused."""

from __future__ import annotations

import pytest

from dragoman.language.templates import parse_text
from tests.language.evaluating import refusal_of, refusals_of, text_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2 < 3", "2 &lt; 3"),
        ("3 > 2", "3 &gt; 2"),
        ("a & b", "a &amp; b"),
        ("a <3 b", "a &lt;3 b"),
        ("<- here", "&lt;- here"),
        ("mail <ada@example.com>", "mail &lt;ada@example.com&gt;"),
        ("I <love you", "I &lt;love you"),
        ("a < b and c > d", "a &lt; b and c &gt; d"),
        ("&lt;b&gt; &amp; &quot; &#33; &#x21;", "&lt;b&gt; &amp; &quot; &#33; &#x21;"),
        ("&copy; &mdash; &hearts;", "© — ♥"),
        ("&nosuchthing;", "&amp;nosuchthing;"),
        ("AT&T", "AT&amp;T"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("<B>bold</B>", "<B>bold</B>"),
        ("<b><i>both</i></b>", "<b><i>both</i></b>"),
        ('<a href="https://a.example/?x=1&y=2">x</a>', '<a href="https://a.example/?x=1&y=2">x</a>'),
        ("<a href='https://a.example'>x</a>", '<a href="https://a.example">x</a>'),
        ('<span class="tg-spoiler">x</span>', '<span class="tg-spoiler">x</span>'),
        ('<pre><code class="language-python">x</code></pre>', '<pre><code class="language-python">x</code></pre>'),
        ("<blockquote expandable>x</blockquote>", "<blockquote expandable>x</blockquote>"),
        ("<tg-spoiler>x</tg-spoiler>", "<tg-spoiler>x</tg-spoiler>"),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', '<tg-emoji emoji-id="5">👍</tg-emoji>'),
        ("a {# < #} < b {# & #} & c", "a  &lt; b  &amp; c"),
        ("{{ name }} < {{ name }} & {{ name }}", "Ada &lt; Ada &amp; Ada"),
        ("{% if sure %}1 < 2{% endif %}", "1 &lt; 2"),
    ],
)
def test_the_authors_own_text_is_made_ready(source: str, expected: str) -> None:
    """Stray signs become entities, tags and entities that Telegram knows stay."""
    assert text_of(source) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("a & b", "a &amp; b"),
        ('say "hi"', "say &quot;hi&quot;"),
        ("&lt;", "&amp;lt;"),
        ("it's", "it's"),
        ("a\x00b\x1bc", "abc"),
        ("a\ud800b", "ab"),
        ("a\tb\nc", "a\tb\nc"),
        ("<a href='tg://user?id=1'>x</a>", "&lt;a href='tg://user?id=1'&gt;x&lt;/a&gt;"),
        (["<", "&"], "&lt;, &amp;"),
        ("🇪🇸 👩‍👩‍👧", "🇪🇸 👩‍👩‍👧"),
    ],
)
def test_values_are_escaped(value: object, expected: str) -> None:
    """No value can make markup, and none carries control characters or halves of characters."""
    assert text_of("{{ x }}", x=value) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<a href="{{ x }}">y</a>', '<a href="&quot;&gt;&lt;b&gt;">y</a>'),
        ("<a href='{{ x }}'>y</a>", '<a href="&quot;&gt;&lt;b&gt;">y</a>'),
        ("<{{ x }}>", "&lt;&quot;&gt;&lt;b&gt;&gt;"),
        ("<b>{{ x }}</b>", "<b>&quot;&gt;&lt;b&gt;</b>"),
    ],
)
def test_a_value_never_leaves_its_place(source: str, expected: str) -> None:
    """Inside an attribute, a tag or between brackets, the value stays a value."""
    assert text_of(source, x='"><b>') == expected


def test_a_single_quote_cannot_end_an_attribute() -> None:
    """The author's single quotes become double ones, which values cannot write."""
    assert text_of("<a href='{{ x }}'>y</a>", x="' onclick='") == "<a href=\"' onclick='\">y</a>"


@pytest.mark.parametrize(
    ("source", "shown", "help_"),
    [
        ("a<br>b", "<br>", "new line"),
        ("a<br/>b", "<br>", "new line"),
        ("<p>a</p>", "<p>", "empty line"),
        ("<bold>a</bold>", "<bold>", "<b>"),
        ("<strng>a</strng>", "<strng>", "<strong>"),
        ("<h1>a</h1>", "<h1>", "<b>"),
        ("Hello <name>", "<name>", "&lt;"),
        ("<script>x</script>", "<script>", None),
        ("<img src='x'>", "<img>", "photo"),
        ("<li>a", "<li>", "•"),
    ],
)
def test_a_tag_that_telegram_does_not_know_is_refused(source: str, shown: str, help_: str | None) -> None:
    """At its `<`, with what stands for it."""
    problem = refusals_of(source)[0]
    assert (problem.code, problem.offset) == ("DG320", source.index("<"))
    assert shown in problem.message
    assert help_ is None or help_ in (problem.help or "")


def test_a_span_is_a_spoiler_or_nothing() -> None:
    """Telegram knows `span` with one class only."""
    assert refusal_of("<span>x</span>").code == "DG320"


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("<b>a", "DG321", 0),
        ("a <i>b</i> <b>c", "DG321", 11),
        ("a</b>", "DG322", 1),
        ("<b><i>x</b></i>", "DG321", 3),
        ("<b>{{ name }}", "DG321", 0),
        ("{% if sure %}<b>{% endif %}x", "DG321", 13),
        ("{% if sure %}<b>x</i>{% endif %}", "DG321", 13),
        ("{% for n in numbers %}<b>{{ n }}{% endfor %}", "DG321", 22),
        ('<a href="{% if sure %}x{% endif %}">y</a>', "DG321", 0),
    ],
)
def test_a_tag_without_its_other_half_is_refused(source: str, code: str, offset: int) -> None:
    """A tag left open, or closing nothing, would make Telegram refuse the message."""
    problem = refusals_of(source)[0]
    assert (problem.code, problem.offset) == (code, offset)


@pytest.mark.parametrize(
    "source",
    [
        "{% if sure %}<b>{% endif %}x{% if sure %}</b>{% endif %}",
        "{% if sure %}<b>x{% else %}<b>y{% endif %}</b>",
        "<b>{% if sure %}x</b>{% else %}y</b>{% endif %}",
        "{% if sure %}<b>x</b>{% else %}<i>y</i>{% endif %}",
        "{% for n in numbers %}<b>{{ n }}</b>{% endfor %}",
        "<b>{% for n in numbers %}{{ n }}{% endfor %}</b>",
        '<a href="{{ name }}">{{ name }}</a>',
        '{% if sure %}<a href="{{ name }}">{% endif %}x{% if sure %}</a>{% endif %}',
    ],
)
def test_tags_that_may_be_balanced_are_left_alone(source: str) -> None:
    """The halves of a tag in different arms get the benefit of the doubt."""
    assert parse_text(source).source == source


def test_problems_of_tags_and_of_expressions_are_told_together() -> None:
    """Markup and computing are checked in one go."""
    assert [problem.code for problem in refusals_of("<b>{{ name | shuot_it }}")] == ["DG321", "DG306"]


def test_places_in_html_are_exact_behind_values_and_comments() -> None:
    """A tag's problem stands at its `<` in the source."""
    source = "{{ name }}{# x #} & {{ name }}\n{% if sure %} <p>{% endif %}"
    assert refusal_of(source).offset == source.index("<p>")


@pytest.mark.parametrize("count", [1, 5_000])
def test_many_brackets_are_read_in_one_go(count: int) -> None:
    """A text full of `<` is no burden."""
    assert text_of("<b " * count)[:5] == "&lt;b"
