"""Chats by number and by name: DG504."""

from __future__ import annotations

import pytest

from dragoman.graph.computed import Fault, Place, Template
from dragoman.language.chats import chat_in, named_chat
from dragoman.language.templates import parse_text
from tests.language.compiling.marked import refusal, sound, told


@pytest.mark.parametrize(
    ("text", "chat"),
    [
        ("-1001234567890", -1001234567890),
        (" 42 ", 42),
        ("@Our_Channel", "@our_channel"),
        ("our_channel", None),
        ("@x", None),
        ("0", None),
        ("4 2", None),
        ("", None),
        ("9" * 25, None),
    ],
)
def test_a_chat_is_a_number_or_a_name(text: str, chat: int | str | None) -> None:
    """Names in small letters; anything else is none."""
    assert chat_in(text) == chat


@pytest.mark.parametrize("lead", ["notify: {to: «staff», text: Hi}", "handoff: {to: «staff»}"])
def test_a_chat_that_is_none_is_told(lead: str) -> None:
    """With how one is written."""
    code, message, help_ = told(refusal(f"a: {{{lead}}}"))
    assert (code, message) == ("DG504", "'staff' names no chat")
    assert help_ == 'give its number, such as "-1001234567890", or its @name'


def test_a_computed_chat_is_judged_when_it_is_computed() -> None:
    """Nothing is told before."""
    sound("a: {notify: {to: '{{ user.id }}', text: Hi}}")


def test_a_computed_chat_that_is_none_is_a_fault_at_its_place() -> None:
    """The place is the template's."""
    template = Template(parse_text("{{ user.id }}", "plain"), Place("talk.yaml", 3, 9))
    with pytest.raises(Fault, match="'nobody' names no chat") as fault:
        named_chat(template, "nobody")
    assert fault.value.place == Place("talk.yaml", 3, 9)
