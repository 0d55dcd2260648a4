"""The settings of a prompt's input type: the keys beside `type` in its mapping form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dragoman.language.inputs.reading.settings import setting_problem
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Tree, plain

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def compile_settings(tree: Tree | None, type_: str, compiler: Compiler) -> Mapping[str, Any]:
    """Key -> value as written. One that no answer could use is reported, and kept: reading passes over it."""
    if not isinstance(tree, TreeMapping):
        return {}
    settings = {}
    for entry in tree.entries:
        if entry.key.text == "type":
            continue
        settings[entry.key.text] = value = plain(entry.value)
        if problem := setting_problem(type_, entry.key.text, value):
            compiler.report("DG218", entry.value.span, *problem)
    return settings
