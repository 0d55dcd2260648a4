"""Editing an answer from a review: what is asked again, computed again or left alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from dragoman.interpreter.events import Restored
from dragoman.interpreter.session import Editing
from dragoman.interpreter.session_codec import decode_session, encode_session
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Failure, Talk

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


def test_the_question_is_asked_again_and_the_review_comes_back() -> None:
    """With the new value, without the questions between."""
    talk = at_review(NAMES, "Ada", "a@b.c")
    assert talk.press("Edit Name").said == ["Name?"]
    assert talk.data == {"name": "Ada", "email": "a@b.c"}
    assert talk.text("Grace").said == ["Right?\nName: Grace\nEmail: a@b.c"]


def test_one_edit_after_the_other() -> None:
    """As often as one likes."""
    talk = at_review(NAMES, "Ada", "a@b.c")
    edited(talk, "Name", "Grace")
    edited(talk, "Email", "g@h.i")
    assert edited(talk, "Name", "Eve").said == ["Right?\nName: Eve\nEmail: g@h.i"]
    assert talk.press("Done").said == ["Done."]


def test_a_wrong_answer_is_refused_and_the_old_one_stays() -> None:
    """Until the new one is right."""
    talk = at_review("n: {prompt: N?, input: integer, error: A number.}", "1")
    assert edited(talk, "N", "x").said == ["A number."]
    assert talk.data == {"n": 1}
    assert talk.text("2").said == ["Right?\nN: 2"]


def test_an_edit_ignores_reuse() -> None:
    """It is meant to be asked."""
    talk = at_review("n: {prompt: N?, reuse: true}", "1")
    assert talk.press("Edit N").said == ["N?"]


def test_an_edit_ignores_that_the_value_is_there_already() -> None:
    """Where `when` asks only for what is missing."""
    talk = at_review("n: {prompt: N?, when: not n}", "1")
    assert talk.press("Edit N").said == ["N?"]
    assert talk.text("2").said == ["Right?\nN: 2"]


@pytest.mark.parametrize(
    "keys", ["next: later", "buttons: [{text: A, value: a, next: later}, {text: B, value: b, next: later}]"]
)
def test_the_questions_own_ways_on_are_not_taken(keys: str) -> None:
    """Neither its next nor a button's."""
    nodes = f"n: {{prompt: N?, {keys}}}\nother: {{prompt: Other?}}\nlater: {{prompt: Later?}}"
    talk = at_review(nodes, "A", "x")
    assert edited(talk, "N", "B").said[-1].startswith("Right?\nN: B")


def test_what_the_pressed_button_and_the_node_set_is_set() -> None:
    """The small node in place behind the button included."""
    nodes = """
size:
  prompt: Size?
  set: {chosen: "{{ answer.text }}"}
  buttons:
    - {text: Small, value: s, set: {price: 5}, next: {say: Little., set: {cups: 1}, next: end_of_it}}
    - {text: Large, value: l, set: {price: 7}, next: {say: Much., set: {cups: 2}, next: end_of_it}}
end_of_it: {say: Well.}"""
    talk = at_review(nodes, "Small")
    assert edited(talk, "Size", "Large").said == ["Right?\nSize: Large"]
    assert talk.data == {"size": "l", "price": 7, "cups": 2, "chosen": "Large"}


def test_a_menu_sets_what_its_buttons_set() -> None:
    """That is the answer."""
    buttons = "{Small: {set: {size: s}, next: check}, Large: {set: {size: l}, next: check}}"
    talk = at_review(f"pick: {{prompt: Size?, buttons: {buttons}}}", "Small")
    assert edited(talk, "Size", "Large").said == ["Right?\nSize: Large"]


def test_a_total_is_computed_again() -> None:
    """In a node of its own, beside a message and in a branch; the message is not sent again."""
    nodes = """
n: {prompt: N?, input: integer}
double: {set: {twice: "{{ n * 2 }}"}}
loud: {say: "{{ twice }}", set: {thrice: "{{ n + twice }}"}}
size: {branches: [{when: n > 5, set: {size: big}}, {when: n < 6, set: {size: small}}]}"""
    talk = at_review(nodes, "3")
    assert talk.data == {"n": 3, "twice": 6, "thrice": 9, "size": "small"}
    assert edited(talk, "N", "7").said == ["Right?\nN: 7"]
    assert talk.data == {"n": 7, "twice": 14, "thrice": 21, "size": "big"}


