"""What the reference must have a section for: the kinds of the language, and the pages on which they stand."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from dragoman.graph.flow import ESCAPES
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.filters import FILTERS
from dragoman.language.inputs import all_inputs
from dragoman.language.nodes import all_nodes
from dragoman.language.triggers import all_triggers
from dragoman.language.validators import all_validators
from dragoman.language.values.judging import TESTS
from dragoman.language.widgets import all_widgets
from dragoman.schema.published import definition
from tests.docs.pages import PAGES, Block, Page
from tests.docs.projects import is_dialogue, is_flow


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that stand under one heading of a page.

    `shown` is what the flow of an example has in it, `said` what the talk has; the kind's name stands in for NAME.
    """

    page: str
    title: str
    names: Set[str]
    shown: str = r"\bNAME:"
    said: str = ""

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> Page:
        """The page."""
        return next(page for page in PAGES if page.name == f"docs/reference/{self.page}.md")

    def lacks(self, name: str) -> str:
        """What the section of this kind lacks; nothing if it has a flow and a talk that is held with it."""
        blocks = self.told.section(self.title, name)
        flows = [block for block in blocks if is_flow(block) and not block.wrong]
        if not any(re.search(self.shown.replace("NAME", name), block.text) for block in flows):
            return "a flow that has it"
        talks = [block for block in blocks if _is_talk(block) and block.line > flows[0].line]
        if not any(re.search(self.said.replace("NAME", name), block.text) for block in talks):
            return "a conversation or a dialogue with that flow"
        return ""


def _is_talk(block: Block) -> bool:
    return block.language == "chat" or is_dialogue(block)


HANDLERS = frozenset(definition("flow", "on")["properties"])
"""The events of `on`."""

FAMILIES = (
    Family("nodes", "Nodes", set(all_nodes())),
    Family("inputs", "Input types", set(all_inputs()), r"(?:input|type): NAME\b"),
    Family("validators", "Validators", {*all_validators(), "that", "check"}),
    Family("prompts", "Widgets", set(all_widgets()), r"pick:\s*\{?\s*NAME:"),
    Family("triggers", "Triggers", set(all_triggers())),
    Family("handlers", "Handlers", HANDLERS, r"on:(?:.|\n)*\bNAME:"),
)
"""The kinds with an example that is held."""

ESCAPING = Family("handlers", "Escapes", {f"/{word}" for word in ESCAPES}, "", r"you: NAME\b")
"""The commands that every conversation has; one flow stands for all of them."""

LISTS = (
    *FAMILIES,
    ESCAPING,
    Family("expressions", "Filters", set(FILTERS)),
    Family("expressions", "Functions", set(FUNCTIONS)),
    Family("expressions", "Tests", set(TESTS)),
)
"""All families: their headings are the lists of the code."""
