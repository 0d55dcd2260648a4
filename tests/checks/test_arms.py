"""DG604: arms of one choice that run together."""

from __future__ import annotations

import pytest

from tests.checks.projects import helps, places, related, severities, talk, told, told_of_sound


def test_the_first_of_two_branches_that_runs_on_is_told_at_its_name_with_the_way() -> None:
    """Who is of age hears both."""
    flow = talk("""
    age: {prompt: Age?, input: integer}
    check:
      branches:
        - {when: age >= 18, next: adult}
      next: child
    adult: {say: Welcome}
    child: {say: Sorry}
    """)
    assert told("DG604", flow) == [
        "talk:9:3 warning the arm 'adult' of 'check' runs on into its arm 'child': "
        "'check' → (when age >= 18) 'adult' → 'child'"
    ]


def test_the_arm_that_is_run_into_stands_beside_it() -> None:
    """Both ends of the mistake."""
    flow = talk("""
    size: {prompt: Size?, buttons: {Small: small, Large: large}}
    small: {say: Small}
    large: {say: Large}
    """)
    assert related("DG604", flow) == ["talk:6:3 the arm 'large' begins here"]
    assert helps("DG604", flow) == [
        "write 'next: end' at 'small', or where else it goes; 'next: large' if this is meant"
    ]


def test_an_arm_of_several_nodes_is_told_at_its_first() -> None:
    """The remedy names the last."""
    flow = talk("""
    kind: {prompt: New or known?, buttons: {New: name, Known: number}}
    name: {prompt: Name?}
    email: {prompt: Email?, input: email}
    created: {say: Created}
    number: {prompt: Your number?}
    """)
    assert places("DG604", flow) == ["talk:5:3"]
    assert "at 'created'" in helps("DG604", flow)[0]


def test_of_three_arms_a_question_that_falls_into_another_is_told() -> None:
    """Of two it may be a detour: something more for those who say yes."""
    flow = talk("""
    menu: {prompt: What?, buttons: {Order: order, Book: book, Bye: bye}}
    order: {prompt: Which tea?, next: end}
    book: {prompt: Which day?}
    bye: {say: Bye}
    """)
    assert places("DG604", flow) == ["talk:6:3"]


def test_of_three_arms_each_that_runs_on_is_told() -> None:
    """Two of them do."""
    flow = talk("""
    size: {prompt: Size?, buttons: {S: small, M: medium, L: large}}
    small: {say: Small}
    medium: {say: Medium}
    large: {say: Large}
    """)
    assert places("DG604", flow) == ["talk:5:3", "talk:6:3"]


def test_the_arms_of_outcomes_run_together_too() -> None:
    """What an action returns is a choice as well."""
    flow = talk("""
    book: {action: book, outcomes: {full: full, closed: closed}, next: end}
    full: {say: All is taken}
    closed: {say: We are closed}
    """)
    assert places("DG604", flow) == ["talk:5:3"]


def test_the_arm_of_a_failure_is_one_too() -> None:
    """`on_error` stands beside the outcomes."""
    flow = talk("""
    book: {action: book, outcomes: {full: full}, on_error: failed, next: end}
    full: {say: All is taken}
    failed: {say: Something is broken}
    """)
    assert places("DG604", flow) == ["talk:5:3"]


def test_the_ends_of_a_call_are_arms() -> None:
    """Each has a name."""
    asking = "flow: asking\nnodes:\n  ask: {prompt: Sure?, buttons: {Yes: yes_end, No: no_end}}\n"
    asking += "  yes_end: {end: sure}\n  no_end: {end: unsure}"
    flow = talk("""
    ask: {call: asking, outcomes: {sure: sure, unsure: unsure}, next: end}
    sure: {say: So be it}
    unsure: {say: Come back later}
    """)
    assert places("DG604", flow, asking) == ["talk:5:3"]


