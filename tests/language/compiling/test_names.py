"""Names of flows, nodes, variables and outcomes: DG200, DG201, DG203, DG206, DG222."""

from __future__ import annotations

import pytest

from tests.language.compiling.marked import compiled, refusal, refused, sound, told, whole

RULE = "a name begins with a small letter a to z and goes on with small letters, digits and _"


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Name", "name"),
        ("first-name", "first_name"),
        ("full name", "full_name"),
        ("été", None),
        ("_x", "x"),
        ("9x", None),
    ],
)
def test_a_node_is_named_as_names_are(name: str, proposal: str | None) -> None:
    """The name is quoted, the rule told, a near name proposed where there is one."""
    problem = refusal(f"«{name}»: {{say: Hi}}")
    assert told(problem)[:2] == ("DG200", f"'{name}' is no name")
    assert problem.help is not None
    assert problem.help.startswith(RULE)
    if proposal is not None:
        assert problem.help == f"{RULE}; write '{proposal}'"


def test_a_name_may_have_48_characters() -> None:
    """The border."""
    assert list(sound(f"{'x' * 48}: {{say: Hi}}").nodes) == ["x" * 48]


def test_a_name_of_49_characters_is_too_long() -> None:
    """Both numbers are told."""
    problem = refusal(f"«{'x' * 49}»: {{say: Hi}}")
    assert told(problem)[:2] == ("DG200", f"the name '{'x' * 20}...' is 49 characters long; 48 is the most")


@pytest.mark.parametrize(
    "word",
    ["again", "back", "cancel", "user", "now", "today", "item", "value", "days", "record", "if", "none", "range"],
)
def test_no_node_is_named_by_a_reserved_word(word: str) -> None:
    """Another name is proposed."""
    assert told(refusal(f"«{word}»: {{say: Hi}}")) == (
        "DG201", f"'{word}' is a reserved word", f"choose another name, such as '{word}_1' or 'my_{word}'",
    )  # fmt: skip


@pytest.mark.parametrize(
    "word", ["money", "number", "upper", "name", "date", "time", "list", "first", "length", "join"]
)
def test_names_of_filters_are_free(word: str) -> None:
    """A variable may be called `date`."""
    assert list(sound(f"{word}: {{prompt: 'What?'}}\ntold: {{say: '{{{{ {word} }}}}'}}").nodes) == [word, "told"]


@pytest.mark.parametrize("word", ["import", "include", "macro", "raw", "extends", "recursive"])
def test_words_of_jinja_s_other_tags_are_free(word: str) -> None:
    """They mean nothing here, in expressions either."""
    asked = f"{word}: {{prompt: 'What?'}}"
    told = f"told: {{say: '{{{{ {word} | upper }}}}{{% if {word} == \"a\" %}}A{{% endif %}}'}}"
    assert list(sound(f"{asked}\n{told}").nodes) == [word, "told"]


@pytest.mark.parametrize(
    "text", ["a: {set: {«now»: 1}}", "a: {prompt: A?, save: «user»}", "a: {action: look, with: {x: 1}, save: «chat»}"]
)
def test_no_variable_is_named_by_a_reserved_word(text: str) -> None:
    """Wherever it gets its value."""
    assert refusal(text).code == "DG201"


@pytest.mark.parametrize("key", ["inputs", "variables"])
def test_declared_names_are_checked(key: str) -> None:
    """As any other."""
    assert refusal("a: {say: Hi}", f"{key}: {{«Bad»: text}}").code == "DG200"


def test_an_outcome_is_named_as_names_are() -> None:
    """It is used as one by callers."""
    assert refusal("a: {say: Hi, end: «Not Good»}").code == "DG200"


def test_a_flows_name_may_be_a_reserved_word() -> None:
    """No expression sees it."""
    flow, problems = compiled("flow: start\nnodes:\n  a: {say: Hi}\n", "flows/start.yaml")
    assert problems == []
    assert flow is not None
    assert flow.name == "start"


def test_a_flows_name_is_its_files_name() -> None:
    """Both ways out are told."""
    (problem,) = refused("flow: «other»\nnodes:\n  a: {say: Hi}\n", "flows/talk.yaml")
    assert told(problem) == (
        "DG203", "the flow is named 'other', its file 'talk.yaml'",
        "write 'flow: talk', or rename the file to other.yaml",
    )  # fmt: skip


def test_a_flow_without_a_usable_name_is_none() -> None:
    """Nothing can be started by it; what else is wrong is told all the same."""
    flow, problems = compiled("flow: Bad Name\nnodes:\n  a: {say: Hi, next: nowhere}\n")
    assert flow is None
    assert [problem.code for problem in problems] == ["DG200", "DG202"]


def test_a_former_name_is_borne_by_no_node() -> None:
    """Otherwise nobody could say where a session stands."""
    problem = refusal("a: {say: Hi}\nb: {say: Ho, was: [old, «a»]}")
    assert told(problem)[:2] == ("DG206", "'a' is no former name: a node of this flow still bears it")


def test_former_names_lead_to_their_successor() -> None:
    """One, or a list."""
    flow = sound("a: {say: Hi, was: first}\nb: {say: Ho, was: [old, older]}")
    assert [flow.successor(name) for name in ("first", "old", "older", "b", "gone")] == ["a", "b", "b", "b", None]


def test_a_list_of_outputs_names_variables() -> None:
    """The nearest is proposed."""
    problem = refusal("city: {prompt: Where?}", "outputs: [city, «citty»]")
    assert told(problem) == ("DG222", "there is no variable 'citty'", "did you mean 'city'?")


def test_every_problem_is_told_at_once_in_order_of_places() -> None:
    """One run shows all of them."""
    problems = refused(whole("«A»: {say: Hi, next: «bb»}\nb: {set: {«if»: 1}, end: «X»}"))
    assert [problem.code for problem in problems] == ["DG200", "DG202", "DG201", "DG200"]


def test_nodes_keep_their_order_and_know_what_is_below() -> None:
    """Order has meaning."""
    flow = sound("c: {say: C}\na: {say: A}\nb: {say: B}")
    assert [(node.name, node.follow) for node in flow.nodes.values()] == [("c", "a"), ("a", "b"), ("b", None)]
    assert flow.entry == "c"
