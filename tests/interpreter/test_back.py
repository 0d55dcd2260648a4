"""/back: undoes the last answer, data included, and asks that question again, saying nothing else."""

from __future__ import annotations

from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Failure, Talk

THREE = "a: {prompt: A?}\nb: {prompt: B?, set: {seen: true}}\nsaid: {say: Said}\nc: {prompt: C?}"


def test_back_asks_the_last_question_again_and_says_nothing_else() -> None:
    """Also across messages in between."""
    talk = Talk(nodes_of(THREE)).text("/talk").text("1").text("2").text("/back")
    assert (talk.said, talk.node, talk.data) == (["B?"], "b", {"a": "1"})


def test_back_undoes_one_answer_after_the_other() -> None:
    """Down to the beginning."""
    talk = Talk(nodes_of(THREE)).text("/talk").text("1").text("2").text("/back").text("/back")
    assert (talk.node, talk.data) == ("a", {})


def test_back_at_the_beginning_says_so_and_stays() -> None:
    """Nothing is undone."""
    talk = Talk(nodes_of(THREE)).text("/talk").text("/back")
    assert (talk.said, talk.node) == (["This is the beginning; there is nothing to go back to."], "a")


def test_back_restores_the_value_that_an_answer_replaced() -> None:
    """Not only what was unset before."""
    talk = Talk(nodes_of("a: {prompt: A?}\nb: {prompt: B?, save: a}\nc: {prompt: C?}"))
    assert talk.text("/talk").text("old").text("new").text("/back").data == {"a": "old"}


def test_back_undoes_what_a_button_set() -> None:
    """Together with its answer."""
    nodes = "q: {prompt: Q?, buttons: [{text: Go, value: 1, set: {x: 2}}]}\nd: {prompt: D?}"
    talk = Talk(nodes_of(nodes)).text("/talk").press("Go")
    assert talk.data == {"q": 1, "x": 2}
    assert talk.text("/back").data == {}


def test_back_goes_over_an_action() -> None:
    """To the question before it."""
    talk = Talk(nodes_of("q: {prompt: Q?}\nrun: {action: look, save: found}\nd: {prompt: D?}"), results={"look": 5})
    assert talk.text("/talk").text("1").data == {"q": "1", "found": 5}
    talk.text("/back")
    assert (talk.node, talk.data) == ("q", {})


def test_back_never_goes_behind_a_final_node() -> None:
    """There it says that this is the beginning."""
    talk = (
        Talk(nodes_of("a: {prompt: A?, final: true}\nb: {prompt: B?}\nc: {prompt: C?}"))
        .text("/talk")
        .text("1")
        .text("2")
    )
    assert talk.text("/back").node == "b"
    assert talk.text("/back").said == ["This is the beginning; there is nothing to go back to."]
    assert talk.data == {"a": "1"}


def test_back_never_goes_behind_a_final_message() -> None:
    """Any node may be final."""
    talk = (
        Talk(nodes_of("a: {prompt: A?}\nm: {say: Done, final: true}\nb: {prompt: B?}"))
        .text("/talk")
        .text("1")
        .text("/back")
    )
    assert (talk.node, talk.data) == ("b", {"a": "1"})


def test_back_never_goes_behind_an_action_that_cannot_be_undone() -> None:
    """`@action(once=True)`."""
    nodes = "q: {prompt: Q?}\nrun: {action: pay_once}\nd: {prompt: D?}"
    talk = Talk(nodes_of(nodes), results={"pay_once": None}).text("/talk").text("1").text("/back")
    assert (talk.node, talk.data) == ("d", {"q": "1"})


def test_an_action_that_cannot_be_undone_and_failed_keeps_what_was_before_it_closed() -> None:
    """Nobody knows how far it came."""
    nodes = "q: {prompt: Q?}\nrun: {action: pay_once, on_error: d}\nd: {prompt: D?}"
    talk = Talk(nodes_of(nodes), results={"pay_once": Failure("cut")}).text("/talk").text("1").text("/back")
    assert talk.node == "d"