def test_what_counts_does_not_count_twice() -> None:
    """A line that adds to its own value has done so."""
    nodes = "n: {prompt: N?, input: integer}\nsum: {set: {total: '{{ (total | default(0)) + n }}', half: '{{ n / 2 }}'}}"
    talk = edited(at_review(nodes, "4"), "N", "8")
    assert (talk.data["total"], talk.data["half"]) == (4, 4)


RANGE = "low: {prompt: Low?, input: integer}\nhigh: {prompt: High?, input: integer, validate: {min: '{{ low }}', error: Too low.}}"


def test_an_answer_that_is_still_right_is_not_asked_again() -> None:
    """Though its rule reads the changed one."""
    assert edited(at_review(RANGE, "1", "9"), "Low", "5").said == ["Right?\nLow: 5\nHigh: 9"]


def test_an_answer_that_became_wrong_is_asked_again_and_told_why() -> None:
    """By its rule's own words; it counts no more."""
    talk = edited(at_review(RANGE, "1", "9"), "Low", "10")
    assert talk.said == ["Too low.", "High?"]
    assert talk.data == {"low": 10}
    assert talk.text("9").said == ["Too low."]
    assert talk.text("11").said == ["Right?\nLow: 10\nHigh: 11"]


def test_to_be_asked_again_is_no_wrong_answer() -> None:
    """It costs no attempt."""
    talk = edited(at_review(RANGE.replace("error: Too low.}", "error: Too low.}, attempts: 2"), "1", "9"), "Low", "10")
    assert talk.text("3").said == ["Too low."]
    assert talk.text("4").ended == [("talk", "attempts")]


def test_the_same_answer_once_more_changes_nothing() -> None:
    """No action runs."""
    nodes = "n: {prompt: N?}\nlook: {action: any_action, with: {x: '{{ n }}'}, save: found}"
    talk = edited(at_review(nodes, "a", results={"any_action": 1}), "N", "a")
    assert (talk.said, len(talk.calls)) == (["Right?\nN: a"], 1)


def options(called: Any) -> list[str]:
    """What there is to choose from."""
    return {"hot": ["Tea", "Coffee", "Water"], "cold": ["Juice", "Water"]}[called.arguments["x"]]


DRINKS = """
kind: {prompt: Kind?, buttons: [hot, cold]}
load: {action: any_action, with: {x: "{{ kind }}"}, save: list}
drink: {prompt: Drink?, buttons: [{from: "{{ list }}", empty: nothing}]}
note: {prompt: Note?, next: check}
nothing: {say: Nothing there.}"""


def test_an_action_runs_again_and_a_choice_that_is_gone_is_asked_again() -> None:
    """With the new options."""
    talk = edited(at_review(DRINKS, "hot", "Tea", "x", results={"any_action": options}), "Kind", "cold")
    assert talk.said == ["Please choose one of the options.", "Drink?"]
    assert [call.arguments for call in talk.calls] == [{"x": "hot"}, {"x": "cold"}]
    assert talk.labels == [["Juice"], ["Water"]]
    assert talk.press("Juice").said == ["Right?\nKind: cold\nDrink: Juice\nNote: x"]


def test_a_choice_that_is_still_there_stays() -> None:
    """Only the action ran."""
    talk = edited(at_review(DRINKS, "hot", "Water", "x", results={"any_action": options}), "Kind", "cold")
    assert talk.said == ["Right?\nKind: cold\nDrink: Water\nNote: x"]


def test_a_temporary_list_is_made_for_the_choice_and_forgotten_again() -> None:
    """It is on the record while it is needed."""
    head = "variables: {list: {type: list, temporary: true}}"
    talk = at_review(DRINKS, "hot", "Water", "x", results={"any_action": options}, head=head)
    assert edited(talk, "Kind", "cold").said[0].startswith("Right?")
    assert "list" not in talk.session.frames[-1].variables
    assert edited(talk, "Kind", "hot").said[0].startswith("Right?")
    assert edited(talk, "Drink").labels == [["Tea"], ["Coffee"], ["Water"]]


def test_a_temporary_list_that_did_not_change_is_made_again_to_judge_by() -> None:
    """Where the choice depends on something else."""
    nodes = """
limit: {prompt: Limit?, input: integer}
load: {action: any_action, save: list}
drink: {prompt: Drink?, buttons: [{from: "{{ list }}"}, Nothing], validate: {that: limit > 3, error: Too little.}}
note: {prompt: Note?}"""
    head = "variables: {list: {type: list, temporary: true}}"
    talk = at_review(nodes, "9", "Tea", "x", results={"any_action": ["Tea"]}, head=head)
    assert edited(talk, "Limit", "8").said == ["Right?\nLimit: 8\nDrink: Tea\nNote: x"]
    assert edited(talk, "Limit", "2").said == ["Too little.", "Drink?"]


