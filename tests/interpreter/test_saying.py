"""Messages as they go out: what they show, how they come, whose place they take, when they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from json import dumps

import pytest

from dragoman.interpreter.effects import ChangeKeyboard, DeleteMessage, SendMessage
from dragoman.interpreter.events import TimerFired
from dragoman.interpreter.extras import Media, React
from dragoman.language.content import Content, FileSource
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import NOW, Talk


def said(message: str, head: str = "") -> SendMessage:
    """The one message of a flow that says only this."""
    (found,) = Talk(nodes_of(f"a:\n  say: {message}", head=head)).text("/talk").messages
    return found


def fault(message: str, head: str = "") -> str:
    """What the operator is told of it."""
    (report,) = Talk(nodes_of(f"a:\n  say: {message}", head=head)).text("/talk").reports
    return report.message


def number(talk: Talk, name: str, value: int) -> Talk:
    """The runtime tells the session the number of a message."""
    talk.session = replace(talk.session, sent={**talk.session.sent, name: value})
    return talk


def test_the_manners_of_a_message_go_with_it() -> None:
    """Channels do what they can of them."""
    found = said("{text: Hi, silent: true, protect: true, link_preview: false, effect: 🎉, typing: 2s, delivery: once}")
    assert (found.silent, found.protect, found.link_preview, found.once) == (True, True, False, True)
    assert (found.effect, found.typing) == ("🎉", 2.0)


def test_a_placeholder_is_cut_to_what_telegram_takes() -> None:
    """64 characters."""
    head = "variables: {long: {type: text, initial: %s}}" % ("x" * 80)
    assert said("{text: Hi, placeholder: '{{ long }}'}", head).placeholder == "x" * 64


@pytest.mark.parametrize(("name", "source"), [("images/shop.jpg", "path"), ("https://example.org/x.jpg", "url")])
def test_a_file_goes_with_its_text(name: str, source: FileSource) -> None:
    """As one message."""
    found = said(f"{{photo: '{name}', text: Our shop}}")
    assert (found.text, found.media) == ("Our shop", (Media("photo", name, source),))


def test_a_computed_path_begins_as_it_is_written() -> None:
    """Inside the project."""
    found = said("{photo: 'images/{{ user.id }}.jpg'}")
    assert found.media == (Media("photo", "images/7.jpg", "path"),)


def test_nobody_but_the_author_names_a_file_of_the_project() -> None:
    """What a user writes is an id that no channel knows."""
    flows = nodes_of("name:\n  prompt: Which?\na:\n  say: {document: '{{ name }}'}")
    (found,) = Talk(flows).text("/talk").text("bot.yaml").messages
    assert found.media == (Media("document", "bot.yaml", "id"),)


def test_a_computed_path_that_climbs_is_a_fault() -> None:
    """The user hears an apology, the operator the place."""
    flows = nodes_of("name:\n  prompt: Which?\na:\n  say: {document: 'images/{{ name }}'}")
    talk = Talk(flows).text("/talk").text("../bot.yaml")
    assert [report.message for report in talk.reports] == ["the file 'images/../bot.yaml' lies outside the project"]
    assert talk.reports[0].line > 0
    assert talk.said == ["Sorry, something went wrong. Please try again."]


def test_a_file_that_the_user_sent_can_be_shown() -> None:
    """Its record is enough."""
    flows = nodes_of("face:\n  prompt: A photo?\n  input: photo\na:\n  say: {photo: '{{ face }}', text: You}")
    photo = Content("photo", "", {"id": "f1", "name": "", "mime": "image/jpeg", "size": 9})
    (found,) = Talk(flows).text("/talk").send(photo).messages
    assert found.media == (Media("photo", "f1", "id"),)


def test_a_file_that_is_no_file_is_a_fault() -> None:
    """Such as a number."""
    assert fault("{photo: '{{ user.id }}'}") == "this is no photo: give a path, a URL, a file id or a file"


def test_an_album_is_one_message() -> None:
    """Each file with a text of its own, where it has one."""
    found = said("{media: [a.jpg, {video: b.mp4, text: 'The {{ user.first_name }}'}], text: Look}")
    assert [(media.kind, media.file, media.text) for media in found.media] == [
        ("photo", "a.jpg", ""),
        ("video", "b.mp4", "The Ada"),
    ]


def test_a_place_has_exact_degrees() -> None:
    """As written, or computed."""
    (media,) = said("{venue: {latitude: 52.52, longitude: '{{ user.id }}', title: Shop, address: Here}}").media
    assert media.value == {"latitude": Decimal("52.52"), "longitude": 7, "title": "Shop", "address": "Here"}


def test_degrees_that_are_none_are_a_fault() -> None:
    """Nothing lies behind the pole."""
    assert "is no latitude; it is a number from -90 to 90" in fault(
        "{location: {latitude: '{{ user.id * 100 }}', longitude: 1}}"
    )


def test_a_quiz_names_its_right_option_by_its_place() -> None:
    """Texts are rendered, settings have their defaults."""
    (media,) = said("{poll: {question: 'Hi {{ user.first_name }}?', options: [Tea, Coffee], correct: Coffee}}").media
    assert (media.value["question"], media.value["correct"], media.value["anonymous"]) == ("Hi Ada?", 1, True)


def test_a_die_is_a_die() -> None:
    """Unless it is another game."""
    assert said("{dice: true}").media[0].value == {"emoji": "🎲"}
    assert said("{dice: 🎯}").media[0].value == {"emoji": "🎯"}


def test_one_of_several_texts_is_chosen_by_the_event() -> None:
    """Always the same for one event, not the same for all."""
    flows = nodes_of("a:\n  say: {any_of: [A, B, C]}")
    first = [Talk(flows).text("/talk").said[0] for _ in range(3)]
    assert len(set(first)) == 1
    talk = Talk(flows)
    assert {talk.text("/talk").said[0] for _ in range(30)} == {"A", "B", "C"}


def test_a_reaction_is_put_on_the_user_s_message() -> None:
    """Before the answer; a press is no message."""
    flows = nodes_of("ask:\n  prompt: Go?\n  buttons: {Go: a}\na:\n  say: {text: Hi, react: 👍}\n  next: ask")
    talk = Talk(flows).text("/talk").text("Go")
    kinds = [type(effect) for effect in talk.effects if isinstance(effect, React | SendMessage)]
    assert kinds[:2] == [React, SendMessage]
    assert not any(isinstance(effect, React) for effect in talk.press("Go").effects)


PRESSED = """
ask:
  prompt: Go?
  buttons: {Go: a}