def test_an_arm_that_sets_what_the_next_one_sets_again_is_undone_at_once() -> None:
    """The fee is 5 for everybody."""
    flow = talk(
        """
        check: {branches: [{when: age >= 18, next: adult}], next: child}
        adult: {set: {fee: 10}}
        child: {set: {fee: 5}}
        told: {say: "{{ fee }}"}
        """,
        "variables: {age: {type: integer, initial: 3}, fee: {type: integer, initial: 0}}",
    )
    assert severities("DG604", flow) == ["warning"]


def test_a_small_node_in_place_leads_to_an_arm() -> None:
    """It says a word on the way."""
    flow = talk("""
    size: {prompt: Size?, buttons: {Small: {say: Good, next: small}, Large: large}}
    small: {say: Small}
    large: {say: Large}
    """)
    assert places("DG604", flow) == ["talk:5:3"]


SIZE = "size: {prompt: Size?, buttons: {Small: small, Large: large}}\n"

SOUND = {
    "arms that end": SIZE + "small: {say: S, next: end}\nlarge: {say: L}",
    "arms that end as something": SIZE + "small: {say: S, end: small}\nlarge: {say: L}",
    "arms that meet below": SIZE + "small: {say: S, next: done}\nlarge: {say: L}\ndone: {say: Done}",
    "an arm that says where it goes on": (
        "more: {prompt: More?, buttons: {Yes: joke, No: done}}\njoke: {say: Ha, next: done}\ndone: {say: Bye}"
    ),
    "a question more, and the end of both": (
        "more: {prompt: A note?, buttons: {Yes: note, No: done}}\nnote: {prompt: Which?}\ndone: {say: Done}"
    ),
    "an arm above the choice": (
        "name: {prompt: Name?}\nhello: {say: Hello}\n"
        "check: {prompt: Right?, buttons: {Yes: done, Name: name}}\ndone: {say: Done}"
    ),
    "an end that others lead to as well": (
        "size: {prompt: Size?, buttons: {Small: small, Large: large, None: done}}\n"
        "small: {say: S, next: done}\nlarge: {say: L}\ndone: {say: Done}"
    ),
    "an arm that is on another way, too": (
        "first: {prompt: First?, buttons: {Tour: tour, Rather not: done}}\n"
        "ask: {prompt: Tour?, buttons: {Yes: tour, No: done}}\ntour: {say: Look}\ndone: {say: Done}"
    ),
    "a branch that skips what lies below": (
        "check: {branches: [{when: user.language == 'de', next: done}]}\nhello: {say: Hello}\ndone: {say: Done}"
    ),
    "an answer that goes on below": (
        "name: {prompt: Name?, input: text, buttons: {Nobody: nobody, Guest: guest}}\n"
        "guest: {say: Guest}\nnobody: {say: Nobody}"
    ),
    "one arm only": "more: {prompt: More?, buttons: {Yes: joke, No: end}}\njoke: {say: Ha}\ndone: {say: Done}",
    "two choices": (
        "one: {prompt: One?, buttons: {A: left, B: end}}\ntwo: {prompt: Two?, buttons: {A: right, B: end}}\n"
        "left: {say: L}\nright: {say: R}"
    ),
    "an arm with branches of its own": (
        "size: {prompt: Size?, buttons: {Small: small, Large: large}}\n"
        "small: {say: S, branches: [{when: user.language == 'de', end: small}]}\nlarge: {say: L}"
    ),
    "an arm that ends in a menu": (
        SIZE + "small: {prompt: Go on?, buttons: {Yes: end, No: size}}\nlarge: {say: L}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SOUND)
def test_arms_that_are_meant_so_are_not_told(case: str) -> None:
    """No word of it."""
    assert told_of_sound("DG604", talk(SOUND[case])) == []


def test_an_arm_that_others_lead_into_by_name_goes_on_as_they_do() -> None:
    """The node between belongs to nobody alone."""
    flow = talk("""
    first: {prompt: First?, buttons: {Short: middle, Long: size}}
    size: {prompt: Size?, buttons: {Small: small, Large: large}}
    small: {say: Small}
    middle: {say: Middle}
    large: {say: Large}
    """)
    assert told_of_sound("DG604", flow) == []
