"""The body of a server's answer: never more of it than was allowed, and read as what it is."""

from __future__ import annotations

import zlib
from typing import Any

from aiohttp import ClientResponse

from dragoman.language.requests import HttpRequest
from dragoman_bots.runtime.results import read_json

_PIECE = 16 * 1024
_ANY_ZLIB = zlib.MAX_WBITS | 32
_PACKED = ("gzip", "x-gzip", "deflate")


class Unusable(Exception):
    """The body is not what the flow asked for. The text says why, without the body."""


async def read_body(answer: ClientResponse, request: HttpRequest) -> Any:
    """The body's value: JSON by its content type or because it was asked for, else text.

    What `expect` asks for concerns answers below 400; a server that refuses may say so in any words.

    Raises:
        Unusable: it is too large, or not what it should be.
    """
    text = _text(_unpacked(await _bytes(answer, request.max_bytes), answer, request.max_bytes), answer)
    refused = answer.status >= 400
    said = answer.content_type.endswith(("/json", "+json"))
    if request.expect == "text" or not (said or (request.expect == "json" and not refused)):
        return text
    if not text.strip():
        return None
    try:
        return read_json(text)
    except (ValueError, TypeError) as wrong:
        if refused:
            return text
        raise Unusable(f"the body cannot be read as JSON: {_short(wrong)}") from None


async def _bytes(answer: ClientResponse, most: int) -> bytes:
    taken = bytearray()
    async for piece in answer.content.iter_chunked(_PIECE):
        taken += piece
        if len(taken) > most:
            raise _too_large(answer, most)
    return bytes(taken)


def _unpacked(body: bytes, answer: ClientResponse, most: int) -> bytes:
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing in ("", "identity") or not body:
        return body
    if packing not in _PACKED:
        raise Unusable(f"the body is packed as '{packing[:20]}', which nobody asked for")
    try:
        found = zlib.decompressobj(_ANY_ZLIB).decompress(body, most + 1)
    except zlib.error:
        raise Unusable("the packed body is broken") from None
    if len(found) > most:
        raise _too_large(answer, most)
    return found


def _too_large(answer: ClientResponse, most: int) -> Unusable:
    answer.close()
    return Unusable(f"the body is larger than {most} bytes; 'max_bytes' allows more")


def _text(body: bytes, answer: ClientResponse) -> str:
    try:
        return body.decode(answer.charset or "utf-8", "replace" if answer.status >= 400 else "strict").lstrip("\ufeff")
    except (UnicodeDecodeError, LookupError):
        raise Unusable("the body is no text") from None


def _short(wrong: Exception) -> str:
    return str(wrong).partition(" (char")[0][:100]
