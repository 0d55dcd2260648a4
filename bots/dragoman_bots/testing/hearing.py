"""What the console's screen shows, as a dialogue compares it."""

from __future__ import annotations

from typing import Any

from dragoman.interpreter.extras import Media
from dragoman.interpreter.session import Timer
from dragoman.testing.heard import Heard, Noticed
from dragoman.testing.seen import seen, visible
from dragoman.testing.standing import Found
from dragoman_bots.channels.console.console import Console
from dragoman_bots.channels.console.transcript import Notice, Said


def heard(said: Said) -> Heard:
    """A message."""
    return Heard(
        text=seen(said.text, said.format),
        source=said.text,
        buttons=tuple(visible(label) for label in said.labels),
        media=tuple(_names(media) for media in said.media),
        to=(str(said.chat),),
    )


def _names(media: Media) -> tuple[str, ...]:
    """What a dialogue may call it: its kind, and a file by its path or its name."""
    return (media.kind, media.file, media.file.rpartition("/")[2]) if media.file else (media.kind,)


def noticed(notice: Notice) -> Noticed:
    """A toast or a window."""
    return Noticed(visible(notice.text), notice.alert)


async def found(console: Console) -> Found:
    """Where the conversation stands, for `expect`."""
    standing, exchange = console.standing, console.exchange
    profile, shared = await exchange.kept(console.speaker)
    return Found(
        flow=standing.flow,
        node=standing.node,
        data=standing.data,
        outcome=standing.ended,
        profile=profile,
        shared=shared,
        stack=exchange.stack(console.speaker),
        timers=[_timer(timer) for timer in exchange.timers(console.speaker)],
    )


def _timer(timer: Timer) -> dict[str, Any]:
    job = {"name": timer.job.name, "flow": timer.job.flow} if timer.job else {}
    return {"kind": timer.kind, "at": timer.at, "node": timer.node or None, **job}
