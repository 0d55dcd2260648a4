"""The comments of a file: PyYAML drops them, so they are found between what it reads.

The law of this file: a `#` begins a comment where a line begins or a blank stands before it, and nowhere inside a text,
which YAML's scanner tells; behind a place that it cannot read, nothing is a comment for sure, and none is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from dragoman.source.characters import replaced
from dragoman.source.source import Source

_SIGN = re.compile(r"(?<![^\s])#")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar between two offsets: behind the header, for a literal or folded one."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its sign to the end of its line, as offsets. `alone`: nothing stands before it on its line."""

    start: int
    end: int
    alone: bool


def comments(source: Source, texts: list[Text]) -> Iterator[Comment]:
    """The comments of a file with these texts, in order."""
    starts, behind = [text.start for text in texts], 0
    for found in _SIGN.finditer(source.text):
        at = found.start()
        before = bisect_right(starts, at) - 1
        if at < behind or (before >= 0 and at < texts[before].end):
            continue
        behind = source.line_end(at)
        yield Comment(at, behind, not source.text[source.line_start(at) : at].strip())


def texts(source: Source) -> list[Text]:
    """All scalars of a file, keys included, in order. What cannot be read is one text up to the file's end."""
    loader, found = yaml.CLoader(replaced(source.text)), list[Text]()
    get_token: Any = loader.get_token
    try:
        while (token := get_token()) is not None:
            if isinstance(token, yaml.ScalarToken):
                found.append(_text(source, token))
    except yaml.YAMLError as error:
        found.append(Text(_stopped(error), len(source.text) + 1))
    finally:
        loader.dispose()
    return found


def _stopped(error: yaml.YAMLError) -> int:
    """Where it begins that the scanner has given up on: the quote that is open, for one."""
    marks: list[Any] = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
    return min((mark.index for mark in marks if mark is not None), default=0)


def _text(source: Source, token: Any) -> Text:
    start, end = token.start_mark.index, token.end_mark.index
    return Text(source.line_end(start) if token.style in ("|", ">") else start, end)
