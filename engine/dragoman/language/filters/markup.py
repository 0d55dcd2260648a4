"""Filters that make parts of a message's format, and those that hide.

In plain texts they give the bare text. What they are given is escaped, unless it is markup of ours already.
"""

from __future__ import annotations

import re
from typing import Any

from dragoman.language.filters.protocol import Shelf
from dragoman.language.filters.text import text_of, whole_of
from dragoman.language.values.escaping import ESCAPES, Markup, clean, escape_code
from dragoman.language.values.printing import printed
from dragoman.language.values.scope import LONGEST_TEXT, Format, Scope, TemplateFault, checked_text

shelf = Shelf()

_ADDRESS = re.compile(r"(?:https?|tg)://\S+\Z|mailto:\S+\Z|tel:[+\d]+\Z", re.IGNORECASE)


def marked(value: Any, scope: Scope, form: Format) -> str:
    """The value, printed and escaped for the format; markup of ours as it is."""
    return value if isinstance(value, Markup) else ESCAPES[form](printed(value, scope.locale))


def _wrapped(value: Any, scope: Scope, form: Format, tag: str, sign: str) -> Markup:
    inner = marked(value, scope, form)
    match form:
        case "html":
            return Markup(checked_text(f"<{tag}>{inner}</{tag}>"))
        case "markdown":
            return Markup(checked_text(f"{sign}{inner}{sign}"))
        case "plain" | "url" | "header":
            return Markup(inner)


@shelf.filter("bold", markup=True)
def bold(value: Any, scope: Scope, form: Format) -> Markup:
    """In bold type."""
    return _wrapped(value, scope, form, "b", "*")


@shelf.filter("italic", markup=True)
def italic(value: Any, scope: Scope, form: Format) -> Markup:
    """In italic type."""
    return _wrapped(value, scope, form, "i", "_")


@shelf.filter("code", markup=True)
def code(value: Any, scope: Scope, form: Format) -> Markup:
    """In type of one width, which a tap copies."""
    if form == "markdown":
        return Markup(f"`{escape_code(printed(value, scope.locale))}`")
    return _wrapped(value, scope, form, "code", "`")


@shelf.filter("link", markup=True)
def link(value: Any, scope: Scope, form: Format, url: Any) -> Markup:
    """A text that opens an address: https, http, tg, mailto or tel."""
    address = clean(text_of(url, "link")).strip() if url is not None else ""
    if not _ADDRESS.match(address):
        raise TemplateFault(f"'{address[:60]}' is no address for 'link'; one begins with https://")
    inner = marked(value, scope, form)
    match form:
        case "html":
            return Markup(checked_text(f'<a href="{ESCAPES["html"](address)}">{inner}</a>'))
        case "markdown":
            return Markup(checked_text(f"[{inner}]({ESCAPES['markdown'](address)})"))
        case "plain" | "url" | "header":
            return Markup(checked_text(f"{inner} ({address})"))


@shelf.filter("mask")
def mask(value: Any, scope: Scope, keep: Any = 4) -> str:
    """All but the last `keep` characters hidden; of a short text at most half is shown."""
    text = text_of(value, "mask")
    shown = min(whole_of(keep, "mask", LONGEST_TEXT), len(text) // 2)
    return "•" * (len(text) - shown) + text[len(text) - shown :]
