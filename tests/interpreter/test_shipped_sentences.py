"""What the bot says of itself, in the language of the bot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.language.content import Content
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

FILE = {"id": "f1", "name": "a.bin", "mime": "application/pdf", "size": 6_000_000}


def asked(keys: str, locale: str = "en") -> Talk:
    """The question `q` with these keys waits, in a bot of this locale."""
    flows = replace(nodes_of(f"q:\n  prompt: Q?\n  {keys}\nlast: {{prompt: More?}}"), locale=locale)
    return Talk(flows).text("/talk")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Please give a whole number, such as 25."),
        ("de", "Bitte eine ganze Zahl angeben, zum Beispiel 25."),
        ("es_MX", "Escribe un número entero, por ejemplo 25."),
        ("ru", "Укажите целое число, например 25."),
        ("ar", "يُرجى كتابة عدد صحيح، مثل 25."),
        ("fr", "Please give a whole number, such as 25."),
    ],
)
def test_a_wrong_answer_is_told_in_the_bot_s_language(locale: str, said: str) -> None:
    """And in English where that is not shipped."""
    assert asked("input: integer", locale).text("many").said == [said]


def test_an_answer_is_read_in_the_bot_s_locale() -> None:
    """The same signs, another number."""
    assert str(asked("input: money", "de").text("1 234,50 €").data["q"]) == "1234.50"


def test_a_broken_rule_is_told_with_its_limit_as_the_locale_prints_it() -> None:
    """A date as dates are written there."""
    talk = asked("input: date\n  validate: {max: 2026-12-31}", "de")
    assert talk.text("1.1.2027").said == ["Das späteste Datum ist 31.12.2026."]


def test_a_message_of_another_kind_is_told_what_the_type_wants() -> None:
    """Which is another sentence for every type."""
    assert asked("input: location").text("here").said == ["Please send a location. You find it behind the paper clip."]


def test_a_handler_speaks_the_bot_s_language() -> None:
    """A constant text is translated like any other."""
    assert asked("input: integer", "de").text("/cancel").said[:1] == ["Abgebrochen."]


def test_no_variable_takes_the_place_of_a_value() -> None:
    """A flow may have a `count` and a `limit` of its own."""
    nodes = "start: {set: {count: many, limit: none, example: no}}\nq: {prompt: Q?, validate: {min_length: 3}}"
    assert Talk(nodes_of(nodes)).text("/talk").text("ab").said == ["Please give at least 3 characters."]


def test_a_file_that_is_too_large_is_told_how_large_it_may_be() -> None:
    """In the author's own unit."""
    talk = asked("input: document\n  validate: {max_size: 5MB}").send(Content("document", value=dict(FILE)))
    assert (talk.said, talk.node) == (["The file is too large. It may have at most 5 MB."], "q")


def test_a_file_that_fits_is_saved_as_a_record() -> None:
    """With what is known of it."""
    talk = asked("input: document\n  validate: {max_size: 10MB, mime: application/pdf}")
    assert talk.send(Content("document", value=dict(FILE))).data["q"] == FILE


def test_somebody_else_s_contact_is_refused_where_it_must_be_one_s_own() -> None:
    """The sender of the message is the one who counts."""
    talk = asked("input: {type: contact, own: true}")
    wrong = Content("contact", value={"phone": "+34600111222", "user_id": 8, "name": "Grace"})
    right = Content("contact", value={"phone": "+34600111222", "user_id": 7, "name": "Ada"})
    assert talk.send(wrong).said == ["Please share your own contact, not somebody else's."]
    assert talk.send(right).data["q"]["user_id"] == 7


def test_a_moment_is_read_on_the_bot_s_clock() -> None:
    """In its zone, and kept so."""
    flows = replace(nodes_of("q: {prompt: Q?, input: datetime}\nlast: {prompt: More?}"), timezone="Europe/Berlin")
    talk = Talk(flows).text("/talk").text("tomorrow 9:30")
    assert talk.data["q"].isoformat() == "2026-03-02T09:30:00+01:00"
