"""A pair of braces that cannot be read does not hide what is wrong in the others of its text."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import TemplateRefused, all_problems
from dragoman.language.templates import parse_text

KNOWN = {"name": None, "age": None}


def told(source: str) -> list[tuple[str, str]]:
    """The codes of what is wrong with a text, each with the stretch that it is told of."""
    with pytest.raises(TemplateRefused) as caught:
        parse_text(source)
    found = all_problems(caught.value, KNOWN)
    return [(one.code, source[one.offset : one.offset + one.length]) for one in found]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ name + }} {{ age * }}", [("DG300", "+"), ("DG300", "*")]),
        ("{{ name + }} {{ naem }}", [("DG300", "+"), ("DG312", "naem")]),
        ("{{ naem }} {{ name + }}", [("DG300", "+"), ("DG312", "naem")]),
        ("{{ name | uper }} {{ age age }}", [("DG306", "uper"), ("DG300", "age")]),
        ("{{ name & age }} {{ naem | uper }}", [("DG300", "&"), ("DG306", "uper"), ("DG312", "naem")]),
        ("{{ name + }}\n{{ age * }}\n{{ naem }}", [("DG300", "+"), ("DG300", "*"), ("DG312", "naem")]),
        ("{{ it's }} and {{ don't }}", [("DG300", "'s }} and {{ don'"), ("DG300", "'")]),
    ],
)
def test_each_pair_is_told_of(source: str, expected: list[tuple[str, str]]) -> None:
    """At its own place, in one go."""
    assert sorted(told(source)) == sorted(expected)


@pytest.mark.parametrize(
    "source",
    [
        "{{ name + }} {{ age }}",
        "{{ name + }} {{ name | upper }} {{ age + 1 }}",
        "<a href='{{ name + }}'>{{ name }}</a>",
    ],
)
def test_a_sound_pair_beside_a_broken_one_is_left_alone(source: str) -> None:
    """As are the tags around the broken one."""
    assert told(source) == [("DG300", "+")]


@pytest.mark.parametrize(
    "source",
    [
        "{% for x in name %}{{ x }}{% endfor %}{{ name + }}",
        "{{ name + }} {{ '{{' }} {{ x }}",
        "{{ name + '}}' + }} {{ x }}",
    ],
)
def test_where_pairs_are_in_doubt_only_the_first_is_told_of(source: str) -> None:
    """A loop's own names are no unknown ones, and braces in a text are no pair."""
    assert told(source) == [("DG300", "+")]


def test_a_text_of_many_broken_pairs_is_told_of_some() -> None:
    """Looking at each costs a look at all."""
    assert len(told("{{ name + }} " * 300)) == 21
