"""What holds for every file, whatever is in it."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.formatting import IllegibleError
from tests.formatting.writing import FILES, OURS, fmt, is_legible, meaning, remarks, text_of

_LEGIBLE = {path: text for path in FILES if (text := text_of(path)) and len(text) < 50_000 and is_legible(text)}
_NAMES = [path.as_posix() for path in _LEGIBLE]
_SMALL = [text for text in _LEGIBLE.values() if len(text) < 6000]
_PIECES = [
    "\n",
    "\n\n",
    " ",
    "  ",
    "# c\n",
    "# c",
    " # c\n",
    "\t",
    "\r\n",
    "- ",
    *"{}[],:\"'|>~\\?#",
    "|+",
    "---\n",
    "null",
]
_PIECES += ["{{ x }}", "é", "a: 1\n", "? "]


def test_there_are_files_to_try() -> None:
    """Our own at least."""
    assert len(_LEGIBLE) > 100


@pytest.mark.parametrize("name", _NAMES)
def test_a_file_says_the_same_and_is_written_once(name: str) -> None:
    """Keys, values and comments in their order; and a second time nothing changes."""
    before = text_of(next(path for path in _LEGIBLE if path.as_posix() == name))
    after = fmt(before)
    assert repr(meaning(after)) == repr(meaning(before))
    assert remarks(after) == remarks(before)
    assert fmt(after) == after


@pytest.mark.parametrize("name", [path.as_posix() for path in OURS if path in _LEGIBLE and "corpus" not in path.parts])
def test_our_own_files_are_formatted(name: str) -> None:
    """`dragoman fmt` changes none of them."""
    text = text_of(next(path for path in OURS if path.as_posix() == name))
    assert fmt(text) == text


@given(st.sampled_from(_SMALL), st.integers(2, 9), st.integers(0, 2**32))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_other_spacing_gives_the_same_text(text: str, step: int, seed: int) -> None:
    """Deeper steps, blanks at line ends and behind colons, empty lines at the end, and other line ends."""
    wanted = fmt(text)
    assert fmt(_respaced(wanted, step, random.Random(seed))) == wanted


@given(st.sampled_from(_SMALL), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(_PIECES)), min_size=1, max_size=4))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_can_be_read_is_written_in_a_stable_way(text: str, pieces: list[tuple[float, str]]) -> None:
    """It is never distorted, and what is written is written so again; what cannot be read is refused."""
    for where, piece in pieces:
        at = int(where * len(text))
        text = text[:at] + piece + text[at:]
    try:
        after = fmt(text)
    except IllegibleError:
        return
    assert fmt(after) == after


_LINE = re.compile(r"(?P<blanks> *)(?P<dashes>(?:- )*)(?P<key>[a-z_]+:(?= +[^ #]))?(?P<rest>.*)")
_SIGN = re.compile(r"(?:.*:)? *[|>][-+]?(?: +#.*)?")


def _respaced(text: str, step: int, chance: random.Random) -> str:
    """A formatted text with other blanks, where a blank says nothing; a text with lines is moved as a whole."""
    lines, below = [], 0
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        assert found
        depth, dashes = len(found["blanks"]), len(found["dashes"]) // 2
        if below and (depth >= below or not line):
            lines.append(" " * (below // 2 * step + depth - below) + line.lstrip(" ") if line else "")
            continue
        if line.count('"') % 2:
            return text
        gap = " " * chance.randint(0, 3) if found["key"] else ""
        words = ("-" + " " * (step - 1)) * dashes + (found["key"] or "") + gap + found["rest"]
        lines.append(" " * (depth // 2 * step) + words + " " * chance.randint(0, 2))
        below = depth + 2 * dashes + 2 * bool(":" in line or not dashes) if _SIGN.fullmatch(found["rest"]) else 0
    return chance.choice(["\n", "\r\n"]).join([*lines, *[""] * chance.randint(1, 3)])
