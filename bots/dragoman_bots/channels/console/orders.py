"""The terminal's own orders: /state, /time, /undo, /restart, /goto. Everything else is said to the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from dragoman.interpreter.privacy import shown
from dragoman.language.durations import duration
from dragoman_bots.channels.console.console import Console, Impossible

Order = Callable[[Console, str], Awaitable[str]]
"""Does something with the rest of the line, and returns a remark for the person, which may be empty."""


async def _state(console: Console, rest: str) -> str:
    standing, flows = console.standing, console.exchange.project.flows
    seen = shown(flows, flows.flows.get(standing.flow or ""), standing.data)
    data = ", ".join(f"{name}={value!r}" for name, value in seen.items())
    where = f"{standing.flow}.{standing.node}" if standing.flow else "no flow is running"
    ended = f", ended as {standing.outcome}" if standing.outcome else ""
    console.transcript.turn()
    return f"{where}{ended}; {data or 'no data'}"


async def _time(console: Console, rest: str) -> str:
    await console.wait(duration(rest.removeprefix("+")))
    return f"it is {console.clock.now():%Y-%m-%d %H:%M:%S} UTC"


async def _undo(console: Console, rest: str) -> str:
    await console.undo()
    return "one turn back"


async def _restart(console: Console, rest: str) -> str:
    await console.restart()
    return "begun anew" if console.begins else "begun anew; the bot waits for you"


async def _goto(console: Console, rest: str) -> str:
    if not rest:
        raise Impossible("write a node's name: /goto NODE")
    await console.goto(rest)
    return ""


ORDERS: Mapping[str, Order] = {
    "/state": _state,
    "/time": _time,
    "/undo": _undo,
    "/restart": _restart,
    "/goto": _goto,
}
