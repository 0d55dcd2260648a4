"""Making values harmless inside a message's format."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.language.values.scope import Format
from dragoman.language.values.wire import one_line, percent

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f\ud800-\udfff"
_HTML = re.compile(f'[&<>"{_CONTROL}]')
_MARKDOWN = re.compile(rf"[_*\[\]()~`>#+\-=|{{}}.!\\{_CONTROL}]")
_CODE = re.compile(rf"[`\\{_CONTROL}]")
_PLAIN = re.compile(f"[{_CONTROL}]")

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Markup(str):
    """A text in its message's format, made by a filter of ours: it is not escaped again."""

    __slots__ = ()


def escape_html(text: str) -> str:
    """The text with `& < > "` as entities and without control characters."""
    return _HTML.sub(_entity, text) if _HTML.search(text) else text


def escape_markdown(text: str) -> str:
    """The text with a backslash before every sign of MarkdownV2 and without control characters."""
    return _MARKDOWN.sub(_backslash, text) if _MARKDOWN.search(text) else text


def escape_code(text: str) -> str:
    """The text for the inside of MarkdownV2's code: only the backtick and the backslash mean something there."""
    return _CODE.sub(_backslash, text) if _CODE.search(text) else text


def clean(text: str) -> str:
    """The text without control characters other than tab and new line, and without halves of characters."""
    return _PLAIN.sub("", text) if _PLAIN.search(text) else text


def _entity(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], "")


def _backslash(found: re.Match[str]) -> str:
    sign = found[0]
    return "\\" + sign if " " < sign < "\x7f" else ""


ESCAPES: dict[Format, Callable[[str], str]] = {
    "html": escape_html,
    "markdown": escape_markdown,
    "plain": clean,
    "url": percent,
    "header": one_line,
}
"""Format -> what makes a value harmless in it."""
