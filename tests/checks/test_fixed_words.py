"""DG614: a text that the kind of a chat, of an answer or of a mishap never is."""

from __future__ import annotations

import pytest

from tests.checks.projects import helps, talk, told, told_of_sound

NEVER = {
    "said: {say: Hi, when: chat.type == 'privat'}": "4:38 warning 'chat.type' is never 'privat'",
    "said: {say: \"{{ 'A' if chat.type in ['group', 'super'] else 'B' }}\"}": (
        "4:49 warning 'chat.type' is never 'super'"
    ),
    "face: {prompt: Face?, validate: {that: answer.kind != 'foto'}}": "4:57 warning 'answer.kind' is never 'foto'",
    "age: {prompt: Age?, input: integer, on: {invalid: {say: \"{{ 'A' if reason == 'typ' else 'B' }}\"}}}": (
        "4:80 warning 'reason' is never 'typ'"
    ),
}


@pytest.mark.parametrize("nodes", NEVER)
def test_a_word_that_is_none_of_them_is_told_at_the_word(nodes: str) -> None:
    """Once, wherever it is compared."""
    assert told("DG614", talk(nodes)) == [f"talk:{NEVER[nodes]}"]


def test_each_event_has_reasons_of_its_own() -> None:
    """`type` is a reason of `invalid`, and none of `error`."""
    head = "on: {error: {say: \"{{ 'A' if reason == 'type' else 'B' }}\"}}"
    assert told("DG614", talk("a: {prompt: A?}", head)) == ["talk:3:40 warning 'reason' is never 'type'"]


def test_the_nearest_word_is_proposed_else_all_are_listed() -> None:
    """Nothing is invented."""
    asked = talk("a: {say: A, when: chat.type == 'chanel'}\nb: {say: B, when: chat.type == 'forum'}")
    assert helps("DG614", asked) == [
        "did you mean 'channel'?",
        "it is one of 'private', 'group', 'supergroup', 'channel'",
    ]


SOUND = [
    "said: {say: Hi, when: chat.type == 'supergroup' or chat.type == 'group'}",
    "face: {prompt: Face?, input: any, branches: [{when: \"answer.kind in ['photo', 'video']\", next: done}]}\n"
    "done: {say: Done}",
    "said: {say: Hi, when: chat.title == 'privat'}",
    "said: {say: Hi, when: chat.type > 'p'}",
    "kind: {prompt: Kind?}\nsaid: {say: Hi, when: kind == 'privat'}",
    "age: {prompt: Age?, input: integer, on: {invalid: {say: \"{{ 'A' if reason == 'rule' else 'B' }}\"}}}",
    "age: {prompt: Age?, on: {error: {say: \"{{ 'A' if reason == 'blocked' else 'B' }}\"}}}",
]


@pytest.mark.parametrize("nodes", SOUND)
def test_every_word_that_there_is_is_fine(nodes: str) -> None:
    """So is any text that may be anything."""
    assert told_of_sound("DG614", talk(nodes)) == []
