"""Chooses a store by its URL, and imports only the one that is chosen."""

from __future__ import annotations

from pathlib import Path

from dragoman_bots.stores.protocol import Store, StoreUnavailable

SUPPORTED = {
    "memory": "memory",
    "sqlite": "sqlite:FILE",
    "redis": "redis://HOST:PORT/DB",
    "rediss": "rediss://HOST:PORT/DB",
}
"""What can be written, by scheme."""

_LATER = ("file", "postgresql", "mongodb")
"""Stores that the language has and this version has not."""


def open_store(url: str, bot: str, base: Path | None = None) -> Store:
    """The store a URL names, not yet connected: await its `open` next.

    `bot` keeps the bots of one Redis apart. `base` is the folder a relative `sqlite:FILE` starts from; without it,
    the current one.

    Raises:
        StoreUnavailable: no store is written like this. The sentence lists those there are, and shows no password.
    """
    scheme, _, rest = url.strip().partition(":")
    match scheme.lower():
        case "memory":
            if rest.strip("/") != "":
                raise StoreUnavailable(f"the store 'memory' keeps no '{rest}': write 'memory', or 'sqlite:{rest}'")
            from dragoman_bots.stores.memory import MemoryStore

            return MemoryStore()
        case "sqlite":
            from dragoman_bots.stores.sqlite import SqliteStore

            return SqliteStore((base or Path()) / _file(rest))
        case "redis" | "rediss":
            from dragoman_bots.stores.redis import RedisStore

            return RedisStore(url.strip(), bot)
        case _:
            raise StoreUnavailable(_unknown(scheme))


def _file(rest: str) -> Path:
    if rest == ":memory:":
        raise StoreUnavailable("the store 'sqlite::memory:' would be lost with the process: write 'memory' for that")
    if rest == "" or rest.startswith("//"):
        raise StoreUnavailable(
            f"the store 'sqlite:{rest}' names no file: write sqlite:FILE, as in 'sqlite:data/bot.db'"
        )
    return Path(rest)


def _unknown(scheme: str) -> str:
    import difflib

    # Whatever stands before an @ may be a password.
    shown = scheme.rpartition("@")[2]
    if shown.lower() in _LATER:
        return f"this version has no store '{shown}' yet: write one of {', '.join(SUPPORTED.values())}"
    near = difflib.get_close_matches(shown.lower(), SUPPORTED, n=1)
    hint = f"; did you mean '{SUPPORTED[near[0]]}'?" if near else ""
    return f"there is no store '{shown}': write one of {', '.join(SUPPORTED.values())}{hint}"
