"""Targets: nodes, reserved words, small nodes in place: DG202."""

from __future__ import annotations

import pytest

from dragoman.graph.targets import GoTo, InPlace, Word
from dragoman.graph.ways import targets_of
from tests.language.compiling.marked import refusal, sound, told

EVERYWHERE = [
    "a: {say: A, next: «hous»}",
    "a: {say: A, next: {say: X, next: «hous»}}",
    "a: {branches: [{when: true, next: «hous»}]}",
    "a: {prompt: A?, buttons: {Go: «hous»}}",
    "a: {prompt: A?, buttons: [{text: Go, next: «hous»}]}",
    "a: {prompt: A?, buttons: [[{text: Go, next: «hous»}]]}",
    "a: {prompt: A?, attempts: {max: 2, next: «hous»}}",
    "a: {action: look, with: {x: 1}, outcomes: {good: «hous»}}",
    "a: {action: look, save: got, with: {x: 1}, on_error: «hous»}",
    "a: {say: A, on: {cancel: «hous»}}",
]


@pytest.mark.parametrize("node", EVERYWHERE)
def test_an_unknown_node_is_told_wherever_a_place_to_go_is_named(node: str) -> None:
    """With the nearest that there is."""
    assert told(refusal(f"{node}\nhouse: {{say: H}}")) == (
        "DG202", "there is no node 'hous'", "did you mean 'house'?",
    )  # fmt: skip


def test_an_unknown_node_in_a_flows_handler_is_told() -> None:
    """At its place."""
    assert refusal("a: {say: A}", "on: {error: «nowhere»}").code == "DG202"


def test_where_nothing_is_near_all_targets_are_listed() -> None:
    """Nodes and words."""
    assert refusal("a: {say: A, next: «xyzzy»}").help == "there are: a, again, back, cancel, end, restart, skip"


def test_a_misspelt_word_is_told_too() -> None:
    """Words are targets as well."""
    assert refusal("a: {say: A, next: «cancle»}").help == "did you mean 'cancel'?"


@pytest.mark.parametrize("nothing", ["«null»", "«''»", "«~»"])
def test_nothing_is_no_target(nothing: str) -> None:
    """`next:` with nothing behind it is a slip."""
    problem = refusal(f"a: {{say: A, next: {nothing}}}")
    assert (problem.code, problem.help) == ("DG202", "write a node's name, or 'end' to end the flow")


@pytest.mark.parametrize("word", ["again", "back", "cancel", "skip", "restart", "end"])
def test_reserved_words_are_targets(word: str) -> None:
    """All six."""
    assert sound(f"a: {{say: A, next: {word}}}").nodes["a"].next == Word(word)  # type: ignore[arg-type]


def test_a_node_is_a_target() -> None:
    """Also one that stands above."""
    assert sound("a: {say: A}\nb: {say: B, next: a}").nodes["b"].next == GoTo("a")


def test_a_small_node_in_place_is_a_target() -> None:
    """With its message, its assignments and its way on."""
    target = sound("a: {say: A, next: {say: [X, Y], set: {z: 1}, next: a}}").nodes["a"].next
    assert isinstance(target, InPlace)
    assert (len(target.say), [line.name for line in target.set], target.next, target.end) == (2, ["z"], GoTo("a"), None)


def test_a_small_node_in_place_may_end_the_flow() -> None:
    """With an outcome."""
    target = sound("a: {say: A, next: {say: X, end: gone}}").nodes["a"].next
    assert isinstance(target, InPlace)
    assert target.end == "gone"


def test_a_node_named_like_a_number_is_found() -> None:
    """The scalar's own source counts; but such a node cannot be, so it is told."""
    assert refusal("a: {say: A, next: «1»}").message == "there is no node '1'"


def test_every_lead_knows_its_edges() -> None:
    """For pictures and checks."""
    flow = sound(
        """
        q: {prompt: Q?, attempts: {max: 2, next: r}, buttons: [{text: Go, next: q}, Stay]}
        r: {action: look, with: {x: 1}, outcomes: {good: q}, on_error: s}
        s: {say: S}
        """
    )
    targets = {name: targets_of(node.lead.ways()) for name, node in flow.nodes.items() if node.lead}
    assert targets == {"q": (GoTo("q"), GoTo("r")), "r": (GoTo("q"), GoTo("s")), "s": ()}
