"""Every key of the published schemas stands in an example that is run: on the pages, in the example flows, or in the
dialogues of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import plain
from tests.docs.pages import ROOT, blocks
from tests.docs.projects import flow_text, is_bot, is_dialogue, run_with
from tests.docs.schema_keys import all_keys, keys_in

PROJECTS = (ROOT / "flows", ROOT / "tests" / "dialogues")


def data(text: str) -> Any:
    """What a YAML file says."""
    tree = parse(Source("example.yaml", text)).tree
    assert tree is not None
    return plain(tree)


def _files(schema: str) -> Iterator[Path]:
    for project in PROJECTS:
        for path in sorted(project.rglob("*.yaml")):
            kind = "dialogue" if path.name.endswith(".dialogue.yaml") else path.stem if path.stem == "bot" else "flow"
            if kind == schema:
                yield path


def examples(schema: str) -> Iterator[str]:
    """The texts of all examples that are run."""
    yield from (path.read_text(encoding="utf-8") for path in _files(schema))
    right = [block for block in blocks("yaml", "chat") if not block.wrong]
    talks = [block for block in right if block.language == "chat" or is_dialogue(block)]
    match schema:
        case "flow":
            yield from (flow_text(flow) for talk in talks for flow in run_with(talk))
        case "bot":
            yield from (block.text for block in right if is_bot(block))
        case _:
            yield from (block.text for block in talks if is_dialogue(block))


@pytest.mark.parametrize("schema", ["flow", "bot", "dialogue"])
def test_every_key_stands_in_an_example_that_is_run(schema: str) -> None:
    """Whoever adds a key to a schema shows it at work."""
    shown = set[str]().union(*(keys_in(schema, data(text)) for text in set(examples(schema))))
    missing = ", ".join(sorted(all_keys(schema) - shown))
    assert missing == ""


def test_a_key_is_called_by_what_it_means() -> None:
    """What means the same everywhere is one key, what belongs to one mapping is its own."""
    found = keys_in("flow", data("flow: a\nnodes:\n  b:\n    wait: {event: c, timeout: {after: 1d}}\n    next: end\n"))
    assert found == {"flow", "nodes", "wait", "wait.timeout", "deadline.after", "next", "wait.event"}


def test_a_key_that_nobody_shows_would_be_seen() -> None:
    """Neither the words in a text nor another mapping's key of the same name count."""
    found = keys_in("flow", data("flow: a\nnodes:\n  b:\n    say: 'expect: json'\n    set: {max_bytes: 3}\n"))
    assert not found & {"http.expect", "http.max_bytes"}
    assert {"http.expect", "http.max_bytes"} <= all_keys("flow")
