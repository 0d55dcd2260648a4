"""From a host's name to addresses that may be talked to: those of the open internet, unless bot.yaml says more."""

from __future__ import annotations

import socket
from collections.abc import Set

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from dragoman.language.sites import Site, ip, is_public


class PrivateAddress(Exception):
    """A host lies in a private network. The text names the host, never the address."""


def private(host: str, origin: str) -> PrivateAddress:
    """What to raise for such a host."""
    return PrivateAddress(f"the host '{host}' lies in a private network; to allow it, write '{origin}' under 'allow'")


class PublicResolver(AbstractResolver):
    """Gives addresses only if every one of them is public. `origins` may be private: `http://127.0.0.1:8080`.

    The connection goes to the addresses that were checked: nobody asks for them a second time.
    """

    def __init__(self, origins: Set[str], system: AbstractResolver | None = None) -> None:
        self._origins = origins
        self._system = system or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses.

        Raises:
            PrivateAddress: one of them is not public.
            OSError: there are none.
        """
        found = await self._system.resolve(host, port, family)
        both = [Site(scheme, host, port).origin for scheme in ("http", "https")]
        if self._origins.isdisjoint(both) and not all(map(_is_public, found)):
            raise private(host, both[port == 443])
        return found

    async def close(self) -> None:
        """Nothing is open."""
        await self._system.close()


def _is_public(found: ResolveResult) -> bool:
    address = ip(found["host"].partition("%")[0])
    return address is not None and is_public(address)
