"""Texts for people: parsed by Jinja2, checked, made ready for their format, rendered by closures of our own."""

from __future__ import annotations

import re

from dragoman.language.expressions.allowed import check
from dragoman.language.expressions.html import ready_html
from dragoman.language.expressions.markdown import ready_markdown
from dragoman.language.expressions.problems import Problem, TemplateRefused
from dragoman.language.expressions.syntax import Parsed, parse_template, static_template
from dragoman.language.expressions.text import Text, text_of
from dragoman.language.values.scope import Format

__all__ = ["Text", "parse_text"]

_COMPUTED = re.compile(r"\{[{%#]")
_PAIR = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}", re.DOTALL)
_TAG = re.compile(r"\{[%#]|[%#]\}")
_MOST_BROKEN = 20
"""Of one text that are told together."""
_SINGLE = re.compile(r"(?<!\{)\{ *[a-z][a-z0-9_.]* *\}\}(?!\})")


def parse_text(source: str, format: Format = "html") -> Text:  # noqa: A002 - the key's name in YAML
    """A text in this format, everything that can be known of it checked.

    Raises:
        TemplateRefused: it is broken, holds something that the language does not have, or markup that the channel
            does not know. All problems are told at once.
    """
    if torn := _SINGLE.search(source):
        message, remedy = f"'{torn[0]}' opens with one brace and closes with two", f"write {{{torn[0]}"
        raise TemplateRefused((Problem(torn.start(), len(torn[0]), "DG301", message, remedy),))
    computed = _COMPUTED.search(source) is not None
    parsed = _parsed(source, format) if computed else static_template(source)
    fixed, problems = _ready(parsed, format)
    if not computed and not problems:
        return text_of(parsed, (), format, fixed)
    try:
        references = check(parsed, markup=format not in ("url", "header"))
    except TemplateRefused as refused:
        raise TemplateRefused((*refused.problems, *problems), refused.references) from None
    if problems:
        raise TemplateRefused(tuple(problems), references)
    return text_of(parsed, references, format, fixed)


def _parsed(source: str, format: Format) -> Parsed:  # noqa: A002
    """The tree; where one pair of braces is broken, what is wrong in the others is told with it."""
    try:
        return parse_template(source)
    except TemplateRefused as refused:
        problems, references = list(refused.problems), refused.references
    left = source
    for _ in range(_MOST_BROKEN):
        whole = _without_broken(left, problems[-1])
        if whole == left:
            break
        left = whole
        try:
            references = check(parse_template(left), markup=format not in ("url", "header"))
            break
        except TemplateRefused as refused:
            references = refused.references
            problems += refused.problems
    raise TemplateRefused(tuple(problems), references)


def _without_broken(source: str, problem: Problem) -> str:
    """The text without the pair of braces that cannot be read, nothing moved; as it is where the pairs are in doubt."""
    pairs = list(_PAIR.finditer(source))
    certain = len(pairs) == source.count("{{") == source.count("}}") and not _TAG.search(source)
    broken = next((pair for pair in pairs if pair.start() <= problem.offset < pair.end()), None)
    if not certain or broken is None or problem.code != "DG300":
        return source
    return f"{source[: broken.start()]}{' ' * len(broken[0])}{source[broken.end() :]}"


def _ready(parsed: Parsed, format: Format) -> tuple[dict[int, str], list[Problem]]:  # noqa: A002
    match format:
        case "html":
            return ready_html(parsed.body)
        case "markdown":
            return ready_markdown(parsed.body)
        case "plain" | "url" | "header":
            return {}, []
