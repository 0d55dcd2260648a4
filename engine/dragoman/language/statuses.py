"""The `outcomes` of a request: a status such as 404, or a class of them such as 4xx; the status itself comes first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.graph.targets import Target
from dragoman.language.targets import compile_outcomes
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_KEY = re.compile(r"[2-5](?:xx|[0-9]{2})\Z")


def compile_statuses(tree: Tree | None, compiler: Compiler) -> Mapping[str, Target]:
    """Status or class -> target, without those that are refused."""
    return {key: target for key, target in compile_outcomes(tree, compiler).items() if _KEY.match(key)}


def way(outcomes: Mapping[str, Target], status: str) -> Target | None:
    """The target of this status, else of its class; nothing if there is neither."""
    return outcomes.get(status) or outcomes.get(f"{status[:1]}xx")
