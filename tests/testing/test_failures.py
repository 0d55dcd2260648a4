"""How a failure is told."""

from __future__ import annotations

from dragoman.testing.comparing import Pair
from dragoman.testing.failures import FOUND, Failed, side_by_side


def test_expected_and_said_stand_side_by_side() -> None:
    """With a sign between those that do not agree."""
    assert side_by_side([Pair("Hello", "Good morning", False), Pair("no buttons", "no buttons", True)]) == (
        "  expected   | said\n  -----------+-------------\n  Hello      ! Good morning\n  no buttons | no buttons"
    )


def test_texts_of_several_lines_are_compared_line_by_line() -> None:
    """The line that differs is seen at once."""
    assert side_by_side([Pair("Name: Ada\nEmail: a@b.c", "Name: Bob\nEmail: a@b.c\nThanks", False)]) == (
        "  expected     | said\n"
        "  -------------+-------------\n"
        "  Name: Ada    ! Name: Bob\n"
        "  Email: a@b.c | Email: a@b.c\n"
        "               ! Thanks"
    )


def test_a_line_that_is_too_wide_goes_on_below() -> None:
    """At most sixty characters in a column."""
    table = side_by_side([Pair("word " * 20, "short", False)])
    assert max(map(len, table.splitlines())) <= 60 + 60 + 7
    assert table.count("word") == 20


def test_what_agrees_has_no_sign_of_a_difference() -> None:
    """An expression does not look like what it finds."""
    table = side_by_side([Pair("/Ada/", "Hello, Ada!", True)])
    assert "!  " not in table
    assert "| Hello, Ada!" in table


def test_a_failure_is_the_step_the_sentence_the_table_and_remarks() -> None:
    """And what the flow reported meanwhile."""
    failed = Failed("it stands elsewhere", [Pair("node: a", "node: b", False)], FOUND, ["  a remark"])
    assert failed.told("- expect: {node: a}", ["flow x, node y: x.yaml:3: it broke"]) == (
        "- expect: {node: a}\n"
        "it stands elsewhere\n"
        "  expected | found\n"
        "  ---------+--------\n"
        "  node: a  ! node: b\n"
        "  a remark\n"
        "  reported: flow x, node y: x.yaml:3: it broke"
    )


def test_a_failure_may_be_a_sentence_only() -> None:
    """Where there is nothing to compare."""
    assert Failed("there is no button 'A'").told("- press: A") == "- press: A\nthere is no button 'A'"
