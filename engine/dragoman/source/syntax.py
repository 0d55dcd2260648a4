"""What the C parser cannot read, told in the language's own words.

The law of this file: the parser's message only chooses the function that looks at the text; no word of it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from dragoman.source import flaws, indentation
from dragoman.source.builder import Builder
from dragoman.source.lines import behind_template, behind_words, opens_flow, template_start
from dragoman.source.traps import unquoted_template
from dragoman.source.trouble import Stretch, Trouble

Flaw = Callable[[Builder, int, int], Trouble]

_FLAWS: tuple[tuple[str, Flaw], ...] = (
    ("mapping values are not allowed", flaws.colon),
    ("mapping keys are not allowed", flaws.sign),
    ("block sequence entries are not allowed", flaws.sign),
    ("found a tab character", flaws.tab),
    ("cannot start any token", flaws.tab_or_sign),
    ("expected alphabetic or numeric character", flaws.sign),
    ("expected comment or line break", flaws.sign),
    ("found an indentation indicator", flaws.sign),
    ("unexpected end of stream", flaws.open_quote),
    ("unexpected document indicator", flaws.open_quote),
    ("unknown escape", flaws.escape),
    ("invalid Unicode character escape", flaws.escape),
    ("hexdecimal number", flaws.escape),
    ("tag", flaws.sign),
    ("could not find expected ':'", indentation.no_colon),
    ("expected ',' or", flaws.open_bracket),
    ("expected node content", flaws.no_value),
    ("did not find expected key", indentation.stray),
    ("expected '-' indicator", indentation.stray),
    ("unexpected ':'", flaws.stuck_colon),
    ("<document start>", flaws.second_document),
)
_IN_TAG = ("while scanning a tag", "while parsing a tag", "while scanning a directive")


def syntax_trouble(builder: Builder, error: yaml.YAMLError) -> Trouble:
    """The problem behind an error of the parser, at its place."""
    size = len(builder.source.text)
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    at = min(_index(error, "problem_mark", 0), size)
    begin = min(_index(error, "context_mark", at), size)
    # A quote or bracket that is never closed gives up far behind the line that explains it.
    if trouble := _template(builder, begin if "quoted" in context or "flow" in context else at):
        return trouble
    if context in _IN_TAG:
        return flaws.sign(builder, begin, at)
    found = next((flaw for words, flaw in _FLAWS if words in problem), None)
    return found(builder, begin, at) if found else _unknown(builder, at)


def _template(builder: Builder, at: int) -> Trouble | None:
    """A text that begins with an unquoted template on this line explains everything else that fails there."""
    source = builder.source
    start = template_start(source, at)
    if start is None or any(a <= start < b for a, b in builder.masks):
        return None
    in_flow = builder.in_flow() or opens_flow(source, start)
    if not in_flow and behind_words(source, start):
        return None
    return unquoted_template(source, start, behind_template(source, start, in_flow, as_key=False))


def _index(error: yaml.YAMLError, name: str, default: int) -> int:
    mark: Any = getattr(error, name, None)
    return default if mark is None else int(mark.index)


def _unknown(builder: Builder, at: int) -> Trouble:
    message = "YAML cannot be read on from here"
    help_text = "look for a missing quote, colon or bracket, or a wrong indentation, here or on the line above"
    return Stretch(builder.source, at, at + 1).trouble("DG034", message, help_text)
