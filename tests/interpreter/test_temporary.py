"""Temporary variables: off the record once their question is answered, and made again where it is asked again."""

from __future__ import annotations

from typing import Any

from dragoman.graph.flow import Flows
from dragoman.interpreter.session import Frame
from dragoman.interpreter.session_codec import decode_session, encode_session
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Failure, Talk

HEAD = "variables: {offers: {type: list, temporary: true}}"
SHOP = """
name: {prompt: Name?}
load: {action: any_action, save: offers}
hello: {say: Hello.}
pick:
  prompt: "Which? {{ offers | join(' ') }}"
sure: {prompt: Sure?}
last: {prompt: Last?}
"""


class Offers:
    """An action that returns a new list each time."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, called: Any) -> list[str]:
        self.calls += 1
        return [f"a{self.calls}", f"b{self.calls}"]


def talk(nodes: str = SHOP, head: str = HEAD, **results: Any) -> tuple[Talk, Offers]:
    """A talk that has begun, and its action."""
    offers = Offers()
    return Talk(nodes_of(nodes, head=head), results={"any_action": offers, **results}).text("/talk"), offers


def test_it_is_there_while_its_question_waits() -> None:
    """Wrong answers, interruptions and the like leave it."""
    ada, _ = talk()
    assert ada.text("Ada").said == ["Hello.", "Which? a1 b1"]
    assert ada.text("/help").data == {"name": "Ada", "offers": ["a1", "b1"]}


def test_it_is_gone_once_its_question_is_answered() -> None:
    """Everything else stays."""
    ada, _ = talk()
    assert ada.text("Ada").text("x").data == {"name": "Ada", "pick": "x"}
    assert "offers" not in ada.session.frames[-1].variables


def test_the_undo_log_never_holds_it() -> None:
    """Neither in patches nor in frames: it may be large."""
    ada, _ = talk()
    ada.text("Ada").text("x").text("yes")
    assert b"a1" not in encode_session(ada.session)


def test_back_to_its_question_makes_it_again() -> None:
    """By its action, and then the question is asked; nothing else is said."""
    ada, offers = talk()
    ada.text("Ada").text("x").text("/back")
    assert (ada.said, ada.node, offers.calls) == (["Which? a2 b2"], "pick", 2)
    assert ada.data == {"name": "Ada", "offers": ["a2", "b2"]}


def test_back_further_leaves_it_alone() -> None:
    """The question before does not show it."""
    ada, offers = talk()
    ada.text("Ada").text("/back")
    assert (ada.said, ada.data, offers.calls) == (["Name?"], {}, 1)
    assert ada.text("Bob").said == ["Hello.", "Which? a2 b2"]


def test_an_answer_after_back_is_undone_like_any_other() -> None:
    """The log knows nothing of the detour."""
    ada, _ = talk()
    ada.text("Ada").text("x").text("/back").text("y")
    assert (ada.said, ada.data) == (["Sure?"], {"name": "Ada", "pick": "y"})
    ada.text("/back").text("/back")
    assert ada.said == ["Name?"]


def test_nodes_of_the_turn_that_answers_may_still_read_it() -> None:
    """Up to the next question."""
    nodes = """
    load: {action: any_action, save: offers}
    pick:
      prompt: "Which? {{ offers | length }}"
      set: {chosen: "{{ offers | first }}"}
    told: {say: "of {{ offers | length }}"}
    last: {prompt: "{{ chosen }}"}
    """
    ada, _ = talk(nodes)
    assert (ada.text("1").said, ada.data) == (["of 2", "a1"], {"pick": "1", "chosen": "a1"})


def test_two_questions_in_a_row_share_it() -> None:
    """It goes with the last; /back to either asks that one."""
    nodes = """
    load: {action: any_action, save: offers}
    one: {prompt: "First? {{ offers | length }}"}
    two: {prompt: "Second? {{ offers | length }}"}
    last: {prompt: Last?}
    """
    ada, offers = talk(nodes)
    assert (ada.text("x").said, offers.calls) == (["Second? 2"], 1)
    assert ada.text("y").data == {"one": "x", "two": "y"}
    assert ada.text("/back").said == ["Second? 2"]
    assert ada.text("/back").said == ["First? 2"]


def test_a_menu_that_is_come_back_to_has_it_made_again() -> None:
    """Also on the way forward: what was forgotten is not shown empty."""
    nodes = """
    load: {action: any_action, save: offers}
    menu: {prompt: "Menu {{ offers | join(' ') }}"}
    detail: {prompt: Detail?, next: menu}
    """
    ada, _ = talk(nodes)
    assert ada.text("x").text("y").said == ["Menu a2 b2"]


def test_a_set_node_may_make_it() -> None:
    """As well as an action."""
    nodes = """
    name: {prompt: Name?}
    make: {set: {offers: "{{ [name, name] }}"}}
    pick: {prompt: "Which? {{ offers | join(' ') }}"}
    last: {prompt: Last?}
    """
    ada, _ = talk(nodes)
    assert ada.text("Ada").text("x").text("/back").said == ["Which? Ada Ada"]


def test_the_nearest_node_above_makes_it() -> None:
    """Not the first, and none below."""
    nodes = """
    far: {set: {offers: [far]}}
    near: {set: {offers: [near]}}
    pick: {prompt: "{{ offers | join }}"}
    below: {set: {offers: [below]}}
    last: {prompt: Last?}
    """
    ada, _ = talk(nodes)
    assert ada.text("x").text("/back").said == ["near"]


def test_what_nothing_above_makes_is_shown_as_nothing() -> None:
    """The question is asked all the same."""
    nodes = 'pick: {prompt: "Which?{{ offers | join }}", next: more}\nmore: {set: {offers: [x]}}\nlast: {prompt: Last?}'
    ada, _ = talk(nodes)
    assert (ada.said, ada.text("x").text("/back").said) == (["Which?"], ["Which?"])


def test_what_was_never_made_is_not_made_by_force() -> None:
    """A maker that the conversation passed by stays passed by."""
    nodes = """
    name: {prompt: Name?, next: pick}
    load: {action: any_action, save: offers}
    pick: {prompt: "Which?{{ offers | join }}"}
    """
    ada, offers = talk(nodes)
    assert (ada.text("Ada").said, offers.calls) == (["Which?"], 0)


def test_a_maker_whose_condition_is_false_is_tried_once() -> None:
    """The question is asked without it; nothing goes round in a ring."""
    nodes = """
    load: {when: not pick, action: any_action, save: offers}
    pick: {prompt: "Which? {{ offers | join }}"}
    last: {prompt: Last?, next: pick}
    """
    ada, offers = talk(nodes)
    assert (ada.text("x").text("y").said, offers.calls) == (["Which?"], 1)


def test_a_maker_that_takes_another_way_is_followed() -> None:
    """Its outcome outranks the question it was called for."""
    nodes = """
    load: {action: any_action, save: offers, outcomes: {none_left: sorry}}
    pick: {prompt: "Which? {{ offers | join }}"}
    last: {prompt: Last?, next: pick}
    sorry: {prompt: Sorry.}
    """
    results = iter([["a"], ("none_left", None)])
    ada = Talk(nodes_of(nodes, head=HEAD), results={"any_action": lambda called: next(results)}).text("/talk")
    assert (ada.text("x").text("y").said, ada.node) == (["Sorry."], "sorry")


def test_a_maker_that_fails_leaves_the_conversation_where_it_was() -> None:
    """The operator is told, and the question that waited is asked again."""
    results = iter([["a"], Failure("down"), ["b"]])
    ada = Talk(nodes_of(SHOP, head=HEAD), results={"any_action": lambda called: next(results)}).text("/talk")
    ada.text("Ada").text("x").text("/back")
    assert ([report.reason for report in ada.reports], ada.node, ada.said[-1]) == (["action"], "sure", "Sure?")
    assert ada.session.frames[-1].remaking == ""


def test_a_crash_while_it_is_made_again_forgets_nothing() -> None:
    """The record knows which question waits for it."""
    ada = Talk(nodes_of(SHOP, head=HEAD), results={"any_action": ["a"]}).text("/talk").text("Ada").text("x")
    del ada.results["any_action"]
    ada.text("/back")
    assert ada.session.frames[-1].remaking == "pick"
    assert decode_session(encode_session(ada.session)).frames == ada.session.frames


def test_a_called_flow_keeps_its_caller_s_away() -> None:
    """A question inside a called flow has left the caller's."""
    inner = "flow: inner\nnodes:\n  i: {prompt: I?}\n"
    outer = f"""
flow: talk
triggers: [command: talk]
{HEAD}
nodes:
  load: {{action: any_action, save: offers}}
  pick: {{prompt: "Which? {{{{ offers | join(' ') }}}}"}}
  more: {{call: inner}}
  last: {{prompt: Last?}}
"""
    ada = Talk(flows_of(inner, outer), results={"any_action": Offers()}).text("/talk").text("x")
    assert (ada.said, ada.stack) == (["I?"], ["talk", "inner"])
    assert ada.session.frames[0].variables == {"pick": "x"}
    assert ada.text("/back").said == ["Which? a2 b2"]


