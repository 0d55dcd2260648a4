"""What a command does not import: counted in a process of its own, not timed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import FLOWS, environment

SLOW = ("aiogram", "aiohttp", "redis", "babel", "phonenumbers", "email_validator", "rapidfuzz", "sqlite3", "asyncio")

WATCHED = """
import sys
sys.argv = ["dragoman", *sys.argv[1:]]
try:
    from dragoman.cli import main
    main()
except SystemExit as end:
    sys.stderr.write(f"exit {end.code}\\n")
sys.stderr.write(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def imported(*words: str, cwd: Path, said: str = "") -> tuple[str, set[str]]:
    """How the command ended, and the top-level modules that were imported by then."""
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        cwd=cwd, input=said, capture_output=True, text=True, env=environment(), timeout=60, check=True,
    )  # fmt: skip
    end, modules = ended.stderr.splitlines()[-2:]
    return end, set(modules.split())


@pytest.mark.parametrize("name", SLOW)
def test_validating_a_flow_does_not_import(project: Path, name: str) -> None:
    """The flow of the issue, and each of the slow modules."""
    end, modules = imported("validate", "flows/order.yaml", cwd=project)
    assert end == "exit 0"
    assert "yaml" in modules
    assert name not in modules


def test_a_chat_does_not_import_aiogram(tmp_path: Path) -> None:
    """Nor the Redis client, if it does not talk to Redis."""
    end, modules = imported("chat", str(FLOWS / "registration.yaml"), "--json", cwd=tmp_path, said="Ada\n")
    assert end == "exit 0"
    assert not modules & {"aiogram", "aiohttp", "redis"}


def test_a_run_without_a_token_does_not_import_aiogram(tmp_path: Path) -> None:
    """The message comes at once."""
    end, modules = imported("run", str(FLOWS), cwd=tmp_path)
    assert end == "exit 1"
    assert "aiogram" not in modules
