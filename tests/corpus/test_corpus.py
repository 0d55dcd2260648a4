"""The corpus: files in `ok` are fine, files in `err` say themselves what is wrong with them, and where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from tests.corpus.diagnosing import diagnose
from tests.corpus.expectations import Expectation, expectations

_HERE = Path(__file__).parent
_OK = sorted((_HERE / "ok").glob("*.yaml"))
_ERR = sorted((_HERE / "err").glob("*.yaml"))


@pytest.mark.parametrize("path", _OK, ids=lambda path: path.stem)
def test_a_fine_file_is_told_nothing(path: Path) -> None:
    """Nothing is said of a file in `ok`."""
    assert diagnose(path) == []


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_every_mistake_is_told_once_at_its_place(path: Path) -> None:
    """What is said of a file in `err` is what its caret comments say: no more, no less."""
    wanted = expectations(path.read_text(encoding="utf-8"))
    told = diagnose(path)
    assert [_place(diagnostic) for diagnostic in told] == sorted(_wish(expectation) for expectation in wanted), told


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_every_mistake_is_told_in_the_words_wanted(path: Path) -> None:
    """Message and help of each diagnostic fit the regular expression behind its carets."""
    wanted = sorted(expectations(path.read_text(encoding="utf-8")), key=_wish)
    for diagnostic, expectation in zip(diagnose(path), wanted, strict=True):
        assert re.search(expectation.match, f"{diagnostic.message} {diagnostic.help}", re.IGNORECASE), diagnostic


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_every_file_of_mistakes_expects_something(path: Path) -> None:
    """A file in `err` without a caret comment would be no test of anything."""
    assert expectations(path.read_text(encoding="utf-8"))


def test_carets_are_read_from_under_the_place() -> None:
    """A caret comment speaks of the line above, also when another stands between."""
    text = "flow: x\nnodse: 1\n#^^^^ DG101 one\n#      ^ DG104 two\n"
    assert expectations(text) == [Expectation(2, 1, 4, "DG101", "one"), Expectation(2, 8, 1, "DG104", "two")]


def _place(diagnostic: Diagnostic) -> tuple[int, int, int, str]:
    span = diagnostic.span
    # Of a place of several lines the carets show the first column only.
    width = span.end_column - span.column if span.line == span.end_line else 1
    return span.line, span.column, max(width, 1), diagnostic.code


def _wish(expectation: Expectation) -> tuple[int, int, int, str]:
    return expectation.line, expectation.column, expectation.width, expectation.code
