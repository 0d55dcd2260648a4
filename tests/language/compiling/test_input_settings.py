"""The settings of input types, and limits that no answer of the type could keep: DG218, DG210."""

from __future__ import annotations

import pytest

from dragoman.language.nodes.prompt import Prompt
from tests.language.compiling.marked import refusal, sound, told


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("{type: phone, region: «SPAIN»}", "there is no region 'SPAIN'"),
        ("{type: money, currency: «EURO»}", "there is no currency 'EURO'"),
        ("{type: date, formats: «'%Q'»}", "no answer can be read by the format '%Q'"),
        ("{type: time, formats: «[mm.yyyy]»}", "the format 'mm.yyyy' has no hour in it"),
    ],
)
def test_a_setting_that_no_answer_could_use_is_refused(setting: str, said: str) -> None:
    """At load, at its place, with what would be right."""
    code, message, remedy = told(refusal(f"q: {{prompt: Q?, input: {setting}}}"))
    assert (code, message) == ("DG218", said) and "such as" in str(remedy)


@pytest.mark.parametrize(
    "setting",
    ["{type: phone, region: es}", "{type: money, currency: EUR}", "{type: datetime, formats: dd.mm.yyyy hh:mm}"],
)
def test_a_setting_that_can_be_used_is_kept(setting: str) -> None:
    """Without the type itself."""
    lead = sound(f"q: {{prompt: Q?, input: {setting}}}").nodes["q"].lead
    assert isinstance(lead, Prompt) and len(lead.settings) == 1 and "type" not in lead.settings


@pytest.mark.parametrize(
    ("type_", "limit", "wanted"),
    [
        ("integer", "«2026-01-01»", "give a number"),
        ("money", "«30m»", "give a number"),
        ("date", "«18»", "give a date, such as 2026-12-31"),
        ("datetime", "«18»", "give a date and a time, such as 2026-12-31T09:30"),
        ("time", "«9»", "give a time, such as '09:30'"),
        ("duration", "«30»", "give a duration, such as 30m"),
    ],
)
@pytest.mark.parametrize("key", ["min", "max"])
def test_a_limit_that_no_answer_could_keep_is_refused(key: str, type_: str, limit: str, wanted: str) -> None:
    """Every answer would break it."""
    code, message, remedy = told(refusal(f"q: {{prompt: Q?, input: {type_}, validate: {{{key}: {limit}}}}}"))
    assert (code, remedy) == ("DG210", wanted) and message.endswith("and the answers are of another type")


@pytest.mark.parametrize(
    ("type_", "rule"),
    [
        ("money", "min: 0.5"),
        ("date", "min: 2026-01-01"),
        ("datetime", "max: 2026-01-01T18:00"),
        ("datetime", "max: 2026-01-01"),
        ("time", "min: '09:30'"),
        ("duration", "min: 30m"),
        ("document", "max_size: 5MB, mime: [application/pdf, image/*]"),
        ("photo", "max_size: 500KB"),
        ("any", "max_size: 5MB"),
        ("timezone", "pattern: '^Europe/'"),
        ("number", "min: '{{ answer.value }}'"),
    ],
)
def test_a_rule_that_fits_is_taken(type_: str, rule: str) -> None:
    """What is computed for each user is not judged before."""
    lead = sound(f"q:\n  prompt: Q?\n  input: {type_}\n  validate: {{{rule}}}").nodes["q"].lead
    assert isinstance(lead, Prompt) and lead.rules


@pytest.mark.parametrize(
    ("type_", "rule"), [("integer", "«max_size»: 5MB"), ("location", "«min»: 5"), ("contact", "«min_length»: 5"),
                        ("photo", "«pattern»: a"), ("any", "«min»: 5")]
)  # fmt: skip
def test_a_rule_of_another_type_is_refused(type_: str, rule: str) -> None:
    """A number has no size in bytes, and a place no length."""
    assert refusal(f"q:\n  prompt: Q?\n  input: {type_}\n  validate: {{{rule}}}").code == "DG209"


@pytest.mark.parametrize("limit", ["big", "'5'", "'5 mb'"])
def test_a_size_that_is_none_is_refused(limit: str) -> None:
    """The remedy shows how sizes are written."""
    problem = refusal(f"q:\n  prompt: Q?\n  input: photo\n  validate: {{max_size: «{limit}»}}")
    assert problem.code == "DG210" and "such as 5MB" in problem.message
