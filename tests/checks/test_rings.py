"""DG602: a ring of nodes that never waits."""

from __future__ import annotations

import pytest

from tests.checks.projects import helps, places, severities, talk, told, told_of_sound

COUNTED = "variables: {n: {type: integer, initial: 0}, ok: {type: boolean, initial: false}}"


def test_a_node_that_follows_itself_is_told_at_its_name() -> None:
    """The smallest ring."""
    flow = talk("""
    hello: {say: Hello}
    echo: {say: Again, next: echo}
    """)
    assert told("DG602", flow) == ["talk:5:3 error a ring that never waits: 'echo' → 'echo'"]


def test_a_larger_ring_is_told_once_at_its_first_node_in_reading_order() -> None:
    """Wherever it is entered."""
    flow = talk("""
    start: {say: Hello, next: pong}
    ping: {say: Ping}
    pong: {say: Pong, next: ping}
    """)
    assert told("DG602", flow) == ["talk:5:3 error a ring that never waits: 'ping' → 'pong' → 'ping'"]


def test_two_rings_are_told_each() -> None:
    """They share no node."""
    flow = talk("""
    which: {prompt: Which?, buttons: {Left: left, Right: right}}
    left: {say: Left, next: left}
    right: {say: Right, next: right}
    """)
    assert places("DG602", flow) == ["talk:5:3", "talk:6:3"]


def test_a_node_that_is_redrawn_without_waiting_is_a_ring() -> None:
    """`again` is its own node."""
    assert places("DG602", talk("echo: {say: Again, next: again}")) == ["talk:4:3"]


def test_a_flow_that_restarts_itself_without_waiting_is_a_ring() -> None:
    """It begins anew at its first node."""
    flow = talk("""
    hello: {say: Hello}
    bye: {say: Bye, next: restart}
    """)
    assert told("DG602", flow) == ["talk:4:3 error a ring that never waits: 'hello' → 'bye' → 'restart'"]


def test_what_is_counted_is_gone_after_a_restart() -> None:
    """So counting leads out of no such ring."""
    flow = talk(
        """
        up: {set: {n: "{{ n + 1 }}"}, branches: [{when: n > 3, next: done}], next: restart}
        done: {say: Done}
        """,
        COUNTED,
    )
    assert severities("DG602", flow) == ["warning"]


def test_a_small_node_in_place_leads_round_as_well() -> None:
    """It says something on the way."""
    flow = talk("""
    ask: {prompt: Sure?, buttons: {Yes: check, No: end}}
    check: {branches: [{when: ask == 'x', say: No, next: check}], next: {say: Once more, next: check}}
    """)
    assert places("DG602", flow) == ["talk:5:3"]


def test_an_error_that_leads_back_to_its_action_is_told_with_what_happens() -> None:
    """It fails again at once, and again."""
    flow = talk("""
    pay: {action: book, on_error: pay}
    done: {say: Done}
    """)
    assert told("DG602", flow) == ["talk:4:3 warning a ring that never waits: 'pay' → (when 'book' fails) 'pay'"]


def test_an_error_that_leads_back_by_a_node_that_only_speaks_is_told() -> None:
    """Words take no time."""
    flow = talk("""
    pay: {action: book, on_error: failed}
    done: {say: Done, next: end}
    failed: {say: Once more., next: pay}
    """)
    assert told("DG602", flow) == [
        "talk:4:3 warning a ring that never waits: 'pay' → (when 'book' fails) 'failed' → 'pay'"
    ]


def test_a_handler_of_the_node_that_leads_back_to_its_action_is_told() -> None:
    """It is another way to write `on_error`."""
    flow = talk("""
    pay: {action: book, on: {error: pay}}
    done: {say: Done}
    """)
    assert told("DG602", flow) == ["talk:4:3 warning a ring that never waits: 'pay' → (when something fails) 'pay'"]


def test_an_outcome_that_is_tried_again_for_ever_is_told() -> None:
    """Nothing changes between two tries."""
    flow = talk("""
    pay: {action: book, outcomes: {busy: pay}}
    done: {say: Done}
    """)
    assert severities("DG602", flow) == ["warning"]
    assert "wait: 10s" in helps("DG602", flow)[0]


def test_a_request_that_is_sent_again_for_ever_is_told() -> None:
    """A server that is down is asked without a pause."""
    flow = talk("""
    load: {http: {get: "https://example.org"}, outcomes: {5xx: load}}
    done: {say: Done}
    """)
    found = told("DG602", flow, bot="bot: demo\nhttp: {allow: [example.org]}")
    assert found == ["talk:4:3 warning a ring that never waits: 'load' → (when the server answers 5xx) 'load'"]


def test_a_condition_that_nothing_in_the_ring_changes_is_no_way_out() -> None:
    """Who comes in with it false never leaves."""
    flow = talk(
        """
        ask: {prompt: Ok?, input: boolean, save: ok}
        check: {branches: [{when: ok, next: done}]}
        wrong: {say: That is not ok., next: check}
        done: {say: Done}
        """,
        COUNTED,
    )
    assert told("DG602", flow) == [
        "talk:6:3 warning a ring that never waits: 'check' → (when not ok) 'wrong' → 'check'"
    ]
    assert helps("DG602", flow) == ["it is left only where 'ok', and nothing in it changes that"]


