"""What YAML reads without a complaint and not as the author meant it, and what looks like it and is fine."""

from __future__ import annotations

import pytest

from tests.source.reading import codes, data_of, place, told


@pytest.mark.parametrize(
    ("text", "where", "whole"),
    [
        ("say: Your order #12\n", (1, 6, 1, 20), '"Your order #12"'),
        ("say: Order #{{ id }} is ready\n", (1, 6, 1, 30), '"Order #{{ id }} is ready"'),
        ("say: value #comment\n", (1, 6, 1, 20), '"value #comment"'),
        ("say: a ##b\n", (1, 6, 1, 11), '"a ##b"'),
        ("say: a\t#b\n", (1, 6, 1, 10), '"a #b"'),
        ("say: #news\n", (1, 6, 1, 11), '"#news"'),
        ("- Order #12\n", (1, 3, 1, 12), '"Order #12"'),
        ("- #tag\n", (1, 3, 1, 7), '"#tag"'),
        ("say: [a, b #c\n  ]\n", (1, 10, 1, 14), '"b #c"'),
        ("say: Order #12: ready\n", (1, 6, 1, 22), '"Order #12: ready"'),
        ("a: 1\nOrder #12: done\n", (2, 1, 2, 16), '"Order #12: done"'),
        ("say: two\n  lines #12\n", (1, 6, 2, 12), '"two lines #12"'),
        ("say: Order #12\r\nb: 1\r\n", (1, 6, 1, 15), '"Order #12"'),
    ],
)
def test_a_text_cut_by_a_sign_is_told(text: str, where: tuple[int, int, int, int], whole: str) -> None:
    """The whole text is the place, and is quoted."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [("DG020", where)]
    assert whole in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "say: Hi # a comment\n",
        "say: Hi   # a comment\n",
        "say: Hi\n#comment\n",
        "say: Hi\n  #comment\n",
        "#comment\nsay: Hi\n",
        "say: C#4\n",
        "say: a#b #\n",
        "say: Hi ##########\n",
        "say: Hi #------ part\n",
        "say: Hi #====\n",
        'say: "Order" #comment\n',
        "say: 'Order #12'\n",
        "say: |\n  Order #12\n",
        "say: | #comment\n  Order\n",
        "say: >\n  Order #12\n",
        "nodes: #the nodes\n  a: 1\n",
        "nodes: #the nodes\n  - a\n",
        "columns: 2 #wide\n",
        "final: true #yes\n",
        "price: 1.5 #euro\n",
        "a: [1, 2] #list\n",
        "a: {b: 1} #mapping\n",
        "a: {b: c} #mapping\n",
        "say: # a comment\nb: 1\n",
        "- # a comment\n- b\n",
    ],
)
def test_a_comment_is_no_cut(text: str) -> None:
    """Real comments, signs inside of words and quotes, and values that are complete."""
    assert codes(text) == []


def test_a_cut_text_that_goes_on_is_told_once() -> None:
    """The next line, which then fits nowhere, is not told, too."""
    assert codes("say: Order #12\n  is ready\nb: 1\n") == ["DG020"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("say: {{ name }}\n", (1, 6, 1, 16)),
        ("say: {{ name }}!\n", (1, 6, 1, 17)),
        ("say: {{ name }}, hello\n", (1, 6, 1, 23)),
        ("say: {{ name }}: hello\n", (1, 6, 1, 23)),
        ("say: {{ name }} # comment\n", (1, 6, 1, 16)),
        ("say: {{ a | join(', ') }}\n", (1, 6, 1, 26)),
        ('say: {{ a | default("x") }}\n', (1, 6, 1, 28)),
        ("say: {{ a }} and {{ b }}\n", (1, 6, 1, 25)),
        ("say: {% if a %}b{% endif %}\n", (1, 6, 1, 28)),
        ("- {{ name }}\n", (1, 3, 1, 13)),
        ("- text: {{ name }}\n  next: b\n", (1, 9, 1, 19)),
        ("- {text: {{ name }}, next: b}\n", (1, 10, 1, 20)),
        ("- {text: Hi, to: {{ name }} }\n", (1, 18, 1, 28)),
        ("a: [{{ x }}]\n", (1, 5, 1, 12)),
        ("{{ name }}: b\n", (1, 1, 1, 11)),
        ("a:\n  {{ name }} x: b\n", (2, 3, 2, 15)),
        ("say: {{ name\nb: 1\n", (1, 6, 1, 13)),
    ],
)
def test_a_template_without_quotes_is_told(text: str, where: tuple[int, int, int, int]) -> None:
    """YAML sees a mapping in a mapping; the text is the place."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [("DG021", where)]
    assert "quotes" in (problems[0].help or "")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("say: Booked, {{ a }}: see you\n", (1, 6, 1, 30)),
        ("say: Hello {{ a }}: {{ b }}\n", (1, 6, 1, 28)),
        ("- text: Total {{ a }}: 7\n", (1, 9, 1, 25)),
        ("say: ¡Hola {{ a }}: {{ b }}!\n", (1, 6, 1, 29)),
    ],
)
def test_words_before_a_template_begin_the_text(text: str, where: tuple[int, int, int, int]) -> None:
    """Then it is the colon behind the template that YAML misreads, and the whole text needs quotes."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [("DG023", where)]


def test_a_template_without_quotes_is_a_text_in_the_tree() -> None:
    """What was meant is what is read on with."""
    text = "a: {{ x }}, y\nb: {c: {{ d }}, e: 1}\n{{ f }}: g\n"
    assert data_of(text) == {"a": "{{ x }}, y", "b": {"c": "{{ d }}", "e": 1}, "{{ f }}": "g"}


@pytest.mark.parametrize(
    "text",
    [
        'say: "{{ name }}"\n',
        "say: Hello {{ name }}\n",
        'say: Hello {{ name | default("a, b") }}\n',
        "say: |\n  {{ name }}\n",
        "when: a in [1, 2]\n",
        'a: {b: "{{ c }}"}\n',
        "a: {b: {c: 1}}\n",
        "a: {}\n",
        "a: {b: , c: 1}\n",
        "a: {b: 1,}\n",
        "a: {b: 1, c: null}\n",
        "a: {\n  b: 1,\n  c: # comment\n    2,\n}\n",
        "a: {? b # comment\n  : 1}\n",
        "a: [b, c]\n",
        "a: ['b': 1]\n",
    ],
)
def test_braces_with_values_are_fine(text: str) -> None:
    """Quotes, templates inside of a text, and mappings that are meant."""
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "where"),
    [("say: {name}\n", (1, 6, 1, 12)), ("say: { name }\n", (1, 6, 1, 14)), ("- {a, b}\n", (1, 3, 1, 9))],
)
def test_braces_without_values_are_told(text: str, where: tuple[int, int, int, int]) -> None:
    """The brackets are the place."""
    problems = told(text)
    assert [(one.code, place(one)) for one in problems] == [("DG022", where)]


def test_a_name_in_braces_is_shown_as_a_template() -> None:
    """The help is what to write."""
    assert '"{{ name }}"' in (told("say: {name}\n")[0].help or "")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- {when: (age | round(1, 2)) > 18, next: b}\n", (1, 10, 1, 34)),
        ("- {text: Hello, you, next: b}\n", (1, 10, 1, 20)),
        ("- {say: bye, end}\n", (1, 9, 1, 17)),
        ("- {name, b: 1}\n", (1, 4, 1, 8)),
        ("- {a: x, b, c, d: 1}\n", (1, 7, 1, 14)),
        ("- {a: 1, b:2}\n", (1, 7, 1, 13)),
    ],
)
def test_a_comma_that_tears_a_mapping_is_told(text: str, where: tuple[int, int, int, int]) -> None:
    """From the text that was torn to the last key without a value."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG025", where)]


