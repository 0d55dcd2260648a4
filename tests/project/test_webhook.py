"""The address of a webhook in bot.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from tests.project.making import place, project, sound, the_one

HOOK = "telegram:\n  mode: webhook\n  secret: ${{HOOK_SECRET:-}}\n  url: {}\n"


@pytest.mark.parametrize("url", ["http://example.org", "example.org", "https://", "https://example.org:99999"])
def test_an_address_that_is_none_for_telegram_is_told(tmp_path: Path, url: str) -> None:
    """It is quoted, with what would be right."""
    found = the_one(project(tmp_path, HOOK.format(url)))
    assert (found.code, place(found)) == ("DG741", "bot.yaml:4:8")
    assert found.message == f"'{url}' is no address for a webhook"
    assert "https://bot.example.org" in (found.help or "")


def test_a_port_that_telegram_does_not_call_is_told(tmp_path: Path) -> None:
    """With those that it calls."""
    found = the_one(project(tmp_path, HOOK.format("https://example.org:8080/hook")))
    assert found.message == "Telegram does not call the port 8080"
    assert found.help == "it calls 443, 80, 88 and 8443; 'listen' may be another"


@pytest.mark.parametrize(
    "url", ["https://example.org", "https://example.org:8443/hook", "https://${HOOK_HOST:-}/x", "${HOOK_URL:-http://x}"]
)
def test_an_address_that_telegram_calls_or_that_is_not_known_is_fine(tmp_path: Path, url: str) -> None:
    """What comes from the environment is known where the bot runs."""
    sound(project(tmp_path, HOOK.format(url)))


def test_another_server_has_other_rules(tmp_path: Path) -> None:
    """One of one's own, say."""
    sound(project(tmp_path, HOOK.format("http://localhost:9000") + "  api: http://localhost:8081\n"))


def test_a_bot_that_fetches_its_updates_has_no_address_to_judge(tmp_path: Path) -> None:
    """What is wrong with one is told for the mode, if at all."""
    loaded = load(project(tmp_path, HOOK.format("http://localhost:9000").replace("webhook", "polling")))
    assert "DG741" not in {found.code for found in loaded.diagnostics}
