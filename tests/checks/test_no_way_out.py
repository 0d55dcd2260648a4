"""A question whose only answers are made from a list that may be empty."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import at, codes, found, found_in

ACTIONS = "from dragoman import action\n@action\nasync def find(text: str) -> list[str]:\n    return text.split()\n"
LOOK = "load: {action: find, with: {text: a b}, save: found"
ASK = "which: {prompt: Which?, buttons: [{from: '{{ found }}'}]}\n"
LAST = "last: {say: 'Bye {{ which | default(1) }}'}\n"


def told(nodes: str, above: str = "") -> list[str]:
    """What is told of a flow of these nodes, whose actions may find nothing."""
    lines = "\n".join(f"  {line}" for line in nodes.strip().split("\n"))
    files = {"flows/trial.yaml": f"flow: trial\n{above}nodes:\n{lines}\n", "actions.py": ACTIONS}
    return [one.code for one in found_in(files)]


def test_a_list_that_may_be_empty_is_a_warning_at_its_place() -> None:
    """Where it is written."""
    problem = found(ASK + LAST, "inputs: {found: list}\n")[0]
    assert (problem.code, problem.severity, at(problem)) == ("DG230", Severity.WARNING, (2, 42))
    assert problem.help == "give it 'empty: NODE', or another button beside it"


MAYBE = {
    "nobody asked": f"{LOOK}}}\n{ASK}",
    "asked, and gone on all the same": f"{LOOK}}}\nno: {{say: None., when: not found}}\n{ASK}",
    "asked for another list": f"{LOOK}, branches: [{{when: not other, next: last}}]}}\n{ASK}",
    "asked for one of two": f"{LOOK}, branches: [{{when: not found and other, next: last}}]}}\n{ASK}",
    "a length that may be 0": f"{LOOK}, branches: [{{when: (found | length) > 5, next: last}}]}}\n{ASK}",
    "changed after it was asked": (
        f"{LOOK}, branches: [{{when: not found, next: last}}]}}\n"
        f"less: {{set: {{found: '{{{{ found | where(a=1) }}}}'}}}}\n{ASK}"
    ),
    "asked on one way of two": (
        f"{LOOK}}}\nway: {{prompt: Way?, buttons: {{A: check, B: which}}}}\n"
        f"check: {{branches: [{{when: not found, next: last}}]}}\n{ASK}"
    ),
    "items with a condition of their own": (
        f"{LOOK}, branches: [{{when: not found, next: last}}]}}\n"
        + ASK.replace("'{{ found }}'", "'{{ found }}', when: item != 'a'")
    ),
    "several answers, or none": (
        "names: {prompt: Names?, many: {min: 0}}\n" + ASK.replace("found", "names")
    ),
}  # fmt: skip


@pytest.mark.parametrize("nodes", MAYBE.values(), ids=MAYBE.keys())
def test_what_may_be_empty_on_some_way_is_told(nodes: str) -> None:
    """One way is enough."""
    assert told(nodes + LAST, "inputs: {other: list}\n") == ["DG230"]


SOUND = {
    "a branch that leads elsewhere": f"{LOOK}, branches: [{{when: not found, next: last}}]}}\n{ASK}",
    "a branch that leads here": f"{LOOK}, branches: [{{when: found, next: which}}], next: last}}\n{ASK}",
    "a condition of the question": f"{LOOK}}}\n{ASK.replace('Which?,', 'Which?, when: found,')}",
    "one of two conditions of the question": f"{LOOK}}}\n{ASK.replace('Which?,', 'Which?, when: other and found,')}",
    "a length": f"{LOOK}, branches: [{{when: (found | length) == 0, next: last}}]}}\n{ASK}",
    "a least length": f"{LOOK}, branches: [{{when: found | length < 2, next: last}}]}}\n{ASK}",
    "a length and something else": (
        f"{LOOK}, branches: [{{when: other and found | length >= 1, next: which}}], next: last}}\n{ASK}"
    ),
    "a node between that says so": (f"{LOOK}}}\nno: {{say: None., when: not found, end: nothing}}\n{ASK}"),
    "a button that is there only with items": (
        f"{LOOK}}}\nway: {{prompt: Way?, buttons: [{{text: A, when: found, next: which}}, {{text: B, next: last}}]}}\n"
        + ASK
    ),
    "several answers": "names: {prompt: Names?, many: {min: 2}}\n" + ASK.replace("found", "names"),
    "something put into it": f"{LOOK}}}\nmore: {{set: {{found: \"{{{{ found | add('x') }}}}\"}}}}\n{ASK}",
    "sorted": (
        f"{LOOK}, branches: [{{when: not found, next: last}}]}}\n{ASK.replace('{{ found }}', '{{ found | sort }}')}"
    ),
    "an expression as it was asked for": (
        f"{LOOK}, branches: [{{when: not (found | where(a=1)), next: last}}]}}\n"
        + ASK.replace("{{ found }}", "{{ found | where(a=1) }}")
    ),
}


@pytest.mark.parametrize("nodes", SOUND.values(), ids=SOUND.keys())
def test_what_has_items_on_every_way_is_silent(nodes: str) -> None:
    """It was asked for, or something is in it."""
    assert told(nodes + LAST, "inputs: {other: list}\n") == []


def test_a_kept_list_that_was_asked_for_has_items() -> None:
    """As any other."""
    nodes = (
        "no: {branches: [{when: not profile.friends, say: You have none., end: nothing}]}\n"
        "which: {prompt: Which?, buttons: [{from: '{{ profile.friends }}'}]}\n" + LAST
    )
    lines = "\n".join(f"  {line}" for line in nodes.strip().split("\n"))
    files = {
        "bot.yaml": "bot: test\nprofile: {friends: {type: list}}\n",
        "flows/trial.yaml": f"flow: trial\nnodes:\n{lines}\n",
    }
    assert found_in(files) == []


@pytest.mark.parametrize(("cities", "expected"), [("[Rio, Recife]", []), ("[]", ["DG230"])])
def test_a_list_of_the_settings_is_what_it_is(cities: str, expected: list[str]) -> None:
    """bot.yaml says whether it has items."""
    asked = "which: {prompt: Which?, buttons: [{from: '{{ config.in.cities }}'}]}"
    flow = f"flow: trial\nnodes:\n  {asked}\n  last: {{say: Bye}}\n"
    files = {"bot.yaml": f"bot: test\nsettings: {{in: {{cities: {cities}}}}}\n", "flows/trial.yaml": flow}
    assert [one.code for one in found_in(files)] == expected


def test_other_mistakes_do_not_keep_it_back() -> None:
    """Everything at once."""
    assert codes("a: {say: '{{ nmae }}'}\n" + ASK + LAST, "inputs: {found: list}\n") == ["DG312", "DG230"]
