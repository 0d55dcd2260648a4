"""`review`: a question that shows the answers so far, each with a button to edit it, until they are found right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dragoman.graph.targets import Word
from dragoman.graph.ways import Way
from dragoman.language.buttons.labels import check_labels
from dragoman.language.buttons.layout import compile_layout
from dragoman.language.buttons.room import check_room
from dragoman.language.buttons.ways import ways_of
from dragoman.language.compiler import listed, whole, word
from dragoman.language.inputs import all_inputs
from dragoman.language.messages import compile_messages
from dragoman.language.nodes.prompt import After, Interrupt, Prompt, keyboard_of
from dragoman.language.settings import compile_reminders
from dragoman.language.timeouts import compile_timeout
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind


@dataclass(frozen=True, slots=True)
class Review(Prompt):
    """A question that saves nothing. `fields` are the variables it shows; none written: all answers of the flow."""

    fields: tuple[str, ...] = ()

    @property
    def leads_on(self) -> bool:
        """Whether a button of the author's goes on; without one there is one of ours."""
        return any(button.leads or button.next == Word("end") for button in self.layout.buttons)

    def ways(self) -> tuple[Way, ...]:
        """The author's buttons, else ours, and no answer in time. An answer that is edited comes back here."""
        own = () if self.leads_on else (Way("'Done' is pressed", waits=True),)
        return (*own, *ways_of(self.layout, None, many=False), *self._unanswered())


class _Review:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Review | None:
        buttons = node.get("buttons")
        layout = compile_layout(buttons, whole(node.get("columns")) or 1, compiler)
        check_labels(node, compiler)
        messages = compile_messages(node.get("review"), compiler)
        check_room(node, layout, messages, compiler)
        return Review(
            messages=messages,
            type="choice",
            reader=all_inputs()["choice"],
            layout=layout,
            keyboard=keyboard_of(node, layout),
            after=cast(After, word(node.get("after")) or "mark"),
            menu=True,
            timeout=compile_timeout(node.get("timeout"), compiler),
            reminders=compile_reminders(node.get("timeout"), compiler),
            interrupt=cast(Interrupt, word(node.get("interrupt")) or "commands"),
            fields=tuple(dict.fromkeys(text for item in listed(node.get("fields")) if (text := word(item)))),
        )


kind: NodeKind = _Review()
