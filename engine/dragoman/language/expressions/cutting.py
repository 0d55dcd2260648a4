"""Cutting a text that is too long without leaving its markup torn."""

from __future__ import annotations

import re

from dragoman.language.values.scope import Format

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^<>]*>", re.IGNORECASE)
_TORN = re.compile(r"(?:<[^<>]*|&[^;&<>\s]{0,9})\Z")
_BACKSLASHES = re.compile(r"\\+\Z")
_ROOM = 256
"""Bytes kept free for the tags that the cut leaves open."""


def cut(text: str, limit: int, form: Format) -> str:
    """The text in at most `limit` bytes of UTF-8; in html, open tags are closed behind the cut."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= limit:
        return text
    short = encoded[: limit - _ROOM].decode("utf-8", "ignore").rstrip()
    if form == "markdown" and (trail := _BACKSLASHES.search(short)) and len(trail[0]) % 2:
        return short[:-1]
    return _closed(_TORN.sub("", short)) if form == "html" else short


def _closed(html: str) -> str:
    opened: list[str] = []
    for closing, name in _TAG.findall(html):
        if not closing:
            opened.append(name)
        elif name in opened:
            while opened.pop() != name:
                pass
    return html + "".join(f"</{name}>" for name in reversed(opened[:16]))
