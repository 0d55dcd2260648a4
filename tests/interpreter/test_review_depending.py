"""What depends on an edited answer: computed again, judged again, asked again, or left alone."""

from __future__ import annotations

from typing import Any

from tests.interpreter.reviewed import RANGE, at_review, edited
from tests.interpreter.talking import Failure


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
    nodes = """
n: {prompt: N?, input: integer}
sum: {set: {total: "{{ (total | default(0)) + n }}", half: "{{ n / 2 }}"}}"""
    talk = edited(at_review(nodes, "4"), "N", "8")
    assert (talk.data["total"], talk.data["half"]) == (4, 4)


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
    assert talk.said == ["Drink?"]
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
    assert talk.said == ["Nothing there.", "Right?\nKind: cold\nNote: x"]
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
    nodes = "n: {prompt: N?}\ntell: {action: any_action, with: {x: '{{ n }}'}}"
    talk = at_review(nodes, "a", results={"any_action": 1})
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
    nodes = """
most: {prompt: Most?, input: integer}
ns: {prompt: N?, input: integer, many: true, validate: {max: "{{ most }}"}}"""
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
    nodes = """
a: {prompt: A?, input: boolean}
b: {prompt: B?, input: integer, when: a}
sum: {set: {total: "{{ 10 + b }}"}}"""
    talk = at_review(nodes, "yes", "5", head="variables: {b: {type: integer, initial: 0}}")
    assert edited(talk, "A", "no").data == {"a": False, "b": 0, "total": 10}
    assert edited(talk, "A", "yes").said == ["B?"]


def test_what_a_node_sets_is_taken_back_when_its_when_became_false() -> None:
    """To what a node above it sets, else to how it began."""
    nodes = """
base: {set: {off: 1}}
a: {prompt: A?, input: boolean}
more: {when: a, set: {off: 9}}
c: {set: {sum: "{{ off }}"}}"""
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
