"""Words for days, where only a date can stand: what is to be computed is said, ready to be copied."""

from __future__ import annotations

import pytest

from tests.language.compiling.marked import refusal, told

PLACES = {
    "a limit": ("q: {prompt: Day?, input: date, validate: {max: «WORD»}}", "DG210", "'max' is the text 'WORD'"),
    "a calendar's limit": ("q: {prompt: Day?, pick: {calendar: {min: «WORD»}}}", "DG235", "'min' is 'WORD'"),
    "a moment": ("q: {wait: {until: «WORD»}}", "DG229", "'WORD' is no moment"),
}
WORDS = {
    "today": "{{ today }}",
    "tomorrow": "{{ today + days(1) }}",
    "Yesterday": "{{ today - days(1) }}",
    "now": "{{ now }}",
}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", PLACES)
def test_a_day_in_words_is_shown_computed(place: str, word: str) -> None:
    """The message quotes it, the help has the expression."""
    nodes, code, message = PLACES[place]
    problem = refusal(nodes.replace("WORD", word))
    assert told(problem) == (code, message.replace("WORD", word), f'write "{WORDS[word]}"')


@pytest.mark.parametrize("place", PLACES)
def test_another_word_is_told_how_dates_are_written(place: str) -> None:
    """Nobody can compute it."""
    problem = refusal(PLACES[place][0].replace("WORD", "someday"))
    assert "2026-12-31" in f"{problem.message} {problem.help}"
    assert "today" not in f"{problem.help}"
