"""The corpus: what is in `ok` is fine, what is in `err` says itself what is wrong with it, and where.

An entry is a flow's file, or the folder of a project with a bot.yaml.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from tests.corpus.diagnosing import diagnose, files_of
from tests.corpus.expectations import Expectation, expectations

_HERE = Path(__file__).parent

Told = tuple[str, int, int, int, str]


def _entries(folder: str) -> list[Path]:
    inside = (_HERE / folder).iterdir()
    return sorted(path for path in inside if path.suffix == ".yaml" or (path / "bot.yaml").is_file())


_OK, _ERR = _entries("ok"), _entries("err")


@pytest.mark.parametrize("path", _OK, ids=lambda path: path.stem)
def test_what_is_fine_is_told_nothing(path: Path) -> None:
    """Neither an error nor a warning nor a note."""
    assert diagnose(path) == []


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_every_mistake_is_told_once_at_its_place(path: Path) -> None:
    """What is said of an entry in `err` is what its caret comments say: no more, no less."""
    told = diagnose(path)
    assert [_place(diagnostic) for diagnostic in told] == [place for place, _ in _wishes(path)], told


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_every_mistake_is_told_in_the_words_wanted(path: Path) -> None:
    """Message and help of each diagnostic fit the regular expression behind its carets, and so does its severity."""
    for diagnostic, (_, wish) in zip(diagnose(path), _wishes(path), strict=True):
        assert re.search(wish.match, f"{diagnostic.message} {diagnostic.help}", re.IGNORECASE), diagnostic
        assert wish.severity in ("", diagnostic.severity.value), diagnostic


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_every_entry_of_mistakes_expects_something(path: Path) -> None:
    """One without a caret comment would be no test of anything."""
    assert _wishes(path)


@pytest.mark.parametrize("path", _OK, ids=lambda path: path.stem)
def test_nothing_fine_expects_anything(path: Path) -> None:
    """A caret comment there would stand in the wrong folder."""
    assert _wishes(path) == []


def test_carets_are_read_from_under_the_place() -> None:
    """A caret comment speaks of the line above, also when another stands between."""
    text = "flow: x\nnodse: 1\n#^^^^ DG101 one\n#      ^ warning DG104 two\n"
    assert expectations(text) == [
        Expectation(2, 1, 4, "DG101", "one"),
        Expectation(2, 8, 1, "DG104", "two", "warning"),
    ]


def _place(diagnostic: Diagnostic) -> Told:
    span = diagnostic.span
    # Of a place of several lines the carets show the first column only.
    width = span.end_column - span.column if span.line == span.end_line else 1
    return diagnostic.file, span.line, span.column, max(width, 1), diagnostic.code


def _wishes(path: Path) -> list[tuple[Told, Expectation]]:
    found = [(name, one) for name, text in files_of(path).items() for one in expectations(text)]
    return sorted(
        (((name, one.line, one.column, one.width, one.code), one) for name, one in found), key=lambda wish: wish[0]
    )
