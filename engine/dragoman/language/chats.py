"""Chats that a flow names: by their number, or as @name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.graph.computed import Fault, Template
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_NUMBER = re.compile(r"-?[0-9]{1,19}\Z")
_NAME = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}\Z")
_WRITTEN = 'give its number, such as "-1001234567890", or its @name'


def chat_in(text: str) -> int | str | None:
    """The chat's number, or its @name in small letters; nothing if it is neither."""
    bare = text.strip()
    if _NUMBER.match(bare):
        return int(bare) or None
    return bare.lower() if _NAME.match(bare) else None


def compile_chat(tree: Tree | None, compiler: Compiler) -> Template | None:
    """The template of a chat; one that names none for anybody is refused (reported)."""
    text = compiler.text(tree, "plain", kind=None)
    constant = text.text.constant if text else None
    if constant is not None and isinstance(tree, Scalar) and chat_in(constant) is None:
        compiler.report("DG504", tree.span, f"'{constant}' names no chat", _WRITTEN)
        return None
    return text


def named_chat(template: Template, rendered: str) -> int | str:
    """The chat that a template came to for a user.

    Raises:
        Fault: it is none.
    """
    found = chat_in(rendered)
    if found is None:
        raise Fault("template", f"'{rendered[:100]}' names no chat; {_WRITTEN}", template.place)
    return found
