"""What is shipped for every bot, written in the language itself: handlers and sentences, and both in other languages.

`handlers.yaml` and `texts.yaml` are English. A translation is a file by the language's code; it holds every sentence
under its name and every text of a handler under its key, such as `on.cancel.say`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from dragoman.graph.computed import Template
from dragoman.graph.flow import LANGUAGE_FLOW, Flow, Node
from dragoman.graph.targets import InPlace, Target
from dragoman.language.compiler import Compiler, Surroundings, entries
from dragoman.language.expressions import Text
from dragoman.language.flow import compile_flow
from dragoman.language.handlers import compile_handlers
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.say import Say
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping

LANGUAGES = ("ar", "de", "es", "ru")
"""The languages beside English."""

_FILLED_IN = (
    "near", "left", "command", "label", "example", "other", "limit", "count", "size", "types", "options", "reason",
    "first", "last", "low", "high", "step",
    "amount", "release", "name",
)  # fmt: skip


@cache
def shipped_handlers() -> Mapping[str, Target]:
    """Event -> target."""
    tree, compiler = _opened("handlers.yaml")
    handlers = compile_handlers(tree.get("on"), compiler)
    _sound(compiler)
    return {event: _in_all_languages(event, target) for event, target in handlers.items()}


@cache
def shipped_texts() -> Mapping[str, Template]:
    """Name -> sentence."""
    return {name: _translated(name, text) for name, text in texts_in("texts.yaml").items()}


@cache
def shipped_language_flow() -> Flow:
    """The flow behind /language, under a name that no author's flow can have."""
    tree, compiler = _opened("language.yaml")
    flow, problems = compile_flow(compiler.source, tree, Surroundings())
    if flow is None or problems:
        raise ValueError(f"the shipped file language.yaml is broken: {problems}")
    texts = {"language": "choose_language", "chosen": "language_chosen"}
    nodes = {name: _said_by(node, shipped_texts()[texts[name]]) for name, node in flow.nodes.items()}
    return replace(flow, name=LANGUAGE_FLOW, nodes=nodes)


def _said_by(node: Node, text: Template) -> Node:
    lead = node.lead
    if not isinstance(lead, Say | Prompt):
        return node
    return replace(node, lead=replace(lead, messages=(replace(lead.messages[0], text=text),)))


@cache
def texts_in(file: str) -> Mapping[str, Template]:
    """Name or key -> text, for a file of this folder: `texts.yaml`, `de.yaml`."""
    tree, compiler = _opened(file)
    texts = {name: text for name, value in entries(tree).items() if (text := compiler.text(value))}
    _sound(compiler)
    return texts


def _in_all_languages(event: str, target: Target) -> Target:
    """The handler with its texts in all languages; more than one text has a number behind its key."""
    if not isinstance(target, InPlace):
        return target
    keys = [f"on.{event}.say" + (f".{place}" if place else "") for place in range(len(target.say))]
    said = zip(keys, target.say, strict=True)
    return replace(target, say=tuple(replace(one, text=_translated(key, one.text)) for key, one in said))


def _translated(key: str, text: Template) -> Template:
    found: dict[str, Text] = {
        language: own.text for language in LANGUAGES if (own := texts_in(f"{language}.yaml").get(key))
    }
    return replace(text, translated=found)


def _opened(name: str) -> tuple[TreeMapping, Compiler]:
    source = Source(f"(shipped)/{name}", files(__name__).joinpath(name).read_text(encoding="utf-8"))
    parsed = parse(source)
    compiler = Compiler(source)
    compiler.known.update(dict.fromkeys(_FILLED_IN))
    if not isinstance(parsed.tree, TreeMapping) or parsed.diagnostics:
        raise ValueError(f"the shipped file {name} is broken: {parsed.diagnostics}")
    return parsed.tree, compiler


def _sound(compiler: Compiler) -> None:
    if compiler.diagnostics:
        raise ValueError(f"the shipped file {compiler.source.name} is broken: {compiler.diagnostics}")