def test_a_wrong_answer_is_nothing_to_undo() -> None:
    """/back goes to the question before."""
    talk = (
        Talk(nodes_of("a: {prompt: A?}\nb: {prompt: B?, input: integer}"))
        .text("/talk")
        .text("1")
        .text("x")
        .text("/back")
    )
    assert (talk.node, talk.data) == ("a", {})


def test_a_branch_that_asks_again_leaves_nothing_to_undo() -> None:
    """`again` is no answer: /back goes to the question before."""
    nodes = (
        "a: {prompt: A?}\n"
        "b: {prompt: B?, input: integer, branches: [{when: b > 5, say: Less., next: again}]}\nc: {prompt: C?}"
    )
    talk = Talk(nodes_of(nodes)).text("/talk").text("1").text("9")
    assert (talk.said, talk.node) == (["Less.", "B?"], "b")
    assert talk.text("/back").node == "a"


def test_an_action_tried_again_keeps_the_answer_before_it_in_the_log() -> None:
    """Only a question that is asked again was not answered."""
    nodes = "q: {prompt: Q?}\nrun: {action: look, outcomes: {busy: again}}\nd: {prompt: D?}"
    answers = iter([("busy", None), ("done", None)])
    talk = Talk(nodes_of(nodes), results={"look": lambda call: next(answers)}).text("/talk").text("1")
    assert talk.node == "d"
    assert talk.text("/back").node == "q"


def test_back_in_an_interruption_never_leaves_it() -> None:
    """What it interrupted has a log of its own."""
    side = "flow: side\ntriggers:\n  - command: side\nnodes:\n  s: {prompt: S?}\n  t: {prompt: T?}"
    main = "flow: talk\ntriggers:\n  - command: talk\nnodes:\n  a: {prompt: A?}\n  b: {prompt: B?}"
    talk = Talk(flows_of(main, side)).text("/talk").text("1").text("/side").text("2")
    assert talk.text("/back").node == "s"
    assert talk.text("/back").said == ["This is the beginning; there is nothing to go back to."]
    assert talk.stack == ["talk", "side"]


def test_back_after_an_interruption_undoes_the_answer_before_it() -> None:
    """The interruption left no trace."""
    side = "flow: side\ntriggers:\n  - command: side\nnodes:\n  s: {prompt: S?}"
    main = "flow: talk\ntriggers:\n  - command: talk\nnodes:\n  a: {prompt: A?}\n  b: {prompt: B?}"
    talk = Talk(flows_of(main, side)).text("/talk").text("1").text("/side").text("2").text("/back")
    assert (talk.node, talk.data) == ("a", {})


def test_back_as_a_buttons_target() -> None:
    """The word does what the command does."""
    talk = (
        Talk(nodes_of("a: {prompt: A?}\nb: {prompt: B?, buttons: {Back: back}}")).text("/talk").text("1").press("Back")
    )
    assert (talk.node, talk.data) == ("a", {})


def test_back_after_a_restart_is_at_the_beginning() -> None:
    """The flow began anew."""
    talk = Talk(nodes_of(THREE)).text("/talk").text("1").text("/restart").text("/back")
    assert talk.said == ["This is the beginning; there is nothing to go back to."]


def test_back_asks_with_the_counts_of_wrong_answers_kept() -> None:
    """/back does not change them."""
    nodes = "a: {prompt: 'A{{ attempt }}?', input: integer}\nb: {prompt: B?, input: integer}"
    talk = Talk(nodes_of(nodes)).text("/talk").text("1").text("x").text("/back").text("1")
    assert talk.session.frames[0].attempts == {"b": 1}


def test_as_many_answers_as_the_log_holds_can_be_undone() -> None:
    """The oldest are forgotten first."""
    nodes = "q: {prompt: '{{ n }}?', set: {n: '{{ (n or 0) + 1 }}'}, next: q}"
    talk = Talk(nodes_of(nodes)).text("/talk")
    for _ in range(105):
        talk.text("x")
    for _ in range(100):
        talk.text("/back")
    assert talk.data["n"] == 5
    assert "beginning" in talk.text("/back").said[0]
