"""What a request takes along for good: constants under a secret's name, and passwords in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.project.secrets.found import Secret
from dragoman.project.secrets.placeholders import is_placeholder, is_random
from dragoman.project.secrets.places import Found, secret_at
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

NAMED = "DG721"
IN_ADDRESS = "DG722"

_NAMES = frozenset(
    {
        "api_key", "apikey", "api_token", "api_secret", "access_key", "access_token", "auth_token", "auth_key", "token",
        "bearer_token", "refresh_token", "bot_token", "client_secret", "secret", "secret_key", "app_secret", "app_key",
        "private_key", "password", "passwd", "passphrase", "pwd", "appid", "subscription_key", "session_token",
    }
)  # fmt: skip
_ENDS = ("_api_key", "_apikey", "_api_token", "_access_token", "_auth_token", "_secret", "_password", "_secret_key")
_METHODS = ("get", "post", "put", "patch", "delete")
_AUTHORIZATION = re.compile(r"\s*(?:(?:Bearer|Token|Basic|ApiKey|Key)\s+)?(?P<secret>[^\s{}]{8,})\s*\Z", re.IGNORECASE)
_QUERY = re.compile(r"[?&](?P<name>[A-Za-z_-]+)=(?P<secret>[^&#{}\s]+)")
_USER = re.compile(r"[a-z][a-z0-9+.-]*://(?P<user>[^/?#@\s:]*):(?P<secret>[^/?#@\s]{4,})@", re.IGNORECASE)
_COMPUTED = ("{{", "{%", "${")


def is_secrets_name(name: str) -> bool:
    """Whether what stands under this key or header is a secret: `api_key`, `X-Auth-Token`, `stripe_secret`."""
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().replace("-", "_").removeprefix("x_")
    return plain in _NAMES or plain.endswith(_ENDS)


def requests_in(source: Source, tree: Tree) -> Iterator[Secret]:
    """The secrets of all `http` nodes of a flow."""
    nodes = tree.get("nodes") if isinstance(tree, Mapping) else None
    for entry in nodes.entries if isinstance(nodes, Mapping) else ():
        request = entry.value.get("http") if isinstance(entry.value, Mapping) else None
        if isinstance(request, Mapping):
            yield from _request(source, request)


def _request(source: Source, request: Mapping) -> Iterator[Secret]:
    for method in _METHODS:
        if isinstance(url := request.get(method), Scalar):
            yield from address_secrets(source, url)
            yield from _query(source, url)
    for key in ("headers", "query", "json", "form"):
        yield from _named(source, request.get(key), key == "headers")


def _named(source: Source, tree: Tree | None, headers: bool = False) -> Iterator[Secret]:
    match tree:
        case Mapping():
            for entry in tree.entries:
                if isinstance(entry.value, Scalar):
                    yield from _constant(source, entry.key.text, entry.value, headers)
                else:
                    yield from _named(source, entry.value)
        case Sequence():
            for item in tree.items:
                yield from _named(source, item)
        case _:
            return


def _constant(source: Source, name: str, value: Scalar, header: bool) -> Iterator[Secret]:
    if any(sign in value.text for sign in _COMPUTED):
        return
    if header and name.lower() in ("authorization", "cookie", "proxy-authorization"):
        found = _AUTHORIZATION.match(value.text)
        if found and not is_placeholder(found["secret"]):
            at = Found(found.start("secret"), found["secret"], NAMED, f"a constant '{name}'", "API_TOKEN")
            yield secret_at(source, value, at)
    elif is_secrets_name(name) and isinstance(value.value, str) and is_random(value.text):
        yield secret_at(source, value, Found(0, value.text, NAMED, f"a constant '{name}'", _variable(name)))


def _query(source: Source, url: Scalar) -> Iterator[Secret]:
    for found in _QUERY.finditer(url.text):
        name, text = found["name"], found["secret"]
        if (is_secrets_name(name) or name == "key") and is_random(text):
            yield secret_at(
                source, url, Found(found.start("secret"), text, NAMED, f"a constant '{name}'", _variable(name))
            )


def address_secrets(source: Source, url: Scalar) -> Iterator[Secret]:
    """The password that an address takes along: `https://ada:s3cret@example.org`."""
    found = _USER.search(url.text)
    if found and not any(sign in found["secret"] for sign in _COMPUTED):
        yield secret_at(
            source, url, Found(found.start("secret"), found["secret"], IN_ADDRESS, "a password", "PASSWORD")
        )


def _variable(name: str) -> str:
    return re.sub(r"\W+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)).upper().removeprefix("X_")