a:
  say: {text: Gone, SHOW}
"""


def after_a_press(show: str) -> SendMessage:
    """What is said after a press, with this setting."""
    (found,) = Talk(nodes_of(PRESSED.replace("SHOW", show))).text("/talk").press("Go").messages
    return found


def test_after_a_press_a_message_takes_the_pressed_one_s_place() -> None:
    """Unless it says otherwise."""
    assert (after_a_press("silent: false").edit, after_a_press("show: edit").edit) == (1, 1)


def test_a_message_can_be_sent_anew() -> None:
    """The pressed one only loses its buttons."""
    talk = Talk(nodes_of(PRESSED.replace("SHOW", "show: send"))).text("/talk").press("Go")
    assert talk.messages[0].edit is None
    assert ChangeKeyboard(1) in talk.effects


def test_a_message_can_replace_the_pressed_one() -> None:
    """Which is deleted once it is sent."""
    found = after_a_press("show: replace")
    assert (found.edit, found.replace) == (1, True)


WORKING = """
a:
  say: Working
b:
  action: any_action
  with: {x: 1}
c:
  say: {text: Done, show: edit}
"""


def test_a_message_can_take_the_place_of_the_one_before() -> None:
    """By the number that the session was told."""
    talk = Talk(nodes_of(WORKING), results={}).text("/talk")
    assert talk.messages[0].tags == ("latest",)
    number(talk, "latest", 41).results["any_action"] = 1
    event = talk._result(talk.calls[0], talk.origin())
    assert event is not None
    (found,) = talk.happen(event).messages
    assert (found.edit, found.latest) == (41, True)


def test_numbers_are_not_kept_by_flows_that_do_not_edit() -> None:
    """A plain turn costs no more than before."""
    assert said("Hi").tags == ()


def test_an_album_takes_nobody_s_place() -> None:
    """Nor does a place on the map; they cannot."""
    for media in ("media: [a.jpg, b.jpg]", "location: {latitude: 1, longitude: 2}"):
        flows = nodes_of(f"ask:\n  prompt: Go?\n  buttons: {{Go: a}}\na:\n  say: {{{media}}}")
        assert Talk(flows).text("/talk").press("Go").messages[0].edit is None


def test_a_message_is_deleted_when_its_time_is_over() -> None:
    """A timer of the session, and the number it was told."""
    talk = Talk(nodes_of("a:\n  say: {text: Secret, delete_after: 1h}\nb:\n  prompt: And?")).text("/talk")
    (timer,) = [timer for timer in talk.session.timers if timer.kind == "delete"]
    assert timer.at == NOW + timedelta(hours=1)
    assert talk.messages[0].tags == (timer.id,)
    number(talk, timer.id, 12).happen(TimerFired(talk.origin(), timer.id))
    assert talk.effects == [DeleteMessage(12)]
    assert (talk.session.sent, talk.node) == ({}, "b")


def test_a_message_whose_number_is_not_known_is_not_deleted() -> None:
    """It was never delivered."""
    talk = Talk(nodes_of("a:\n  say: {text: Secret, delete_after: 1h}\nb:\n  prompt: And?")).text("/talk")
    (timer,) = [timer for timer in talk.session.timers if timer.kind == "delete"]
    assert talk.happen(TimerFired(talk.origin(), timer.id)).effects == []


def test_a_question_can_show_something() -> None:
    """With its buttons under it; its text may be missing."""
    flows = nodes_of("a:\n  prompt: {photo: a.jpg}\n  buttons: [Good, Bad]")
    (found,) = Talk(flows).text("/talk").messages
    assert (found.text, found.media[0].file, found.asks) == ("", "a.jpg", True)


def test_an_album_with_buttons_needs_a_text() -> None:
    """Buttons have to stand under something, for this user as well."""
    text = "{{ '' if user.id else 'Which?' }}"
    flows = nodes_of(f'a:\n  prompt: {{media: [a.jpg, b.jpg], text: "{text}"}}\n  buttons: [Good, Bad]')
    assert [report.message for report in Talk(flows).text("/talk").reports] == ["the question is empty for this user"]


LONG = "\n\n".join(f"Paragraph {n} " + "x" * 900 for n in range(12))


def long_talk(nodes: str) -> Talk:
    """A talk that says a long text in pages."""
    return Talk(nodes_of(nodes.replace("LONG", dumps(LONG)))).text("/talk")


SAID = """
a:
  say:
    overflow: pages
    text: LONG
    buttons: [{text: More, url: "https://example.org"}]
