"""The shipped flows show the whole language between them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import plain
from tests.flows.shipped import FLOWS, NAMES, text_of

SCHEMA = json.loads((FLOWS.parent / "schemas" / "flow.schema.json").read_text(encoding="utf-8"))["$defs"]
LEADS = sorted(key.removeprefix("node_") for key in SCHEMA if key.startswith("node_") and key != "node_tail")


def keys_in(tree: Any) -> Iterator[str]:
    """All keys below this part of a flow."""
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from keys_in(child)
    if isinstance(tree, dict):
        yield from map(str, tree)


@cache
def used() -> frozenset[str]:
    """All keys of all shipped flows."""
    trees = (parse(Source(flow, text_of(flow))).tree for flow in NAMES)
    return frozenset(key for tree in trees if tree is not None for key in keys_in(plain(tree)))


@pytest.mark.parametrize("lead", LEADS)
def test_every_lead_key_is_shown(lead: str) -> None:
    """By at least one flow."""
    assert lead in used()


@pytest.mark.parametrize(
    "key",
    ["many", "optional", "reuse", "timeout", "remind", "pick", "calendar", "counter", "rating", "attempts", "row",
     "page", "empty", "match", "aliases", "outcomes", "on_error", "temporary", "scope", "deep_link", "fallback",
     "phrase", "label", "help", "with", "every", "at", "as", "branches", "on"],
)  # fmt: skip
def test_what_examples_are_looked_at_for_is_shown(key: str) -> None:
    """By at least one flow."""
    assert key in used()
