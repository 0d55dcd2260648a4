"""A variable that has no value where it is read."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import at, codes, found, found_in

MAYBE = {
    "a branch that passes the question by": """
        vip: {prompt: VIP?, input: boolean, branches: [{when: vip, next: last}]}
        name: {prompt: Name?}
        last: {say: "Bye {{ name }}"}
        """,
    "a button that passes it by": """
        sure: {prompt: A voucher?, buttons: {Yes: code, No: last}}
        code: {prompt: Which?, next: last}
        last: {say: "Bye {{ code }}"}
        """,
    "an optional question": """
        note: {prompt: A note?, optional: true}
        last: {say: "You wrote {{ note }}"}
        """,
    "a question with a condition": """
        age: {prompt: Age?, input: integer}
        guardian: {prompt: Guardian?, when: age < 18}
        last: {say: "Bye {{ guardian }}"}
        """,
    "a way without an answer in time": """
        name: {prompt: Name?, timeout: {after: 1h, next: last}, next: last}
        last: {say: "Bye {{ name }}"}
        """,
    "a way after too many wrong answers": """
        age: {prompt: Age?, input: integer, attempts: {max: 3, next: last}}
        last: {say: "Bye {{ age }}"}
        """,
    "a list that is empty": """
        items: {action: nothing, save: items}
        one: {prompt: Which?, buttons: [{from: "{{ items }}", empty: last}]}
        last: {say: "Bye {{ one }}"}
        """,
    "an event that did not come": """
        paid: {wait: {event: paid, timeout: {after: 1h, next: last}}, save: receipt}
        last: {say: "Bye {{ receipt }}"}
        """,
    "a handler that leads on": """
        name: {prompt: Name?, on: {cancel: last}}
        last: {say: "Bye {{ name }}"}
        """,
    "arithmetic": """
        count: {prompt: How many?, input: integer, optional: true}
        last: {set: {total: "{{ count * 2 }}"}}
        sum: {say: "Together {{ total }}"}
        """,
    "another case of the same choice": """
        how: {prompt: How?, buttons: [Delivery, Pickup, Post], branches: [{when: how == 'Delivery', next: address}]}
        other: {say: No address., next: last}
        address: {prompt: Address?}
        last: {say: "{% if how == 'Post' %}To {{ address }}{% endif %} Bye"}
        """,
    "a copy of it": """
        note: {prompt: A note?, optional: true, set: {kept: "{{ note }}"}}
        last: {say: "You wrote {{ kept }}"}
        """,
    "a button that sets it only on one way": """
        size: {prompt: Size?, buttons: [{text: Big, set: {big: "yes"}, next: last}, {text: Small, next: last}]}
        last: {say: "{{ big }}"}
        """,
    "an answer whose condition is another's": """
        a: {prompt: A?, input: boolean}
        b: {prompt: B?, input: boolean}
        c: {prompt: C?, when: a}
        last: {say: "{% if b %}{{ c }}{% endif %} Bye"}
        """,
    "a value that a later answer takes back": """
        a: {prompt: A?}
        b: {prompt: B?, save: a, optional: true}
        last: {say: "{{ a }}"}
        """,
}


@pytest.mark.parametrize("nodes", MAYBE.values(), ids=MAYBE.keys())
def test_a_value_that_may_be_missing_is_told(nodes: str) -> None:
    """Once, as a warning, and with the way on which it is missing."""
    extra = {"actions.py": "from dragoman import action\n@action\nasync def nothing() -> list[str]:\n    return []\n"}
    text = f"flow: trial\nnodes:\n{nodes}"
    problems = [one for one in found_in({"flows/trial.yaml": text, **extra}) if one.code != "DG613"]
    assert [(one.code, one.severity) for one in problems] == [("DG605", Severity.WARNING)]


def test_it_is_told_at_the_word_with_the_way() -> None:
    """The help names the nodes and why each way was taken."""
    problem = found(MAYBE["a button that passes it by"].strip("\n"))[0]
    assert problem.message == "'code' may have no value here"
    assert "'sure' → (when 'No' is pressed) 'last'" in (problem.help or "")


def test_the_place_is_exact_within_a_block_of_text() -> None:
    """Line and column of the name."""
    nodes = """
        note: {prompt: A note?, optional: true}
        last:
          say: |
            Thank you.
            You wrote {{ note }}.
        """
    assert [at(one) for one in found(nodes)] == [(6, 18)]


SOUND = {
    "it is always asked": """
        name: {prompt: Name?}
        last: {say: "Bye {{ name }}"}
        """,
    "asked in every branch": """
        vip: {prompt: VIP?, input: boolean, branches: [{when: vip, next: gold}]}
        name: {prompt: Name?, next: last}
        gold: {prompt: Your golden name?, save: name}
        last: {say: "Bye {{ name }}"}
        """,
    "a text that asks first": """
        note: {prompt: A note?, optional: true}
        last: {say: "Bye {% if note %}{{ note }}{% endif %}"}
        """,
    "a text that asks the other way round": """
        note: {prompt: A note?, optional: true}
        last: {say: "{% if not note %}Nothing{% else %}{{ note }}{% endif %}"}
        """,
    "a ternary": """
        note: {prompt: A note?, optional: true}
        last: {say: "You wrote {{ note if note is defined else 'nothing' }}"}
        """,
    "or": """
        note: {prompt: A note?, optional: true}
        last: {say: "You wrote {{ note or 'nothing' }}"}
        """,
    "a default": """
        note: {prompt: A note?, optional: true}
        last: {say: "You wrote {{ note | default('nothing') | upper }}"}
        """,
    "a stand-in for a skipped answer": """
        note: {prompt: A note?, optional: {label: Skip, value: nothing}}
        last: {say: "You wrote {{ note }}"}
        """,
    "a first value": """
        note: {prompt: A note?, timeout: {after: 1h, next: last}, next: last}
        last: {say: "You wrote {{ note }}"}
        """,
    "a node with the same condition": """
        vip: {prompt: VIP?, input: boolean}
        name: {prompt: Name?, when: vip}
        last: {say: "Bye {{ name }}", when: vip}
        end_: {say: Bye}
        """,
    "a text with the same condition": """
        how: {prompt: How?, buttons: [Delivery, Pickup]}
        address: {prompt: Address?, when: how == 'Delivery'}
        last: {say: "{% if how == 'Delivery' %}To {{ address }}{% endif %} Bye"}
        """,
    "a text with the opposite of the other's condition": """
        how: {prompt: How?, buttons: [Delivery, Pickup]}
        address: {prompt: Address?, when: how == 'Delivery'}
        last: {say: "{% if how == 'Pickup' %}Here.{% else %}To {{ address }}{% endif %}"}
        """,
    "a text whose condition implies the other's": """
        age: {prompt: Age?, input: integer}
        guardian: {prompt: Guardian?, when: age < 18}
        last: {say: "{% if age < 16 %}{{ guardian }}{% endif %} Bye"}
        """,
    "a mark that a way sets": """
        how:
          prompt: How?
          buttons: [{text: Send, set: {sent: true}, next: address}, {text: Fetch, set: {sent: false}, next: last}]
        address: {prompt: Address?, next: last}
        last: {say: "{% if sent %}To {{ address }}{% endif %} Bye"}
        """,
    "a condition that cannot be judged, twice the same": """
        name: {prompt: Name?, when: "user.name | length > 3"}
        last: {say: "{% if user.name | length > 3 %}{{ name }}{% endif %} Bye"}
        """,
    "a list to begin with nothing": """
        thing: {prompt: What?, set: {cart: "{{ cart | add(thing) }}"}}
        last: {say: "{% for one in cart %}{{ one }}{% endfor %} Bye"}
        """,
    "a toggle": """
        settings:
          prompt: "Settings"
          buttons:
            - {text: "{{ '+' if sound else '-' }} Sound", set: {sound: "{{ not sound }}"}, next: again}
            - {text: Done, next: last}
        last: {say: Saved}
        """,
    "a condition alone": """
        note: {prompt: A note?, optional: true, branches: [{when: note == 'x', next: last}]}
        between: {say: No x.}
        last: {say: Bye}
        """,
    "an argument of an action": """
        note: {prompt: A note?, optional: true}
        last: {say: Bye, set: {kept: "{{ note }}"}}
        """,
    "a button that is there only with a value": """
        hub:
          prompt: What now?
          buttons: [{text: Fill in, next: name}, {text: Send, when: name, next: last}]
        name: {prompt: Name?, next: hub}
        last: {say: "Sent, {{ name }}"}
        """,
    "a button that is there only with two": """
        hub:
          prompt: What now?
          buttons:
            - {text: A, next: a}
            - {text: B, next: b}
            - {text: Send, when: a and b, set: {ab: "{{ a ~ b }}"}, next: last}
        a: {prompt: A?, next: hub}
        b: {prompt: B?, next: hub}
        last: {say: "{{ a }}{{ b }}{{ ab }}"}
        """,
}

BEFORE = {"a first value": "variables: {note: {type: text, initial: none}}\n".replace("none", "nothing")}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_silent(name: str) -> None:
    """A warning that is wrong costs more than one that is missing."""
    assert codes(SOUND[name], BEFORE.get(name, "")) == []


def test_what_has_a_value_on_no_way_is_an_error() -> None:
    """Declared, but never saved or set."""
    problems = found("last: {say: 'Bye {{ note }}'}", "variables: {note: text}\n")
    assert [(one.code, one.severity) for one in problems] == [("DG606", Severity.ERROR)]


def test_what_is_read_before_it_is_asked_is_an_error() -> None:
    """The order is wrong on every way."""
    nodes = """
        hello: {say: "Hello {{ name }}"}
        name: {prompt: Name?}
        """
    assert codes(nodes) == ["DG606"]


def test_what_is_handed_on_without_ever_having_a_value_is_an_error() -> None:
    """A copy of nothing."""
    assert codes("a: {prompt: A?, set: {b: '{{ c }}'}}\nlast: {say: Bye}", "variables: {c: text}\n") == ["DG606"]


def test_an_input_that_may_be_left_out_may_have_no_value() -> None:
    """One that is required has one; one with a default, too."""
    text = "Hi {{ who }}"
    assert codes(f"last: {{say: '{text}'}}", "inputs: {who: text}\n") == []
    assert codes(f"last: {{say: '{text}'}}", "inputs: {who: {type: text, default: Ada}}\n") == []
    assert codes(f"last: {{say: '{text}'}}", "inputs: {who: {type: text, required: false}}\n") == ["DG605"]


def test_where_only_a_way_back_leads_there_it_is_a_note() -> None:
    """As to a question further up that another arm asks."""
    nodes = """
        kind: {prompt: New?, buttons: {New: name, Known: id}}
        name: {prompt: Name?}
        mail: {prompt: Mail?}
        done: {say: "Welcome {{ name }}", end: completed}
        id: {prompt: Your number?}
        menu: {prompt: What now?, buttons: {Change mail: mail, Bye: bye}}
        bye: {say: Bye}
        """
    assert [(one.code, one.severity) for one in found(nodes)] == [("DG605", Severity.NOTE)]


def test_a_handler_of_the_flow_may_speak_before_there_is_anything_to_say() -> None:
    """It speaks at every question."""
    above = "on: {help: {say: 'You are {{ name }}'}}\n"
    nodes = "name: {prompt: Name?}\nage: {prompt: Age?}\nlast: {say: Bye}"
    assert codes(nodes, above) == ["DG605"]
    assert codes(nodes, above.replace("{{ name }}", "{{ name | default(1) }}")) == []


def test_a_node_s_own_handler_may_speak_too_early() -> None:
    """On every way, so it is an error."""
    assert codes("name: {prompt: Name?, on: {help: {say: 'You are {{ name }}'}}}\nlast: {say: Bye}") == ["DG606"]


def test_what_a_call_leaves_has_a_value() -> None:
    """Its outputs as a record."""
    flows = {
        "flows/trial.yaml": """
            flow: trial
            nodes:
              home: {call: address, save: home, next: last}
              last: {say: "To {{ home.street }}"}
            """,
        "flows/address.yaml": """
            flow: address
            nodes:
              street: {prompt: Street?}
              thanks: {say: "{{ street }} it is."}
            """,
    }
    assert found_in(flows) == []


def test_a_call_that_is_passed_by_leaves_nothing() -> None:
    """As with any question."""
    flows = {
        "flows/trial.yaml": """
            flow: trial
            nodes:
              sure: {prompt: By post?, buttons: {Yes: home, No: last}}
              home: {call: address, save: home, next: last}
              last: {say: "To {{ home.street }}"}
            """,
        "flows/address.yaml": """
            flow: address
            nodes:
              street: {prompt: Street?}
              thanks: {say: "{{ street }} it is."}
            """,
    }
    assert [one.code for one in found_in(flows)] == ["DG605"]


def test_a_long_flow_with_many_conditions_is_judged_or_left_alone() -> None:
    """So many ways cannot all be looked at; nothing is told that is not sure, and it does not take for ever."""
    nodes = "\n".join(f"q{i}: {{prompt: Q?, input: boolean}}\nr{i}: {{prompt: R?, when: q{i}}}" for i in range(40))
    nodes += "\nlast: {say: '{% if q39 %}{{ r39 }}{% endif %} Bye'}"
    assert codes(nodes) == []


def test_a_list_that_always_has_items_is_never_empty() -> None:
    """What it would lead to then needs no value."""
    above = "variables: {products: {type: list, initial: [{id: 1, name: Tea}]}}\n"
    buttons = "[{from: '{{ products }}', text: '{{ item.name }}', empty: last}]"
    ask = f"which: {{prompt: Which?, buttons: {buttons}, next: last}}\n"
    assert codes(ask + "last: {say: 'Number {{ which.id }}'}", above) == []
    assert codes(ask + "last: {say: 'Number {{ which.id }}'}", "variables: {products: list}\n") == ["DG606", "DG605"]


def test_a_button_with_a_condition_on_something_else_proves_nothing() -> None:
    """Pressed it may be all the same."""
    nodes = """
        hub:
          prompt: What now?
          buttons: [{text: A, next: a}, {text: B, next: b}, {text: Send, when: b, next: last}]
        a: {prompt: A?, next: hub}
        b: {prompt: B?, next: hub}
        last: {say: "{{ a }}"}
        """
    assert codes(nodes) == ["DG605"]


@pytest.mark.parametrize("lead", ["call: letter", "jump: letter", "schedule: letter, after: 1h"])
def test_an_input_that_may_be_left_out_may_be_given_nothing(lead: str) -> None:
    """It has no value then, as if it was not given; of one that is required the other flow is sure."""
    trial = f"""
        flow: trial
        nodes:
          note: {{prompt: A note?, optional: true}}
          on_it: {{{lead}, with: {{note: "{{{{ note }}}}"}}}}
        """
    letter = "flow: letter\ninputs: {note: INPUT}\nnodes: {last: {say: \"{{ note | default('nothing') }}\"}}\n"
    for input_, expected in (("text", ["DG605"]), ("{type: text, required: false}", [])):
        flows = {"flows/trial.yaml": trial, "flows/letter.yaml": letter.replace("INPUT", input_)}
        assert [one.code for one in found_in(flows)] == expected


def test_hundreds_of_doubtful_texts_are_judged_in_a_moment() -> None:
    """Each by the conditions around it first; what takes too long to prove is left alone."""
    count = 200
    asked = "".join(f"q{i}: {{prompt: Q?, input: boolean}}\nr{i}: {{prompt: R?, when: q{i}}}\n" for i in range(count))
    told = "".join(f"s{i}: {{say: '{{% if q{i} %}}{{{{ r{i} }}}}{{% endif %}} x'}}\n" for i in range(count))
    assert codes(asked + told) == []
