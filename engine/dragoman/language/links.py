"""Addresses that buttons open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.computed import Template
from dragoman.language.compiler import word
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

SCHEMES = ("http://", "https://", "tg://", "ton://", "mailto:", "tel:")
"""Of what a button opens, one way or another."""

_SAID = "a button opens http://, https://, tg:// and ton:// addresses"
_UNSURE = ("mailto:", "tel:")
_HOST = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S{0,50})?\Z", re.IGNORECASE)
"""An address of which only the scheme is missing, short enough to be shown."""
_NAMED = re.compile(r"(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::\d*)?\Z")


def compile_url(tree: Tree | None, compiler: Compiler) -> Template | None:
    """An address that a button may open; its scheme and host, where they are written out, are ones that it opens."""
    url = compiler.text(tree, "plain", kind=None)
    if url is None or not isinstance(tree, Scalar):
        return None
    written = tree.text.strip()
    if not written.startswith(("{{", "{%")) and not written.lower().startswith(SCHEMES):
        wish = f"write it as https://{written}" if _BARE.match(written) else _SAID
        compiler.report("DG217", tree.span, f"no button can open the url '{shown(tree)}'", wish)
        return None
    if written.lower().startswith(_UNSURE):
        message = f"Telegram opens no '{written.partition(':')[0]}:' address"
        compiler.report("DG217", tree.span, message, f"{_SAID}; write it into the text", Severity.WARNING)
    check_host(tree, compiler)
    return url


def check_host(tree: Scalar, compiler: Compiler) -> None:
    """Reports an address that names no host, or one that only the computer it is opened on knows."""
    found = _HOST.match(tree.text.strip())
    if found is None or "{" in found[1]:
        return
    named = _NAMED.match(found[1])
    host = named[1] if named else ""
    if not host or re.search(r"\s", found[1]) or host.startswith("."):
        compiler.report("DG217", tree.span, f"the url '{shown(tree)}' names no host", "write it as https://example.org")
    elif "." not in host and not host.startswith("["):
        message = f"Telegram opens no address of '{host}': a host has a dot in its name"
        compiler.report("DG217", tree.span, message, "write one that everybody can reach", Severity.WARNING)


def shown(tree: Tree) -> str:
    """The address in a message, cut if it is long."""
    text = word(tree) or ""
    return text if len(text) <= 100 else f"{text[:100]}..."
