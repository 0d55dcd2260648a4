"""The emoji that mean something to Telegram: reactions that a bot may leave, and effects that everybody may send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.graph.computed import Template
    from dragoman.language.compiler import Compiler

_EFFECTS = "🔥 👍 👎 ❤ 🎉 💩"
_REACTIONS = """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮
    💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡
    🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻
    👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
    🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""

EFFECTS = frozenset(_EFFECTS.split())
REACTIONS = frozenset(_REACTIONS.split())
"""Every one of the Bot API 10.2, without the sign that asks for colours."""

_IN_COLOURS = "\ufe0f"


def check_effect(effect: Template | None, tree: Tree | None, compiler: Compiler) -> None:
    """Reports what is no effect: neither one of the emoji nor an effect's number."""
    name = _written(effect)
    if tree is None or name is None or name in EFFECTS or (name.isascii() and name.isdigit()):
        return
    remedy = f"write one of {_EFFECTS}, or an effect's number"
    compiler.report("DG521", tree.span, f"'{name[:40]}' is no effect that Telegram plays", remedy)


def check_reaction(react: Template | None, tree: Tree | None, compiler: Compiler) -> None:
    """Reports what is no reaction. One emoji that is not on the list is a warning: Telegram's grows."""
    name = _written(react)
    if tree is None or name is None or name in REACTIONS:
        return
    severity = Severity.ERROR if any(sign.isalnum() for sign in name) else Severity.WARNING
    remedy = "a bot reacts with one of Telegram's own reactions, such as 👍 ❤ 🔥 🎉 👏 🙏"
    compiler.report("DG521", tree.span, f"'{name[:40]}' is no reaction that Telegram takes", remedy, severity)


def _written(text: Template | None) -> str | None:
    """What is sure to come of it; nothing where it is computed."""
    constant = text.text.constant if text else None
    return None if constant is None else constant.replace(_IN_COLOURS, "")