def test_a_question_that_is_passed_by_does_not_wait() -> None:
    """Its `when` stays false."""
    flow = talk(
        """
        ask: {prompt: Name?, when: not ok, set: {ok: true}}
        hello: {say: Hello, next: ask}
        """,
        COUNTED,
    )
    assert severities("DG602", flow) == ["warning"]


def test_a_call_of_a_flow_that_never_waits_does_not_wait() -> None:
    """It only speaks."""
    ring = talk("""
    greet: {call: greeting}
    once_more: {say: Again, next: greet}
    """)
    assert severities("DG602", ring, "flow: greeting\nnodes:\n  hello: {say: Hello}") == ["error"]


def test_a_ring_that_nobody_reaches_is_told_as_unreachable_only() -> None:
    """One mistake, one word."""
    flow = talk("""
    hello: {say: Hello, next: end}
    left: {say: Left}
    right: {say: Right, next: left}
    """)
    assert (places("DG602", flow), places("DG601", flow)) == ([], ["talk:5:3"])


def test_nodes_that_only_lead_into_a_ring_are_told_with_it() -> None:
    """From them no end can be reached, either; the ring says so."""
    flow = talk("""
    hello: {prompt: Name?}
    into: {say: Now}
    echo: {say: Again, next: echo}
    """)
    assert places("DG602", flow) == ["talk:6:3"]


SOUND = {
    "a menu that comes back": (
        "menu: {prompt: Menu?, buttons: {Hours: nine, Bye: end}}\nnine: {say: 9 to 5, next: menu}", ""
    ),
    "a pause between two tries": (
        "pay: {action: book, on_error: pause}\ndone: {say: Done, next: end}\npause: {wait: 10s, next: pay}", ""
    ),
    "a count of tries": (
        "pay: {action: book, on_error: count}\ndone: {say: Done, next: end}\n"
        "count: {set: {n: '{{ n + 1 }}'}, branches: [{when: n < 3, next: pay}], say: Sorry.}",
        COUNTED,
    ),
    "a count in place": (
        "up: {set: {n: '{{ n + 1 }}'}, branches: [{when: n < 9, next: up}]}\ndone: {say: '{{ n }}'}",
        COUNTED,
    ),
    "an action that is given what it returned": (
        "draw: {action: draw, with: {hand: '{{ hand }}'}, save: hand, outcomes: {more: draw}}\ndone: {say: Done}",
        "variables: {hand: {type: any}}",
    ),
    "an action whose result is judged": (
        "draw: {action: book, save: card, branches: [{when: not card, next: draw}]}\ndone: {say: Done}", ""
    ),
    "time that passes while an action runs": (
        "load: {action: book, branches: [{when: today > to_date('2030-01-01'), next: done}], next: load}\n"
        "done: {say: Done}", ""
    ),
    "a part of the users": ("half: {branches: [{share: 50, next: half}]}\ndone: {say: Done}", ""),
    "a way that nobody can go round": (
        "check: {branches: [{when: ok, next: more}], next: done}\n"
        "more: {branches: [{when: ok, next: done}], next: check}\ndone: {say: Done}",
        COUNTED,
    ),
    "a payment": ("bill: {pay: {title: Tea, currency: EUR, amount: 3}, outcomes: {unpaid: bill, refused: bill}}", ""),
    "a question whose answer may be known": (
        "name: {prompt: Name?, reuse: true}\nhello: {say: '{{ name }}', next: name}", ""
    ),
    "a question that begins again": (
        "name: {prompt: Name?}\nhello: {say: '{{ name }}', next: restart}", ""
    ),
    "a restart that a handler ends": (
        "hello: {say: Hello, next: restart, on: {restart: {say: Enough, end: done}}}", ""
    ),
    "a list that may be empty": (
        "load: {action: book, save: items}\npick: {prompt: Which?, buttons: [{from: '{{ items }}', empty: load}]}", ""
    ),
    "a jump that leaves": (
        "check: {jump: other, when: ok}\nhello: {say: Hello, next: check}", COUNTED
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SOUND)
def test_a_way_round_that_ends_or_waits_is_no_ring(case: str) -> None:
    """Neither an error nor a warning."""
    nodes, head = SOUND[case]
    assert told_of_sound("DG602", talk(nodes, head), "flow: other\nnodes:\n  hello: {prompt: Hello?}") == []


def test_a_call_of_a_flow_that_asks_waits() -> None:
    """On one of its ways at least."""
    asking = "flow: asking\nnodes:\n  ask: {prompt: Name?, when: profile.language}"
    ring = talk("""
    ask: {call: asking}
    once_more: {say: Again, next: ask}
    """)
    assert told_of_sound("DG602", ring, asking) == []


def test_a_call_of_a_flow_that_jumps_to_one_that_asks_waits() -> None:
    """However far away the question is."""
    ring = talk("""
    ask: {call: between}
    once_more: {say: Again, next: ask}
    """)
    between = "flow: between\nnodes:\n  go: {jump: asking}"
    assert told_of_sound("DG602", ring, between, "flow: asking\nnodes:\n  ask: {prompt: Name?}") == []


def test_a_flow_with_a_node_that_cannot_be_read_has_no_rings() -> None:
    """What is missing in it may have waited."""
    flow = talk("""
    hello: {promt: Hello?}
    echo: {say: Again, next: hello}
    """)
    assert told("DG602", flow) == []
