"""What a flow knows at any place: its variables with their types, and the fields of what every expression has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.language.compiler import KEPT, entries
from dragoman.language.inference import kinds_in
from dragoman.language.names import AMBIENT
from dragoman.language.variables import declared_types
from dragoman.lsp.projects import Document, Project
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree


@dataclass(frozen=True, slots=True)
class Scene:
    """A flow in its project. `types` lead from its variables to what is known of their type, empty where nothing is."""

    project: Project
    flow: Document

    @property
    def types(self) -> Mapping[str, str]:
        """Variable -> type, in the order of their names."""
        made = [one.symbol for one in self.flow.occurrences if one.role in ("declaration", "write")]
        names = {symbol.name for symbol in made if symbol.kind == "variable" and symbol.flow == self.flow.name}
        names |= set(variables_in(self.flow.tree))
        known = self.known_types
        return {name: known.get(name, "") for name in sorted(names)}

    @property
    def known_types(self) -> Mapping[str, str]:
        """Name -> declared type, or the kind that all its values have."""
        tree = self.flow.tree
        if not isinstance(tree, TreeMapping):
            return {}
        declared = declared_types(tree.get("inputs"), tree.get("variables"))
        return {**kinds_in(tree, declared), **declared}

    def fields(self, name: str) -> Mapping[str, str]:
        """Field -> what is known of it, of a name of every expression, or of what a called flow handed back."""
        bot = self.project.bot.tree if self.project.bot else None
        if name in KEPT:
            declared = declared_types(bot.get(name) if isinstance(bot, TreeMapping) else None)
            return {**dict.fromkeys(sorted(KEPT[name]), "text"), **declared}
        if name == "config":
            return dict.fromkeys(entries(bot.get("settings") if isinstance(bot, TreeMapping) else None), "")
        known = AMBIENT.get(name)
        return dict.fromkeys(sorted(known), "") if known else dict.fromkeys(self._handed_back(name), "")

    def _handed_back(self, name: str) -> list[str]:
        for node in self.flow.nodes.values():
            save, called = (node.get("save"), node.get("call")) if isinstance(node, TreeMapping) else (None, None)
            if isinstance(save, Scalar) and save.text == name and isinstance(called, Scalar):
                return outputs_of(self.project.flows.get(called.text))
        return []


def variables_in(tree: Tree | None) -> Iterator[str]:
    """The variables of a tree, one of an earlier text too: declared, saved to, answers of prompts, and those `set`."""
    if not isinstance(tree, TreeMapping):
        return
    for key in ("inputs", "variables"):
        yield from entries(tree.get(key))
    for name, node in entries(tree.get("nodes")).items():
        save = node.get("save") if isinstance(node, TreeMapping) else None
        if isinstance(save, Scalar) and isinstance(save.value, str) and "." not in save.text:
            yield save.text
        elif save is None and isinstance(node, TreeMapping) and node.get("prompt") is not None:
            yield name
    yield from _set(tree)


def _set(tree: Tree) -> Iterator[str]:
    for inner in tree.items if isinstance(tree, Sequence) else ():
        yield from _set(inner)
    for entry in tree.entries if isinstance(tree, TreeMapping) else ():
        if entry.key.text == "set":
            yield from (name for name in entries(entry.value) if "." not in name)
        yield from _set(entry.value)


def inputs_of(flow: Document | None) -> Mapping[str, str]:
    """Input -> type."""
    tree = flow.tree if flow else None
    return declared_types(tree.get("inputs")) if isinstance(tree, TreeMapping) else {}


def outputs_of(flow: Document | None) -> list[str]:
    """The names that a flow hands back when it ends."""
    tree = flow.tree if flow else None
    if not isinstance(tree, TreeMapping):
        return []
    match tree.get("outputs"):
        case TreeMapping() as written:
            return list(entries(written))
        case Sequence(items=items):
            return [item.text for item in items if isinstance(item, Scalar)]
        case _:
            given = entries(tree.get("inputs"))
            return sorted(name for name in set(variables_in(tree)) if name not in given)


def outcomes_of(flow: Document | None) -> list[str]:
    """The names with which a flow can end."""
    from dragoman.language.signatures import ALWAYS, signature_of

    known = signature_of(flow.tree) if flow and flow.tree is not None else None
    return sorted(known.outcomes if known else ALWAYS)
