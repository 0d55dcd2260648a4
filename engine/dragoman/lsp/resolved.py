"""A message as people would read it, as far as that is known before anybody speaks.

First values, settings and a sample user stand for what is computed; what is not known stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dragoman.language.compiler import entries
from dragoman.lsp.projects import Document, Project
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Plain, Scalar, Tree, plain

_COMPUTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%")
_USER: Mapping[str, Any] = {
    "id": 1,
    "name": "Ada Lovelace",
    "first_name": "Ada",
    "last_name": "Lovelace",
    "username": "ada",
    "language": "en",
}
"""Whom messages are shown as written to."""


def resolved(project: Project, flow: Document, scalar: Scalar) -> str:
    """The message in Markdown, as a quotation."""
    known = known_values(project, flow)
    text = scalar.text.strip()
    if not _STATEMENT.search(text):
        text = _COMPUTED.sub(lambda found: _computed(found[0], known), text)
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def known_values(project: Project, flow: Document) -> dict[str, Any]:
    """Name -> value, of all that is known before the flow runs."""
    bot = project.bot.tree if project.bot else None
    found: dict[str, Any] = {"user": dict(_USER), "attempt": 1}
    name, settings = entries(bot).get("bot"), entries(bot).get("settings")
    found["bot"] = {"name": name.text} if isinstance(name, Scalar) else {}
    found["config"] = plain(settings) if settings is not None else {}
    for store in ("profile", "shared"):
        found[store] = _first(entries(bot).get(store))
    tree = flow.tree
    declared = (tree.get("inputs"), tree.get("variables")) if isinstance(tree, TreeMapping) else ()
    for one in declared:
        found |= _first(one)
    return found


def _first(tree: Tree | None) -> dict[str, Plain]:
    """The first values of what is declared, where they are plain."""
    found: dict[str, Plain] = {}
    for name, spec in entries(tree).items():
        inner = entries(spec)
        value = inner.get("initial", inner.get("default"))
        if value is not None and not (isinstance(value, Scalar) and "{{" in value.text):
            found[name] = plain(value)
    return found


def _computed(source: str, known: Mapping[str, Any]) -> str:
    """What the braces give; the braces themselves where something in them is not known."""
    from dragoman.language.expressions import Scope, TemplateFault, TemplateRefused, parse_value
    from dragoman.language.templates import parse_text

    try:
        parsed = parse_value(source)
        if isinstance(parsed, str) or not all(_is_known(one.name, one.path, known) for one in parsed.references):
            return source
        return parse_text(source, "html").render(Scope(known))
    except (TemplateRefused, TemplateFault):
        return source


def _is_known(name: str, path: tuple[str, ...], known: Mapping[str, Any]) -> bool:
    value: Any = known
    for step in (name, *path):
        if not isinstance(value, Mapping) or step not in value:
            return False
        value = value[step]
    return True
