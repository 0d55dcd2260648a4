"""Handing a chat over to people, and notices to other chats."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from dragoman.interpreter.effects import SendMessage
from dragoman.interpreter.events import Relayed, TimerFired
from dragoman.interpreter.extras import HandBack, HandOver, Media
from dragoman.language.content import Content
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import NOW, Talk

DESK = -100
PEOPLE = """
name:
  prompt: Your name?
people:
  handoff: {to: "-100", SETTINGS}
  timeout: {after: 2h, next: late}
  outcomes: {released: thanks}
late:
  prompt: Nobody was there. And now?
  next: end
thanks:
  prompt: Thanks. And now?
"""
NOTE = "note: '{{ name }} has a question'"


def handed(settings: str = NOTE) -> Talk:
    """Ada's chat is in the hands of people."""
    return Talk(nodes_of(PEOPLE.replace("SETTINGS", settings))).text("/talk").text("Ada <3")


def wrote(talk: Talk, content: Content | str, *, release: bool = False, chat: int | str = DESK) -> Talk:
    """One of the people wrote."""
    content = Content(text=content) if isinstance(content, str) else content
    return talk.happen(Relayed(talk.origin(), chat, content, release))


def to_the_desk(talk: Talk) -> list[SendMessage]:
    """What the people were told in the last turn."""
    return [message for message in talk.messages if message.to == DESK]


def to_the_user(talk: Talk) -> list[str]:
    """What the user was told in the last turn."""
    return [message.text for message in talk.messages if message.to is None]


def test_the_people_are_told_with_the_note() -> None:
    """The word that ends it is the usual one."""
    talk = handed()
    assert HandOver(DESK, "/done") in talk.effects
    (note,) = to_the_desk(talk)
    assert (note.text, note.author) == ("Ada &lt;3 has a question", "Ada Lovelace")
    assert to_the_user(talk) == []


def test_without_a_note_they_are_told_in_our_words() -> None:
    """With the user's name and the word that ends it."""
    talk = handed("release: Ready")
    assert HandOver(DESK, "Ready") in talk.effects
    assert to_the_desk(talk)[0].text.startswith("Ada Lovelace would like to talk to somebody.")
    assert "Ready ends it" in to_the_desk(talk)[0].text


def test_what_the_user_sends_reaches_the_people() -> None:
    """As it is, never as markup."""
    (message,) = to_the_desk(handed().text("Where is <b>my</b> tea?"))
    assert (message.text, message.format, message.author) == ("Where is <b>my</b> tea?", "plain", "Ada Lovelace")


def test_what_the_people_write_reaches_the_user() -> None:
    """The same way."""
    talk = wrote(handed(), "On its <i>way</i>")
    assert to_the_user(talk) == ["On its <i>way</i>"]
    assert talk.messages[0].format == "plain"


SENT = [
    (Content("photo", "Look", {"id": "f1", "name": ""}), "Look", Media("photo", "f1")),
    (Content("sticker", "", {"id": "s1"}), "", Media("sticker", "s1")),
    (
        Content("location", "", {"latitude": Decimal("1.5"), "longitude": Decimal(2)}),
        "",
        Media("location", value={"latitude": Decimal("1.5"), "longitude": Decimal(2)}),
    ),
    (
        Content("contact", "", {"phone": "+34", "user_id": 7, "name": ""}),
        "",
        Media("contact", value={"phone": "+34", "first_name": "+34", "last_name": ""}),
    ),
]


@pytest.mark.parametrize(("content", "text", "media"), SENT)
def test_files_places_and_contacts_are_passed_on(content: Content, text: str, media: Media) -> None:
    """In both directions."""
    (there,) = to_the_desk(handed().send(content))
    (back,) = wrote(handed(), content).messages
    assert [(one.text, one.media) for one in (there, back)] == [(text, (media,))] * 2


def test_an_album_stays_an_album() -> None:
    """Each with its own text."""
    one, two = (Content("photo", text, {"id": text}) for text in ("a", "b"))
    album = Content("photo", "a", {"id": "a"}, (one, two))
    (found,) = to_the_desk(handed().send(album))
    assert (found.text, found.media) == ("", (Media("photo", "a", text="a"), Media("photo", "b", text="b")))


def test_what_cannot_be_passed_on_is_named() -> None:
    """Such as a poll."""
    assert to_the_desk(handed().send(Content("poll")))[0].text == "[poll]"


def test_the_release_leads_on() -> None:
    """To its outcome; the people are not told what they did."""
    talk = wrote(handed(), "/done", release=True)
    assert to_the_user(talk) == ["Thanks. And now?"]
    assert HandBack(DESK) in talk.effects
    assert to_the_desk(talk) == []


def test_the_timeout_ends_it_and_tells_the_people() -> None:
    """In its own direction."""
    talk = handed()
    (timer,) = talk.session.timers
    assert timer.at == NOW + timedelta(hours=2)
    talk.happen(TimerFired(talk.origin(), timer.id))
    assert to_the_user(talk) == ["Nobody was there. And now?"]
    assert HandBack(DESK) in talk.effects
    assert [message.text for message in to_the_desk(talk)] == ["The conversation with Ada Lovelace is over."]


