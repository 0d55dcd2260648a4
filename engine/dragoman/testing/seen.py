"""What a person sees of a text that is marked up."""

from __future__ import annotations

import re
from html import unescape

from dragoman.language.content import Format
from dragoman.source.characters import FORBIDDEN

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"!?\[((?:\\.|[^\]\\])*)\]\((?:\\.|[^)\\])*\)")
_MARK = re.compile(r"\\(.)|```\w*\n?|\|\||__|^>|\*\*?|[_~`]", re.MULTILINE | re.DOTALL)


def seen(text: str, form: Format) -> str:
    """The text without its markup, and without blanks at its ends."""
    match form:
        case "html":
            return visible(unescape(_TAG.sub("", text)))
        case "markdown":
            return visible(_MARK.sub(lambda mark: mark[1] or "", _LINK.sub(r"\1", text)))
        case "plain":
            return visible(text)


def visible(text: str) -> str:
    """The text without letters that nobody sees, which no file may hold, and without blanks at its ends."""
    return FORBIDDEN.sub("", text).strip()
