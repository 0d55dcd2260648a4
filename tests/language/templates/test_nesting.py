"""Tags across branches, tags inside tags, and marks of Markdown: DG321, DG322, DG530, DG531, DG532."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import TemplateRefused
from dragoman.language.templates import parse_text
from dragoman.language.values.scope import Format
from tests.language.evaluating import refusals_of


def told(source: str, form: Format = "html") -> list[tuple[str, int]]:
    """The codes and places of what is wrong with a text; none for one that is right."""
    try:
        parse_text(source, form)
    except TemplateRefused as refused:
        return [(problem.code, problem.offset) for problem in refused.problems]
    return []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% if a %}<b>{% endif %}x</b>", [("DG322", 25)]),
        ("<b>x{% if a %}</b>{% endif %}", [("DG321", 0)]),
        ("{% if a %}<b>x</b>{% else %}x</b>{% endif %}", [("DG322", 29)]),
        ("{% if a %}<b>x{% else %}<i>x{% endif %}</b>", [("DG321", 24), ("DG322", 39)]),
        ("{% if a %}<b>x{% elif b %}x{% endif %}</i>", [("DG321", 10), ("DG322", 38)]),
        ("{% if a %}<b>{% endif %}x{% if not a %}</b>{% endif %}", [("DG321", 10), ("DG322", 39)]),
        ("{% if a %}<b>{% else %}<b>{% endif %}x", [("DG321", 10), ("DG321", 23)]),
        ("<b>{% for x in l %}{{ x }}</b>{% endfor %}", [("DG321", 0), ("DG322", 26)]),
        ("{% for x in l %}<b>{{ x }}{% endfor %}</b>", [("DG321", 16), ("DG322", 38)]),
        ("{% for x in l %}{% if x.new %}<b>{% endif %}{{ x }}</b>{% endfor %}", [("DG322", 51)]),
        ("{% if a %}<b>{% endif %}{% if a %}<i>{% endif %}{% if a %}</b></i>{% endif %}",
         [("DG321", 34), ("DG322", 62)]),
    ],
)  # fmt: skip
def test_a_half_that_some_way_lacks_is_told(source: str, expected: list[tuple[str, int]]) -> None:
    """Where one condition decides it, whatever the others come to."""
    assert told(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{% if a %}<b>{% else %}<i>{% endif %}x{% if a %}</b>{% else %}</i>{% endif %}",
        "{% if not a %}<b>{% endif %}x{% if a %}{% else %}</b>{% endif %}",
        "<b>{% if a %}</b>x<b>{% endif %}</b>",
        "{% if a %}<b>{% endif %}x{% if b %}</b>{% endif %}",
        "{% if n > 1 %}<b>{% endif %}x{% if n >= 2 %}</b>{% endif %}",
        "{% if x == 1 %}<b>{% elif x == 2 %}<b>{% else %}<b>{% endif %}t</b>",
        "{% if x == 1 %}<b>{% elif x == 2 %}<b>{% endif %}t</b>",
        "{% if a %}{% if b %}<b>{% endif %}{% endif %}x{% if a and b %}</b>{% endif %}",
        "{% for x in l %}{% if x.first %}<pre>{% endif %}{{ x.n }}{% if x.last %}</pre>{% endif %}{% endfor %}",
        "<pre>{% for x in l %}{{ x.n }}{% if x.last %}</pre>{% endif %}{% endfor %}",
        "{% if a %}<b>x</b>{% endif %}" * 20,
        "".join(f"{{% if a{n} %}}<b>{{% endif %}}" for n in range(9)) + "x</b>",
    ],
)
def test_what_may_be_right_is_left_alone(source: str) -> None:
    """Halves that go together, and conditions of which nobody knows how they hang together."""
    assert told(source) == []


@pytest.mark.parametrize(
    ("source", "offset"),
    [
        ("<code><b>x</b></code>", 6),
        ("<pre>x <i>y</i></pre>", 7),
        ("<code>a{% if a %}<b>x</b>{% endif %}</code>", 17),
        ("<pre>{% for x in l %}<b>{{ x }}</b>{% endfor %}</pre>", 21),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", 13),
        ("<blockquote><i>a<blockquote>b</blockquote></i></blockquote>", 16),
        ("<pre><code><b>x</b></code></pre>", 11),
    ],
)
def test_a_tag_inside_one_that_holds_none_is_told(source: str, offset: int) -> None:
    """At the inner one."""
    assert told(source) == [("DG530", offset)]


@pytest.mark.parametrize(
    "source",
    [
        '<pre><code class="language-python">x</code></pre>',
        "<b><code>x</code></b>",
        "<code>x</code><b>y</b><code>z</code>",
        "<blockquote>a</blockquote><blockquote>b</blockquote>",
        "<blockquote><b>a</b></blockquote>",
        "{% if a %}<code>{% endif %}<b>x</b>{% if a %}</code>{% endif %}",
        "{% for x in l %}<code>{{ x }}</code>{% endfor %}<b>y</b>",
    ],
)
def test_other_tags_may_stand_inside_one_another(source: str) -> None:
    """As well as one behind the other."""
    assert told(source) == []


@pytest.mark.parametrize(
    "source",
    ["<a>x</a>", '<a href="">x</a>', "<a href=' '>x</a>", '<a name="top">x</a>', "<tg-emoji>x</tg-emoji>",
     '<tg-emoji emoji-id="party">x</tg-emoji>'],
)  # fmt: skip
def test_a_tag_without_what_it_is_for_is_told(source: str) -> None:
    """An address, or an emoji's number."""
    assert told(source) == [("DG531", 0)]


