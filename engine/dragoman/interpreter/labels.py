"""Labels: which option of a question somebody means who typed something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.interpreter import asking, judging, places
from dragoman.interpreter.items import with_item
from dragoman.interpreter.nearness import nearest_labels
from dragoman.interpreter.session import Option, Question
from dragoman.language.buttons.generated import Match
from dragoman.language.content import Content
from dragoman.language.folding import fold
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

MOST = 8
"""Options that are offered where a typed word stands in several labels."""

_WORD = re.compile(r"\w+")


def typed(turn: Turn, prompt: Prompt, question: Question, text: str) -> Option | None:
    """The option that was typed: the only one of this label or alias in any case, or the only one with these words."""
    found = _exact(turn, prompt, question, text) or [question.options[at] for at in _by_words(prompt, question, text)]
    return found[0] if found and all(_same(found[0], other) for other in found) else None


def _same(one: Option, other: Option) -> bool:
    return (one.button, one.value, one.item, one.view) == (other.button, other.value, other.item, other.view)


def _exact(turn: Turn, prompt: Prompt, question: Question, text: str) -> list[Option]:
    """The options of this label, else those of this alias."""
    wanted = fold(text)
    options = [option for option in question.options if _can_be_typed(option, prompt)]
    labelled = [option for option in options if fold(option.label) == wanted]
    return labelled or [o for o in options if any(fold(alias) == wanted for alias in _aliases(turn, prompt, o))]


def _can_be_typed(option: Option, prompt: Prompt) -> bool:
    return option.button != places.GONE and (option.button != places.INERT or prompt.keyboard == "reply")


def _aliases(turn: Turn, prompt: Prompt, option: Option) -> Iterator[str]:
    if option.button < 0:
        return
    button = prompt.layout.at(option.button)
    yield from button.aliases
    for value in button.computed:
        given = value.evaluate(with_item(turn.scope, option.item))
        yield from (str(one) for one in (given if isinstance(given, list) else [given]) if one is not None)


def _match(prompt: Prompt, option: Option) -> Match:
    part = prompt.layout.list_at(option.button)
    return part.match if part else "typo"


def _by_words(prompt: Prompt, question: Question, text: str) -> list[int]:
    """The options of lists with `match: words` in whose labels all these words stand."""
    wanted = set(_WORD.findall(fold(text)))
    if not wanted or not any(part.match == "words" for part in prompt.layout.lists):
        return []
    return [
        at
        for at, option in enumerate(question.options)
        if _match(prompt, option) == "words" and wanted.issubset(_WORD.findall(fold(option.label)))
    ]


def no_option(turn: Turn, prompt: Prompt, question: Question, content: Content) -> None:
    """Something else than an option was sent: what is near is offered, anything else is a wrong answer."""
    if content.kind == "text" and len(_exact(turn, prompt, question, content.text)) > 1:
        asking.say_text(turn, turn.shipped("choose"))
        return
    if content.kind == "text" and prompt.suggest and (near := _near(turn, prompt, question, content.text)):
        asking.suggest(turn, question, near)
        return
    if not _is_chatter(turn):
        judging.refuse(turn, prompt, "choice", turn.shipped("choose"), None)


def _is_chatter(turn: Turn) -> bool:
    """Whether people talk to one another: a question to all members of a chat is not asked of each message."""
    return turn.flow.scope == "chat" and turn.event.origin.chat.type != "private"


def _near(turn: Turn, prompt: Prompt, question: Question, text: str) -> Sequence[int]:
    if found := _by_words(prompt, question, text):
        return found[:MOST]
    names: list[tuple[str, Any]] = []
    for at, option in enumerate(question.options):
        meant = option.button >= places.SKIP or option.button in (places.DONE, places.EDIT)
        if meant and _match(prompt, option) != "exact":
            names += [(name, at) for name in (option.label, *_aliases(turn, prompt, option))]
    return nearest_labels(text, names)