def test_a_flow_hands_no_temporary_value_back() -> None:
    """It is none of its answers."""
    ada, _ = talk("load: {action: any_action, save: offers}\npick: {prompt: '{{ offers | join }}'}")
    assert ada.text("x").finished.outputs == {"pick": "x"}


def shows(flows: Flows) -> dict[str, frozenset[str]]:
    """Node -> the temporary variables that it reads."""
    return {name: node.shows for name, node in flows.flows["talk"].nodes.items() if node.shows}


def test_every_place_where_a_node_reads_it_counts() -> None:
    """Texts, buttons, conditions, rules; what a node only saves it does not read."""
    nodes = """
    load: {action: any_action, save: offers}
    text: {prompt: "{{ offers | length }}"}
    button: {prompt: Which?, buttons: [{text: "{{ offers | first }}", value: 1}]}
    rule: {prompt: Which?, validate: {one_of: "{{ offers }}"}}
    branch: {prompt: Which?, branches: [{when: offers, next: load}]}
    plain: {prompt: Which?}
    """
    assert set(shows(nodes_of(nodes, head=HEAD))) == {"text", "button", "rule", "branch"}


def test_a_variable_that_is_not_temporary_is_shown_by_nobody() -> None:
    """And costs nothing."""
    assert shows(nodes_of('a: {prompt: "{{ x }}", set: {x: 1}}', head="variables: {x: any}")) == {}


def test_old_records_have_no_question_to_go_back_to() -> None:
    """What is missing has its default."""
    assert Frame("f", "1", "n").remaking == ""
