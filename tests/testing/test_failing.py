"""Dialogues that fail, each telling its failure at the end of its own file: the line, and the whole text."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman_bots.testing.suite import Suite

SHOP = Path(__file__).parent / "shop"
FAILING = sorted((SHOP / "failing").glob("*.dialogue.yaml"))


def promised(path: Path) -> tuple[int, str]:
    """The line and the text that the file's end promises."""
    _, _, promise = path.read_text(encoding="utf-8").partition("\n# fails: ")
    line, *text = promise.splitlines()
    return int(line), "\n".join(part.removeprefix("#").removeprefix(" ") for part in text)


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.name.partition(".")[0])
async def test_a_failure_is_told_word_for_word(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At its line."""
    monkeypatch.chdir(SHOP)
    (result,) = await Suite().hold([path])
    assert result.failure is not None
    assert result.failure.file == f"failing/{path.name}"
    assert (result.failure.line, result.failure.message) == promised(path)


def test_there_are_such_dialogues() -> None:
    """The promise above is kept for some."""
    assert len(FAILING) > 12
