"""A field of what a called flow hands back that may have no value."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import found_in

ADDRESS = """
    flow: address
    nodes:
      how: {prompt: By post?, buttons: {Post: city, Fetch: end}}
      city: {prompt: City?}
    """
TRIAL = """
    flow: trial
    nodes:
      home: {call: address, save: got}
      last: {say: "To {{ got.city }}"}
    """


def told(trial: str = TRIAL, address: str = ADDRESS) -> list[str]:
    """What is found in these two flows."""
    found = found_in({"flows/trial.yaml": trial, "flows/address.yaml": address})
    return [f"{one.code} {one.message}" for one in found]


def test_a_flow_that_can_end_before_it_asked_is_told_at_the_field() -> None:
    """With the way through it in words."""
    (found,) = found_in({"flows/trial.yaml": TRIAL, "flows/address.yaml": ADDRESS})
    assert (found.code, found.severity) == ("DG605", Severity.WARNING)
    assert found.message == "'got.city' may have no value here"
    assert (found.span.line, found.span.column, found.span.end_column) == (5, 26, 30)
    way = "'address' may end without it: 'how' → (when 'Fetch' is pressed) 'end'"
    assert found.help == f"{way}; give it a value there, or write {{% if got.city %}}"


def test_a_list_of_outputs_is_the_same() -> None:
    """What has no value is handed back as nothing."""
    address = ADDRESS.replace("nodes:", "outputs: [city]\n    nodes:")
    assert told(address=address) == ["DG605 'got.city' may have no value here"]


GUARDED = {
    "an if": '{say: "{% if got.city %}To {{ got.city }}{% endif %} Bye"}',
    "a default": "{say: \"To {{ got.city | default('us') }}\"}",
    "a condition of the node": '{say: "To {{ got.city }}", when: got.city}',
    "a condition of another field": '{say: "{% if got.how %}To {{ got.city }}{% endif %} Bye"}',
}


@pytest.mark.parametrize("last", GUARDED.values(), ids=GUARDED)
def test_a_guard_is_enough(last: str) -> None:
    """Whoever asks for what was handed back knows that it may be nothing."""
    assert told(TRIAL.replace('{say: "To {{ got.city }}"}', last)) == []


SOUND = {
    "an end that leads elsewhere": (
        TRIAL.replace("save: got}", "save: got, outcomes: {fetched: bye}}").rstrip()[:-1]
        + ', next: end}\n      bye: {say: "See you"}\n',
        ADDRESS.replace("Fetch: end", "Fetch: {end: fetched}"),
    ),
    "a flow that always asks": (TRIAL, ADDRESS.replace("Fetch: end", "Fetch: city")),
    "an initial value": (TRIAL, ADDRESS.replace("nodes:", "variables: {city: {initial: Rome}}\n    nodes:")),
    "an output that is computed": (
        TRIAL,
        ADDRESS.replace("nodes:", "outputs: {city: \"{{ city | default('us') }}\"}\n    nodes:"),
    ),
    "an input that decides": (
        TRIAL.replace("save: got", "with: {short: false}, save: got"),
        """
        flow: address
        inputs: {short: boolean}
        nodes:
          how: {set: {brief: "{{ short }}"}, branches: [{when: brief, next: end}]}
          city: {prompt: City?}
        """,
    ),
    "a store that decides": (
        TRIAL,
        """
        flow: address
        nodes:
          how: {say: Hello, branches: [{when: user.username, next: end}]}
          city: {prompt: City?}
        """,
    ),
    "what was got decides in between": (
        TRIAL.replace("save: got}", "save: got, branches: [{when: got.how == 'Fetch', next: end}]}"),
        ADDRESS.replace("{Post: city, Fetch: end}", "[Post, Fetch], branches: [{when: how == 'Fetch', next: end}]"),
    ),
    "an end after too many wrong answers": (TRIAL, "flow: address\nnodes: {city: {prompt: City?, attempts: 2}}\n"),
    "another flow takes its place": (TRIAL, ADDRESS.rstrip(" ") + "      then: {jump: trial}\n"),
}


@pytest.mark.parametrize(("trial", "address"), SOUND.values(), ids=SOUND)
def test_what_is_not_sure_is_not_told(trial: str, address: str) -> None:
    """Only ends of the flow count that come back to where the field is read."""
    assert told(trial, address) == []


def test_an_outcome_that_leads_to_the_same_text_counts() -> None:
    """It comes back there all the same."""
    trial = TRIAL.replace("save: got}", "save: got, outcomes: {fetched: last}}")
    assert told(trial, ADDRESS.replace("Fetch: end", "Fetch: {end: fetched}")) == [
        "DG605 'got.city' may have no value here"
    ]


def test_what_is_asked_again_is_another_record() -> None:
    """The field is that of the second flow, which always asks."""
    trial = TRIAL.replace("      last:", "      more: {call: sure, save: got}\n      last:")
    sure = "flow: sure\nnodes: {city: {prompt: City?}}\n"
    files = {"flows/trial.yaml": trial, "flows/address.yaml": ADDRESS, "flows/sure.yaml": sure}
    assert [one.code for one in found_in(files)] == []
