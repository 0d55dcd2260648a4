"""DG603: calls that never come to an end."""

from __future__ import annotations

from tests.checks.projects import helps, places, related, severities, talk, told, told_of_sound

HALF = "flow: half\nnodes:\n  deeper: {call: other_half}"
OTHER_HALF = "flow: other_half\nnodes:\n  deeper: {call: half}\n  done: {say: Done}"


def test_a_flow_that_calls_itself_on_every_way_is_told_at_the_call() -> None:
    """Each answer leads one deeper, and none back."""
    flow = talk("""
    name: {prompt: Name?}
    child: {call: talk}
    done: {say: Done}
    """)
    assert told("DG603", flow) == [
        "talk:5:17 error endless recursion: these calls lead in a ring, 'talk' → 'talk', and never come to an end"
    ]
    assert "'name' → 'child'" in helps("DG603", flow)[0]


def test_two_flows_that_call_one_another_are_told_once_with_the_other_call() -> None:
    """At the first of them in the order of their files."""
    assert places("DG603", HALF, OTHER_HALF) == ["half:3:18"]
    assert related("DG603", HALF, OTHER_HALF) == ["other_half:3:18 'other_half' calls 'half' here"]


def test_the_ring_of_flows_is_told_in_words() -> None:
    """Of three."""
    third = "flow: third\nnodes:\n  deeper: {call: half}"
    message = told("DG603", HALF, "flow: other_half\nnodes:\n  deeper: {call: third}", third)[0]
    assert "'half' → 'other_half' → 'third' → 'half'" in message


def test_a_call_behind_every_branch_is_on_every_way() -> None:
    """Each of the two leads to one."""
    flow = talk("""
    which: {prompt: Which?, buttons: {Left: left, Right: right}}
    left: {call: talk, next: end}
    right: {call: talk}
    """)
    assert len(told("DG603", flow)) == 1


def test_flows_that_jump_to_one_another_without_asking_are_told() -> None:
    """A ring that never waits, over two files."""
    one = "flow: one\nnodes:\n  hello: {say: Hello}\n  over: {jump: two}"
    two = "flow: two\nnodes:\n  back_over: {jump: one}"
    assert told("DG603", one, two) == [
        "one:4:16 error endless recursion: these jumps lead in a ring, 'one' → 'two' → 'one', and never come to an end"
    ]


def test_a_flow_that_jumps_to_itself_without_asking_is_told() -> None:
    """It begins again, and again."""
    assert places("DG603", talk("hello: {say: Hello}\nover: {jump: talk}")) == ["talk:5:16"]


def test_a_call_inside_a_called_flow_that_comes_back_is_passed() -> None:
    """What the other flow asks changes nothing."""
    asking = "flow: asking\nnodes:\n  ask: {prompt: Name?}"
    flow = talk("ask: {call: asking}\nonce_more: {call: talk}")
    assert severities("DG603", flow, asking) == ["error"]


def test_a_condition_on_the_call_is_a_way_past_it() -> None:
    """The last one does not call any more."""
    flow = talk("deeper: {call: talk, when: more}", "inputs: {more: {type: boolean, default: true}}")
    assert told_of_sound("DG603", flow) == []


def test_a_button_that_ends_is_a_way_past_it() -> None:
    """As in a family tree."""
    flow = talk("""
    more: {prompt: Another child?, buttons: {Yes: child, No: end}}
    child: {call: talk}
    """)
    assert told_of_sound("DG603", flow) == []


def test_a_limit_of_attempts_or_time_is_a_way_past_it() -> None:
    """Who never answers comes out."""
    for key in ("attempts: 3", "timeout: {after: 1h, next: end}"):
        assert told_of_sound("DG603", talk(f"name: {{prompt: Name?, {key}}}\nchild: {{call: talk}}")) == []


def test_a_handler_that_leads_away_is_a_way_past_it() -> None:
    """/skip ends it here."""
    head = "on: {skip: {say: Enough, end: skipped}}"
    assert told_of_sound("DG603", talk("name: {prompt: Name?}\nchild: {call: talk}", head)) == []


def test_a_question_that_can_be_asked_for_ever_is_not_on_the_way_to_the_call() -> None:
    """A menu that comes back is an end of its own."""
    flow = talk("""
    menu: {prompt: Menu?, buttons: {Hours: nine, Deeper: deeper}}
    nine: {say: 9 to 5, next: menu}
    deeper: {call: talk}
    """)
    assert told_of_sound("DG603", flow) == []


def test_flows_that_jump_to_one_another_and_ask_go_on_as_long_as_somebody_answers() -> None:
    """No stack grows by it."""
    one = "flow: one\nnodes:\n  ask: {prompt: Two?, buttons: {Yes: over}}\n  over: {jump: two}"
    two = "flow: two\nnodes:\n  ask: {prompt: One?, buttons: {Yes: over}}\n  over: {jump: one}"
    assert told_of_sound("DG603", one, two) == []


def test_only_one_of_two_flows_that_comes_to_an_end_is_enough() -> None:
    """Then both do."""
    ending = (
        "flow: other_half\nnodes:\n  ask: {prompt: Again?, buttons: {Yes: deeper, No: end}}\n  deeper: {call: half}"
    )
    assert told_of_sound("DG603", HALF, ending) == []


def test_a_flow_that_calls_another_twice_is_no_ring() -> None:
    """It comes back each time."""
    asking = "flow: asking\nnodes:\n  ask: {prompt: Name?}"
    assert told_of_sound("DG603", talk("first: {call: asking}\nsecond: {call: asking}"), asking) == []


def test_a_call_that_is_left_by_going_back_is_not_sure() -> None:
    """The user stands before it again."""
    flow = talk("""
    sure: {prompt: Sure?, buttons: {Yes: deeper, Back: back}}
    deeper: {call: talk}
    """)
    assert told_of_sound("DG603", flow) == []


def test_a_flow_that_cannot_be_read_proves_nothing() -> None:
    """It may be the end of all."""
    assert told("DG603", HALF, OTHER_HALF.replace("call: half}", "call: half, wenn: x}")) == []
