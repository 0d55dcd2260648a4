"""Recounting: what a review shows, a line and a button for each answer.

The law of this file: what stands there was once said by a user, so it is escaped for the message's format; what was
secret stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Fault, Template
from dragoman.graph.targets import Message
from dragoman.interpreter import places
from dragoman.interpreter.holding import asker, askers, giving, held, holds
from dragoman.interpreter.privacy import MASK
from dragoman.interpreter.session import Option
from dragoman.language.dependencies import answer_of
from dragoman.language.expressions import Text
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.review import Review
from dragoman.language.values.escaping import ESCAPES, Markup
from dragoman.language.values.kinds import LIST, RECORD, kind_of
from dragoman.language.values.printing import printed
from dragoman.language.values.scope import TemplateFault

if TYPE_CHECKING:
    from dragoman.interpreter.showing import Desk
    from dragoman.interpreter.turn import Turn

UNSET = "–"
GIVEN = "✓"
"""What stands for an answer that no text can show, such as a photo without a name."""

_NAMES = ("name", "title", "text")


def told(turn: Turn, prompt: Prompt) -> Prompt:
    """A review with the answers, a line each, below the text of its last message; any other question as it is."""
    if not isinstance(prompt, Review) or not prompt.messages:
        return prompt
    *before, last = prompt.messages
    lines = [(label, _shown(turn, name)) for name, label in _fields(turn, prompt)]
    texts = [_with_lines(turn, text, last, lines) for text in (last.text, *last.any_of)]
    return replace(prompt, messages=(*before, replace(last, text=texts[0], any_of=tuple(texts[1:]))))


def _with_lines(turn: Turn, text: Template, message: Message, lines: Iterable[tuple[str, str]]) -> Template:
    escape = ESCAPES[message.format]
    whole = "\n".join([turn.render(text), *(f"{escape(label)}: {escape(value)}" for label, value in lines)]).strip()
    return Template(Text(whole, (), message.format, constant=whole), text.place)


def put(desk: Desk, prompt: Prompt) -> None:
    """Puts a button for each answer to edit it, in as many columns as the review has."""
    if not isinstance(prompt, Review):
        return
    turn, columns = desk.turn, max(prompt.layout.columns, 1)
    labels = [(name, turn.shipped("edit_label", label=Markup(label))) for name, label in _fields(turn, prompt)]
    buttons = [desk.option(Option(label, places.EDIT, name)) for name, label in labels]
    desk.put(*(buttons[start : start + columns] for start in range(0, len(buttons), columns)))


def put_last(desk: Desk, prompt: Prompt) -> None:
    """Puts the button that finds all right, where the author has none that goes on."""
    if isinstance(prompt, Review) and not prompt.leads_on:
        desk.put([desk.option(Option(desk.turn.shipped("done_label"), places.DONE))])


def _fields(turn: Turn, review: Review) -> list[tuple[str, str]]:
    """The variables and what they are called: those the author names, else all that questions have found out.

    One that is not set is left out where its question is not for this user.
    """
    names = review.fields or tuple(dict.fromkeys(filter(None, map(answer_of, turn.flow.nodes.values()))))
    return [(name, _label(turn, name)) for name in names if holds(turn, name) or (review.fields and _asks(turn, name))]


def _asks(turn: Turn, name: str) -> bool:
    return any(turn.holds(node.when) for node in askers(turn, name))


def _label(turn: Turn, name: str) -> str:
    node = asker(turn, name)
    if node is not None and node.label is not None:
        return turn.render(node.label)
    words = name.rpartition(".")[2].replace("_", " ")
    return words[:1].upper() + words[1:]


def _shown(turn: Turn, name: str) -> str:
    value = held(turn, name)
    prompts = [node.lead for node in askers(turn, name) if isinstance(node.lead, Prompt)]
    if value is None:
        return UNSET
    if any(prompt.secret for prompt in prompts):
        return MASK
    values = value if kind_of(value) == LIST else [value]
    return ", ".join(_chosen(turn, prompts, name, one) or _printed(one, turn.locale) for one in values) or UNSET


def _chosen(turn: Turn, prompts: Iterable[Prompt], name: str, value: Any) -> str:
    """The label of the option with this value, if there is one still."""
    for prompt in prompts:
        try:
            found = giving(turn, prompt, name, value, offered=False) if prompt.layout.parts else None
        except Fault:
            found = None
        if found is not None:
            return found.label
    return ""


def _printed(value: Any, locale: str) -> str:
    try:
        if kind_of(value) != RECORD:
            return printed(value, locale)
        return _record(value, locale)
    except TemplateFault:
        return GIVEN


def _record(value: Mapping[str, Any], locale: str) -> str:
    for name in _NAMES:
        if named := printed(value.get(name), locale):
            return named
    parts = [] if "id" in value else [printed(one, locale) for one in value.values() if one is not None]
    return ", ".join(part for part in parts if part) or GIVEN
