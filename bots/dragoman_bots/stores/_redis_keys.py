"""The names of keys in Redis: 64 buckets a bot, each in one hash slot.

For the bot B and a session K, where NN is CRC-32(K) modulo 64: `dragoman:{B:NN}:s:K` is the record,
`dragoman:{B:NN}:i:K` its inbox while events wait, `dragoman:{B:NN}:open` the sessions that have work to do.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from urllib.parse import quote

BUCKETS = 64


@dataclass(frozen=True, slots=True)
class Bucket:
    """The names of one bucket."""

    open: bytes
    records: bytes
    inboxes: bytes

    def session(self, key: str) -> tuple[bytes, bytes]:
        """The keys of a session's record and inbox."""
        name = key.encode()
        return self.records + name, self.inboxes + name


class Keys:
    """All buckets of a bot."""

    def __init__(self, bot: str) -> None:
        # A brace in the bot's name would end the hash tag too early.
        name = quote(bot, safe="@:. ")
        tags = [f"dragoman:{{{name}:{number:02d}}}:".encode() for number in range(BUCKETS)]
        self.buckets = tuple(Bucket(tag + b"open", tag + b"s:", tag + b"i:") for tag in tags)

    def bucket(self, key: str) -> Bucket:
        """The bucket a session is in, for ever: the hash is the same in every process and version."""
        return self.buckets[zlib.crc32(key.encode()) % BUCKETS]
