"""Comments: all stay, in their order, with what they speak of."""

from __future__ import annotations

import pytest

from tests.formatting.writing import fmt, lines, remarks


@pytest.mark.parametrize(
    "text",
    [
        "# yaml-language-server: $schema=x.json\n# Shows tea.\nflow: tea\n",
        "a: 1  # b\n",
        "a: 1        # aligned\nbb: 2       # by hand\n",
        "a:  # b\n  c: 1\n",
        "a:\n  # b\n  c: 1\n",
        "a:\n  # b\n  c\n",
        "a:\n  b: 1\n  # of a\n# of c\nc: 2\n",
        "- a\n# before b\n- b\n",
        "a: |  # b\n  c\n  # text\n# d\ne: 1\n",
        "a: 1\n\n# b\n\n# c\nd: 2\n",
        "a: 1\n# the end\n",
        "---  # a\n# b\nc: 1\n",
        "#a\nb: 1\n",
        'a: "#b"\nc: d#e\n',
        "# only this\n",
    ],
)
def test_a_comment_stays_where_it_is(text: str) -> None:
    """Beside, above, below."""
    assert fmt(text) == text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a: 1 # b\n", "a: 1  # b\n"),
        ("a: 1\t# b\n", "a: 1  # b\n"),
        ("a:\n      # b\n      c: 1\n", "a:\n  # b\n  c: 1\n"),
        ("a:\n   b: 1\n   # of a\n # of a, too\nc: 2\n", "a:\n  b: 1\n  # of a\n  # of a, too\nc: 2\n"),
        ("a:\n- b\n# of c\nc: 1\n", "a:\n  - b\n# of c\nc: 1\n"),
        ("- # b\n  a: 1\n", "# b\n- a: 1\n"),
        ("-  # b\n  a\n", "# b\n- a\n"),
        ("a: # b\n  - c\n", "a:  # b\n  - c\n"),
        ("a: [] # b\n", "a: []  # b\n"),
        ("a: [ # b\n]\n", "a: []  # b\n"),
        ("a: 1 # b   \n", "a: 1  # b\n"),
        ("a: 1\n\n\n# b\n\n\n\n# c\n", "a: 1\n\n# b\n\n# c\n"),
    ],
)
def test_a_comment_goes_along(written: str, wanted: str) -> None:
    """With what it stands beside or above."""
    assert fmt(written) == wanted


def test_comments_in_braces_make_them_a_block() -> None:
    """Each stays with its key or item."""
    written = """
        a: { # first
          b: 1, # second
          # third
          c: [2, # fourth
              3] # fifth
        } # sixth
        d: 4
    """
    wanted = lines("""
        a:  # first
          b: 1  # second
          # third
          c:
            - 2  # fourth
            - 3  # fifth
        # sixth
        d: 4
    """)
    assert fmt(written) == wanted
    assert fmt(wanted) == wanted


def test_a_comment_behind_braces_that_are_no_more_stands_above_or_beside_the_key() -> None:
    """It speaks of the whole."""
    written = 'a: {b: "{{ c }}"}  # one\nd:\n  - {e: "{{ f }}", g: 1}  # two\n'
    assert fmt(written) == 'a:  # one\n  b: "{{ c }}"\nd:\n  # two\n  - e: "{{ f }}"\n    g: 1\n'


@pytest.mark.parametrize(
    "text", ["- {when: a, next: b}  # dragoman: ignore DG601\n", "# dragoman: ignore DG601\n- {a: '{{ b }}'}\n"]
)
def test_what_a_comment_ignores_stays_on_its_line(text: str) -> None:
    """On several it would no longer be ignored."""
    assert fmt(text) == text.replace("'", '"')


def test_no_comment_is_invented_in_a_text() -> None:
    """A number sign in quotes, in lines, or inside a word begins none."""
    assert remarks('a: "# b"\nc: |\n  # d\ne: f#g\nh: 1  # yes\n') == ["# yes"]
