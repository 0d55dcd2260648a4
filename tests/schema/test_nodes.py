"""Nodes and their lead keys."""

from __future__ import annotations

import pytest

from tests.schema.reading import flow_shape, node_shape, only


@pytest.mark.parametrize("text", ["next: here", "set: {a: 1}", "end: done", "when: a\nsay: Hi", "final: true"])
def test_a_node_of_tail_keys_only_is_fine(text: str) -> None:
    """A node needs no lead key."""
    assert node_shape(text) == []


@pytest.mark.parametrize("value", ["", " {}"])
def test_a_node_with_nothing_in_it_is_told_at_its_name(value: str) -> None:
    """Empty nodes point at the node's name, in either style."""
    told = only(flow_shape(f"flow: a\nnodes:\n  here:{value}\n"))
    assert (told.code, told.span.line, told.span.column) == ("DG108", 3, 3)


def test_a_misspelt_lead_key_is_one_mistake() -> None:
    """The keys beside it are judged as if it were right."""
    told = only(node_shape("propmt: Name?\ninput: text\nvalidate: {min_length: 2}\nbuttons: [A]"))
    assert told.help == "did you mean 'prompt'?"


def test_mistakes_beside_a_misspelt_lead_key_are_told() -> None:
    """A misspelt lead key hides nothing of what stands beside it."""
    told = node_shape("propmt: Name?\ninput: txet\n")
    assert [diagnostic.code for diagnostic in told] == ["DG101", "DG105"]


def test_what_an_unsure_lead_key_holds_is_not_judged() -> None:
    """`pay` may be a misspelt `say` or another thing altogether."""
    told = node_shape("sayy: {title: Ticket, amount: 5}\n")
    assert only(told).help == "did you mean 'say'?"


def test_a_lead_key_in_capitals_is_known() -> None:
    """`Prompt` is `prompt`, misspelt."""
    assert only(node_shape("PROMPT: Name?")).help == "did you mean 'prompt'?"


def test_an_unknown_lead_key_lists_the_lead_keys() -> None:
    """Where no word is near none is proposed, and the keys beside it are not blamed."""
    told = only(node_shape("teleport: there\nsave: name\nvalidate: {min: 1}"))
    leads = "say, prompt, review, action, http, call, jump, wait, schedule, unschedule, pay, notify, handoff"
    assert told.help == f"a node's lead key is one of: {leads}"


def test_keys_that_need_a_lead_key_are_told_once() -> None:
    """A forgotten lead key is one mistake, at the first key that needs one."""
    told = only(node_shape("next: here\ninput: email\nvalidate: {min: 1}"))
    assert (told.code, told.span.line) == ("DG102", 5)


def test_a_second_lead_key_is_told_at_the_later_key() -> None:
    """Both are named, and the first place is related."""
    told = only(node_shape("say: Hello\nprompt: Name?\nvalidate: {min_length: 1}\nsave: name"))
    assert (told.code, told.span.line) == ("DG107", 5)
    assert "'prompt'" in told.message
    assert "'say'" in told.message
    assert told.related[0].span.line == 4


def test_three_lead_keys_are_two_mistakes() -> None:
    """Each lead key after the first is told."""
    assert [told.span.line for told in node_shape("say: Hello\nprompt: Name?\naction: find")] == [5, 6]


def test_a_key_of_another_lead_key_says_whose_it_is() -> None:
    """The message names both."""
    told = only(node_shape("say: Hello\nvalidate: {min: 1}"))
    assert told.message == "'validate' belongs to prompt, not to say"


def test_a_key_of_several_lead_keys_names_them_all() -> None:
    """`save` is right in five kinds of node."""
    told = only(node_shape("say: Hello\nsave: x"))
    assert told.message == "'save' belongs to prompt, action, http, call and wait, not to say"


def test_a_reserved_lead_key_is_told_alone() -> None:
    """What stands beside `llm` cannot be judged yet."""
    told = only(node_shape("llm: Be nice\nmodel: x\nsay: Hello"))
    assert (told.code, told.span.line) == ("DG109", 4)


def test_a_key_far_from_every_other_gets_no_suggestion() -> None:
    """None is invented."""
    told = only(node_shape("prompt: Name?\nretries: 3"))
    assert "did you mean" not in (told.help or "")


def test_end_beside_next_is_told_at_the_later_one() -> None:
    """They exclude each other in every node."""
    told = only(node_shape("say: Hi\nend: done\nnext: here"))
    assert (told.code, told.span.line) == ("DG112", 6)
    assert told.related[0].span.line == 5


@pytest.mark.parametrize("value", ["hello", "5", "true", "[say, hi]"])
def test_a_node_that_is_no_mapping_is_told_at_its_value(value: str) -> None:
    """Single values and lists in brackets are pointed at themselves."""
    told = only(flow_shape(f"flow: a\nnodes:\n  here: {value}\n"))
    assert (told.code, told.span.line, told.span.column) == ("DG104", 3, 9)


def test_a_node_that_is_a_block_list_is_told_at_its_name() -> None:
    """A block that is wrong as a whole points at its key."""
    told = only(flow_shape("flow: a\nnodes:\n  here:\n    - say: hi\n"))
    assert (told.span.line, told.span.column) == (3, 3)


def test_an_endless_key_is_cut_when_quoted() -> None:
    """And is compared with nothing."""
    told = only(node_shape(f"say: Hi\n{'k' * 100}: 1"))
    assert len(told.message) < 80
    assert "did you mean" not in str(told.help)


def test_a_key_of_two_lines_is_quoted_on_one() -> None:
    """Whatever stands in a key, a message stays a line."""
    assert only(node_shape('say: Hi\n"odd\\nkey": 1')).message == "unknown key 'odd key'"