@pytest.mark.parametrize("escape", ["/cancel", "/start", "/back", "/restart"])
def test_however_the_user_leaves_the_people_are_told(escape: str) -> None:
    """And have the chat no longer."""
    talk = handed().text(escape)
    assert HandBack(DESK) in talk.effects
    assert [message.text for message in to_the_desk(talk)] == ["The conversation with Ada Lovelace is over."]


def test_people_who_have_the_chat_no_longer_reach_nobody() -> None:
    """Their record is put right."""
    talk = wrote(handed().text("/cancel"), "Hello?")
    assert talk.effects == [HandBack(DESK)]


def test_people_of_another_chat_reach_nobody() -> None:
    """Only those who have it."""
    assert wrote(handed(), "Hello?", chat=-200).effects == [HandBack(-200)]


def test_whoever_writes_to_nobody_in_particular_is_told() -> None:
    """Where several conversations are open."""
    talk = Talk(nodes_of("a:\n  prompt: A?"))
    talk.happen(Relayed(talk.origin(), DESK, Content(text="Hello?"), lost=True))
    assert talk.said == ["Several people are waiting. Please reply to the message that you want to answer."]


def beside_another_flow() -> Talk:
    """Ada's chat is in the hands of people, and she has begun another flow."""
    nodes = "".join(f"  {line}\n" for line in PEOPLE.replace("SETTINGS", NOTE).strip().splitlines())
    side = "flow: side\ntriggers: [{command: side}]\nnodes:\n  ask:\n    prompt: Side?\n"
    flows = flows_of(side, f"flow: talk\ntriggers: [{{command: talk}}]\nnodes:\n{nodes}")
    return Talk(flows).text("/talk").text("Ada").text("/side")


def test_the_people_are_heard_during_an_interruption() -> None:
    """The flow that interrupts has the user's own answers."""
    talk = beside_another_flow()
    assert HandBack(DESK) not in talk.effects
    assert to_the_user(wrote(talk, "Are you there?")) == ["Are you there?"]
    assert to_the_desk(talk.text("an answer")) == []


def test_after_an_interruption_the_people_have_the_chat_again() -> None:
    """Without another note."""
    talk = beside_another_flow().text("an answer")
    assert (talk.node, to_the_desk(talk)) == ("people", [])
    assert [message.text for message in to_the_desk(talk.text("Back again"))] == ["Back again"]


def test_a_release_during_an_interruption_counts_when_the_flow_goes_on() -> None:
    """The other flow is not disturbed."""
    talk = wrote(beside_another_flow(), "/done", release=True)
    assert (talk.said, talk.stack) == ([], ["talk", "side"])
    assert to_the_user(talk.text("an answer")) == ["Thanks. And now?"]


def test_a_chat_that_is_none_is_a_fault() -> None:
    """At the place of `to`."""
    flows = nodes_of("a:\n  handoff: {to: '{{ user.username }}'}")
    (report,) = Talk(flows).text("/talk").reports
    assert report.message.startswith("'ada' names no chat")


def test_a_notice_goes_to_its_chat() -> None:
    """With everything that a message has; the flow goes on."""
    told = "{to: '@Staff_room', text: 'Hi {{ user.first_name }}', silent: true}"
    flows = nodes_of(f"a:\n  notify: {told}\nb:\n  prompt: B?")
    notice, question = Talk(flows).text("/talk").messages
    assert (notice.to, notice.text, notice.silent) == ("@staff_room", "Hi Ada", True)
    assert (question.to, question.text) == (None, "B?")


def test_a_notice_to_nobody_is_a_fault() -> None:
    """The variable is not set."""
    flows = nodes_of("a:\n  notify: {to: '{{ boss }}', text: Hi}", head="variables: {boss: text}")
    (report,) = Talk(flows).text("/talk").reports
    assert report.message.startswith("'' names no chat")


def test_a_notice_takes_nobody_s_place_and_no_keyboard_away() -> None:
    """The next text here still does."""
    nodes = "ask:\n  prompt: Go?\n  KEYBOARD\n  buttons: {Go: a}\na:\n  notify: {to: '5', text: Hi}\nb:\n  say: Gone"
    notice, gone = Talk(nodes_of(nodes.replace("KEYBOARD", "keyboard: inline"))).text("/talk").press("Go").messages
    assert (notice.edit, gone.edit) == (None, 1)
    notice, gone = Talk(nodes_of(nodes.replace("KEYBOARD", "keyboard: reply"))).text("/talk").text("Go").messages
    assert (notice.remove_keyboard, gone.remove_keyboard) == (False, True)


def test_a_notice_can_be_deleted_again_where_it_stands() -> None:
    """In its own chat."""
    flows = nodes_of("a:\n  notify: {to: '-5', text: Hi, delete_after: 1m}\nb:\n  prompt: B?")
    (timer,) = [one for one in Talk(flows).text("/talk").session.timers if one.kind == "delete"]
    assert timer.to == "-5"
