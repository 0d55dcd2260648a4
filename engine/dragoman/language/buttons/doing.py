"""What a client does by itself at a press: it opens an address, copies a text, or sends something of the user's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from dragoman.graph.computed import Template
from dragoman.language.compiler import flag, whole, word
from dragoman.language.lengths import check_length, surely
from dragoman.language.links import check_host, compile_url, shown
from dragoman.source.tree import Mapping, Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

Opening = Literal["url", "web_app", "login", "copy", "share"]
Asking = Literal["contact", "location", "users", "chat", "poll"]

LONGEST_COPY = 256
"""Characters that a button can copy."""

_SECURE = ("https://",)


@dataclass(frozen=True, slots=True)
class Opens:
    """An address to open (`url`, `web_app`, `login`), a text to `copy`, or one to `share` with another chat."""

    kind: Opening
    text: Template


@dataclass(frozen=True, slots=True)
class Asks:
    """Something that the client is asked to send; only a reply keyboard can.

    `kind` narrows it: `bots` instead of people, a `group` or `channel`, a `regular` poll or a `quiz`. At `most` so many
    users are picked.
    """

    what: Asking
    kind: str = ""
    most: int = 1


def compile_doing(tree: Mapping, compiler: Compiler) -> Opens | Asks | None:
    """What this button's client does; nothing where a press is ours. The schema refuses several."""
    for opening in get_args(Opening):
        if (written := tree.get(opening)) is not None:
            text = _TEXTS.get(opening, _address)(written, compiler)
            return Opens(opening, text) if text else None
    for asking in get_args(Asking):
        if (written := tree.get(asking)) is not None and (flag(written) or _narrowed(written)):
            return _asks(asking, written)
    return None


def _narrowed(tree: Tree) -> bool:
    return isinstance(tree, Mapping) or (isinstance(tree, Scalar) and isinstance(tree.value, str))


def _asks(what: Asking, tree: Tree) -> Asks:
    if isinstance(tree, Mapping):
        return Asks(what, "bots" if flag(tree.get("bots")) else "", whole(tree.get("max")) or 1)
    return Asks(what, "" if flag(tree) else word(tree) or "")


def _address(tree: Tree, compiler: Compiler) -> Template | None:
    """Of a web app or a login page: Telegram opens them over https alone."""
    url = compiler.text(tree, "plain", None)
    written = (word(tree) or "").strip().lower()
    if url is not None and not written.startswith(("{{", "{%", *_SECURE)):
        remedy = "such a page is opened by an https:// address"
        compiler.report("DG217", tree.span, f"no button can open the page '{shown(tree)}'", remedy)
        return None
    if url is not None and isinstance(tree, Scalar):
        check_host(tree, compiler)
    return url


def _copied(tree: Tree, compiler: Compiler) -> Template | None:
    text = compiler.text(tree, "plain", None)
    least = surely(text) if text and len(text.text.source) > LONGEST_COPY else 0
    if least > LONGEST_COPY:
        message = f"the text to copy has {least:,} characters; a button copies {LONGEST_COPY} at most"
        compiler.report("DG231", tree.span, message, "send the text in the message and copy the part that is needed")
        return None
    check_length(text, tree, "the text to copy", LONGEST_COPY, compiler)
    return text


def _shared(tree: Tree, compiler: Compiler) -> Template | None:
    return compiler.text(tree, "plain")


_TEXTS: dict[str, Callable[[Tree, Compiler], Template | None]] = {
    "url": compile_url,
    "copy": _copied,
    "share": _shared,
}
