"""Which links Telegram takes in buttons and entities, and what it says of the others."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

_WEB = frozenset({"http", "https"})
_OWN = frozenset({"tg", "ton", "tonsite"})
_HOST = re.compile(r"[^\s.@/]+(\.[^\s.@/]+)+")


def link_problem(url: str) -> str | None:
    """What is wrong with a link, in Telegram's words, or None."""
    text = url.strip()
    if not text:
        return "URL host is empty"
    scheme, separator, _rest = text.partition("://")
    if separator and scheme.lower() in _OWN:
        return None
    if separator and scheme.lower() not in _WEB:
        return "Unsupported URL protocol"
    return _host_problem(text if separator else f"http://{text}")


def web_app_problem(url: str) -> str | None:
    """The same for a Web App, which must be https."""
    if not url.lower().startswith("https://"):
        return "Only HTTPS links are allowed"
    return link_problem(url)


def mentioned_user(url: str) -> int | None:
    """The id in `tg://user?id=1`, or None for any other link."""
    parts = urlsplit(url)
    if parts.scheme != "tg" or parts.netloc != "user":
        return None
    number = parse_qs(parts.query).get("id", [""])[0]
    return int(number) if number.isdigit() else None


def _host_problem(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return "Wrong HTTP URL"
    if not host:
        return "URL host is empty"
    return None if _HOST.fullmatch(host) else "Wrong HTTP URL"
