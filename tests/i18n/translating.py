"""Small translated projects for the tests of this folder: a flow, its Spanish, and what comes of loading both."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.computed import Template
from dragoman.graph.flow import Flow
from dragoman.language.expressions import Scope
from dragoman.project.loading import load

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
FLOW = """\
    nodes:
      name:
        prompt: Your name?
      done:
        say: "Thanks, {{ name }}!"
"""


def entry(context: str, text: str, translation: str, *, flags: str = "") -> str:
    """An entry of a PO file, its texts as they stand between the quotes."""
    marked = f"#, {flags}\n" if flags else ""
    return f'{marked}msgctxt "shop.{context}"\nmsgid "{text}"\nmsgstr "{translation}"\n\n'


def plural(context: str, one: str, more: str, *forms: str) -> str:
    """An entry with forms."""
    strings = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    return f'msgctxt "shop.{context}"\nmsgid "{one}"\nmsgid_plural "{more}"\n{strings}\n'


NAME = entry("name.prompt", "Your name?", "¿Su nombre?")
DONE = entry("done.say", "Thanks, {{ name }}!", "¡Gracias, {{ name }}!")


def project(folder: Path, po: str | None = NAME + DONE, flow: str = FLOW, *, locale: str = "es", bot: str = "") -> Path:
    """A project with the flow `shop` and its translations into one locale, none if `po` is none."""
    (folder / "flows").mkdir(parents=True, exist_ok=True)
    (folder / "bot.yaml").write_text(bot or f"bot: test\nlocale: en\nlocales: [en, {locale}]\n", encoding="utf-8")
    (folder / "flows" / "shop.yaml").write_text(f"flow: shop\n{dedent(flow)}", encoding="utf-8")
    if po is not None:
        path = folder / "locales" / locale / "shop.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        header = HEADER if locale == "es" and not po.startswith('msgid ""') else ""
        path.write_text(header + po, encoding="utf-8")
    return folder


def told(folder: Path) -> list[Diagnostic]:
    """All that is said of a project."""
    return load(folder).diagnostics


def the_one(folder: Path) -> Diagnostic:
    """The only thing that is said of it."""
    (found,) = told(folder)
    return found


def flow(folder: Path) -> Flow:
    """The flow of a project about which nothing is said."""
    loaded = load(folder)
    assert loaded.diagnostics == []
    assert loaded.project is not None
    return loaded.project.flows.flows["shop"]


def said(folder: Path, node: str, locale: str = "es", names: Mapping[str, Any] | None = None) -> str:
    """What a node of the flow says or asks to a user with this locale."""
    lead: Any = flow(folder).nodes[node].lead
    return shown(lead.messages[0].text, locale, names)


def shown(text: Template, locale: str = "es", names: Mapping[str, Any] | None = None) -> str:
    """A text as a user with this locale reads it."""
    return text.render(Scope(names or {}, locale))


def where(found: Diagnostic) -> str:
    """`file:line:column code`, the file by its name alone."""
    return f"{Path(found.file).name}:{found.span.line}:{found.span.column} {found.code}"
