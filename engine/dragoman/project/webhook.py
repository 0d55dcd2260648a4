"""The address that Telegram sends updates to: what it takes for one is looked at before anybody is waiting for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.language.compiler import word
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

PORTS = (443, 80, 88, 8443)
"""The ports that Telegram calls."""


def check_webhook(telegram: Mapping[str, Tree], compiler: Compiler) -> None:
    """Reports an address that Telegram refuses. What comes from the environment is not known here, and another server
    (`api`) may have other rules."""
    url = telegram.get("url")
    if word(telegram.get("mode")) != "webhook" or "api" in telegram or not isinstance(url, Scalar) or "${" in url.text:
        return
    wrong = _wrong(url.text)
    if wrong is not None:
        compiler.report("DG741", url.span, *wrong)


def _wrong(url: str) -> tuple[str, str] | None:
    """What is wrong with it, and what would be right."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, parts.hostname, parts.port or 443
    except ValueError:
        scheme, host, port = "", None, 443
    if scheme != "https" or not host:
        return f"'{url}' is no address for a webhook", "Telegram calls https only, such as https://bot.example.org"
    if port not in PORTS:
        ports = ", ".join(map(str, PORTS[:-1]))
        return f"Telegram does not call the port {port}", f"it calls {ports} and {PORTS[-1]}; 'listen' may be another"
    return None
