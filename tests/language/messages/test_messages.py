"""Messages as mappings: their settings, lengths and media (DG502, DG503, DG506)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.targets import Message
from dragoman.language.lengths import surely, utf16
from dragoman.language.nodes.say import Say
from tests.language.compiling.marked import compiled, refusal, refused, sound, told, unmarked, whole


def message(settings: str) -> Message:
    """The sound message of these settings."""
    lead = sound(f"a: {{say: {{{settings}}}}}").nodes["a"].lead
    assert isinstance(lead, Say)
    return lead.messages[0]


def warned(nodes: str) -> Diagnostic:
    """The one warning of these nodes, at its mark."""
    clean, spans = unmarked(whole(nodes))
    flow, (problem,) = compiled(clean)
    assert flow is not None
    assert ([problem.span], problem.severity) == (spans, Severity.WARNING)
    return problem


def test_the_settings_of_a_message_are_read() -> None:
    """All that stand beside its text."""
    found = message(
        "text: Hi, silent: true, protect: true, link_preview: false, effect: 🎉, react: 👍, typing: 2s, "
        "delete_after: 1h, placeholder: Name, show: replace, overflow: pages, delivery: once"
    )
    assert (found.silent, found.protect, found.link_preview, found.show) == (True, True, False, "replace")
    assert (found.typing, found.delete_after) == (timedelta(seconds=2), timedelta(hours=1))
    assert (found.pages, found.once) == (True, True)
    texts = (found.effect, found.react, found.placeholder)
    assert [text.text.constant for text in texts if text] == ["🎉", "👍", "Name"]


def test_a_plain_message_has_none_of_them() -> None:
    """Split, sent again after a crash, in place after a press."""
    found = message("text: Hi")
    assert (found.show, found.pages, found.once, found.typing, found.media) == (None, False, False, None, ())


def test_several_texts_are_all_kept() -> None:
    """One of them is chosen later."""
    assert [text.text.constant for text in message("any_of: [A, B, C]").any_of] == ["A", "B", "C"]


def test_a_message_without_a_text_shows_something() -> None:
    """Its text is empty."""
    found = message("sticker: 'https://example.org/x.webp'")
    assert (found.text.text.constant, found.media[0].kind) == ("", "sticker")


@pytest.mark.parametrize("setting", ["delete_after: «soon»", "typing: «2»"])
def test_a_time_that_is_none_is_told(setting: str) -> None:
    """At its place."""
    assert refusal(f"a: {{say: {{text: Hi, {setting}}}}}").code == "DG212"


def test_nobody_types_for_longer_than_a_minute() -> None:
    """The user would wait as long."""
    problem = refusal("a: {say: {text: Hi, typing: «2m»}}")
    assert told(problem)[0] == "DG506"
    assert problem.help == "give 1m or less; 'wait' pauses a conversation"


def test_a_text_that_is_always_too_long_is_a_warning() -> None:
    """With its length and the limit."""
    found = warned(f"a: {{say: «{'x' * 4097}»}}")
    assert found.message == "the text has 4,097 characters; 4,096 is the most in one message"


def test_a_text_of_the_longest_length_is_right() -> None:
    """As well as one that only markup makes longer."""
    sound(f"a: {{say: {'x' * 4096}}}")
    sound(f"a: {{say: '<b>{'x' * 4096}</b>'}}")


def test_what_is_computed_counts_as_nothing() -> None:
    """It may be empty; what stands around it is always there."""
    assert warned(f"a: {{say: «'{'x' * 4090} {{{{ user.id }}}} {'y' * 10}'»}}").code == "DG502"
    sound(f"a: {{say: '{'x' * 4090} {{{{ user.id }}}} y'}}")


@pytest.mark.parametrize("overflow", ["split", "pages"])
def test_whoever_says_what_becomes_of_long_texts_is_not_warned(overflow: str) -> None:
    """They know it is long."""
    sound(f"a: {{say: {{text: {'x' * 5000}, overflow: {overflow}}}}}")


def test_a_caption_is_shorter_than_a_text() -> None:
    """1,024 characters, under anything that a text can stand under."""
    found = warned(f"a: {{say: {{photo: 'https://example.org/x.jpg', text: «{'x' * 1025}»}}}}")
    assert "1,024 is the most under a photo" in found.message
    sound(f"a: {{say: {{dice: true, text: {'x' * 1025}}}}}")


def test_lengths_are_telegram_s() -> None:
    """In UTF-16 units, references read as what they stand for."""
    assert utf16("a😀") == 3
    assert surely(message("text: 'a &amp; b'").text) == 5


def test_a_placeholder_is_short() -> None:
    """64 characters."""
    problem = refusal(f"a: {{say: {{text: Hi, placeholder: «{'x' * 65}»}}}}")
    assert told(problem) == ("DG502", "the placeholder has 65 characters", "64 are the most that Telegram takes")


def test_an_album_has_no_buttons() -> None:
    """They are told, and where to put them."""
    links = "[{text: A, url: 'https://example.org'}]"
    photos = "['https://a.org/1.jpg', 'https://a.org/2.jpg']"
    problem = refusal(f"a: {{say: {{media: {photos}, buttons: «{links}»}}}}")
    assert told(problem)[:2] == ("DG503", "an album has no buttons")


@pytest.mark.parametrize(
    "second", ["{document: 'https://a.org/x'}", "'https://a.org/x.pdf'", "{audio: 'https://a.org/x'}"]
)
def test_documents_and_music_do_not_mix_with_photos(second: str) -> None:
    """Telegram shows each kind alone."""
    assert refusal(f"a: {{say: {{media: ['https://a.org/1.jpg', «{second}»]}}}}").code == "DG503"


def test_the_files_of_an_album_are_what_their_endings_say() -> None:
    """Else photos."""
    found = message("media: ['https://a.org/1.MP4', 'https://a.org/2', {photo: 'https://a.org/3', text: Three}]")
    assert [media.kind for media in found.media] == ["video", "photo", "photo"]
    assert found.media[2].text is not None


def test_a_place_has_degrees() -> None:
    """Numbers, or something computed."""
    problem = refusal("a: {say: {location: {latitude: «'north'», longitude: 3}}}")
    assert told(problem) == ("DG506", "'north' is no latitude", "write a number of degrees, such as 52.52")
    sound("a: {say: {location: {latitude: '{{ user.id }}', longitude: 3}}}")


def test_a_quiz_has_its_right_option_among_its_options() -> None:
    """The nearest is named."""
    problem = refusal("a: {say: {poll: {question: Q?, options: [Tea, Coffee], correct: «Tee»}}}")
    assert (problem.code, problem.help) == ("DG506", "did you mean 'Tea'?")


def test_only_a_quiz_explains() -> None:
    """A poll without a right option has nothing to explain."""
    problem = refusal("a: {say: {poll: {question: Q?, options: [Tea, Coffee], explanation: «Because»}}}")
    assert problem.code == "DG506"


def test_a_poll_is_open_for_a_time_that_telegram_takes() -> None:
    """From 5 seconds to 30 days."""
    assert refusal("a: {say: {poll: {question: Q?, options: [A], open: «1s»}}}").code == "DG506"


def test_the_texts_of_a_poll_are_short() -> None:
    """The question and each option."""
    found = refused(whole(f"a: {{say: {{poll: {{question: «{'q' * 301}», options: [A, «{'o' * 101}»]}}}}}}"))
    assert [problem.code for problem in found] == ["DG502", "DG502"]


def test_a_flow_knows_whether_it_edits_what_it_said() -> None:
    """Only then are the numbers of its messages remembered."""
    assert sound("a: {say: {text: Hi, show: edit}}").edits
    assert not sound("a: {say: {text: Hi, show: send}}").edits
