"""The settings of input types, judged where a flow is loaded."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.language.inputs.reading.settings import setting_problem
from tests.language.inputs.answers import is_rejected


@pytest.mark.parametrize(
    ("type_", "key", "value"),
    [
        ("phone", "region", "ES"),
        ("phone", "region", "es"),
        ("money", "currency", "EUR"),
        ("money", "currency", "eur"),
        ("contact", "own", True),
        ("date", "formats", "dd.mm.yyyy"),
        ("date", "formats", ["%d.%m.%Y", "%d/%m"]),
        ("time", "formats", ["hh:mm", "%I:%M %p"]),
        ("datetime", "formats", ["dd.mm.yyyy hh:mm", "%c"]),
    ],
)
def test_a_setting_that_can_be_used_has_no_problem(type_: str, key: str, value: Any) -> None:
    """One or several, in either way of writing."""
    assert setting_problem(type_, key, value) is None


@pytest.mark.parametrize(
    ("type_", "key", "value", "said"),
    [
        ("phone", "region", "SPAIN", "there is no region 'SPAIN'"),
        ("phone", "region", "XX", "there is no region 'XX'"),
        ("phone", "region", 34, "there is no region '34'"),
        ("money", "currency", "EURO", "there is no currency 'EURO'"),
        ("money", "currency", "€", "there is no currency '€'"),
        ("money", "currency", None, "there is no currency 'None'"),
        ("date", "formats", ["dd.mm.yyyy", "%Q"], "no answer can be read by the format '%Q'"),
        ("date", "formats", "soon", "no answer can be read by the format 'soon'"),
        ("date", "formats", "", "no answer can be read by the format ''"),
        ("date", "formats", 5, "no answer can be read by the format '5'"),
        ("date", "formats", "%d %d", "no answer can be read by the format '%d %d'"),
        ("datetime", "formats", "%d.%m.%Y %H:%M %z", "no answer can be read by the format '%d.%m.%Y %H:%M %z'"),
        ("date", "formats", "mm.yyyy", "the format 'mm.yyyy' has no day in it"),
        ("time", "formats", "dd.mm.yyyy", "the format 'dd.mm.yyyy' has no hour in it"),
        ("datetime", "formats", "dd.mm.yyyy", "the format 'dd.mm.yyyy' has not both a day and an hour in it"),
        ("datetime", "formats", "hh:mm", "the format 'hh:mm' has not both a day and an hour in it"),
    ],
)
def test_a_setting_of_no_use_is_told(type_: str, key: str, value: Any, said: str) -> None:
    """Quoted, with what would be right."""
    problem = setting_problem(type_, key, value)
    assert problem is not None and problem[0] == said and "such as" in problem[1]


@pytest.mark.parametrize(
    ("type_", "text"), [("date", "31.12.2026"), ("time", "21:30"), ("datetime", "31.12.2026 21:30")]
)
def test_the_remedy_is_a_format_that_works(type_: str, text: str) -> None:
    """Whoever copies it is through."""
    problem = setting_problem(type_, "formats", "")
    assert problem is not None
    proposed = problem[1].split("'")[1]
    assert setting_problem(type_, "formats", proposed) is None and not is_rejected(type_, text, formats=proposed)
