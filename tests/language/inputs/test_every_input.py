"""What is promised of every input type, those of today and those that are added."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.language.inputs
from dragoman.language.content import Content, Kind
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import Accepted, Reading, Rejected
from tests.language.inputs.answers import WEDNESDAY, is_rejected, outcome, told

FOLDER = Path(dragoman.language.inputs.__file__).parent
EVERY = pytest.mark.parametrize("kind", list(all_inputs()))
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=80)
TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "integer": int,
    "number": (int, Decimal),
    "decimal": Decimal,
    "boolean": bool,
    "date": date,
    "datetime": datetime,
    "time": time,
    "duration": timedelta,
    "record": dict,
    "file": dict,
    "any": (str, dict),
}
SPOILT: dict[str, Any] = {"region": "\ud800", "formats": 5, "currency": ["EUR"], "own": "yes"}
CRUMBS = st.sampled_from(
    [*"0123456789٣.,-+/: '’%eE_@#<>()[]\\", "\u00a0", "\u202f", "\u200f", "\u0301", "\ud800", "\x00", "\n", "ß", "ı",
     "in", "next", "monday", "9:30", "pm", "noon", "Uhr", " 2 h", "min", "$", "EUR", "Berlin", "now", "T", "Z",
     "dec", "de", "через", "بعد", "غد", "http://", "mailto:", "tel:", "example", ".org", "xn--",
     "NaN", "inf", "月", "года"]
)  # fmt: skip
CRUMBLED = st.lists(CRUMBS, max_size=14).map("".join)
LOCALES = st.sampled_from(["en", "de", "ru", "ar", "hi", "zh", "fa", "pt-br", "zz", ""])
LONG = [
    "9" * 10_000,
    " " * 10_000,
    "a" * 10_000,
    "." * 10_000,
    "-" * 10_000,
    "1," * 5_000,
    "1 " * 5_000,
    "@" * 10_000,
    "a@" * 5_000,
    "a." * 5_000,
    "[" * 10_000,
    "\u0301" * 10_000,
    "\u0316\u0301" * 5_000,
    "\ud800" * 10_000,
    "٣" * 10_000,
    "🙂" * 10_000,
    "\ufdfa" * 10_000,
    "\x00" * 10_000,
    "next " * 2_000,
    "https://" * 1_250,
    "https://" + "ü." * 5_000,
    "+34" * 3_333,
]


@EVERY
def test_every_type_is_listed_under_its_file(kind: str) -> None:
    """The list of files is the list of types."""
    assert (FOLDER / f"{kind}.py").is_file()


def test_every_file_is_a_type() -> None:
    """Nothing else stands in the folder."""
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "protocol"}
    assert files == set(all_inputs())


@pytest.mark.parametrize(
    "kind",
    ["text", "number", "integer", "decimal", "money", "email", "phone", "url", "boolean", "choice", "date", "time",
     "datetime", "duration", "timezone", "any"],
)  # fmt: skip
def test_the_types_of_plain_answers_can_be_typed(kind: str) -> None:
    """They need no other kind of message."""
    assert "text" in all_inputs()[kind].accepts


@pytest.mark.parametrize("kind", ["location", "contact", "photo", "video", "voice", "audio", "document"])
def test_a_type_that_is_named_after_a_kind_takes_that_kind_only(kind: str) -> None:
    """A text is no picture."""
    assert all_inputs()[kind].accepts == {kind}


def test_anything_is_every_kind() -> None:
    """Those that are added as well."""
    assert all_inputs()["any"].accepts == set(get_args(Kind))


@EVERY
def test_a_type_accepts_kinds_that_exist(kind: str) -> None:
    """A misspelt kind would never arrive."""
    assert all_inputs()[kind].accepts <= set(get_args(Kind))


@pytest.mark.parametrize(
    ("kind", "value_type"),
    [
        ("text", "text"),
        ("email", "text"),
        ("phone", "text"),
        ("url", "text"),
        ("choice", "text"),
        ("number", "number"),
        ("integer", "integer"),
        ("decimal", "decimal"),
        ("boolean", "boolean"),
        ("date", "date"),
        ("money", "decimal"),
        ("time", "time"),
        ("datetime", "datetime"),
        ("duration", "duration"),
        ("timezone", "text"),
        ("location", "record"),
        ("contact", "record"),
        ("photo", "file"),
        ("document", "file"),
        ("any", "any"),
    ],
)
def test_a_type_says_what_its_values_are(kind: str, value_type: str) -> None:
    """Rules are chosen by it."""
    assert all_inputs()[kind].value_type == value_type


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("phone", {"region"}),
        ("date", {"formats"}),
        ("time", {"formats"}),
        ("datetime", {"formats"}),
        ("money", {"currency"}),
        ("contact", {"own"}),
        ("text", set()),
    ],
)
def test_a_type_names_its_settings(kind: str, settings: set[str]) -> None:
    """Any other key is a mistake of the author."""
    assert all_inputs()[kind].settings == settings


@EVERY
@given(text=ANY_TEXT, locale=LOCALES)
def test_no_text_makes_a_type_raise(kind: str, text: str, locale: str) -> None:
    """Users send anything, and so do machines."""
    assert isinstance(outcome(kind, text, locale), Accepted | Rejected)


@EVERY
@given(text=CRUMBLED, locale=LOCALES)
def test_no_heap_of_crumbs_makes_a_type_raise(kind: str, text: str, locale: str) -> None:
    """Things that are almost a number, a date or an address are the dangerous ones."""
    assert isinstance(outcome(kind, text, locale), Accepted | Rejected)


@EVERY
@given(text=CRUMBLED)
def test_a_value_is_of_the_type_that_was_said(kind: str, text: str) -> None:
    """Whatever was typed; and never a float."""
    found = outcome(kind, text)
    assert isinstance(found, Rejected) or isinstance(found.value, TYPES[all_inputs()[kind].value_type])


@EVERY
@pytest.mark.parametrize("text", LONG, ids=lambda text: ascii(text[:8]))
def test_a_very_long_text_is_read_like_any_other(kind: str, text: str) -> None:
    """Ten thousand characters; one that grew with their square would be seen here."""
    assert isinstance(outcome(kind, text), Accepted | Rejected)


@EVERY
def test_an_empty_text_is_no_answer(kind: str) -> None:
    """It is asked again."""
    assert is_rejected(kind, "")


@EVERY
def test_the_same_answer_gives_the_same_value(kind: str) -> None:
    """Reading is pure."""
    assert outcome(kind, "5.6.2026") == outcome(kind, "5.6.2026")


@EVERY
def test_the_reading_needs_no_clock(kind: str) -> None:
    """The moment is given, be it long ago."""
    long_ago = datetime(1700, 1, 1, tzinfo=UTC)
    assert isinstance(outcome(kind, "tomorrow", now=long_ago), Accepted | Rejected)


@EVERY
def test_the_error_is_a_polite_sentence(kind: str) -> None:
    """Short, and with a full stop."""
    sentence = told(kind, Reading(WEDNESDAY))
    assert sentence.startswith("Please ") and sentence.endswith(".") and len(sentence) < 140


@EVERY
@pytest.mark.parametrize("locale", ["de", "ar", "zz", "", "\ud800"])
def test_the_error_can_be_said_in_any_locale(kind: str, locale: str) -> None:
    """An odd locale is no reason to fall silent."""
    assert told(kind, Reading(WEDNESDAY, locale, SPOILT)).endswith(".")


@pytest.mark.parametrize("kind", [kind for kind in all_inputs() if kind != "any"])
def test_a_content_without_text_is_no_trap(kind: str) -> None:
    """A caption may be missing."""
    assert isinstance(all_inputs()[kind].read(Content(kind="other"), Reading(WEDNESDAY)), Rejected)


@EVERY
@pytest.mark.parametrize("sent", get_args(Kind))
def test_a_content_without_its_fields_is_no_trap(kind: str, sent: Kind) -> None:
    """A channel may leave out what it does not know."""
    assert isinstance(all_inputs()[kind].read(Content(kind=sent), Reading(WEDNESDAY)), Accepted | Rejected)


@EVERY
@given(text=CRUMBLED)
def test_no_settings_make_a_type_raise(kind: str, text: str) -> None:
    """A setting that is no use is none."""
    assert isinstance(outcome(kind, text, **SPOILT), Accepted | Rejected)


@pytest.mark.parametrize("module", ["babel", "phonenumbers", "email_validator", "rapidfuzz", "difflib", "re2"])
def test_finding_the_types_loads_nothing_heavy(module: str) -> None:
    """`dragoman validate` must start at once."""
    script = (
        "import sys; from dragoman.language.inputs import all_inputs; "
        "from dragoman.language.validators import all_validators; "
        f"all_inputs(); all_validators(); sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": str(FOLDER.parents[2])}, check=False)
    assert done.returncode == 0
