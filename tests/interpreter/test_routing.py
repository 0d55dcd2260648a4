"""What outranks what: escapes, commands, a press, the waiting question, phrases, unknown."""

from __future__ import annotations

import pytest

from dragoman.interpreter.events import Chat
from dragoman.language.content import Content
from tests.interpreter.building import flows_of
from tests.interpreter.talking import Talk

GROUP = Chat(-5, "group", "Friends")

ORDER = """
flow: order
triggers:
  - command: order
    description: Order fruit
    aliases: [buy]
  - phrase: [I want to order, order please]
nodes:
  fruit: {prompt: Fruit?}
"""
PRIVATE = """
flow: secret
triggers:
  - command: secret
    where: private
  - phrase: tell me
    where: any
nodes:
  a: {say: A secret}
"""
GROUPS = """
flow: party
triggers:
  - command: party
    where: group
  - phrase: let us dance
    where: group
nodes:
  a: {say: Party}
"""
WEATHER = """
flow: weather
triggers:
  - command: weather
inputs:
  nights: integer
  city: {type: text, default: Oslo}
  sure: {type: boolean, required: false}
nodes:
  a: {prompt: "{{ nights }} in {{ city }}"}
"""


def bot(chat: Chat | None = None) -> Talk:
    """A bot of four flows."""
    return Talk(flows_of(ORDER, PRIVATE, GROUPS, WEATHER), chat or Chat(7))


@pytest.mark.parametrize("text", ["/order\nplease", "/order", "/buy", "/ORDER", "/order@a_bot", "/order now please"])
def test_a_command_starts_its_flow(text: str) -> None:
    """By name or alias, in any case."""
    assert bot().text(text).stack == ["order"]


@pytest.mark.parametrize("text", ["I want to order", "i WANT to  order", " order please "])
def test_a_phrase_starts_its_flow(text: str) -> None:
    """The whole message, case-folded."""
    assert bot().text(text).stack == ["order"]


@pytest.mark.parametrize("text", ["order please now", "I want", "please"])
def test_a_part_of_a_message_is_no_phrase(text: str) -> None:
    """Nor a message that is part of one."""
    assert bot().text(text).stack == []


def test_a_phrase_works_in_private_only() -> None:
    """The default."""
    talk = bot(GROUP).text("I want to order")
    assert (talk.stack, talk.effects) == ([], [])


def test_a_phrase_for_every_chat_works_in_a_group() -> None:
    """`where: any`."""
    assert bot(GROUP).text("tell me").said == ["A secret"]


def test_a_phrase_for_groups_is_an_unknown_message_in_private() -> None:
    """It is answered like any other."""
    assert bot().text("let us dance").said[0].startswith("I did not understand that.")


def test_a_command_in_the_wrong_place_says_where_it_works() -> None:
    """Both ways."""
    assert bot(GROUP).text("/secret").said == ["/secret works in a private chat with me."]
    assert bot().text("/party").said == ["/party works in groups."]


def test_a_command_in_the_right_group_works() -> None:
    """The other half of the promise."""
    assert bot(GROUP).text("/party").said == ["Party"]


def test_words_behind_a_command_fill_the_inputs_in_order() -> None:
    """Typed; the last takes the rest."""
    assert bot().text("/weather 3 Rome yes").data == {"nights": 3, "city": "Rome", "sure": True}


def test_the_last_input_takes_the_rest() -> None:
    """With the blanks in it."""
    flow = "flow: w\ntriggers:\n  - command: w\ninputs:\n  n: integer\n  city: text\nnodes:\n  a: {prompt: A?}"
    assert Talk(flows_of(flow)).text("/w 3 San Sebastian").data == {"n": 3, "city": "San Sebastian"}


def test_a_word_that_is_not_of_the_type_of_a_required_input_is_told() -> None:
    """With how the command is written; the flow does not start."""
    talk = bot().text("/weather many")
    assert (talk.stack, talk.said) == ([], ["Please write it like this: /weather NIGHTS [CITY] [SURE]"])