@pytest.mark.parametrize(
    "source",
    ['<a href="{{ url }}">x</a>', "<a href=https://e.org>x</a>", "<A HREF='tg://user?id=1'>x</A>",
     '<tg-emoji emoji-id="{{ emoji }}">x</tg-emoji>', "<tg-emoji emoji-id='5'>x</tg-emoji>"],
)  # fmt: skip
def test_what_it_is_for_may_be_computed(source: str) -> None:
    """Or stand in any quotes."""
    assert told(source) == []


def test_only_the_first_of_very_many_tags_are_told() -> None:
    """And in one go."""
    assert len(refusals_of("<b>" * 3000 + "</i>" * 3000)) == 20


@pytest.mark.parametrize(
    ("source", "offset"),
    [
        ("*a and _b_", 0),
        ("Saved as a_b", 10),
        ("{{ name }}_", 10),
        ("5 * 3", 2),
        ("~a", 0),
        ("||a", 0),
        ("__a_", 0),
        ("`a", 0),
        ("a ```b", 2),
        ("[a_b](https://e.org)", 2),
    ],
)
def test_a_mark_of_markdown_that_is_left_open_is_told(source: str, offset: int) -> None:
    """Telegram reads nothing of such a text."""
    assert told(source, "markdown") == [("DG532", offset)]


@pytest.mark.parametrize(
    "source",
    [
        "*a* _b_ __c__ ~d~ ||e|| `f_g` ```h*i```",
        "a\\_b \\* \\`",
        "[a](https://e.org/x_y)",
        "*{{ name }}*",
        "**>unfolds\n>at a press||",
        "___a___",
        "{% if a %}*{% endif %}b{% if a %}*{% endif %}",
        "2*3*4",
    ],
)
def test_markdown_that_is_closed_or_not_ours_to_judge_is_right(source: str) -> None:
    """Escaped signs and those in code or addresses mean nothing; branches may close each other's."""
    assert told(source, "markdown") == []


@pytest.mark.parametrize(
    ("source", "help_"),
    [
        ("x</b>", "open it before with <b>, or take it out"),
        ("<code><b>x</b></code>", "close <code> before it"),
        ("<pre><i>x</i></pre>", "close <pre> before it"),
        ("<code><blockquote>x</blockquote></code>", "let <blockquote> stand around <code>"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "close the first one before it"),
    ],
)
def test_a_misplaced_tag_is_told_what_would_be_right(source: str, help_: str) -> None:
    """Telegram shows nothing else inside `code` and `pre`, nor them inside anything: they are closed before."""
    (problem,) = refusals_of(source)
    assert problem.help == help_


@pytest.mark.parametrize(
    "source",
    ["<b>x</b>", "<code></code><b>x</b>", "<pre></pre><i>x</i>", "<blockquote><code>x</code></blockquote>",
     "<blockquote>a</blockquote><blockquote>b</blockquote>"],
)  # fmt: skip
def test_what_was_told_to_be_right_is_right(source: str) -> None:
    """Each of the texts above, mended as it was told."""
    assert told(source) == []
