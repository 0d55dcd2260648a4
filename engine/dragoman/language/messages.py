"""Messages: a text, a mapping with settings, or a list of either."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dragoman.graph.computed import Template
from dragoman.graph.targets import LinkButton, Message
from dragoman.language.compiler import flag, listed, word
from dragoman.language.content import Format
from dragoman.source.tree import Mapping, Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def compile_messages(tree: Tree | None, compiler: Compiler) -> tuple[Message, ...]:
    """The messages in their order, without those that are refused."""
    found = (_message(item, compiler) for item in listed(tree))
    return tuple(message for message in found if message is not None)


def _message(tree: Tree, compiler: Compiler) -> Message | None:
    if isinstance(tree, Scalar):
        text = compiler.text(tree)
        return Message(text) if text else None
    if not isinstance(tree, Mapping):
        return None
    form = cast(Format, word(tree.get("format")) or "html")
    text = compiler.text(tree.get("text"), form if form in ("html", "markdown", "plain") else "html")
    if text is None:
        return None
    return Message(
        text,
        format=form,
        silent=flag(tree.get("silent")),
        protect=flag(tree.get("protect")),
        link_preview=flag(tree.get("link_preview"), default=True),
        links=_links(tree.get("buttons"), compiler),
    )


def _links(tree: Tree | None, compiler: Compiler) -> tuple[LinkButton, ...]:
    links = []
    for item in listed(tree):
        if not isinstance(item, Mapping):
            continue
        text, url = compiler.text(item.get("text"), "plain", "label"), compile_url(item.get("url"), compiler)
        if text and url:
            links.append(LinkButton(text, url))
    return tuple(links)


SCHEMES = ("http://", "https://", "tg://", "mailto:", "tel:")
_SAID = "a button opens http://, https://, tg://, mailto: and tel: addresses"


def compile_url(tree: Tree | None, compiler: Compiler) -> Template | None:
    """An address that a button may open; its scheme, where it is written out, is one that Telegram opens."""
    url = compiler.text(tree, "plain", kind=None)
    if url is None or tree is None:
        return None
    written = (word(tree) or "").strip().lower()
    if not written.startswith(("{{", "{%")) and not written.startswith(SCHEMES):
        compiler.report("DG217", tree.span, f"no button can open the url '{word(tree)}'", _SAID)
        return None
    return url
