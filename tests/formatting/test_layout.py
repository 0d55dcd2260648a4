"""Blanks, indentation, lines: where things stand."""

from __future__ import annotations

import pytest

from tests.formatting.writing import fmt, lines


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a:    1\n", "a: 1\n"),
        ("a:\t1\n", "a: 1\n"),
        ("a : 1\n", "a: 1\n"),
        ("a:\n    b: 1\n", "a:\n  b: 1\n"),
        ("a:\n- b\n-   c\n", "a:\n  - b\n  - c\n"),
        ("a:\n  -\n    b: 1\n", "a:\n  - b: 1\n"),
        ("a:\n  b\n", "a: b\n"),
        ("a: 1   \nb: 2\t\n", "a: 1\nb: 2\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
        ("a: 1\rb: 2", "a: 1\nb: 2\n"),
        ("\n\na: 1\n", "a: 1\n"),
        ("a: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
        ("a: {}\nb: [ ]\n", "a: {}\nb: []\n"),
        ("a: {b:  1 , c: [ 1,2 ]}\n", "a: {b: 1, c: [1, 2]}\n"),
        ("a: {b: , c: 1,}\n", "a: {b: , c: 1}\n"),
        ("a: [b: 1]\n", "a: [{b: 1}]\n"),
        ("a: [1,\n  2]\n", "a: [1, 2]\n"),
        ("- - 1\n  - 2\n-   - 3\n", "- - 1\n  - 2\n- - 3\n"),
        ("a:\n", "a:\n"),
        ("---\na: 1\n...\n", "---\na: 1\n"),
        ("? a\n: 1\n", "a: 1\n"),
    ],
)
def test_a_layout_has_one_form(written: str, wanted: str) -> None:
    """Whatever it was."""
    assert fmt(written) == wanted


def test_keys_and_items_keep_their_order() -> None:
    """The order of nodes has a meaning."""
    assert fmt("z: 1\na: [c, b, a]\nm: 2\n") == "z: 1\na: [c, b, a]\nm: 2\n"


def test_a_blank_line_stays_where_it_separates() -> None:
    """Between nodes, say."""
    text = "nodes:\n  a:\n    say: A\n\n  b:\n    say: B\n"
    assert fmt(text) == text


def test_a_rather_long_text_is_not_wrapped() -> None:
    """Nor is one unwrapped that was broken in lines."""
    text = f"say: {'word ' * 60}end\nhelp: one\n  two\n  three\n"
    assert fmt(text) == text


def test_a_long_text_below_its_key_stays_there() -> None:
    """For beside it the line would be too wide."""
    text = f"say:\n  {'word ' * 25}end\n"
    assert fmt(text) == text


def test_a_short_value_in_braces_stays_in_braces() -> None:
    """It reads well."""
    text = "rate_limit: {messages: 20, per: 1m}\n"
    assert fmt(text) == text


def test_a_value_in_braces_that_is_too_wide_is_written_in_block_style() -> None:
    """A key on each line."""
    words = [f"word_{number:02}" for number in range(20)]
    assert fmt(f"a: {{b: [{', '.join(words)}], c: 1}}\n") == "\n".join(
        ["a:", "  b:", *(f"    - {word}" for word in words), "  c: 1", ""]
    )


@pytest.mark.parametrize("expression", ['"{{ price * 2 }}"', '"{% if a %}b{% endif %}"'])
def test_what_holds_an_expression_is_written_in_block_style(expression: str) -> None:
    """A comma in it would tear braces."""
    assert fmt(f"set: {{total: {expression}, b: 1}}\n") == f"set:\n  total: {expression}\n  b: 1\n"


@pytest.mark.parametrize("key", ["when", "that"])
def test_what_holds_a_condition_is_written_in_block_style(key: str) -> None:
    """It is an expression without braces."""
    assert fmt(f"- {{{key}: cart, next: a}}\n") == f"- {key}: cart\n  next: a\n"


def test_what_is_around_an_expression_is_written_in_block_style_too() -> None:
    """And what is beside it and holds none stays as it is."""
    written = '- {text: Yes, set: {a: "{{ b }}"}, x: {y: 1}}\n'
    assert fmt(written) == '- text: Yes\n  set:\n    a: "{{ b }}"\n  x: {y: 1}\n'


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a: 'b'\n", 'a: "b"\n'),
        ("'a': 1\n", '"a": 1\n'),
        ("a: 'it''s'\n", 'a: "it\'s"\n'),
        ("a: 'say \"b\"'\n", "a: 'say \"b\"'\n"),
        ("a: '\\d+'\n", "a: '\\d+'\n"),
        ('a: "b\\n"\n', 'a: "b\\n"\n'),
        ('a: "4"\n', 'a: "4"\n'),
        ("a: 'b\n\n    c'\n", 'a: "b\n\n  c"\n'),
    ],
)
def test_quotes_are_double_where_that_changes_nothing(written: str, wanted: str) -> None:
    """Backslashes and double quotes would have to be written otherwise."""
    assert fmt(written) == wanted


def test_a_template_stays_to_the_letter() -> None:
    """Translations know a text by its letters."""
    text = 'say: "Hello {{name}}, {{  x|upper }}!"\n'
    assert fmt(text) == text


def test_a_text_with_lines_is_indented_with_its_key() -> None:
    """Its own indentation, trailing blanks and empty lines are part of it."""
    written = "a:\n    say: |\n          One\n            two  \n\n\n          three\n    b: 1\n"
    assert fmt(written) == "a:\n  say: |\n    One\n      two  \n\n\n    three\n  b: 1\n"


@pytest.mark.parametrize(
    "text",
    [
        "a: |-\n  b\nc: 1\n",
        "a: |+\n  b\n\n\nc: 1\n",
        "a: >\n  b\n    c\n\n  d\ne: 1\n",
        "a: >-\n  b\n  c\nd: 1\n",
        "a: |2\n    b\n  c\nd: 1\n",
        "a: |+\n\n\nb: 1\n",
        "- |\n  a\n- - >\n    b\n",
        "a: |\nb: 1\n",
    ],
)
def test_the_signs_of_a_text_with_lines_stay(text: str) -> None:
    """They say what becomes of its line ends."""
    assert fmt(text) == text


def test_a_sign_says_no_more_than_is_needed() -> None:
    """A `+` with nothing to keep, an indentation that can be seen."""
    assert fmt("a: |+\n  b\nc: |4\n    d\n") == "a: |\n  b\nc: |\n  d\n"


def test_a_whole_flow_is_written_as_the_examples_are() -> None:
    """All of it together."""
    written = """
        flow:   tea
        triggers:
        - {command: 'tea',   description: Order tea}
        nodes:
            kind:
                prompt:    Which tea?
                buttons: [Green,
                          Black]


            done:
                say: {text: "A {{ kind }} tea.", silent: true}
    """
    assert fmt(written) == lines("""
        flow: tea
        triggers:
          - {command: "tea", description: Order tea}
        nodes:
          kind:
            prompt: Which tea?
            buttons: [Green, Black]

          done:
            say:
              text: "A {{ kind }} tea."
              silent: true
    """)
