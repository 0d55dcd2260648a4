"""What a node asks of the world outside, as plain data: a request, and how often a failure is tried again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Method = Literal["get", "post", "put", "patch", "delete"]
Expect = Literal["json", "text"]


@dataclass(frozen=True, slots=True)
class Retry:
    """`times` further tries after the first one failed, `wait` seconds before each."""

    times: int = 0
    wait: float = 1.0


ONCE = Retry()

TIMEOUT = 5.0
MOST = 256 * 1024


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request, complete.

    `url` is written with percent codes, without the query's further names: `query` has those, each with its values.
    `json` is the body as JSON text, `form` a body of names and values; at most one of them. `expect` is what the body
    of an answer below 400 must be, nothing: what its content type says. `timeout` and `wait` in seconds, `max_bytes`
    of the answer's body. It is tried `times` further times, with `wait` between.
    """

    method: Method
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, list[str]] = field(default_factory=dict)
    json: str | None = None
    form: dict[str, list[str]] | None = None
    expect: Expect | None = None
    max_bytes: int = MOST
    timeout: float = TIMEOUT
    times: int = 0
    wait: float = 1.0


def is_passing(status: str) -> bool:
    """Whether the server says by it that it cannot answer now: another try may do."""
    return status == "429" or status.startswith("5")
