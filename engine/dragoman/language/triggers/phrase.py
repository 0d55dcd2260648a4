"""`phrase`: a text, or any of a list, as the whole message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.computed import Place
from dragoman.graph.flow import Phrase
from dragoman.language.compiler import listed, word
from dragoman.language.folding import fold
from dragoman.language.triggers.protocol import TriggerKind, where_of, who_of
from dragoman.source.tree import Mapping, Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


class _Phrases:
    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Phrase | None:
        written = tree.get("phrase")
        _check_twice(listed(written), compiler)
        found: dict[str, Place] = {}
        for item in listed(written):
            for text in _phrases(item, compiler):
                found.setdefault(text, compiler.place(item))
        if written is None or not found:
            return None
        places = tuple(found.values())
        return Phrase(tuple(found), compiler.place(written), where_of(tree, "private"), who_of(tree), places)


def _check_twice(items: tuple[Tree, ...], compiler: Compiler) -> None:
    seen: set[str] = set()
    for item in items:
        text = fold(word(item) or "")
        if text and text in seen:
            message = f"the phrase '{word(item)}' starts this flow already"
            compiler.report("DG204", item.span, message, "take one of the two out; upper and lower case are the same")
        seen.add(text)


def _phrases(tree: Tree, compiler: Compiler) -> tuple[str, ...]:
    """The phrase and its translations, folded: whoever knows one of them may use it."""
    text = _phrase(tree, compiler)
    if text is None or not isinstance(tree, Scalar):
        return ()
    return tuple(fold(one) for one in (text, *compiler.words(tree, "phrase").values()))


def _phrase(tree: Tree, compiler: Compiler) -> str | None:
    text = word(tree)
    if text is not None and not text.strip():
        compiler.report("DG211", tree.span, "the phrase is empty", "write the message that shall start the flow")
        return None
    return text


kind: TriggerKind = _Phrases()
