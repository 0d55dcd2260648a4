"""`${NAME}` and `${NAME:-default}` in bot.yaml, from the environment or the `.env` beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dragoman.source.tree import Entry, Scalar, Sequence, Tree
from dragoman.source.tree import Mapping as TreeMapping

_NAME = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}")
_LINE = re.compile(r"\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*\Z")


def read_env_file(folder: Path) -> dict[str, str]:
    """The `NAME=value` lines of `.env`; none where there is no such file. Quotes around a value are taken off."""
    try:
        text = (folder / ".env").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    found = (_LINE.match(line) for line in text.splitlines() if not line.lstrip().startswith("#"))
    return {match[1]: _bare(match[2]) for match in found if match}


def _bare(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


def substituted(tree: Tree, values: Mapping[str, str]) -> tuple[Tree, list[tuple[Scalar, str]]]:
    """The tree with the values filled in, and each scalar that names something unset, with that name."""
    missing: list[tuple[Scalar, str]] = []
    return _fill(tree, values, missing), missing


def _fill(tree: Tree, values: Mapping[str, str], missing: list[tuple[Scalar, str]]) -> Tree:
    match tree:
        case TreeMapping():
            entries = tuple(Entry(entry.key, _fill(entry.value, values, missing)) for entry in tree.entries)
            return replace(tree, entries=entries)
        case Sequence():
            return replace(tree, items=tuple(_fill(item, values, missing) for item in tree.items))
        case Scalar():
            return _scalar(tree, values, missing) if "${" in tree.text else tree


def _scalar(tree: Scalar, values: Mapping[str, str], missing: list[tuple[Scalar, str]]) -> Scalar:
    def value(match: re.Match[str]) -> str:
        name, default = match[1], match[2]
        if found := values.get(name, ""):
            return found
        if default is None:
            missing.append((tree, name))
            return ""
        return default

    text = _NAME.sub(value, tree.text)
    return replace(tree, value=text, text=text)