def test_an_empty_list_leads_where_empty_says() -> None:
    """And the edit is over."""
    results = {"any_action": lambda called: [] if called.arguments["x"] == "cold" else ["Tea"]}
    talk = edited(at_review(DRINKS, "hot", "Tea", "x", results=results), "Kind", "cold")
    assert talk.said[1:] == ["Nothing there.", "Right?\nKind: cold\nNote: x"]
    assert talk.session.frames[-1].editing is None


def test_an_action_that_cannot_be_undone_is_not_done_twice() -> None:
    """Nor one behind `final`; their results stay."""
    for action, final in (("pay_once", "false"), ("any_action", "true")):
        node = f"pay: {{action: {action}, with: {{x: '{{{{ n }}}}'}}, save: paid, final: {final}}}"
        talk = at_review(f"n: {{prompt: N?}}\n{node}\nm: {{prompt: M?}}", "a", "b", results={action: 7})
        assert edited(talk, "N", "c").said == ["Right?\nN: c\nM: b"]
        assert (len(talk.calls), talk.data["paid"]) == (1, 7)


def test_an_action_that_keeps_nothing_is_not_run_again() -> None:
    """It has told whom it told."""
    talk = at_review("n: {prompt: N?}\ntell: {action: any_action, with: {x: '{{ n }}'}}", "a", results={"any_action": 1})
    edited(talk, "N", "b")
    assert len(talk.calls) == 1


def test_what_an_action_finds_may_change_more() -> None:
    """Step by step."""
    nodes = """
n: {prompt: N?, input: integer}
look: {action: any_action, with: {x: "{{ n }}"}, save: found}
sum: {set: {total: "{{ found + 1 }}"}}
max: {prompt: Max?, input: integer, validate: {min: "{{ total }}"}}"""
    results = {"any_action": lambda called: called.arguments["x"] * 10}
    talk = edited(at_review(nodes, "1", "20", results=results), "N", "3")
    assert talk.said == ["The lowest number is 31.", "Max?"]
    assert talk.text("40").data == {"n": 3, "found": 30, "total": 31, "max": 40}


def test_an_action_that_fails_leaves_the_old_answer() -> None:
    """The question waits still."""
    results = {"any_action": lambda called: Failure("down") if called.arguments["x"] == "b" else 1}
    nodes = "n: {prompt: N?}\nlook: {action: any_action, with: {x: '{{ n }}'}, save: found}"
    talk = edited(at_review(nodes, "a", results=results), "N", "b")
    assert (talk.data, talk.node) == ({"n": "a", "found": 1}, "n")
    assert talk.text("c").said == ["Right?\nN: c"]


def test_a_check_judges_the_answer_again() -> None:
    """With the new arguments."""
    check = "{action: any_action, with: {x: '{{ a }}', y: '{{ value }}'}}"
    nodes = f"a: {{prompt: A?}}\nb: {{prompt: B?, validate: {{check: {check}, error: Not free.}}}}\nc: {{prompt: C?}}"
    results = {"any_action": lambda called: called.arguments != {"x": "2", "y": "b"}}
    talk = at_review(nodes, "1", "b", "c", results=results)
    assert edited(talk, "A", "3").said == ["Right?\nA: 3\nB: b\nC: c"]
    assert edited(talk, "A", "2").said == ["Not free.", "B?"]
    assert talk.text("d").said == ["Right?\nA: 2\nB: d\nC: c"]


def test_a_list_of_answers_is_right_if_each_is() -> None:
    """Else all are asked again."""
    nodes = "most: {prompt: Most?, input: integer}\nns: {prompt: N?, input: integer, many: true, validate: {max: '{{ most }}'}}"
    talk = at_review(nodes, "9", "3", "5", "Done")
    assert edited(talk, "Most", "6").said == ["Right?\nMost: 6\nNs: 3, 5"]
    assert edited(talk, "Most", "4").said == ["The highest number is 4.", "N?"]
    assert talk.text("1").text("Done").said == ["Right?\nMost: 4\nNs: 1"]


def test_the_limits_of_a_widget_count() -> None:
    """As rules do."""
    nodes = "most: {prompt: Most?, input: integer}\nn: {prompt: N?, pick: {counter: {min: 1, max: '{{ most }}'}}}"
    talk = at_review(nodes, "9", "5")
    assert edited(talk, "Most", "6").said == ["Right?\nMost: 6\nN: 5"]
    assert edited(talk, "Most", "4").said[-1] == "N?"


