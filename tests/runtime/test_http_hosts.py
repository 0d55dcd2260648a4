"""Whom requests may reach: what bot.yaml allows, and no private network unless it is written out."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from dragoman.interpreter.events import ActionReturned
from dragoman_bots.runtime.resolving import PrivateAddress, PublicResolver
from tests.runtime.http_server import Server, ask, failure, serving


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server on this machine, which is a private place."""
    async with serving() as found:
        yield found.says("1")


async def test_a_whole_origin_may_be_private(server: Server) -> None:
    """Whoever writes it out means it."""
    assert isinstance(await ask(server), ActionReturned)


async def test_a_private_address_needs_its_whole_origin(server: Server) -> None:
    """A host or a host with a port is not enough."""
    port = server.origin.rpartition(":")[2]
    for allow in ("127.0.0.1", f"127.0.0.1:{port}"):
        why = await failure(server, allow=frozenset({allow}))
        assert (
            why == f"the host '127.0.0.1' lies in a private network; to allow it, write '{server.origin}' under 'allow'"
        )
    assert server.heard == []


async def test_a_name_that_leads_to_a_private_address_needs_its_whole_origin(server: Server) -> None:
    """`localhost` is this machine."""
    named = Server(server.origin.replace("127.0.0.1", "localhost"))
    assert "'localhost' lies in a private network" in await failure(
        named, allow=frozenset({"localhost"}), times=3, wait=0
    )
    assert server.heard == []
    assert isinstance(await ask(named, allow=frozenset({named.origin})), ActionReturned)


async def test_a_host_that_is_no_longer_allowed_is_not_asked(server: Server) -> None:
    """A stored call may be older than bot.yaml."""
    for allow in (frozenset[str](), frozenset({"api.example.org"}), frozenset({"http://127.0.0.1:1"})):
        assert await failure(server, allow=allow) == "the host '127.0.0.1' is not allowed in bot.yaml"
    assert server.heard == []


async def test_a_redirect_leads_nowhere(server: Server) -> None:
    """It could lead to a host that is not allowed."""
    server.answers.clear()
    found = await ask(server.says("", 302, Location="http://169.254.169.254/latest/meta-data"))
    assert isinstance(found, ActionReturned)
    assert (found.outcome, len(server.heard)) == ("302", 1)


async def test_proxies_of_the_environment_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody stands between."""
    async with serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.says("proxied").origin)
        assert isinstance(await ask(server), ActionReturned)
        assert proxy.heard == []


class Names(AbstractResolver):
    """The system's resolver, as a test wants it."""

    def __init__(self, *addresses: str) -> None:
        self.addresses, self.asked = addresses, 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """These addresses."""
        self.asked += 1
        return [
            ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0)
            for address in self.addresses
        ]

    async def close(self) -> None:
        """Nothing is open."""


def resolver(names: Names, *origins: str) -> PublicResolver:
    """A resolver whose names come from there."""
    return PublicResolver(frozenset(origins), names)


async def test_public_addresses_are_given_as_they_were_found() -> None:
    """Asked for once: those that are checked are those that are used."""
    names = Names("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946")
    found = await resolver(names).resolve("api.example.org", 443)
    assert ([one["host"] for one in found], names.asked) == (list(names.addresses), 1)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "nonsense",
    ],
)  # fmt: skip
async def test_a_name_with_one_address_that_is_not_public_is_refused(address: str) -> None:
    """Also if the first one is: the second would be used where the first does not answer."""
    with pytest.raises(PrivateAddress, match="lies in a private network"):
        await resolver(Names("93.184.216.34", address)).resolve("api.example.org", 443)


async def test_an_origin_s_exception_is_for_its_port_alone() -> None:
    """The machine beside it has other doors."""
    found = resolver(Names("10.0.0.1"), "https://intra.example:8443")
    assert await found.resolve("intra.example", 8443)
    with pytest.raises(PrivateAddress):
        await found.resolve("intra.example", 443)


async def test_a_name_that_leads_nowhere_is_a_failure() -> None:
    """`.invalid` never does."""
    nowhere = Server("http://nowhere.invalid")
    assert (await failure(nowhere, allow=frozenset({"nowhere.invalid"}))).startswith("no connection: ")
