"""Sites: entries of the allow list, whom they allow, and which addresses are public."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from dragoman.language.sites import Site, entry, is_public, site_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("api.example.org", "api.example.org"),
        ("API.Example.org", "api.example.org"),
        ("api.example.org:8443", "api.example.org:8443"),
        ("https://api.example.org", "https://api.example.org:443"),
        ("http://api.example.org/", "http://api.example.org:80"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("my_service:9000", "my_service:9000"),
        ("1.1.1.1", "1.1.1.1"),
    ],
)
def test_an_entry_is_a_host_a_host_with_a_port_or_an_origin(written: str, kept: str) -> None:
    """In small letters; an origin always with its port."""
    assert entry(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "", "*", "*.example.org", "api.example.org/orders", "https://api.example.org/orders", "ftp://api.example.org",
        "https://ada@api.example.org", "api example.org", "api..example.org", "api.example.org:", "api.example.org:x",
        "api.example.org:65536", "2130706433", "127.1", "0x7f000001", "127.0.0.0x1", "[::1", "[api]", "café.example",
        "api.example.org?x", "-api.example.org",
    ],
)  # fmt: skip
def test_anything_else_is_no_entry(written: str) -> None:
    """It is quoted, with what would be right."""
    with pytest.raises(ValueError, match="is no host: write one such as") as found:
        entry(written)
    assert f"'{written}'" in str(found.value)


@pytest.mark.parametrize(
    ("entries", "allowed"),
    [
        ({"api.example.org"}, True),
        ({"api.example.org:8443"}, True),
        ({"https://api.example.org:8443"}, True),
        ({"http://api.example.org:8443"}, False),
        ({"https://api.example.org:443"}, False),
        ({"api.example.org:443"}, False),
        ({"example.org", "b.api.example.org"}, False),
        (set(), False),
    ],
)
def test_a_site_is_allowed_by_its_host_its_port_or_its_origin(entries: set[str], allowed: bool) -> None:
    """Never by another host, port or scheme."""
    assert Site("https", "api.example.org", 8443).allowed_by(entries) is allowed


def test_a_site_without_a_port_has_its_scheme_s() -> None:
    """80 and 443."""
    assert site_of("api.example.org", "https") == Site("https", "api.example.org", 443)
    assert site_of("api.example.org", "http") == Site("http", "api.example.org", 80)


@pytest.mark.parametrize("authority", ["", ":80", "a b", "a@b", "a:b:c", "127.1", "::1"])
def test_an_authority_that_is_none_is_no_site(authority: str) -> None:
    """Nothing is guessed."""
    assert site_of(authority, "http") is None


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "2002:101:101::"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    """Also those that hold such an address."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", ["10.0.0.1", "198.18.0.1", "192.0.2.1", "2001:db8::1", "2001::1", "fec0::1"])
def test_addresses_that_are_nobody_s_in_the_open_are_not(address: str) -> None:
    """Private, kept for tests, for documents, for tunnels."""
    assert not is_public(ip_address(address))
