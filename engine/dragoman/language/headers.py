"""The headers of a request: names as HTTP writes them, values as texts of one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.graph.computed import Template
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}\Z")

OURS = frozenset(
    {"host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade", "expect"}
    | {"accept-encoding", "keep-alive", "proxy-authorization", "proxy-connection"}
)
"""What the connection itself says; another value could make one request two."""


def compile_headers(tree: Tree | None, compiler: Compiler) -> Mapping[str, Template]:
    """Name -> text, without those that are refused."""
    found: dict[str, Template] = {}
    for entry in tree.entries if isinstance(tree, TreeMapping) else ():
        value = compiler.text(entry.value, "header")
        if _fits(entry.key, compiler) and value is not None:
            found[entry.key.text] = value
    return found


def _fits(name: Scalar, compiler: Compiler) -> bool:
    if name.text.lower() in OURS:
        compiler.report("DG243", name.span, f"the header '{name.text}' is set by the request itself", "leave it out")
        return False
    if not _NAME.match(name.text):
        help_ = "write letters, digits and '-', such as x-api-key"
        compiler.report("DG243", name.span, f"'{name.text}' is no name of a header", help_)
        return False
    return True
