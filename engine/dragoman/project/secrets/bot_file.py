"""What bot.yaml must take from the environment: the token, the keys, the password of the store."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.project.secrets.found import Secret
from dragoman.project.secrets.placeholders import is_outline, is_placeholder, is_random
from dragoman.project.secrets.places import Found, secret_at
from dragoman.project.secrets.requests import IN_ADDRESS, NAMED, is_secrets_name
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

LITERAL = "DG723"

_LONG = 20
_SHORT = 4
_STORE = re.compile(r"(?P<own>\$\{\w+:-)?[a-z]+://(?P<user>[^/?#@\s:]*):(?P<secret>[^/?#@\s]+)@(?P<host>[^/:?#}\s]*)")
_HERE = ("localhost", "127.0.0.1", "[", "redis", "postgres", "db", "mongo", "store")


def bot_secrets_in(source: Source, tree: Tree) -> Iterator[Secret]:
    """The secrets that a bot.yaml holds as they are."""
    if not isinstance(tree, Mapping):
        return
    telegram = tree.get("telegram")
    if isinstance(telegram, Mapping):
        yield from _literal(source, telegram.get("token"), "the bot's token", "BOT_TOKEN")
        yield from _literal(source, telegram.get("secret"), "the webhook's secret", "WEBHOOK_SECRET")
    keys = tree.get("encryption_keys")
    for key in keys.items if isinstance(keys, Sequence) else (keys,):
        yield from _literal(source, key, "an encryption key", "DRAGOMAN_KEYS")
    if isinstance(store := tree.get("store"), Scalar):
        yield from _store(source, store)
    yield from _settings(source, tree.get("settings"))


def _literal(source: Source, tree: Tree | None, what: str, name: str) -> Iterator[Secret]:
    if not isinstance(tree, Scalar) or "${" in tree.text or is_placeholder(tree.text):
        return
    if len(tree.text) >= _LONG or (what != "the bot's token" and is_random(tree.text)):
        yield secret_at(source, tree, Found(0, tree.text, LITERAL, what, name))


def _store(source: Source, store: Scalar) -> Iterator[Secret]:
    """A default for one's own machine, such as `${STORE_URL:-redis://:dev@localhost}`, is no secret."""
    found = _STORE.search(store.text)
    if found is None or "${" in found["secret"] or len(found["secret"]) < _SHORT or is_outline(found["secret"]):
        return
    if not found["own"] or not found["host"].startswith(_HERE):
        at = Found(found.start("secret"), found["secret"], IN_ADDRESS, "the store's password", "STORE_PASSWORD")
        yield secret_at(source, store, at)


def _settings(source: Source, tree: Tree | None) -> Iterator[Secret]:
    """Keys only: a password may be one to be told to everybody, such as that of a café's network."""
    for entry in tree.entries if isinstance(tree, Mapping) else ():
        value, name = entry.value, entry.key.text
        if isinstance(value, Mapping):
            yield from _settings(source, value)
        elif isinstance(value, Scalar) and _is_key(name, value.text):
            yield secret_at(source, value, Found(0, value.text, NAMED, f"a constant '{name}'", name.upper()))


def _is_key(name: str, text: str) -> bool:
    told = name.endswith(("password", "pwd", "passwd"))
    return not told and "${" not in text and is_secrets_name(name) and is_random(text, shortest=12)
