"""/cancel /help /start /restart: the ways out that every conversation has. /back and /skip have files of their own."""

from __future__ import annotations

import pytest

from dragoman.interpreter.events import Chat
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk

GROUP = Chat(-5, "supergroup", "Friends")

MAIN = """
flow: talk
title: A talk
description: We talk & talk.
triggers:
  - command: talk
    description: Talk to me <now>
nodes:
  a: {prompt: A?, help: The first letter.}
  b: {prompt: B?}
"""
SIDE = """
flow: side
title: The side
triggers:
  - command: side
    where: private
nodes:
  s: {prompt: S?}
"""
BEGIN = """
flow: begin
triggers:
  - command: start
nodes:
  hello: {prompt: Hello?}
"""


def test_cancel_says_so_and_ends_the_flow() -> None:
    """As cancelled, with the shipped words."""
    talk = Talk(flows_of(MAIN)).text("/talk").text("/cancel")
    assert (talk.said, talk.ended, talk.stack) == (["Cancelled."], [("talk", "cancelled")], [])


def test_cancel_ends_the_whole_stack() -> None:
    """Each flow as cancelled, the newest first."""
    talk = Talk(flows_of(MAIN, SIDE)).text("/talk").text("/side").text("/cancel")
    assert talk.ended == [("side", "cancelled"), ("talk", "cancelled")]
    assert talk.said == ["Cancelled."]


def test_the_flows_own_cancel_text_replaces_the_shipped_one() -> None:
    """And its outcome names this flow's end."""
    talk = Talk(nodes_of("a: {prompt: A?}", head="on: {cancel: {say: Nothing ordered., end: dropped}}"))
    talk.text("/talk").text("/cancel")
    assert (talk.said, talk.ended) == (["Nothing ordered."], [("talk", "dropped")])


def test_cancel_as_a_target_runs_on_cancel_the_same_way() -> None:
    """A button that leads to `cancel`."""
    nodes = "a: {prompt: A?, buttons: {Stop: cancel}}"
    talk = Talk(nodes_of(nodes, head="on: {cancel: {say: Nothing., end: cancelled}}")).text("/talk").press("Stop")
    assert (talk.said, talk.ended) == (["Nothing."], [("talk", "cancelled")])


@pytest.mark.parametrize("word", ["/cancel", "/back", "/restart", "/skip"])
def test_an_escape_where_nothing_runs_says_so(word: str) -> None:
    """There is nothing to do it with."""
    assert Talk(flows_of(MAIN)).text(word).said == [
        "There is nothing to do that with. Write /help to see what I can do."
    ]


def test_help_explains_the_node_and_lists_the_commands() -> None:
    """The node's own help, the commands with their descriptions, and the escapes."""
    talk = Talk(flows_of(MAIN, SIDE)).text("/talk").text("/help")
    assert talk.said == [
        "The first letter.\n\n/talk – Talk to me &lt;now&gt;\n/side – The side\n\n"
        "/back – go back one question, /cancel – stop"
    ]


def test_help_at_a_node_without_help_explains_the_flow() -> None:
    """Its description."""
    assert Talk(flows_of(MAIN)).text("/talk").text("x").text("/help").said[0].startswith("We talk &amp; talk.")


def test_help_changes_nothing() -> None:
    """The question stays."""
    talk = Talk(flows_of(MAIN)).text("/talk")
    waiting = talk.session.waiting
    assert talk.text("/help").session.waiting == waiting


def test_help_where_nothing_runs_lists_the_commands() -> None:
    """And nothing else."""
    assert Talk(flows_of(SIDE)).text("/help").said == ["/side – The side"]


def test_help_lists_only_what_works_here() -> None:
    """In a group, not the commands for private chats."""
    assert Talk(flows_of(MAIN, SIDE), GROUP).text("/help").said == ["/talk – Talk to me &lt;now&gt;"]


def test_help_of_a_bot_without_commands_says_so() -> None:
    """Rather than nothing at all."""
    flow = "flow: quiet\nnodes:\n  a: {say: A}"
    assert Talk(flows_of(flow)).text("/help").said == ["I have no commands yet."]


def test_start_without_a_start_flow_lists_the_commands() -> None:
    """A menu made of them."""
    assert Talk(flows_of(MAIN)).text("/start").said == ["Hello! This is what I can do:\n/talk – Talk to me &lt;now&gt;"]


def test_start_goes_to_the_flow_with_the_command_start() -> None:
    """Where there is one."""
    assert Talk(flows_of(MAIN, BEGIN)).text("/start").said == ["Hello?"]


def test_start_empties_the_stack() -> None:
    """What ran is cancelled, silently."""
    talk = Talk(flows_of(MAIN, SIDE, BEGIN)).text("/talk").text("/side").text("/start")
    assert (talk.said, talk.stack) == (["Hello?"], ["begin"])
    assert talk.ended == [("side", "cancelled"), ("talk", "cancelled")]


def test_an_unknown_deep_link_counts_as_start() -> None:
    """What Telegram puts behind it is not looked at."""
    assert Talk(flows_of(BEGIN)).text("/start ref_123").said == ["Hello?"]


def test_restart_begins_the_running_flow_anew() -> None:
    """Its answers are gone."""
    talk = Talk(flows_of(MAIN)).text("/talk").text("x").text("/restart")
    assert (talk.said, talk.data, talk.stack) == (["A?"], {}, ["talk"])


def test_restart_keeps_the_inputs_and_what_was_interrupted() -> None:
    """It concerns the running flow alone."""
    head = "inputs:\n  city: {type: text, required: false}\nvariables:\n  n: {initial: 1}"
    main = nodes_of("a: {prompt: A?, set: {n: 5, city: Rome}}\nb: {prompt: B?}", head=head)
    talk = Talk(main).text("/talk Oslo").text("x")
    assert talk.data == {"city": "Rome", "n": 5, "a": "x"}
    assert talk.text("/restart").data == {"city": "Rome", "n": 1}


@pytest.mark.parametrize("text", ["/CANCEL", "/cancel@some_bot", "/cancel now", "/ cancel"])
def test_an_escape_is_known_in_every_spelling(text: str) -> None:
    """Case, the bot's name behind it, further words."""
    assert Talk(flows_of(MAIN)).text("/talk").text(text).stack == []


def test_an_escape_outranks_the_waiting_question() -> None:
    """/help is never an answer."""
    assert Talk(flows_of(MAIN)).text("/talk").text("/help").data == {}


def test_an_escape_works_in_a_group() -> None:
    """As in a private chat."""
    assert Talk(flows_of(MAIN), GROUP).text("/talk").text("/cancel").ended == [("talk", "cancelled")]
