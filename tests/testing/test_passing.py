"""Dialogues that pass: the shop's, and all the examples that come with the language page, where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman_bots.testing.suite import Suite, dialogues_at

SHOP = Path(__file__).parent / "shop"
SHARED = Path(__file__).parents[3] / "shared" / "examples"

OURS = dialogues_at(SHOP / "dialogues")
THEIRS = dialogues_at(SHARED) if SHARED.is_dir() else []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name.partition(".")[0])
async def test_a_dialogue_of_the_shop_passes(path: Path) -> None:
    """Each shows what a step can do."""
    (result,) = await Suite().hold([path])
    assert result.failure is None, result.failure.message


@pytest.mark.parametrize("path", THEIRS, ids=lambda path: path.relative_to(SHARED).as_posix())
async def test_a_dialogue_of_the_examples_passes(path: Path) -> None:
    """Unchanged."""
    (result,) = await Suite().hold([path])
    assert result.failure is None, result.failure.message


def test_the_shop_has_a_dialogue_for_every_kind_of_step() -> None:
    """Or nobody would know that it works."""
    written = "".join(path.read_text(encoding="utf-8") for path in OURS)
    kinds = ("user", "press", "wait", "restart", "deploy", "bot", "expect", "as", "stub")
    assert [kind for kind in kinds if f"- {kind}:" not in written] == []