WHEN = "a: {prompt: A?, input: boolean}\nb: {prompt: B?, when: a}\nc: {prompt: C?}"


def test_a_question_whose_when_became_true_is_asked() -> None:
    """It has no answer yet."""
    talk = edited(at_review(WHEN, "no", "x"), "A", "yes")
    assert talk.said == ["B?"]
    assert talk.text("y").said == ["Right?\nA: yes\nB: y\nC: x"]


def test_an_answer_whose_when_became_false_is_forgotten() -> None:
    """And asked for when it becomes true once more."""
    talk = edited(at_review(WHEN, "yes", "y", "x"), "A", "no")
    assert (talk.said, "b" in talk.session.frames[-1].variables) == (["Right?\nA: no\nC: x"], False)
    assert edited(talk, "A", "yes").said == ["B?"]


def test_a_forgotten_answer_is_as_it_began() -> None:
    """What is computed from it is computed again."""
    nodes = "a: {prompt: A?, input: boolean}\nb: {prompt: B?, input: integer, when: a}\nsum: {set: {total: '{{ 10 + b }}'}}"
    talk = at_review(nodes, "yes", "5", head="variables: {b: {type: integer, initial: 0}}")
    assert edited(talk, "A", "no").data == {"a": False, "b": 0, "total": 10}
    assert edited(talk, "A", "yes").said == ["B?"]


def test_what_a_node_sets_is_taken_back_when_its_when_became_false() -> None:
    """To what a node above it sets, else to how it began."""
    nodes = "base: {set: {off: 1}}\na: {prompt: A?, input: boolean}\nmore: {when: a, set: {off: 9}}\nc: {set: {sum: '{{ off }}'}}"
    talk = at_review(nodes, "yes")
    assert edited(talk, "A", "no").data == {"a": False, "off": 1, "sum": 1}
    assert edited(talk, "A", "yes").data == {"a": True, "off": 9, "sum": 9}


def test_two_questions_for_one_variable_take_turns() -> None:
    """What was answered to the one is no answer to the other."""
    nodes = """
a: {prompt: A?, input: boolean}
boss: {prompt: Company?, save: name, label: Company, when: a}
own: {prompt: Name?, save: name, label: Person, when: not a}"""
    talk = at_review(nodes, "yes", "Acme")
    assert talk.said == ["Right?\nA: yes\nCompany: Acme"]
    assert edited(talk, "A", "no").said == ["Name?"]
    assert talk.text("Ada").said == ["Right?\nA: no\nPerson: Ada"]
    assert edited(talk, "Person").said == ["Name?"]


def test_the_question_that_was_answered_is_the_one_asked_again() -> None:
    """Of several for one variable."""
    nodes = "a: {prompt: A?, buttons: [{text: X, value: x, next: one}, {text: Y, value: y, next: two}]}\n"
    nodes += "one: {prompt: One?, save: n, next: check}\ntwo: {prompt: Two?, save: n, next: check}"
    assert edited(at_review(nodes, "Y", "2"), "N").said == ["Two?"]
    assert edited(at_review(nodes, "X", "1"), "N").said == ["One?"]


def test_back_goes_back_to_the_review() -> None:
    """Nothing has changed."""
    talk = edited(at_review(NAMES, "Ada", "a@b.c"), "Name")
    assert talk.text("/back").said == ["Right?\nName: Ada\nEmail: a@b.c"]
    assert talk.session.frames[-1].editing is None
    assert talk.text("/back").said == ["Email?"]


def test_back_takes_an_edited_answer_back() -> None:
    """With all that came of it, and asks it again."""
    talk = edited(at_review(RANGE, "1", "9"), "Low", "10", "11")
    assert talk.text("/back").said == ["High?"]
    assert talk.text("/back").said == ["Low?"]
    assert talk.data == {"low": 1, "high": 9}
    assert talk.text("2").said == ["Right?\nLow: 2\nHigh: 9"]


def test_skip_and_its_value_count_as_an_answer() -> None:
    """The review comes back."""
    talk = at_review("n: {prompt: N?, optional: true}", "x")
    assert edited(talk, "N", "/skip").said == ["Right?\nN: –"]


def test_cancel_ends_it_all() -> None:
    """As anywhere."""
    assert edited(at_review(NAMES, "Ada", "a@b.c"), "Name").text("/cancel").ended == [("talk", "cancelled")]


