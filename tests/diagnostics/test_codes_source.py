"""The codes of what is wrong with a file as YAML."""

from __future__ import annotations

import re
from pathlib import Path

import dragoman.source
from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.codes.source import CODES

USED = {
    code
    for path in Path(dragoman.source.__path__[0]).glob("*.py")
    for code in re.findall(r'"(DG\d{3})"', path.read_text(encoding="utf-8"))
}


def test_every_code_of_the_area_has_its_hundred() -> None:
    """DG001 to DG099 are this area's."""
    assert all(re.fullmatch(r"DG0\d\d", code) and code != "DG000" for code in CODES)


def test_every_code_that_is_told_has_a_title() -> None:
    """No diagnostic bears a code that nobody explains."""
    assert CODES.keys() >= USED


def test_every_title_belongs_to_a_code_that_is_told() -> None:
    """No code is left over."""
    assert CODES.keys() <= USED


def test_no_other_area_claims_these_codes() -> None:
    """All areas together hold them once."""
    assert CODES.items() <= all_codes().items()
