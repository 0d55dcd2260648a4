"""The server and the process that it was told to live as long as."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp.client import PATIENCE, Editor

FLOW = "flow: a\nnodes:\n  b:\n    say: Hi\n"


@pytest.fixture
def named() -> Iterator[subprocess.Popen[bytes]]:
    """A process that waits until it is ended."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_the_server_ends_when_its_editor_is_gone(tmp_path: Path, named: subprocess.Popen[bytes]) -> None:
    """Even though nobody says goodbye, and its standard input stays open."""
    flow = tmp_path / "a.yaml"
    flow.write_text(FLOW)
    with Editor(tmp_path, named=named.pid) as editor:
        # What is watched was there when the server began.
        editor.open(flow)
        assert editor.codes(flow) == []
        named.kill()
        named.wait()
        assert editor.process.wait(PATIENCE) == 1


def test_the_server_serves_while_its_editor_is_there(tmp_path: Path, named: subprocess.Popen[bytes]) -> None:
    """And ends as it is told to."""
    flow = tmp_path / "a.yaml"
    flow.write_text(FLOW)
    with Editor(tmp_path, named=named.pid) as editor:
        editor.open(flow)
        assert editor.codes(flow) == []
    assert editor.code == 0


@pytest.mark.parametrize("number", [None, 0, -1, 2**31 - 1])
def test_a_process_that_is_not_seen_from_the_start_is_not_waited_for(tmp_path: Path, number: int | None) -> None:
    """An editor outside a container has a number that means nothing inside it."""
    flow = tmp_path / "a.yaml"
    flow.write_text(FLOW)
    with Editor(tmp_path, named=number) as editor:
        editor.open(flow)
        assert editor.codes(flow) == []
    assert editor.code == 0