def test_words_behind_a_command_without_inputs_are_dropped() -> None:
    """They have no place."""
    assert bot().text("/order five apples").data == {}


def test_inputs_from_outside_fill_what_is_declared() -> None:
    """And nothing else."""
    assert bot().begin("weather", nights=2, nonsense=1).data == {"nights": 2, "city": "Oslo"}


def test_a_flow_that_is_not_there_cannot_be_started_from_outside() -> None:
    """Nothing happens."""
    talk = bot().begin("nonsense")
    assert (talk.stack, talk.said) == ([], [])


def test_an_unknown_command_is_answered_with_the_nearest() -> None:
    """Escapes are commands as well."""
    assert bot().text("/oder").said == ["I do not know the command /oder. Did you mean /order?"]
    assert bot().text("/cancle").said == ["I do not know the command /cancle. Did you mean /cancel?"]


def test_an_unknown_command_far_from_all_is_answered_without() -> None:
    """No guess is better than a wild one."""
    assert bot().text("/xyzzy").said == ["I do not know the command /xyzzy."]


def test_an_unknown_command_over_a_question_leaves_it_waiting() -> None:
    """It is answered, and no answer."""
    talk = bot().text("/order").text("/xyzzy")
    assert (talk.node, talk.data, talk.text("apple").ended) == ("fruit", {}, [("order", "completed")])


def test_an_unknown_message_gets_the_commands() -> None:
    """Those that work here."""
    assert bot().text("what now").said == ["I did not understand that.\n\n/order – Order fruit\n/secret\n/weather"]


def test_an_unknown_message_near_a_command_gets_it() -> None:
    """The first word counts."""
    assert bot().text("oder an apple").said[0].startswith("I did not understand that. Did you mean /order?")


def test_an_unknown_message_in_a_group_gets_no_answer() -> None:
    """People there talk to each other."""
    assert bot(GROUP).text("what now").effects == []
    assert bot(GROUP).text("/xyzzy").effects == []


def test_a_photo_out_of_nowhere_is_an_unknown_message() -> None:
    """It gets the commands as well."""
    assert bot().send(Content("photo", "order")).said[0].startswith("I did not understand that.\n\n/order")


def test_what_a_user_wrote_is_escaped_in_the_answer() -> None:
    """An unknown command is no markup."""
    assert bot().text("/<b>&").said == ["I do not know the command /&lt;b&gt;&amp;."]


def test_a_very_long_unknown_command_is_cut() -> None:
    """Nobody needs all of it."""
    assert len(bot().text("/" + "x" * 4000).said[0]) < 200


def test_a_lone_slash_is_a_text() -> None:
    """There is no command in it."""
    assert bot().text("/order").text("/").finished.data == {"fruit": "/"}


def test_a_press_where_nothing_is_asked_is_answered() -> None:
    """And changes nothing."""
    talk = bot().press_at(1, 0)
    assert ([n.text for n in talk.notices], talk.said) == (["This button is no longer in use."], [])


def test_a_press_on_an_older_message_shows_the_question_again() -> None:
    """With a short notice."""
    talk = bot().text("/order").press_at(0, 0)
    assert ([n.text for n in talk.notices], talk.said, talk.node) == (
        ["This button is no longer in use."], ["Fruit?"], "fruit",
    )  # fmt: skip


def test_another_users_press_is_told_so() -> None:
    """And the question is not asked again."""
    talk = bot(GROUP).text("/order").press_at(1, 0, None, "foreign")
    assert ([n.text for n in talk.notices], talk.said) == (["This is not your button."], [])


def test_a_forged_press_is_answered_like_an_old_one() -> None:
    """Without asking the question again."""
    talk = bot().text("/order").press_at(1, 0, None, "forged")
    assert ([n.text for n in talk.notices], talk.said) == (["This button is no longer in use."], [])


def test_an_event_that_comes_twice_counts_once() -> None:
    """The second time nothing happens."""
    talk = bot().text("/order")
    event, session = talk.steps[-1][1], talk.session
    talk.happen(event)
    assert (talk.session, talk.effects) == (session, [])
