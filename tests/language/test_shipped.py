"""The shipped handlers and sentences, and their translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import dragoman.language.defaults
from dragoman.graph.computed import Template
from dragoman.graph.targets import InPlace
from dragoman.language.content import Content
from dragoman.language.defaults import LANGUAGES, shipped_handlers, shipped_texts, texts_in
from dragoman.language.expressions import Scope
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import Accepted, Reading
from dragoman.language.sentences import Sentence
from dragoman.language.validators import all_validators
from tests.language.inputs.answers import WEDNESDAY
from tests.language.saying import said

FOLDER = Path(dragoman.language.defaults.__file__).parent
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ALL_FIVE = pytest.mark.parametrize("language", ["en", *LANGUAGES])
SETTINGS: dict[str, list[dict[str, Any]]] = {
    "phone": [{}, {"region": "ES"}],
    "contact": [{}, {"own": True}],
    "money": [{}, {"currency": "EUR"}],
}
BOTH_WAYS: list[tuple[Any, Any]] = [
    (5, 18), (date(2026, 5, 13), "2026-12-31"), (time(9), "09:30"), (WEDNESDAY, "2026-12-31T09:30"),
    (timedelta(1), "30m"), ([], 3),
]  # fmt: skip
BROKEN: dict[str, list[tuple[Any, Any]]] = {
    "min": BOTH_WAYS, "max": BOTH_WAYS, "min_length": [("a", 2)], "max_length": [("abc", 2)], "pattern": [("a", "^b$")],
    "one_of": [("x", ["S", 5, "2026-12-31", Decimal("2.5")]), ("x", list(range(20)))],
    "max_size": [({}, "5MB")], "mime": [({}, ["image/*", "application/pdf"])],
}  # fmt: skip
VALUES: dict[str, Any] = {
    "near": "order", "command": "ordr", "label": "Apple", "example": "25", "other": 2, "limit": 3, "count": 3,
    "size": "5 MB", "types": ["PDF"], "options": ["S"], "reason": "type", "first": None, "last": None, "low": 1,
    "high": 5, "step": 5,
}  # fmt: skip


def sentences_of_types() -> Iterator[Sentence]:
    """What the input types say, under all settings that change it."""
    for name, kind in all_inputs().items():
        for settings in SETTINGS.get(name, [{}]):
            yield kind.error(Reading(WEDNESDAY, "en", settings))


def sentences_of_rules() -> Iterator[Sentence]:
    """What the validators say, for all kinds of limits."""
    for key, cases in BROKEN.items():
        rule = all_validators()[key]
        yield from (rule.error(value, rule.prepare(limit)) for value, limit in cases)


def names_in(text: Template) -> set[str]:
    """The names that are filled in."""
    return {reference.name for reference in text.text.references}


def handler_texts() -> Iterator[tuple[str, Template]]:
    """The key in the translations and the text, for all texts of the handlers."""
    for event, target in shipped_handlers().items():
        if isinstance(target, InPlace):
            assert len(target.say) <= 1
            yield from ((f"on.{event}.say", message.text) for message in target.say)


@EVERY_LANGUAGE
def test_every_sentence_is_translated(language: str) -> None:
    """And nothing else is."""
    keys = set(texts_in("texts.yaml")) | {key for key, _ in handler_texts()}
    assert set(texts_in(f"{language}.yaml")) == keys


def test_every_language_is_a_file() -> None:
    """The list of files is the list of languages."""
    assert {path.stem for path in FOLDER.glob("??.yaml")} == set(LANGUAGES)


@EVERY_LANGUAGE
@pytest.mark.parametrize("name", [*texts_in("texts.yaml")])
def test_a_translation_fills_in_the_same_names(name: str, language: str) -> None:
    """None is lost on the way, and none is made up."""
    assert names_in(texts_in(f"{language}.yaml")[name]) == names_in(texts_in("texts.yaml")[name])


@ALL_FIVE
@pytest.mark.parametrize("name", [*texts_in("texts.yaml")])
def test_every_sentence_can_be_said(name: str, language: str) -> None:
    """With values of the types that it gets."""
    values = {**VALUES, "limit": time(9) if name.endswith("_time") else 3}
    if name == "input_decimal":
        values |= {"example": Decimal("2.5")}
    if name == "widget_time":
        values |= {"first": time(9), "last": time(17)}
    assert said(Sentence(name, values), language).strip()


@pytest.mark.parametrize("sentence", [*sentences_of_types(), *sentences_of_rules()], ids=lambda one: one.name)
@ALL_FIVE
def test_what_types_and_rules_say_is_shipped_in_every_language(sentence: Sentence, language: str) -> None:
    """With the values they give, it is a whole sentence."""
    assert re.search(r"[.؟?]$", said(sentence, language))


def test_every_sentence_of_types_and_rules_is_used() -> None:
    """None is left over from former times."""
    used = {sentence.name for sentence in (*sentences_of_types(), *sentences_of_rules())}
    assert used - {"choose"} == {name for name in shipped_texts() if name.startswith(("input_", "rule_"))}


@pytest.mark.parametrize("name", [name for name in all_inputs() if name != "choice"])
def test_every_input_type_has_a_sentence_of_its_own(name: str) -> None:
    """Found by the type's name."""
    assert all_inputs()[name].error(Reading(WEDNESDAY)).name.startswith(f"input_{name}")


