"""Values as other programs read them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.values.scope import TemplateFault
from dragoman.language.values.wire import one_line, percent, wire_json, wire_text, wire_texts

VALUES: list[tuple[Any, str, str]] = [
    (None, "", "null"),
    ("Ada", "Ada", '"Ada"'),
    (True, "true", "true"),
    (False, "false", "false"),
    (7, "7", "7"),
    (Decimal("1.50"), "1.50", "1.50"),
    (Decimal("1E+3"), "1000", "1000"),
    (0.1, "0.1", "0.1"),
    (date(2026, 3, 2), "2026-03-02", '"2026-03-02"'),
    (time(9, 30), "09:30:00", '"09:30:00"'),
    (datetime(2026, 3, 2, 9, tzinfo=UTC), "2026-03-02T09:00:00+00:00", '"2026-03-02T09:00:00+00:00"'),
    (timedelta(hours=1, milliseconds=500), "3600.5", "3600.5"),
    (timedelta(minutes=10), "600", "600"),
    ([1, "a", None], "1,a,", '[1,"a",null]'),
]


@pytest.mark.parametrize(("value", "text", "body"), VALUES, ids=repr)
def test_a_value_has_one_text_and_one_json(value: Any, text: str, body: str) -> None:
    """In every locale the same."""
    assert (wire_text(value), wire_json(value)) == (text, body)


def test_a_record_is_json_and_no_text() -> None:
    """Which of its fields is meant, nobody knows."""
    assert wire_json({"a": {"b": [Decimal("0.10")]}, "ü": '"'}) == '{"a":{"b":[0.10]},"\\u00fc":"\\""}'
    with pytest.raises(TemplateFault, match="a record cannot be written here"):
        wire_text([{"a": 1}])


def test_a_list_gives_one_text_for_each_item_and_nothing_gives_none() -> None:
    """For a name of a query or a form."""
    assert wire_texts([1, True]) == ["1", "true"]
    assert wire_texts("a") == ["a"]
    assert (wire_texts(None), wire_texts([])) == ([], [])


def test_json_that_goes_too_deep_is_refused() -> None:
    """And a ring of lists with it."""
    ring: list[Any] = []
    ring.append(ring)
    with pytest.raises(TemplateFault, match="32 levels deep"):
        wire_json(ring)


@given(st.recursive(st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(), st.lists, max_leaves=8))
def test_json_is_read_as_it_was_written(value: Any) -> None:
    """By any program."""
    assert json.loads(wire_json(value)) == value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_percent_codes_hold_every_text_and_no_sign_of_a_url(text: str) -> None:
    """What is read back is the text."""
    written = percent(text)
    assert unquote(written) == text
    assert not set(written) & set("/?#&=+:@[]!$'()*,; \\")


@given(st.text())
def test_a_header_s_text_has_one_line(text: str) -> None:
    """Whatever stood in it."""
    assert not any(ord(sign) < 32 or ord(sign) == 127 for sign in one_line(text))
