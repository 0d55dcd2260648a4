"""Conversations that have come to their review, and edits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

REVIEW = "\ncheck: {review: Right?}\ndone: {say: Done.}\n"


def at_review(nodes: str, *answers: str, results: Mapping[str, Any] | None = None, **kept: Any) -> Talk:
    """All answers are given, and the review is shown."""
    talk = Talk(nodes_of(nodes + REVIEW, **kept), results=results).text("/talk")
    for answer in answers:
        talk.text(answer)
    assert talk.node == "check", (talk.node, talk.said, [report.message for report in talk.reports])
    return talk


def edited(talk: Talk, label: str, *answers: str) -> Talk:
    """This answer is given anew."""
    talk.press(f"Edit {label}")
    for answer in answers:
        talk.text(answer)
    return talk


NAMES = "name: {prompt: Name?}\nemail: {prompt: Email?}"
RANGE = """
low: {prompt: Low?, input: integer}
high: {prompt: High?, input: integer, validate: {min: "{{ low }}", error: Too low.}}"""
