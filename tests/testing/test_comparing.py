"""Whether a message is what was expected."""

from __future__ import annotations

import pytest

from dragoman.testing.comparing import fits
from dragoman.testing.dialogue import Expected, Words
from dragoman.testing.heard import Heard
from dragoman.testing.seen import seen

HELLO = Heard(
    "Hello, Ada & Bob!",
    "Hello, <b>Ada</b> &amp; Bob!",
    ("Yes", "No"),
    (("photo", "files/a.jpg", "a.jpg"),),
    ("7",),
)

FITTING = [
    Expected(),
    Expected(text=Words("Hello, Ada & Bob!")),
    Expected(text=Words("\n Hello, Ada & Bob!  ")),
    Expected(text=Words("Hello, <b>Ada</b> &amp; Bob!")),
    Expected(text=Words("Ada .* Bob", pattern=True)),
    Expected(text=Words("^Hello", pattern=True)),
    Expected(text=Words(r"\w+!$", pattern=True)),
    Expected(contains="Ada & B"),
    Expected(contains=" Hello "),
    Expected(buttons=("Yes", "No")),
    Expected(media=("photo",)),
    Expected(media=("a.jpg",)),
    Expected(media=("files/a.jpg",)),
    Expected(to="7"),
    Expected(text=Words("Hello", pattern=True), buttons=("Yes", "No"), media=("photo",), to="7"),
]

OTHERS = [
    Expected(text=Words("Hello")),
    Expected(text=Words("hello, ada & bob!")),
    Expected(text=Words("^Ada", pattern=True)),
    Expected(contains="Grace"),
    Expected(contains="hello"),
    Expected(buttons=()),
    Expected(buttons=("Yes",)),
    Expected(buttons=("No", "Yes")),
    Expected(media=()),
    Expected(media=("video",)),
    Expected(media=("photo", "photo")),
    Expected(to="8"),
    Expected(text=Words("Hello", pattern=True), buttons=()),
]


@pytest.mark.parametrize("expected", FITTING, ids=str)
def test_what_a_person_sees_is_compared(expected: Expected) -> None:
    """Blanks at the ends do not count; whoever writes markup is understood."""
    assert fits(expected, HELLO)


@pytest.mark.parametrize("expected", OTHERS, ids=str)
def test_all_that_is_asked_for_must_hold(expected: Expected) -> None:
    """Capitals, order and number count."""
    assert not fits(expected, HELLO)


def test_no_buttons_can_be_asked_for() -> None:
    """An empty list is not the same as no list."""
    bare = Heard("Hello")
    assert fits(Expected(buttons=()), bare)
    assert fits(Expected(), HELLO)


def test_a_dot_does_not_reach_over_lines_unless_it_is_told_to() -> None:
    """As in every dialect."""
    lines = Heard("one\ntwo")
    assert not fits(Expected(text=Words("one.two", pattern=True)), lines)
    assert fits(Expected(text=Words("(?s)one.two", pattern=True)), lines)


SEEN = [
    ("<b>Hello</b> &lt;Ada&gt; &amp; <a href='https://x.y'>all</a>", "html", "Hello <Ada> & all"),
    ("  1 < 2  ", "html", "1 < 2"),
    ("*Hello* _there_ ~old~ ||secret|| `code`", "markdown", "Hello there old secret code"),
    (r"1 \* 2 \= 2\.5", "markdown", "1 * 2 = 2.5"),
    ("[the page](https://x.y/a_b) is here", "markdown", "the page is here"),
    ("<b>*plain*</b>", "plain", "<b>*plain*</b>"),
    ("\u200fمرحبا\u200e", "plain", "مرحبا"),
]


@pytest.mark.parametrize(("text", "form", "visible"), SEEN)
def test_markup_is_not_seen(text: str, form: str, visible: str) -> None:
    """In none of the formats."""
    assert seen(text, form) == visible  # type: ignore[arg-type]
