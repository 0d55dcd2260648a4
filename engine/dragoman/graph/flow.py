"""The compiled graph: frozen, without a trace of YAML but the places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from dragoman.graph.computed import Condition, Place, Template, Value
from dragoman.graph.targets import Assignment, Branch, Target

if TYPE_CHECKING:
    from dragoman.language.nodes.protocol import Lead
    from dragoman.language.patterns import Pattern
    from dragoman.language.recurrence import Recurrence

Where = Literal["private", "group", "any"]
Who = Literal["anyone", "chat_admins", "bot_admins"]
StoreName = Literal["profile", "shared"]
Changed = Literal["migrate", "pin", "restart", "finish"]
"""What becomes of those who stand in a former definition of the flow."""

ESCAPES = ("cancel", "back", "help", "start", "restart", "skip", "language")
"""The commands every bot has, in the order of the language page."""

LANGUAGE_FLOW = "dragoman.language"
"""The shipped flow that asks for the language; no author's flow can bear its name."""


@dataclass(frozen=True, slots=True)
class Node:
    """One named place. `lead` is what it does; `follow` is the node written below, nothing for the last one.

    `reads` are the names that anything in it reads, `shows` the flow's temporary variables among them.
    """

    name: str
    place: Place
    lead: Lead | None = None
    follow: str | None = None
    when: Condition | None = None
    set: tuple[Assignment, ...] = ()
    branches: tuple[Branch, ...] = ()
    next: Target | None = None
    end: str | None = None
    on: Mapping[str, Target] = field(default_factory=dict)
    help: Template | None = None
    label: Template | None = None
    was: tuple[str, ...] = ()
    final: bool = False
    shows: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Command:
    """`/name`, or one of its aliases, starts a flow. `description` stands in the menu, `translated` by locale.

    `places` are those of the aliases.
    """

    name: str
    place: Place
    description: str = ""
    aliases: tuple[str, ...] = ()
    where: Where = "any"
    who: Who = "anyone"
    translated: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Any of these texts, as the whole message, starts a flow. The texts are case-folded; `places` are theirs."""

    texts: tuple[str, ...]
    place: Place
    where: Where = "private"
    who: Who = "anyone"
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """A message (`pattern`), or what a link brought to /start (`deep_link`), that fits starts a flow and fills its
    inputs with its named parts."""

    kind: Literal["pattern", "deep_link"]
    pattern: Pattern
    place: Place
    where: Where = "private"
    who: Who = "anyone"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of this name from outside, or somebody's coming into the chat (`joined`), starts a flow."""

    kind: Literal["event", "joined"]
    place: Place
    name: str = ""
    where: Where = "any"
    who: Who = "anyone"


@dataclass(frozen=True, slots=True)
class Every:
    """Time starts a flow, again and again, for everybody who has ever spoken to the bot."""

    recurrence: Recurrence
    place: Place
    where: Where = "private"


@dataclass(frozen=True, slots=True)
class Fallback:
    """Any message that means nothing else starts a flow."""

    place: Place
    where: Where = "private"
    who: Who = "anyone"


Trigger = Command | Phrase | Matching | Happening | Every | Fallback


@dataclass(frozen=True, slots=True)
class Variable:
    """A declared variable or input.

    `private` values are never shown to operators. `temporary` ones leave the record once the question that shows them
    is answered. `keep` is how long results hold the value, nothing for ever. `place` is where it is declared.
    """

    name: str
    type: str = "any"
    initial: Value | None = None
    required: bool = False
    private: bool = False
    temporary: bool = False
    keep: timedelta | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow. `digest` is the content hash that every session standing in it remembers.

    `private` are the variables, and fields such as `profile.pin`, whose values nobody but the user may read;
    `temporary` those that are gone once their question is answered; `stores` what it reads or changes beyond itself.
    `edits`: a message of it takes the place of the one before, so the latest is remembered. `hears` are the events that
    it or a node of it handles, `releases` the words with which people give a chat back to it.
    """

    name: str
    file: str
    digest: str
    nodes: Mapping[str, Node]
    title: Template | None = None
    description: Template | None = None
    triggers: tuple[Trigger, ...] = ()
    inputs: tuple[Variable, ...] = ()
    variables: tuple[Variable, ...] = ()
    outputs: Mapping[str, Value] | None = None
    on: Mapping[str, Target] = field(default_factory=dict)
    scope: Literal["user", "chat"] = "user"
    change: Changed = "migrate"
    private: frozenset[str] = frozenset()
    temporary: frozenset[str] = frozenset()
    stores: frozenset[str] = frozenset()
    edits: bool = False
    hears: frozenset[str] = frozenset()
    releases: frozenset[str] = frozenset()

    def declared(self, name: str) -> Variable | None:
        """The input or variable of this name, if it is declared."""
        return next((variable for variable in (*self.inputs, *self.variables) if variable.name == name), None)

    @property
    def entry(self) -> str:
        """The first node."""
        return next(iter(self.nodes))

    def successor(self, former: str) -> str | None:
        """The node that bears this name or bore it (`was`), or nothing."""
        if former in self.nodes:
            return former
        return next((node.name for node in self.nodes.values() if former in node.was), None)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one turn and one session may use: nodes, frames, bytes of variables."""

    nodes_per_turn: int = 100
    depth: int = 16
    variables: int = 64 * 1024


@dataclass(frozen=True, slots=True)
class Expiry:
    """How long a conversation may rest before it ends, and how long before that the user is warned, if at all."""

    after: timedelta = timedelta(days=1)
    warn: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Flows:
    """All flows of a bot and what they share: all that `step` knows.

    `commands` and `phrases` lead from every word, aliases included, to flow and trigger. `escapes` leads from a
    command's word to the escape it means. `texts` are the shipped sentences, `shipped` the shipped handlers, `on` the
    bot's own. `happenings`, `every`, `fallbacks` and `matchings` lead to flow and trigger. `kept` are the declared
    values of `profile` and `shared`; `locales` what a user may choose, the base first; `languages` the same as
    records of code and name, for people. `stores` are those that the bot's own handlers use;
    `edits`: some flow does.
    """

    flows: Mapping[str, Flow]
    bot: str = "bot"
    commands: Mapping[str, tuple[str, Command]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[str, Phrase]] = field(default_factory=dict)
    escapes: Mapping[str, str] = field(default_factory=lambda: {word: word for word in ESCAPES})
    texts: Mapping[str, Template] = field(default_factory=dict)
    shipped: Mapping[str, Target] = field(default_factory=dict)
    on: Mapping[str, Target] = field(default_factory=dict)
    matchings: tuple[tuple[str, Matching], ...] = ()
    happenings: tuple[tuple[str, Happening], ...] = ()
    every: tuple[tuple[str, Every], ...] = ()
    fallbacks: tuple[tuple[str, Fallback], ...] = ()
    kept: Mapping[StoreName, Mapping[str, Variable]] = field(default_factory=dict)
    stores: frozenset[str] = frozenset()
    locales: tuple[str, ...] = ("en",)
    languages: tuple[Mapping[str, str], ...] = ()
    admins: frozenset[int] = frozenset()
    edits: bool = False
    expiry: Expiry = field(default_factory=Expiry)
    config: Mapping[str, Any] = field(default_factory=dict)
    locale: str = "en"
    timezone: str = "UTC"
    limits: Limits = field(default_factory=Limits)