def test_an_interruption_comes_back_to_the_edit() -> None:
    """And from there to the review."""
    flows = flows_of(
        f"flow: talk\ntriggers: [{{command: talk}}]\nnodes:\n  n: {{prompt: N?}}\n  m: {{prompt: M?}}\n  check: {{review: R?}}",
        "flow: other\ntriggers: [{command: other}]\nnodes:\n  b: {prompt: B?}",
    )
    talk = Talk(flows).text("/talk").text("1").text("2").press("Edit N")
    assert talk.text("/other").text("x").said == ["N?"]
    assert talk.text("3").said == ["R?\nN: 3\nM: 2"]


def test_the_questions_timeout_counts() -> None:
    """From the edit on; its way leads out of the edit."""
    nodes = "n: {prompt: N?, timeout: {after: 1h, next: late}}\nm: {prompt: M?, next: check}\nlate: {say: Late., next: m}"
    talk = edited(at_review(nodes, "1", "2"), "N")
    assert talk.wait(minutes=61).said == ["Late.", "M?"]
    assert talk.session.frames[-1].editing is None


def test_attempts_end_an_edit_as_they_end_a_question() -> None:
    """By their way on."""
    nodes = "n: {prompt: N?, input: integer, attempts: {max: 2, next: out}}\nm: {prompt: M?, next: check}\nout: {say: Out., end: out}"
    assert edited(at_review(nodes, "1", "2"), "N", "x", "y").ended == [("talk", "out")]


def test_an_edit_survives_a_new_process() -> None:
    """At every point."""
    talk = edited(at_review(RANGE, "1", "9"), "Low", "10")
    assert talk.session.frames[-1].editing == Editing("check")
    assert decode_session(encode_session(talk.session)) == talk.session
    talk.session = decode_session(encode_session(talk.session))
    talk.happen(Restored(talk.origin()))
    assert talk.text("11").said == ["Right?\nLow: 10\nHigh: 11"]


def test_an_edit_in_a_deploy_goes_on() -> None:
    """As long as the review is there; else the conversation goes on from the question."""
    talk = edited(at_review(NAMES, "Ada", "a@b.c"), "Name")
    talk.flows = nodes_of(f"{NAMES}\ncheck2: {{review: Well?, was: check}}")
    assert talk.text("Eve").said == ["Well?\nName: Eve\nEmail: a@b.c"]
    talk = edited(at_review(NAMES, "Ada", "a@b.c"), "Name")
    talk.flows = nodes_of(f"{NAMES}\nlast: {{say: Last.}}")
    assert talk.text("Eve").said == ["Email?"]


def test_the_buttons_of_a_review_survive_a_deploy() -> None:
    """They mean what they meant."""
    talk = at_review(NAMES, "Ada", "a@b.c")
    talk.flows = nodes_of(f"{NAMES}\ncheck: {{review: Well?}}\ndone: {{say: Done!}}")
    assert talk.press("Edit Email").said == ["Email?"]
    talk = at_review(NAMES, "Ada", "a@b.c")
    talk.flows = nodes_of(f"{NAMES}\ncheck: {{review: Well?}}\ndone: {{say: Done!}}")
    assert talk.press("Done").said == ["Done!"]


CALLING = """
flow: talk
triggers: [{command: talk}]
nodes:
  n: {prompt: N?}
  ask: {call: inner, with: {about: "{{ n }}"}, save: found}
  m: {prompt: M?}
  check: {review: "Right? {{ found.word }}", fields: [n, m]}
"""
INNER = """
flow: inner
inputs: {about: text}
nodes: {word: {prompt: "Word for {{ about }}?"}}
"""


def test_a_called_flow_is_run_again_when_what_it_was_given_changed() -> None:
    """And the review comes after its end."""
    talk = Talk(flows_of(CALLING, INNER)).text("/talk").text("1").text("one").text("x")
    assert talk.said == ["Right? one\nN: 1\nM: x"]
    assert edited(talk, "N", "2").said == ["Word for 2?"]
    assert talk.text("two").said == ["Right? two\nN: 2\nM: x"]
    assert edited(talk, "M", "y").said == ["Right? two\nN: 2\nM: y"]


def test_a_review_in_a_called_flow_ends_that_flow() -> None:
    """And its caller goes on."""
    outer = "flow: talk\ntriggers: [{command: talk}]\nnodes:\n  a: {call: inner, save: got}\n  b: {prompt: 'B {{ got.w }}?'}"
    inner = "flow: inner\nnodes:\n  w: {prompt: W?}\n  r: {review: R?}"
    talk = edited(Talk(flows_of(outer, inner)).text("/talk").text("1"), "W", "2")
    assert talk.press("Done").said == ["B 2?"]
