"""Judges a value by a rule as the prompt would."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.language.validators import all_validators


def holds(key: str, limit: Any, value: Any) -> bool:
    """Whether the value keeps the rule, the limit given as an author writes it."""
    rule = all_validators()[key]
    return rule.holds(value, rule.prepare(limit))


def sentence(key: str, limit: Any) -> str:
    """What a user is told who breaks the rule."""
    rule = all_validators()[key]
    return rule.error(rule.prepare(limit))


def refusal(key: str, limit: Any) -> str:
    """What an author is told whose limit cannot be used."""
    with pytest.raises(ValueError) as refused:
        all_validators()[key].prepare(limit)
    return str(refused.value)
