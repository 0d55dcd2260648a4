"""`url`: an address on the web."""

from __future__ import annotations

import unicodedata

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.letters import composed
from dragoman.language.sentences import Sentence

MAX_LENGTH = 2_048
"""Characters of the whole address, its scheme included."""

_NEVER_IN_AN_ADDRESS = frozenset('\\<>"')


class Url:
    """An `http` or `https` address; a bare `example.org/x` is one, too. The host is `localhost` or has a dot.

    No user name or password: whoever reads `https://bank.example@evil.example` looks at the wrong half.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "text"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A str: the address with scheme and host in lower case, the rest as typed."""
        typed = content.text.strip()
        if not typed or len(typed) > MAX_LENGTH or not all(map(_may_stand, typed)):
            return Rejected()
        address = _normalised(composed(typed))
        return Accepted(address) if address and len(address) <= MAX_LENGTH else Rejected()

    def error(self, reading: Reading) -> Sentence:
        """Asks for an address."""
        return Sentence("input_url", {"example": "https://example.com"})


def _may_stand(char: str) -> bool:
    return not char.isspace() and char not in _NEVER_IN_AN_ADDRESS and unicodedata.category(char) not in {"Cc", "Cs"}


def _normalised(typed: str) -> str | None:
    from urllib.parse import urlsplit

    address = typed if "://" in typed.partition("?")[0] else f"https://{typed}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = unicodedata.normalize("NFKC", parts.hostname or "")
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or "[" in parts.netloc or not _is_host(host):
        return None
    if port == 0 or parts.netloc.endswith(":"):
        return None
    where = host if port is None else f"{host}:{port}"
    return f"{parts.scheme}://{where}{address.partition('://')[2][len(parts.netloc) :]}"


def _is_host(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    if host == "localhost":
        return True
    if len(host) > 253 or len(labels) < 2 or not all(map(_is_label, labels)):
        return False
    return _is_ip_address(labels) if labels[-1].isdecimal() else True


def _is_label(label: str) -> bool:
    if not 0 < len(label) <= 63 or label[0] == "-" or label[-1] == "-":
        return False
    return all(char.isalnum() or char in "-_\u200c\u200d" or unicodedata.category(char)[0] == "M" for char in label)


def _is_ip_address(labels: list[str]) -> bool:
    """`3.14` ends in a number and is no place on the web; `127.0.0.1` is."""
    plain = all(label.isascii() and label.isdecimal() and len(label) <= 3 for label in labels)
    return len(labels) == 4 and plain and all(int(label) <= 255 for label in labels)


kind: InputType = Url()
