"""Buttons that a user's client acts on by itself: what each becomes, inline and on a reply keyboard."""

from __future__ import annotations

import pytest

from dragoman.interpreter.effects import (
    Button,
    ButtonAction,
    Copy,
    Keyboard,
    Label,
    Link,
    Login,
    Request,
    SendMessage,
    Share,
    WebApp,
)
from dragoman.interpreter.events import Origin
from dragoman.interpreter.records import decode_outbox, encode_outbox
from dragoman.language.content import Content
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import ADA, HOME, NOW, Talk


def shown(buttons: str, more: str = "") -> SendMessage:
    """The question with these buttons, after the answer `x1` to `a`."""
    talk = Talk(nodes_of(f"a: {{prompt: A?}}\nq:\n  prompt: Q?\n  input: any\n  buttons: {buttons}\n{more}"))
    return talk.text("/talk").text("x1").messages[-1]


def button(keys: str) -> Button:
    """The one button that has these keys."""
    keyboard = shown(f"[{{text: Press, {keys}}}]").keyboard
    assert keyboard is not None
    ((found,),) = keyboard.rows
    return found


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        ("url: 'https://example.org/{{ a }}'", Link("https://example.org/x1")),
        ("url: 'tg://resolve?domain={{ a }}'", Link("tg://resolve?domain=x1")),
        ("web_app: 'https://example.org/app'", WebApp("https://example.org/app")),
        ("login: 'https://example.org/{{ a }}'", Login("https://example.org/x1")),
        ("copy: 'CODE-{{ a }}'", Copy("CODE-x1")),
        ("share: 'Look at {{ a }}'", Share("Look at x1")),
        ("contact: true", Request("contact")),
        ("location: true", Request("location")),
        ("users: true", Request("users")),
        ("users: {max: 3}", Request("users", most=3)),
        ("users: {bots: true}", Request("users", "bots")),
        ("chat: true", Request("chat")),
        ("chat: channel", Request("chat", "channel")),
        ("poll: true", Request("poll")),
        ("poll: quiz", Request("poll", "quiz")),
    ],
)
def test_an_action_is_done_by_the_client(keys: str, action: ButtonAction) -> None:
    """With what the flow computes for this user."""
    assert button(keys).action == action


@pytest.mark.parametrize("keys", ["contact: false", "location: false", "users: false", "chat: false", "poll: false"])
def test_an_action_that_is_off_is_none(keys: str) -> None:
    """The button is pressed like any other."""
    assert not isinstance(button(keys).action, Request)


@pytest.mark.parametrize("what", ["contact", "location", "users", "chat", "poll"])
def test_what_must_be_asked_for_makes_a_reply_keyboard(what: str) -> None:
    """Nothing else can ask."""
    message = shown(f"[{{text: Press, {what}: true}}, Other]")
    assert message.keyboard is not None
    assert message.keyboard.kind == "reply"
    assert message.keyboard.rows[1][0] == Button("Other", Label())


def test_a_text_to_copy_is_cut_at_what_a_client_takes() -> None:
    """256 characters, where the text is computed."""
    nodes = "a: {prompt: A?}\nq: {prompt: Q?, input: any, buttons: [{text: Copy, copy: '{{ a }}'}]}"
    keyboard = Talk(nodes_of(nodes)).text("/talk").text("x" * 300).messages[-1].keyboard
    assert keyboard is not None
    assert keyboard.rows[0][0].action == Copy("x" * 256)


def test_style_and_icon_are_kept() -> None:
    """For channels that show them."""
    found = button("value: 1, style: danger, icon: '5368324170671202286'")
    assert (found.style, found.icon, found.marked) == ("danger", "5368324170671202286", False)


@pytest.mark.parametrize(("key", "bad"), [("url", "javascript:alert(1)"), ("web_app", "http://e.org"), ("login", "x")])
def test_an_address_that_turns_out_bad_is_left_out(key: str, bad: str) -> None:
    """The question is asked without it, and the operator is told."""
    nodes = f"a: {{prompt: A?}}\nq:\n  prompt: Q?\n  buttons: [{{text: Go, {key}: '{{{{ a }}}}'}}, Other]"
    talk = Talk(nodes_of(nodes)).text("/talk").text(bad)
    assert talk.labels == [["Other"]]
    assert [report.reason for report in talk.reports] == ["template"]
    assert talk.reports[0].line > 0


def test_a_link_on_a_reply_keyboard_is_sent_when_it_is_pressed() -> None:
    """Such a keyboard can only type its label; the question stays."""
    buttons = "[{text: Terms, url: 'https://example.org'}, Other]"
    nodes = f"q: {{prompt: Q?, keyboard: reply, buttons: {buttons}}}\nd: {{prompt: D}}"
    talk = Talk(nodes_of(nodes)).text("/talk")
    keyboard = talk.messages[0].keyboard
    assert keyboard is not None
    assert keyboard.rows[0] == (Button("Terms", Label()),)
    talk.text("Terms")
    assert talk.messages[0].keyboard is not None
    assert talk.messages[0].keyboard.rows == ((Button("Terms", Link("https://example.org")),),)
    assert (talk.node, talk.text("Other").node) == ("q", "d")


def test_under_a_question_for_a_text_the_label_of_a_link_is_a_text() -> None:
    """An inline link is pressed, never typed."""
    nodes = "q: {prompt: Q?, buttons: [{text: Terms, url: 'https://example.org'}]}\nd: {prompt: D}"
    assert Talk(nodes_of(nodes)).text("/talk").text("Terms").data["q"] == "Terms"


def test_clients_buttons_alone_leave_the_question_as_it_is() -> None:
    """It is no menu: a contact, or any text, answers."""
    nodes = "q: {prompt: Q?, input: contact, buttons: [{text: Call, contact: true}]}\nd: {prompt: D}"
    talk = Talk(nodes_of(nodes)).text("/talk")
    talk.send(Content("contact", value={"phone": "+34600111222", "user_id": ADA.id}))
    assert talk.node == "d"


def test_buttons_outlive_the_outbox() -> None:
    """As they were."""
    actions = (Link("l"), WebApp("w"), Login("g"), Copy("c"), Share("s"), Request("users", "bots", 3), Label())
    rows = tuple((Button("b", action, "danger", "1", marked=True),) for action in actions)
    message = SendMessage("Q?", keyboard=Keyboard(rows))
    origin = Origin("u1", NOW, ADA, HOME)
    assert decode_outbox(encode_outbox(origin, [message])) == (origin, [message])
