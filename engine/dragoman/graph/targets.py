"""Where a conversation can go on, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from dragoman.graph.computed import Condition, Place, Template, Value
from dragoman.language.content import Format, MediaKind

TargetWord = Literal["again", "back", "cancel", "skip", "restart", "end"]


@dataclass(frozen=True, slots=True)
class LinkButton:
    """A button under a message that does not wait: it opens an address."""

    text: Template
    url: Template


@dataclass(frozen=True, slots=True)
class Media:
    """What a message shows beside its text. A file has `file`, everything else `fields`, named as in YAML.

    `text` is what stands under it in an album. `prefix` is what the author wrote out of the file's name, before
    anything is computed.
    """

    kind: MediaKind
    place: Place
    file: Value | Template | None = None
    prefix: str = ""
    fields: Mapping[str, Value | Template | tuple[Template, ...]] = field(default_factory=dict)
    text: Template | None = None


Show = Literal["edit", "send", "replace"]
"""Whether a message takes the last one's place, is sent anew, or sent with the last one deleted."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. Its text is empty where it only shows something; of several texts (`any_of`) one is chosen.

    `media` is one thing, or an album of 2 to 10 files. `links` stand under it. `react` is an emoji on the user's
    message. Without `show` it takes the place of the message whose button was pressed, where there is one. `pages`: a
    text that is too long gets pages to turn. `once`: after a crash it is rather lost than sent twice.
    """

    text: Template
    format: Format = "html"
    silent: bool = False
    protect: bool = False
    link_preview: bool = True
    links: tuple[LinkButton, ...] = ()
    any_of: tuple[Template, ...] = ()
    media: tuple[Media, ...] = ()
    effect: Template | None = None
    react: Template | None = None
    typing: timedelta | None = None
    delete_after: timedelta | None = None
    placeholder: Template | None = None
    show: Show | None = None
    pages: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """What a `set` does to a kept value, where it is said as a change of it: `profile.count + 1`, `| add(x)`.

    `default` puts `value` where nothing was, `increase` adds it to a number, a date or a duration, `add` to a list;
    `put` looks for the record of `fields` by the field that `value` names; `without` takes out the items of the list
    `value` and the records with these `fields`.
    """

    kind: Literal["default", "increase", "add", "put", "without"]
    value: Value | None = None
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assignment:
    """One line of a `set`: a variable, `profile.x` or `shared.x`. The last two may be changed by `operations`."""

    name: str
    value: Value
    place: Place
    operations: tuple[Operation, ...] = ()


@dataclass(frozen=True, slots=True)
class GoTo:
    """A node of the same flow."""

    node: str


@dataclass(frozen=True, slots=True)
class Word:
    """A reserved word as a target."""

    word: TargetWord


@dataclass(frozen=True, slots=True)
class InPlace:
    """A small node written where a target is expected. Without `next` and `end` its surroundings go on."""

    say: tuple[Message, ...] = ()
    set: tuple[Assignment, ...] = ()
    next: GoTo | Word | None = None
    end: str | None = None


Target = GoTo | Word | InPlace


@dataclass(frozen=True, slots=True)
class Branch:
    """One way out of a node, taken if its condition holds, or by this share (percent) of the users."""

    when: Condition | None
    then: Target
    share: int | None = None