b:
  prompt: And?
"""


def test_a_long_text_has_pages_to_turn() -> None:
    """The first one is said; its links stay under it."""
    talk = long_talk(SAID)
    first = talk.messages[0]
    assert len(first.text) <= 4096
    assert first.text.startswith("Paragraph 0")
    rows = [[button.text for button in row] for row in first.keyboard.rows] if first.keyboard else []
    assert rows == [["More"], ["›"]]


def test_turning_a_page_leaves_the_conversation_where_it_is() -> None:
    """The page is shown in the same message."""
    talk = long_talk(SAID)
    before = talk.session.waiting
    (page,) = talk.press("›").messages
    assert "Paragraph 4" in page.text
    assert page.edit == 1
    assert talk.labels == [["More"], ["‹", "›"]]
    assert (talk.session.waiting, talk.node) == (before, "b")


def test_the_pages_are_all_of_the_text() -> None:
    """Nothing is lost between them."""
    talk = long_talk(SAID)
    pages = [talk.messages[0].text]
    while "›" in str(talk.screen[1]):
        pages.append(talk.press("›").messages[0].text)
    assert "".join("".join(pages).split()) == "".join(LONG.split())


def test_only_the_newest_text_has_pages() -> None:
    """An older one is no longer in use."""
    talk = long_talk(SAID.replace("b:\n", "a2:\n  say: {overflow: pages, text: LONG}\nb:\n"))
    talk.press_at(1, 1, 1)
    assert talk.notices[0].text == "This button is no longer in use."


def test_a_question_s_text_has_pages_as_well() -> None:
    """Its buttons stay; turning answers nothing."""
    talk = long_talk("a:\n  prompt: {overflow: pages, text: LONG}\n  buttons: [Good, Bad]\nb:\n  prompt: And?")
    assert talk.labels == [["Good"], ["Bad"], ["›"]]
    talk.press("›")
    assert talk.messages[0].text.startswith("Paragraph 4")
    assert talk.labels == [["Good"], ["Bad"], ["‹", "›"]]
    assert talk.node == "a"


def test_a_text_that_fits_has_no_pages() -> None:
    """Nor one that is split."""
    assert said("{text: Hi, overflow: pages}").keyboard is None
