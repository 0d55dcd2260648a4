"""`${NAME}` in bot.yaml: from the environment, from `.env`, or by default."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.environment import read_env_file
from tests.project.making import place, project, sound, the_one, wrong


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the names of these tests is set."""
    for name in ("BOT_TOKEN", "STORE_URL", "ZONE", "NAME"):
        monkeypatch.delenv(name, raising=False)


def test_a_name_is_filled_in_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in the middle of a text."""
    monkeypatch.setenv("NAME", "clinic")
    assert sound(project(tmp_path, "store: sqlite:data/${NAME}.db\n")).settings.store == "sqlite:data/clinic.db"


def test_a_default_stands_in_for_a_name_that_is_unset(tmp_path: Path) -> None:
    """It may hold colons and slashes."""
    bot = "store: ${STORE_URL:-redis://localhost:6379/0}\n"
    assert sound(project(tmp_path, bot)).settings.store == "redis://localhost:6379/0"


def test_a_name_that_is_set_outranks_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless it is set to nothing."""
    bot = project(tmp_path, "timezone: ${ZONE:-Europe/Berlin}\n")
    monkeypatch.setenv("ZONE", "Asia/Tokyo")
    assert sound(bot).settings.timezone == "Asia/Tokyo"
    monkeypatch.setenv("ZONE", "")
    assert sound(bot).settings.timezone == "Europe/Berlin"


def test_several_names_in_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by itself."""
    monkeypatch.setenv("NAME", "a")
    assert sound(project(tmp_path, "store: sqlite:${NAME}/${ZONE:-b}.db\n")).settings.store == "sqlite:a/b.db"


def test_env_is_read_from_beside_bot_yaml(tmp_path: Path) -> None:
    """With `export`, quotes and comments as people write them."""
    env = "# secrets\nexport BOT_TOKEN='123:abc'\nZONE = \"Asia/Tokyo\"\n\nnonsense\n"
    found = sound(project(tmp_path, "timezone: ${ZONE}\ntelegram: {token: '${BOT_TOKEN}'}\n", env=env)).settings
    assert (found.telegram.token, found.timezone) == ("123:abc", "Asia/Tokyo")


def test_the_environment_outranks_env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a deployment can override it."""
    monkeypatch.setenv("ZONE", "Asia/Tokyo")
    assert sound(project(tmp_path, "timezone: ${ZONE}\n", env="ZONE=UTC\n")).settings.timezone == "Asia/Tokyo"


def test_a_token_is_found_without_bot_yaml(tmp_path: Path) -> None:
    """In `.env` alone."""
    assert sound(project(tmp_path, None, env="BOT_TOKEN=123:abc\n")).settings.telegram.token == "123:abc"


def test_a_token_is_found_where_bot_yaml_names_none(tmp_path: Path) -> None:
    """The usual name is the default."""
    assert sound(project(tmp_path, "bot: a\n", env="BOT_TOKEN=123:abc\n")).settings.telegram.token == "123:abc"


def test_an_unreadable_env_is_none(tmp_path: Path) -> None:
    """A folder, or bytes that are no text."""
    (tmp_path / ".env").mkdir()
    assert read_env_file(tmp_path) == {}
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / ".env").write_bytes(b"A=\xff\n")
    assert read_env_file(tmp_path / "b") == {}


def test_a_name_that_is_unset_is_an_error_that_names_it(tmp_path: Path) -> None:
    """At its place, with where to set it."""
    found = the_one(project(tmp_path, "bot: a\ntimezone: ${ZONE}\n"))
    assert (found.code, place(found)) == ("DG700", "bot.yaml:2:11")
    assert found.message == "'${ZONE}' names ZONE, which is not set"
    assert found.help == "set ZONE in the environment or in .env beside bot.yaml"


def test_every_unset_name_is_told(tmp_path: Path) -> None:
    """Not only the first."""
    bot = "store: sqlite:${NAME}.db\ntimezone: ${ZONE}\n"
    told = [found.message for found in wrong(project(tmp_path, bot)).diagnostics if found.code == "DG700"]
    assert len(told) == 2


def test_an_unset_name_does_not_also_look_like_a_wrong_value(tmp_path: Path) -> None:
    """One cause, one message."""
    assert [found.code for found in wrong(project(tmp_path, "timezone: ${ZONE}\n")).diagnostics] == ["DG700"]


def test_an_unset_token_is_no_error_of_the_project(tmp_path: Path) -> None:
    """Only `run` needs it: it is kept by name."""
    telegram = sound(project(tmp_path, "telegram:\n  token: ${BOT_TOKEN}\n")).settings.telegram
    assert (telegram.token, telegram.unset) == ("", ("BOT_TOKEN",))


def test_unset_names_elsewhere_under_telegram_are_kept_too(tmp_path: Path) -> None:
    """Like the address of another server."""
    telegram = sound(project(tmp_path, "telegram: {token: '1:a', api: 'http://${NAME}'}\n")).settings.telegram
    assert telegram.unset == ("NAME",)


def test_a_value_is_never_read_as_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in the environment is text."""
    monkeypatch.setenv("NAME", "{a: 1}\nstore: memory")
    found = sound(project(tmp_path, "settings: {motto: '${NAME}'}\n"))
    assert found.settings.config == {"motto": "{a: 1}\nstore: memory"}
    assert found.settings.store == ""
