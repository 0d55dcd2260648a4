"""Judges a value by a rule as the prompt would."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.language.validators import all_validators
from tests.language.saying import said


def holds(key: str, limit: Any, value: Any) -> bool:
    """Whether the value keeps the rule, the limit given as an author writes it."""
    rule = all_validators()[key]
    return rule.holds(value, rule.prepare(limit))


def sentence(key: str, limit: Any, value: Any = None, locale: str = "en") -> str:
    """What a user is told whose answer breaks the rule."""
    rule = all_validators()[key]
    return said(rule.error(value, rule.prepare(limit)), locale)


def refusal(key: str, limit: Any) -> str:
    """What an author is told whose limit cannot be used."""
    with pytest.raises(ValueError) as refused:
        all_validators()[key].prepare(limit)
    return str(refused.value)
