"""`prompt`: asks, waits for the answer, checks it, and saves it under the node's own name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, cast

from dragoman.graph.computed import Constant, Template
from dragoman.graph.targets import InPlace, Message, Target
from dragoman.graph.ways import Way, ending, saving
from dragoman.language.buttons.certain import check_lists
from dragoman.language.buttons.doing import Asks
from dragoman.language.buttons.labels import check_kinds, check_labels
from dragoman.language.buttons.layout import Layout, compile_layout
from dragoman.language.buttons.room import check_room
from dragoman.language.buttons.ways import ways_of
from dragoman.language.compiler import flag, whole, word
from dragoman.language.durations import compile_duration
from dragoman.language.input_settings import compile_settings
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import InputType
from dragoman.language.messages import asking, compile_messages
from dragoman.language.pick import Pick, check_type, compile_pick
from dragoman.language.rules import Rule, compile_rules
from dragoman.language.settings import (
    Attempts,
    Many,
    Reminder,
    Skip,
    compile_attempts,
    compile_many,
    compile_reminders,
    compile_skip,
)
from dragoman.language.targets import saved
from dragoman.language.timeouts import Timeout, compile_timeout
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn

Interrupt = Literal["none", "commands", "phrases"]
Shown = Literal["inline", "reply"]
After = Literal["mark", "remove", "keep"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question. `type` is the input type's name, `reader` the type itself, `save` a variable or nothing."""

    messages: tuple[Message, ...]
    type: str
    reader: InputType
    settings: Mapping[str, Any] = field(default_factory=dict)
    save: str | None = None
    rules: tuple[Rule, ...] = ()
    error: Template | None = None
    ask_again: bool = False
    suggest: bool = True
    attempts: Attempts | None = None
    skip: Skip | None = None
    layout: Layout = field(default_factory=Layout)
    pick: Pick | None = None
    keyboard: Shown = "inline"
    after: After = "mark"
    menu: bool = False
    many: Many | None = None
    reuse: bool = False
    secret: bool = False
    debounce: timedelta | None = None
    timeout: Timeout | None = None
    reminders: tuple[Reminder, ...] = ()
    interrupt: Interrupt = "commands"

    @property
    def choice(self) -> bool:
        """Whether the answer must be one of the options."""
        return self.type == "choice"

    def enter(self, turn: Turn, node: Node) -> None:
        """Asks and waits."""
        turn.ask(self)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """An action has judged the answer, or time has come."""
        turn.take_up(self, event)

    def ways(self) -> tuple[Way, ...]:
        """Its buttons, a typed answer, a known one, none, too many wrong ones, and none in time."""
        return (*ways_of(self.layout, self.save, self.many is not None), *self._answered(), *self._unanswered())

    def _answered(self) -> Iterator[Way]:
        if self.type == "boolean" and not self.many:
            for answer in (True, False):
                by = f"the answer is {'yes' if answer else 'no'}"
                yield Way(by, waits=True, saves=saving(self.save, Constant(answer)))
        elif not self.menu and (self.many or self.type != "choice"):
            yield Way("it is answered", waits=True, saves=saving(self.save))
        if self.reuse:
            yield Way("its answer is known", saves=saving(self.save))
        if self.skip is not None:
            yield Way("it is skipped", waits=True, saves=saving(self.save, self.skip.value or Constant(None)))

    def _unanswered(self) -> Iterator[Way]:
        if self.attempts is not None:
            target = _at_last(self.attempts)
            several = self.attempts.max > 1
            wrong = f"{self.attempts.max} answers were wrong" if several else "an answer is wrong"
            yield Way(wrong, target, waits=True, through=False)
        if self.timeout is not None and self.timeout.next is not None:
            yield Way("there is no answer in time", self.timeout.next, waits=True, through=False)


def _at_last(attempts: Attempts) -> Target:
    """The way on after the last wrong answer: what only says something there ends the flow."""
    match attempts.next:
        case None:
            return ending("attempts")
        case InPlace(next=None, end=None) as place:
            return replace(place, end="attempts")
        case target:
            return target


class _Prompt:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Prompt | None:
        layout = compile_layout(node.get("buttons"), whole(node.get("columns")) or 1, compiler)
        check_labels(node, compiler)
        pick = compile_pick(node.get("pick"), compiler)
        valued = any(button.value is not None for button in layout.buttons)
        type_, reader, settings = _input(node.get("input"), valued, pick, compiler)
        check_kinds(node, reader, type_, compiler)
        free = pick is None and node.get("input") is None and node.get("validate") is None
        menu = not valued and free and any(button.leads for button in layout.buttons)
        optional, only_buttons = bool(node.get("optional")), menu or type_ == "choice"
        layout = check_lists(node.get("buttons"), layout, optional, only_buttons, compiler)
        messages = asking(compile_messages(node.get("prompt"), compiler), node.get("placeholder"), compiler)
        check_room(node, layout, messages, compiler)
        return Prompt(
            messages=messages,
            type=type_,
            reader=reader,
            settings=settings,
            save=_save(name, node.get("save"), compiler),
            rules=compile_rules(node.get("validate"), reader, type_, compiler),
            error=compiler.text(node.get("error")),
            ask_again=flag(node.get("ask_again")),
            suggest=flag(node.get("suggest"), default=True),
            attempts=compile_attempts(node.get("attempts"), compiler),
            skip=compile_skip(node.get("optional"), compiler),
            layout=layout,
            pick=pick,
            keyboard=keyboard_of(node, layout),
            after=cast(After, word(node.get("after")) or "mark"),
            menu=menu,
            many=compile_many(node.get("many"), optional, compiler),
            reuse=flag(node.get("reuse")),
            secret=flag(node.get("secret")),
            debounce=compile_duration(node.get("debounce"), compiler),
            timeout=compile_timeout(node.get("timeout"), compiler),
            reminders=compile_reminders(node.get("timeout"), compiler),
            interrupt=cast(Interrupt, word(node.get("interrupt")) or "commands"),
        )


def keyboard_of(node: TreeMapping, layout: Layout) -> Shown:
    """What only a reply keyboard can ask for makes it one."""
    asks = any(isinstance(button.doing, Asks) for button in layout.buttons)
    return "reply" if asks or word(node.get("keyboard")) == "reply" else "inline"


def _input(
    tree: Tree | None, valued: bool, pick: Pick | None, compiler: Compiler
) -> tuple[str, InputType, Mapping[str, Any]]:
    known = all_inputs()
    usual = pick.widget.value_input if pick else "choice" if valued else "text"
    name = word(tree.get("type") if isinstance(tree, TreeMapping) else tree) or usual
    if name not in known:
        return "text", known["text"], {}
    if name == "choice" and not valued and tree is not None:
        message = "the answer is a choice, but no button has a value"
        compiler.report("DG208", tree.span, message, "list the choices, such as 'buttons: [Small, Large]'")
    check_type(pick, tree, name, compiler)
    return name, known[name], compile_settings(tree, name, compiler)


def _save(name: str, tree: Tree | None, compiler: Compiler) -> str | None:
    return name if tree is None else saved(tree, compiler)


kind: NodeKind = _Prompt()
