"""Directives of YAML: lines with `%` above the document. They are refused before the parser obeys them."""

from __future__ import annotations

import re
from itertools import islice

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.characters import shown
from dragoman.source.limits import PROBLEMS_OF_A_KIND
from dragoman.source.source import Source

_HEAD = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n)|%[^\r\n]*+(?:\r\n?|\n|\Z))*+")
_DIRECTIVE = re.compile(r"(?<![^\r\n])%[^\r\n]*")


def directive_problems(source: Source, text: str) -> tuple[list[Diagnostic], str]:
    """A problem for each directive, up to a limit, and the text with all directives turned into comments.

    `text` is the source's text as the parser will get it, at the same length.
    """
    if not _DIRECTIVE.search(text):
        return [], text
    head = _HEAD.match(text)
    end = head.end() if head else 0
    found = islice(_DIRECTIVE.finditer(text, 0, end), PROBLEMS_OF_A_KIND)
    problems = [
        Diagnostic(
            source.name,
            source.span(one.start(), one.end()),
            "DG013",
            f"the directive {shown(one.group())} is not part of the language",
            "remove the line; a text that begins with % is put in quotes",
        )
        for one in found
    ]
    return problems, _DIRECTIVE.sub(lambda one: "#" + one.group()[1:], text[:end]) + text[end:]
