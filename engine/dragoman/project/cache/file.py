"""A cache file: what was compiled, under the digest of all that it was made of.

The law of this file: it is read whole or not at all. Its own digest comes first and covers every byte behind it, so
nothing that was damaged, cut off or made by another version is ever looked into.

    magic | digest of what follows | digest of the inputs | length of the head | head | rows of nodes and shipped texts
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from dragoman.graph.flow import Flow
from dragoman.project.cache.pieces import from_bytes, to_bytes
from dragoman.project.cache.rows import Rows, packed
from dragoman.project.cache.seen import Seen
from dragoman.project.linking import Shipped

MAGIC = b"dragoman cache 1\n"

_DIGEST = 32
_LENGTH = 8
_HEAD = len(MAGIC) + 2 * _DIGEST + _LENGTH


@dataclass(frozen=True, slots=True)
class Compiled:
    """The sound flows of a project, what is shipped with them, and what was seen in the project's folder meanwhile."""

    flows: Mapping[str, Flow]
    shipped: Shipped
    seen: tuple[Seen, ...] = ()


def digest(data: bytes | memoryview) -> bytes:
    """What tells these bytes from all others."""
    return blake2b(data, digest_size=_DIGEST).digest()


def encoded(compiled: Compiled, inputs: bytes) -> bytes:
    """The file's bytes. `inputs` is the digest of what it was made of.

    Raises:
        NoData: there is something in a flow that cannot be kept.
    """
    rows: list[bytes] = []
    shipped = compiled.shipped
    flows = [(replace(flow, nodes={}), packed(flow.nodes, rows)) for flow in compiled.flows.values()]
    texts, handlers = packed(shipped.texts, rows), packed(shipped.handlers, rows)
    head = to_bytes((flows, texts, handlers, shipped.language, compiled.seen))
    behind = b"".join([inputs, len(head).to_bytes(_LENGTH, "big"), head, *rows])
    return MAGIC + digest(behind) + behind


def decoded(kept: bytes, inputs: bytes) -> Compiled | None:
    """What the file holds; nothing if it is damaged, of another format, or made of other inputs.

    Never raises, whatever the bytes are.
    """
    whole = memoryview(kept)
    behind = whole[len(MAGIC) + _DIGEST :]
    if len(kept) < _HEAD or not kept.startswith(MAGIC) or behind[:_DIGEST] != inputs:
        return None
    if whole[len(MAGIC) : len(MAGIC) + _DIGEST] != digest(behind):
        return None
    try:
        return _compiled(whole)
    except Exception:  # a pickle that was made on purpose may raise anything
        return None


def _compiled(whole: memoryview) -> Compiled:
    start = _HEAD + int.from_bytes(whole[_HEAD - _LENGTH : _HEAD], "big")
    flows, texts, handlers, language, seen = from_bytes(whole[_HEAD:start])
    found: dict[str, Flow] = {}
    for flow, index in flows:
        nodes: Rows[Any] = Rows(index, whole, start)
        found[flow.name], start = replace(flow, nodes=nodes), nodes.end
    all_texts: Rows[Any] = Rows(texts, whole, start)
    return Compiled(found, Shipped(all_texts, Rows(handlers, whole, all_texts.end), language), seen)
