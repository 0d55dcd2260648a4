"""Projects for the command line's tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import FLOWS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of three example flows, in the usual layout."""
    folder = tmp_path / "shop"
    (folder / "flows").mkdir(parents=True)
    for name in ("registration.yaml", "order.yaml", "customer.yaml"):
        shutil.copy(FLOWS / name, folder / "flows" / name)
    shutil.copy(FLOWS / "customer.py", folder / "actions.py")
    (folder / "bot.yaml").write_text("bot: shop\ntelegram:\n  token: ${BOT_TOKEN}\n")
    return folder


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A flow with one problem of each area: a key, a node, a variable, a duration, a command."""
    flow = tmp_path / "broken.yaml"
    flow.write_text(
        "flow: broken\n"
        "triggers:\n"
        "  - comand: broken\n"
        "nodes:\n"
        "  name:\n"
        "    prompt: What is your name?\n"
        "    atempts: 3\n"
        "  name:\n"
        "    prompt: What is your name, again?\n"
        "  greet:\n"
        '    say: "Hello {{ nme }}!"\n'
        "    next: greeet\n"
        "  slow:\n"
        "    action: nothing\n"
        "    timeout: soon\n"
    )
    return flow
