"""What can be said of a flow's reviews once all its nodes are known: whether what they show is answered anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dragoman.graph.flow import Node
from dragoman.language.compiler import listed
from dragoman.source.tree import Entry, Scalar
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


_SETTINGS = frozenset({"timeout", "interrupt", "columns", "keyboard", "after"})


def of_reviews(defaults: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of a flow's settings for its prompts that reviews have as well."""
    return tuple(entry for entry in defaults if entry.key.text in _SETTINGS)


def check_reviews(nodes: TreeMapping, compiled: Mapping[str, Node], compiler: Compiler) -> None:
    """Reports fields that no question answers, fields that stand twice, and reviews without anything to show."""
    reviews = [entry for entry in nodes.entries if isinstance(entry.value, TreeMapping) and entry.value.get("review")]
    if not reviews:
        return
    from dragoman.language.dependencies import answer_of

    answers = {name for node in compiled.values() if (name := answer_of(node)) is not None}
    for entry in reviews:
        written = entry.value.get("fields") if isinstance(entry.value, TreeMapping) else None
        if written is not None:
            _check_fields([item for item in listed(written) if isinstance(item, Scalar)], answers, compiler)
        elif not answers:
            message = "there is nothing to review: no question of this flow saves its answer"
            compiler.report("DG254", entry.key.span, message, "ask something first, or make it a 'prompt'")


def _check_fields(fields: list[Scalar], answers: set[str], compiler: Compiler) -> None:
    seen: dict[str, Scalar] = {}
    for item in fields:
        if first := seen.get(item.text):
            related = compiler.related(first.span, "the first stands here")
            message = f"'{item.text}' stands twice in this review"
            compiler.report("DG253", item.span, message, "take one of them out", related=related)
        elif item.text in answers:
            seen[item.text] = item
        elif item.text in compiler.variables:
            message = f"no question of this flow has '{item.text}' for its answer, so it cannot be edited"
            compiler.report("DG252", item.span, message, f"show it in the review's own text: {{{{ {item.text} }}}}")
        else:
            compiler.misspelt("DG252", item, "answer", answers, " in this flow")
