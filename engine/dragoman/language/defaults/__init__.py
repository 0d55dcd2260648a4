"""What is shipped for every bot, written in the language itself: handlers and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.graph.computed import Template
from dragoman.graph.targets import Target
from dragoman.language.compiler import Compiler, entries
from dragoman.language.handlers import compile_handlers
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping

_FILLED_IN = ("near", "command", "label", "kind")


def _compiler(name: str) -> tuple[TreeMapping, Compiler]:
    source = Source(f"(shipped) {name}", files(__name__).joinpath(name).read_text(encoding="utf-8"))
    parsed = parse(source)
    compiler = Compiler(source)
    compiler.known.update(dict.fromkeys(_FILLED_IN))
    if not isinstance(parsed.tree, TreeMapping) or parsed.diagnostics:
        raise ValueError(f"the shipped file {name} is broken: {parsed.diagnostics}")
    return parsed.tree, compiler


def _sound(compiler: Compiler) -> None:
    if compiler.diagnostics:
        raise ValueError(f"the shipped file {compiler.source.name} is broken: {compiler.diagnostics}")


@cache
def shipped_handlers() -> Mapping[str, Target]:
    """Event -> target."""
    tree, compiler = _compiler("handlers.yaml")
    handlers = compile_handlers(tree.get("on"), compiler)
    _sound(compiler)
    return handlers


@cache
def shipped_texts() -> Mapping[str, Template]:
    """Name -> sentence."""
    tree, compiler = _compiler("texts.yaml")
    texts = {name: text for name, value in entries(tree).items() if (text := compiler.text(value))}
    _sound(compiler)
    return texts
