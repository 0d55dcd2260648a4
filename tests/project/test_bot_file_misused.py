"""bot.yaml as authors get it wrong: each value is told once, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.making import place, project, sound, the_one


@pytest.mark.parametrize(
    ("bot", "code", "where", "quoted"),
    [
        ("bot: My Clinic\n", "DG200", "1:6", "My Clinic"),
        ("admins: [12, ada]\n", "DG251", "1:14", "'ada'"),
        ("admins: [-5]\n", "DG251", "1:10", "'-5'"),
        ("commands: {cancel: [go away]}\n", "DG205", "1:21", "'go away'"),
        ("commands: {cancel: [help]}\n", "DG708", "1:21", "'/help'"),
        ("session: {expire: 0s}\n", "DG212", "1:19", "'0s'"),
        ("session: {keep: forever}\n", "DG212", "1:17", "'forever'"),
        ("session: {expire: 1h, warn: 2h}\n", "DG709", "1:29", "it expires after 1h"),
        ("session: {warn: 2d}\n", "DG709", "1:17", "it expires after 1d"),
        ("rate_limit: {messages: 5, per: 0s}\n", "DG212", "1:32", "'0s'"),
        ("limits: {variables: 0KiB}\n", "DG212", "1:21", "'0KiB'"),
        ("profile: {language: integer}\n", "DG219", "1:21", "'integer'"),
        ("on: {cancel: somewhere}\n", "DG105", "1:14", "'somewhere'"),
    ],
)
def test_a_mistake_is_told_once_at_its_place(tmp_path: Path, bot: str, code: str, where: str, quoted: str) -> None:
    """With the value quoted."""
    found = the_one(project(tmp_path, bot))
    assert (found.code, place(found)) == (code, f"bot.yaml:{where}")
    assert quoted in found.message


def test_an_administrator_may_be_named_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes from there is a number too."""
    monkeypatch.setenv("BOSS", "42")
    assert sound(project(tmp_path, 'admins: ["${BOSS}", 7]\n')).settings.admins == frozenset({42, 7})


def test_an_administrator_who_is_not_set_is_nobody(tmp_path: Path) -> None:
    """A default that is empty leaves one out."""
    assert sound(project(tmp_path, 'admins: ["${NO_BOSS:-}"]\n')).settings.admins == frozenset()


def test_a_word_of_an_escape_that_is_off_may_mean_another(tmp_path: Path) -> None:
    """`help` is free once it is switched off."""
    found = sound(project(tmp_path, "commands: {cancel: [help], help: false}\n")).settings
    assert found.escapes["help"] == "cancel"
