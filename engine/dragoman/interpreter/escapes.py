"""The ways out that every conversation has: /cancel /back /help /start /restart /skip /language."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from dragoman.graph.flow import LANGUAGE_FLOW, Flow
from dragoman.interpreter import answering, asking, handlers, stack, starting
from dragoman.interpreter.session import Frame, Question
from dragoman.interpreter.undo import restored

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def escape_word(turn: Turn, word: str, rest: str = "") -> None:
    """A user typed an escape, and perhaps words behind it."""
    if word == "start":
        start(turn, rest)
    elif word in ("help", "language"):
        if not handlers.handle(turn, word):
            mean(turn, word)
    elif not turn.frames:
        asking.say_text(turn, turn.shipped("nothing_running"))
    elif not handlers.handle(turn, word):
        mean(turn, word)


def mean(turn: Turn, word: str) -> None:
    """What an escape means where no handler says otherwise."""
    match word:
        case "cancel":
            stack.cancel(turn, "cancelled")
        case "back":
            back(turn)
        case "restart":
            stack.restart(turn)
        case "skip":
            skip(turn)
        case "help":
            help_(turn)
        case "language":
            language(turn)
        case _:
            raise ValueError(f"'{word}' is no escape")


def back(turn: Turn) -> None:
    """Takes the last answer back, data included, and asks that question again; at the beginning it says so."""
    if turn.answered:
        # An answer of this very turn led here: that one is taken back; at its own question, the one before it, too.
        moved = _place(turn.frames) != _place(turn.before)
        turn.frames[:], turn.answered = turn.before, False
        if moved:
            _anew(turn)
            return
    if len(turn.undo) <= turn.frame.mark:
        asking.say_text(turn, turn.shipped("at_the_beginning"))
        if not isinstance(turn.waiting, Question):
            turn.again()
        return
    asking.retire(turn)
    turn.frames[:] = restored(turn.undo.pop(), turn.frames)
    turn.answered = False
    _anew(turn)


def _anew(turn: Turn) -> None:
    """Asks another question than the one that waits; what that one showed of its lists is nothing to this one."""
    turn.waiting = None
    turn.again()


def _place(frames: Sequence[Frame]) -> tuple[int, str, str]:
    return len(frames), frames[-1].flow, frames[-1].node


def language(turn: Turn) -> None:
    """Asks for the language, with the shipped flow; says so where there is but one."""
    if flow := turn.flows.flows.get(LANGUAGE_FLOW):
        stack.start(turn, flow, {})
    else:
        asking.say_text(turn, turn.shipped("one_language"))


def skip(turn: Turn, ordered: bool = False) -> None:
    """Skips the question if it is optional, or if the flow itself says so (`ordered`); else tells that it is not."""
    prompt = answering.asked(turn)
    if prompt is None or (prompt.skip is None and not ordered):
        asking.say_text(turn, turn.shipped("no_skip"))
        if not isinstance(turn.waiting, Question):
            turn.again()
    else:
        answering.skip(turn, prompt, None)


def help_(turn: Turn) -> None:
    """Explains the current question, or the flow, and lists the commands."""
    parts = []
    if turn.frames:
        about = turn.node.help or turn.flow.description
        parts.append(turn.render(about) if about else "")
    parts += [commands(turn), turn.shipped("escapes") if turn.frames else ""]
    text = "\n\n".join(part for part in parts if part)
    asking.say_text(turn, text or turn.shipped("no_help"))


def commands(turn: Turn) -> str:
    """The commands of all flows with their descriptions, a line each, for this kind of chat."""
    seen: dict[str, str] = {}
    for flow, command in turn.flows.commands.values():
        if command.name not in seen and starting.works(turn, command):
            about = command.translated.get(turn.locale) or command.description or title(turn, turn.flows.flows[flow])
            seen[command.name] = f"/{command.name} – {escape(about, quote=False)}" if about else f"/{command.name}"
    return "\n".join(seen.values())


def title(turn: Turn, flow: Flow) -> str:
    """The flow's title, or nothing."""
    return turn.render(flow.title) if flow.title else ""


def start(turn: Turn, payload: str = "") -> None:
    """/start empties the stack and begins: with the flow of its link, else of that command, else with a menu."""
    if starting.by_link(turn, payload):
        return
    if turn.frames and handlers.has_own(turn, "start"):
        handlers.handle(turn, "start")
        return
    stack.empty(turn)
    if found := turn.flows.commands.get("start"):
        flow = turn.flows.flows[found[0]]
        stack.start(turn, flow, starting.words(turn, flow, payload))
    else:
        listed = commands(turn)
        asking.say_text(turn, f"{turn.shipped('menu')}\n{listed}" if listed else turn.shipped("no_commands"))
