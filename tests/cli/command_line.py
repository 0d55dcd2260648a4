"""The command line as people use it: real processes in a folder of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOWS = ROOT / "flows"
_PATH = os.pathsep.join((str(ROOT / "engine"), str(ROOT / "bots")))


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """This machine's variables without a token and without colours, and `more`."""
    own = {name: value for name, value in os.environ.items() if name not in ("BOT_TOKEN", "FORCE_COLOR")}
    return own | {"PYTHONPATH": _PATH, "PYTHONIOENCODING": "utf-8"} | more


def dragoman(*words: str | Path, cwd: Path, said: str | bytes = "", env: Mapping[str, str] | None = None) -> Ended:
    """Runs `dragoman WORDS` to its end, with `said` on its standard input."""
    ended = subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, words)],
        cwd=cwd,
        input=said if isinstance(said, bytes) else said.encode(),
        capture_output=True,
        env=environment(**(env or {})),
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def as_somebody(*words: str, cwd: Path) -> Ended:
    """Runs the command line without root's right to read everything."""
    humbly = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    ended = subprocess.run(
        [*humbly, sys.executable, "-m", "dragoman", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)
