"""A file's text into its tree, with everything that is wrong with it as YAML.

The law of this file: PyYAML's C parser gives events, never the pure-Python one; it gets a text in which forbidden
characters are replaced and, after a problem that is one text's own, that text masked, all at the same length, so that
every offset stays true and one run tells as many problems as can be told for sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from dragoman.diagnostics.diagnostic import Diagnostic, in_order
from dragoman.source.builder import Builder
from dragoman.source.characters import character_problems, replaced
from dragoman.source.directives import directive_problems
from dragoman.source.limits import EVENTS, REPAIRS
from dragoman.source.source import Source
from dragoman.source.syntax import syntax_trouble
from dragoman.source.tree import Scalar, Span, Tree
from dragoman.source.trouble import Trouble, UnreadableError

_VISIBLE = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of a file. A tree may stand beside errors: then it holds everything but what they speak of."""

    tree: Tree | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source) -> Parsed:
    """The positioned tree of a file and every problem found, in order of place. Raises nothing."""
    if not yaml.__with_libyaml__:
        message = "PyYAML is installed without its C parser, which is needed to read flows"
        help_text = "install a wheel of PyYAML: pip install --force-reinstall pyyaml"
        return Parsed(None, (Diagnostic(source.name, Span(1, 1, 1, 1), "DG019", message, help_text),))
    directives, text = directive_problems(source, replaced(source.text))
    problems = character_problems(source) + directives
    tree, found = _attempts(source, text)
    problems += found
    if isinstance(tree, Scalar) and not tree.text and tree.style == "plain":
        tree = None
    if tree is None and not problems:
        problems = [_empty(source)]
    return Parsed(tree, tuple(in_order(problems)))


def _attempts(source: Source, text: str) -> tuple[Tree | None, list[Diagnostic]]:
    """Read, mask what stopped the reading, and read again, until nothing stops it or nothing may be masked."""
    masks: list[tuple[int, int]] = []
    stops: list[Diagnostic] = []
    whole, read = True, 0
    while True:
        builder = Builder(source, masks)
        trouble = _run(builder, text)
        read += builder.events
        if trouble is None:
            break
        if stops and _is_echo(trouble.diagnostic, stops[-1]):
            return None, builder.problems + stops
        stops.append(trouble.diagnostic)
        if trouble.mask is None or len(stops) > REPAIRS or read > EVENTS:
            return None, _without_echo(builder.problems, stops)
        whole = whole and trouble.is_text
        masks.append(trouble.mask)
        text = _masked(text, *trouble.mask)
    return builder.tree if whole else None, builder.problems + stops


def _run(builder: Builder, text: str) -> Trouble | None:
    """Feed all events; what stopped it, or nothing."""
    loader = yaml.CLoader(text)
    feed = builder.feed
    get_event: Callable[[], Any] = loader.get_event
    try:
        while (event := get_event()) is not None:
            feed(event)
    except UnreadableError as stopped:
        return stopped.trouble
    except yaml.YAMLError as error:
        return syntax_trouble(builder, error)
    finally:
        loader.dispose()
    return None


def _masked(text: str, start: int, end: int) -> str:
    # Line ends stay, so that lines stay.
    return text[:start] + _VISIBLE.sub("x", text[start:end]) + text[end:]


def _is_echo(problem: Diagnostic, earlier: Diagnostic) -> bool:
    """A second problem on a line already masked comes most likely of the mask; escapes do not."""
    return problem.span.line == earlier.span.line and problem.code != "DG031"


def _without_echo(problems: list[Diagnostic], stops: list[Diagnostic]) -> list[Diagnostic]:
    """Problems that another one has brought about are left out.

    A text cut by `#` that goes on in the next line also stops the parser there; and a quote that is never closed takes
    the rest of the file for text, with escapes in it.
    """
    cuts = {problem.span.line for problem in problems if problem.code == "DG020"}
    *earlier, last = stops
    if cuts & {last.span.line, last.span.line - 1}:
        return problems + earlier
    if last.code == "DG026":
        opened = (last.span.line, last.span.column)
        earlier = [stop for stop in earlier if (stop.span.line, stop.span.column) < opened]
    return [*problems, *earlier, last]


def _empty(source: Source) -> Diagnostic:
    message = "the file is empty: it holds nothing but comments" if source.text.strip() else "the file is empty"
    return Diagnostic(source.name, Span(1, 1, 1, 1), "DG006", message, "a flow begins with `flow: NAME`")
