"""The nearest right word for a wrong one, and silence where none is near."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.diagnostics.suggest import nearest

ENGINE = Path(__file__).parents[2] / "engine"
KEYS = [
    "flow",
    "title",
    "description",
    "triggers",
    "inputs",
    "variables",
    "outputs",
    "defaults",
    "scope",
    "on",
    "change",
    "nodes",
    "say",
    "prompt",
    "review",
    "action",
    "http",
    "call",
    "jump",
    "wait",
    "schedule",
    "unschedule",
    "pay",
    "notify",
    "handoff",
    "set",
    "branches",
    "next",
    "end",
    "when",
    "help",
    "was",
    "final",
    "label",
    "input",
    "save",
    "validate",
    "error",
    "ask_again",
    "attempts",
    "suggest",
    "optional",
    "reuse",
    "many",
    "timeout",
    "interrupt",
    "secret",
    "debounce",
    "pick",
    "buttons",
    "columns",
    "keyboard",
    "after",
    "min",
    "max",
    "min_length",
    "max_length",
    "pattern",
    "one_of",
    "integer",
    "email",
    "small",
    "value",
    "true",
    "first_name",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("flwo", "flow"),
        ("trigers", "triggers"),
        ("propmt", "prompt"),
        ("nxet", "next"),
        ("validat", "validate"),
        ("vlaue", "value"),
        ("afer", "after"),
        ("smal", "small"),
        ("mni", "min"),
        ("intger", "integer"),
        ("whne", "when"),
        ("frist_name", "first_name"),
        ("colums", "columns"),
        ("desciption", "description"),
        ("keybaord", "keyboard"),
        ("shedule", "schedule"),
        ("emial", "email"),
    ],
)
def test_a_slip_of_the_fingers_is_understood(word: str, meant: str) -> None:
    """A letter more, less, other, or two swapped."""
    assert nearest(word, KEYS) == meant


@pytest.mark.parametrize(("word", "meant"), [("Prompt", "prompt"), ("NEXT", "next"), ("True", "true"), ("ON", "on")])
def test_capitals_do_not_count(word: str, meant: str) -> None:
    """Even in the shortest words."""
    assert nearest(word, KEYS) == meant


@pytest.mark.parametrize(
    ("word", "meant"), [("ask-again", "ask_again"), ("one of", "one_of"), ("maxLength", "max_length")]
)
def test_hyphens_and_blanks_do_not_count(word: str, meant: str) -> None:
    """Other ways to join words are understood."""
    assert nearest(word, KEYS) == meant


@pytest.mark.parametrize(
    "word", ["retries", "layout", "split", "enter", "name", "foo", "x", "ab", "", "colour", "question", "🙂", "s", "o"]
)
def test_an_unrelated_word_gets_no_suggestion(word: str) -> None:
    """None is invented."""
    assert nearest(word, KEYS) is None


@pytest.mark.parametrize("word", ["no", "if", "at", "to"])
def test_two_letters_are_too_few_to_guess(word: str) -> None:
    """Every short word is near to every other."""
    assert nearest(word, ["on", "of", "is", "or"]) is None


def test_the_nearest_of_several_is_taken() -> None:
    """Fewer slips win."""
    assert nearest("restord", ["restart", "restored"]) == "restored"


def test_of_equally_near_words_the_one_that_begins_alike_is_taken() -> None:
    """People rarely miss the first letters."""
    assert nearest("minn", ["mine", "inn", "mint"]) == "mine"


def test_of_words_alike_in_all_respects_the_first_is_taken() -> None:
    """The order given decides, so that messages never change from run to run."""
    assert nearest("cat", ["car", "cap"]) == "car"


def test_the_word_itself_is_never_suggested() -> None:
    """It would help nobody."""
    assert nearest("prompt", ["prompt"]) is None


def test_nothing_is_near_nothing() -> None:
    """No candidates, no suggestion."""
    assert nearest("prompt", []) is None


@given(st.sampled_from([key for key in KEYS if len(key) > 3]), st.data())
def test_two_swapped_letters_lead_back(key: str, data: st.DataObject) -> None:
    """Whichever neighbours are swapped, the word itself is near."""
    at = data.draw(st.integers(0, len(key) - 2))
    swapped = key[:at] + key[at + 1] + key[at] + key[at + 2 :]
    if swapped != key:
        assert nearest(swapped, [key]) == key


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=5))
def test_what_is_suggested_is_a_candidate(word: str, among: list[str]) -> None:
    """Any words at all."""
    found = nearest(word, among)
    assert found is None or found in among


def test_suggesting_imports_nothing_heavy() -> None:
    """`validate` starts fast."""
    code = "import sys, dragoman.diagnostics.suggest as s; s.nearest('flwo', ['flow']); print('difflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ENGINE)
    assert done.stdout.strip() == "False"


def test_of_five_letters_two_may_be_left_out() -> None:
    """As long as the rest stands in its order."""
    assert [nearest(word, ["buttons"]) for word in ("buton", "butns", "butno", "utton")] == [
        "buttons",
        "buttons",
        None,
        None,
    ]