def test_a_missing_blank_behind_a_colon_has_its_own_help() -> None:
    """`b:2` is a key without a value because a blank is missing."""
    assert "blank after the colon" in (told("- {a: 1, b:2}\n")[0].help or "")


@pytest.mark.parametrize("sign", list("@`%*&!|>,]}?-"))
def test_a_text_that_begins_with_a_sign_must_be_quoted(sign: str) -> None:
    """The text is the place, the help says quotes, and the rest is read on."""
    problems = told(f"a: 1\nsay: {sign} some text\na: 2\n")
    assert [one.code for one in problems] == ["DG024", "DG015"]
    assert (problems[0].span.line, problems[0].span.column) == (2, 6)
    assert "quotes" in f"{problems[0].message} {problems[0].help}"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- *important* news\n", (1, 3, 1, 19)),
        ("say: *Hours of opening\n", (1, 6, 1, 23)),
        ("- {say: *Hours of, next: b}\n", (1, 9, 1, 18)),
        ("- {say: @you, next: b}\n", (1, 9, 1, 13)),
        ("- [a, @b]\n", (1, 7, 1, 9)),
        ("say: !foo!bar x\n", (1, 6, 1, 16)),
        ("say: @you # comment\n", (1, 6, 1, 10)),
        ("- - @you\n", (1, 5, 1, 9)),
        ("@you: x\n", (1, 1, 1, 8)),
    ],
)
def test_such_a_text_is_told_whole(text: str, where: tuple[int, int, int, int]) -> None:
    """In lists and braces as well."""
    assert [(one.code, place(one)) for one in told(text)] == [("DG024", where)]


def test_such_a_text_is_a_text_in_the_tree() -> None:
    """As it was written."""
    assert data_of("a: @x y\nb: [c, *d e]\n") == {"a": "@x y", "b": ["c", "*d e"]}


@pytest.mark.parametrize(
    "text", ["a: -5\n", "a: -x\n", "a: ?x\n", "a: x@y\n", "a: 5%\n", "a: a & b\n", "a: <b>\n", "a: ~\n"]
)
def test_signs_that_mean_nothing_there_are_fine(text: str) -> None:
    """Inside of a text, and before another character where YAML allows it."""
    assert codes(text) == []
