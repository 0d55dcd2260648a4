"""What translations cost those who have none: nothing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_imports import imported
from tests.i18n.translating import FLOW, project


def modules(folder: Path) -> set[str]:
    """What `dragoman validate` imports by top-level name."""
    end, found = imported("validate", ".", cwd=folder)
    assert end == "exit 0"
    return found


def test_validating_without_translations_does_not_import_babel(tmp_path: Path) -> None:
    """Nor look into any folder."""
    assert "babel" not in modules(project(tmp_path, None, FLOW, bot="bot: test\n"))


def test_validating_with_translations_does_not_import_a_slow_module(tmp_path: Path) -> None:
    """Babel knows the languages; nothing else is needed."""
    assert not modules(project(tmp_path)) & {"aiogram", "aiohttp", "redis", "phonenumbers", "difflib"}
