"""Sites: whom `http` nodes may talk to. A site is scheme, host and port; `http: {allow: [...]}` lists them.

An entry is a host (`api.example.org`: http and https, any port), a host with a port, or a whole origin
(`http://127.0.0.1:8080`). Only a whole origin may lie in a private network: whoever writes it out means it.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from dragoman.source.tree import Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

PORTS = {"http": 80, "https": 443}
EXAMPLE = "api.example.org"

_HOST = r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]{2,45}\]"
_SITE = re.compile(rf"(?:(https?)://)?({_HOST})(?::([0-9]{{1,5}}))?\Z")
_NUMERIC = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
_TRANSLATED = IPv6Network("64:ff9b::/96")
_CARRIER = IPv4Network("100.64.0.0/10")

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Site:
    """Scheme, host (small letters, an IPv6 address in brackets) and port."""

    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """The site as a whole origin."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def lies_inside(self) -> bool:
        """Whether it is sure to lie in a private network, or on this machine: only a whole origin allows it."""
        address = ip(self.host)
        own = self.host == "localhost" or self.host.endswith(".localhost")
        return own if address is None else not is_public(address)

    def allowed_by(self, entries: Set[str]) -> bool:
        """Whether one of these entries, as `entry` writes them, allows it."""
        return bool({self.host, f"{self.host}:{self.port}", self.origin} & entries)


def site_of(authority: str, scheme: str) -> Site | None:
    """The site of a url with this scheme and authority (`api.example.org:8443`); nothing if that is none."""
    found = _read(f"{scheme}://{authority}")
    return Site(scheme, found[1], found[2] or PORTS[scheme]) if found else None


def entry(text: str) -> str:
    """An entry of the allow list as the checks want it.

    Raises:
        ValueError: it is no host; the message quotes it and says how one is written.
    """
    found = _read(text.strip().removesuffix("/"))
    if found is None:
        raise ValueError(f"'{text}' is no host: write one such as {EXAMPLE}, without a path, or http://127.0.0.1:8080")
    scheme, host, port = found
    if scheme:
        return Site(scheme, host, port or PORTS[scheme]).origin
    return f"{host}:{port}" if port else host


def allowed_hosts(tree: Tree | None, compiler: Compiler) -> frozenset[str]:
    """The entries of `http: {allow: [...]}`; what is no host is noted with the compiler."""
    found: set[str] = set()
    for item in tree.items if isinstance(tree, Sequence) else ():
        if isinstance(item, Scalar):
            try:
                found.add(entry(item.text))
            except ValueError as wrong:
                compiler.report("DG740", item.span, str(wrong))
    return frozenset(found)


def _read(text: str) -> tuple[str, str, int] | None:
    found = _SITE.match(text.lower())
    if found is None:
        return None
    scheme, host, port = found[1] or "", found[2], int(found[3] or 0)
    # What ends in a number is an IP address in some spelling; only the plain one cannot be taken for another.
    numeric = _NUMERIC.match(host.rpartition(".")[2]) or host.startswith("[")
    return None if port > 65_535 or ".." in host or (numeric and not ip(host)) else (scheme, host, port)


def ip(host: str) -> Address | None:
    """The IP address that a host is, if it is one; an IPv6 address may stand in brackets."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_public(address: Address) -> bool:
    """Whether it is an address of the open internet, looked at through the ways IPv6 has of holding an IPv4 one."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
        if address in _TRANSLATED or address.teredo is not None or address.is_site_local:
            return False
    elif address in _CARRIER:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