@pytest.mark.parametrize("key", list(all_validators()))
def test_every_validator_has_a_sentence_of_its_own(key: str) -> None:
    """Found by the rule's key."""
    rule = all_validators()[key]
    assert all(rule.error(value, rule.prepare(limit)).name.startswith(f"rule_{key}") for value, limit in BROKEN[key])


@ALL_FIVE
@pytest.mark.parametrize("kind", ["date", "datetime", "duration"])
def test_the_words_that_a_sentence_shows_are_understood(kind: str, language: str) -> None:
    """Whoever answers as the sentence says is through."""
    reading = Reading(WEDNESDAY, language)
    shown = re.findall("[“„«]([^”“»]+)[”“»]", said(all_inputs()[kind].error(reading), language))
    answers = [all_inputs()[kind].read(Content(text=words), reading) for words in shown]
    assert shown and all(isinstance(answer, Accepted) for answer in answers)


@EVERY_LANGUAGE
def test_a_handler_speaks_the_user_s_language(language: str) -> None:
    """As the sentences do."""
    spoken = {key: text.render(Scope({}, language)) for key, text in handler_texts()}
    assert spoken and all(spoken[key] == texts_in(f"{language}.yaml")[key].render(Scope({})) for key in spoken)


@pytest.mark.parametrize(
    ("locale", "label"),
    [("es", "Omitir"), ("es_MX", "Omitir"), ("de-at", "Überspringen"), ("en_GB", "Skip"), ("fr", "Skip"), ("", "Skip")],
)
def test_a_language_serves_all_its_countries(locale: str, label: str) -> None:
    """One that is not shipped is answered in English."""
    assert said(Sentence("skip_label"), locale) == label


@pytest.mark.parametrize(
    ("language", "count", "ending"),
    [
        ("en", 1, "1 character."),
        ("en", 2, "2 characters."),
        ("es", 1, "1 carácter."),
        ("es", 5, "5 caracteres."),
        ("ru", 1, "1 символа."),
        ("ru", 2, "2 символов."),
        ("ru", 5, "5 символов."),
        ("ru", 21, "21 символа."),
        ("ar", 2, "2 حرفان."),
        ("ar", 3, "3 أحرف."),
        ("ar", 11, "11 حرفًا."),
        ("ar", 100, "100 حرف."),
    ],
)
def test_numbers_have_the_plural_of_the_language(language: str, count: int, ending: str) -> None:
    """Russian has four forms, Arabic six."""
    assert said(Sentence("rule_min_length", {"count": count}), language).endswith(ending)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "The latest date is Dec 31, 2026."), ("de", "Das späteste Datum ist 31.12.2026."),
     ("es", "La última fecha posible es 31 dic 2026.")],
)  # fmt: skip
def test_values_are_printed_in_the_user_s_locale(language: str, sentence: str) -> None:
    """A date looks as dates do there."""
    assert said(Sentence("rule_max_date", {"limit": date(2026, 12, 31)}), language) == sentence


def test_a_year_is_no_amount() -> None:
    """As a limit it has no sign between its thousands."""
    assert said(Sentence("rule_min_number", {"limit": 1900})) == "The lowest number is 1900."


@ALL_FIVE
def test_a_value_with_markup_in_it_is_only_text(language: str) -> None:
    """What people wrote is never markup."""
    text = shipped_texts()["rule_one_of"].render(Scope({"options": ["<b>", "R&D"]}, language))
    assert "&lt;b&gt;, R&amp;D" in text


@EVERY_LANGUAGE
def test_a_translation_is_no_copy(language: str) -> None:
    """A sentence that was forgotten would stay English."""
    english, own = texts_in("texts.yaml"), texts_in(f"{language}.yaml")
    same = {name for name in english if own[name].text.source == english[name].text.source}
    assert same <= {"no_label"}


@pytest.mark.parametrize("language", ["es", "de", "ru"])
def test_a_sentence_is_short(language: str) -> None:
    """Two or three lines on a phone."""
    assert max(len(text.text.source) for text in texts_in(f"{language}.yaml").values()) < 180


def test_the_moment_in_a_sentence_is_the_user_s() -> None:
    """In the zone that it has."""
    moment = datetime.fromisoformat("2026-05-13T09:30+02:00")
    assert "9:30" in said(Sentence("rule_min_datetime", {"limit": moment}))
