"""bot.yaml: every key, its default, and what is said of a wrong value."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.graph.flow import ESCAPES, Limits
from dragoman.project.settings import Settings
from tests.project.making import place, project, sound, the_one, wrong


def settings(folder: Path, bot: str | None, **files: str) -> Settings:
    """The settings of a project with this bot.yaml."""
    return sound(project(folder, bot, **files)).settings


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's environment says."""
    monkeypatch.delenv("BOT_TOKEN", raising=False)


@pytest.mark.parametrize("bot", [None, "", "bot: shop\n"], ids=["no file", "empty", "only a name"])
def test_everything_is_optional(tmp_path: Path, bot: str | None) -> None:
    """English, UTC, polling, the escapes by their own names, the limits of the language page."""
    found = settings(tmp_path / "shop", bot)
    assert (found.bot, found.locale, found.timezone) == ("shop", "en", "UTC")
    assert (found.telegram.mode, found.telegram.api, found.telegram.token) == ("polling", "", "")
    assert found.escapes == {word: word for word in ESCAPES}
    assert found.limits == Limits(100, 16, 64 * 1024)
    assert found.config == {}


def test_the_store_is_a_file_under_data_by_default(tmp_path: Path) -> None:
    """Named after the bot."""
    assert settings(tmp_path, "bot: clinic\n").store_url == "sqlite:data/clinic.db"


@pytest.mark.parametrize("url", ["memory", "sqlite:a/b.db", "redis://localhost/0", "rediss://u:p@host:6380/1"])
def test_a_store_is_taken_as_written(tmp_path: Path, url: str) -> None:
    """By its URL."""
    assert settings(tmp_path, f"store: {url}\n").store_url == url


def test_an_unknown_store_names_the_nearest(tmp_path: Path) -> None:
    """At its place, without the rest of the URL, which may hold a password."""
    found = wrong(project(tmp_path, "bot: a\nstore: rediz://:secret@host/0\n")).diagnostics[0]
    assert (found.code, place(found), found.message) == ("DG701", "bot.yaml:2:8", "there is no store 'rediz'")
    assert found.help == "did you mean 'redis:'?"


def test_a_store_like_none_lists_those_there_are(tmp_path: Path) -> None:
    """All of them."""
    listed = "there are: memory, sqlite, redis, rediss, file, postgresql, mongodb"
    assert the_one(project(tmp_path, "store: cassandra://x\n")).help == listed


@pytest.mark.parametrize("url", ["file:data", "postgresql://localhost/clinic", "mongodb://localhost/clinic"])
def test_every_store_of_the_language_is_known(tmp_path: Path, url: str) -> None:
    """Whether this version can open it is a question for `run`."""
    assert sound(project(tmp_path, f"store: {url}\n")).settings.store == url


@pytest.mark.parametrize(("written", "name"), [("de", "de"), ("pt_BR", "pt_BR"), ("pt-BR", "pt_BR")])
def test_a_locale_may_have_a_hyphen(tmp_path: Path, written: str, name: str) -> None:
    """It is kept with an underscore."""
    assert settings(tmp_path, f"locale: {written}\n").locale == name


@pytest.mark.parametrize("locale", ["xx", "klingon", "../en"])
def test_an_unknown_locale_is_told(tmp_path: Path, locale: str) -> None:
    """With what a locale looks like."""
    found = the_one(project(tmp_path, f"locale: {locale}\n"))
    assert (found.code, found.message) == ("DG703", f"there is no locale '{locale}'")
    assert "en, de" in (found.help or "")


def test_the_locale_and_the_zone_reach_the_flows(tmp_path: Path) -> None:
    """The interpreter has them."""
    flows = sound(project(tmp_path, "locale: de\ntimezone: Europe/Berlin\n")).flows
    assert (flows.locale, flows.timezone) == ("de", "Europe/Berlin")


@pytest.mark.parametrize(
    ("zone", "help_"),
    [
        ("Europe/Berlln", "did you mean 'Europe/Berlin'?"),
        ("Mars/Olympus", "write a zone's name such as Europe/Berlin"),
        ("../../etc/passwd", "write a zone's name such as Europe/Berlin"),
    ],
)
def test_an_unknown_zone_names_the_nearest(tmp_path: Path, zone: str, help_: str) -> None:
    """Or shows what a zone looks like."""
    found = the_one(project(tmp_path, f"timezone: {zone}\n"))
    assert (found.code, found.message, found.help) == ("DG702", f"there is no time zone '{zone}'", help_)


def test_telegram_takes_a_token_a_mode_and_an_address(tmp_path: Path) -> None:
    """The address without its last slash, the token without blanks around it."""
    bot = "telegram:\n  token: ' 123:abc '\n  mode: polling\n  api: http://127.0.0.1:8081/\n"
    telegram = settings(tmp_path, bot).telegram
    assert (telegram.token, telegram.mode, telegram.api) == ("123:abc", "polling", "http://127.0.0.1:8081")


def test_the_token_is_not_shown_with_the_settings(tmp_path: Path) -> None:
    """Whoever prints them prints no secret."""
    assert "s3cret" not in repr(settings(tmp_path, "telegram: {token: '1:s3cret'}\n"))


def test_an_unknown_mode_is_told(tmp_path: Path) -> None:
    """With the mode there is."""
    found = the_one(project(tmp_path, "telegram: {mode: poling}\n"))
    assert found.code == "DG105"
    assert "polling" in f"{found.message} {found.help}"


def test_escapes_get_more_words(tmp_path: Path) -> None:
    """Each means the escape it stands under."""
    escapes = settings(tmp_path, "commands: {cancel: [stop, quit]}\n").escapes
    assert (escapes["stop"], escapes["quit"], escapes["cancel"]) == ("cancel", "cancel", "cancel")


def test_an_escape_can_be_switched_off(tmp_path: Path) -> None:
    """Then a flow may use its word."""
    flow = "flow: jump\ntriggers:\n  - command: skip\nnodes:\n  a:\n    say: Jumped\n"
    found = sound(project(tmp_path, "commands: {skip: false}\n", jump=flow))
    assert "skip" not in found.settings.escapes
    assert found.flows.commands["skip"][0] == "jump"


def test_one_word_cannot_mean_two_escapes(tmp_path: Path) -> None:
    """The second is told."""
    found = the_one(project(tmp_path, "commands: {cancel: [away], back: [away]}\n"))
    assert (found.code, found.message) == ("DG708", "'/away' already means /cancel")


def test_limits_are_counts_and_a_size(tmp_path: Path) -> None:
    """Each alone or all of them."""
    found = settings(tmp_path, "limits: {nodes_per_turn: 20, depth: 3, variables: 2KiB}\n")
    assert found.limits == Limits(20, 3, 2048)


def test_a_bad_size_is_told(tmp_path: Path) -> None:
    """With how sizes are written."""
    found = the_one(project(tmp_path, "limits: {variables: lots}\n"))
    assert (found.code, place(found)) == ("DG212", "bot.yaml:1:21")
    assert "64KiB" in found.message


@pytest.mark.parametrize("limits", ["{depth: 0}", "{nodes_per_turn: many}", "{breadth: 3}"])
def test_a_bad_limit_is_told(tmp_path: Path, limits: str) -> None:
    """A number out of its range, no number, an unknown key."""
    assert place(the_one(project(tmp_path, f"limits: {limits}\n"))).startswith("bot.yaml:1:")


def test_settings_are_values_of_ones_own(tmp_path: Path) -> None:
    """They keep their kinds, and texts find them as `config`."""
    flow = 'flow: ask\nnodes:\n  a:\n    say: "{{ config.clinic_name }}"\n'
    found = sound(project(tmp_path, "settings: {clinic_name: Northside, beds: 12}\n", ask=flow))
    assert found.settings.config == {"clinic_name": "Northside", "beds": 12}
    assert found.flows.config == found.settings.config


def test_a_setting_that_is_not_there_is_told_in_the_flow(tmp_path: Path) -> None:
    """With the nearest."""
    flow = 'flow: ask\nnodes:\n  a:\n    say: "{{ config.clinic_nam }}"\n'
    found = the_one(project(tmp_path, "settings: {clinic_name: Northside}\n", ask=flow))
    assert place(found) == "ask.yaml:4:21"
    assert found.help == "did you mean 'clinic_name'?"


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    """As in a flow."""
    found = the_one(project(tmp_path, "timezon: UTC\n"))
    assert (found.code, found.help) == ("DG101", "did you mean 'timezone'?")


@pytest.mark.parametrize(
    ("written", "meant"), [("name: shop", "bot"), ("languages: [de]", "locales"), ("language: de", "locale")]
)
def test_what_others_call_otherwise_is_told_by_our_name(tmp_path: Path, written: str, meant: str) -> None:
    """No misspelling leads from the one to the other."""
    found = the_one(project(tmp_path, f"{written}\n"))
    assert (found.code, found.help) == ("DG101", f"did you mean '{meant}'?")


@pytest.mark.parametrize("bot", ["bot: shop\nname: shop\n", "webhook: x\n"])
def test_a_key_that_is_nothing_s_is_told_what_there_is(tmp_path: Path, bot: str) -> None:
    """A key that is there already is not told to be meant."""
    found = the_one(project(tmp_path, bot))
    assert found.code == "DG101"
    assert (found.help or "").startswith("bot.yaml takes: bot, production, store, ")


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """In the order of the file."""
    bot = "store: sqlit:x\nlocale: xx\ntimezone: Nowhere/At_All\nlimits: {variables: lots}\n"
    assert [found.code for found in wrong(project(tmp_path, bot)).diagnostics] == ["DG701", "DG703", "DG702", "DG212"]


@pytest.mark.parametrize("bot", ["- a\n", "just a text\n", "[\n", "bot: {\n"])
def test_a_file_that_is_no_mapping_is_told(tmp_path: Path, bot: str) -> None:
    """It does not stop the flows from being checked."""
    loaded = wrong(project(tmp_path, bot, bad="flow: bad\nnodes:\n  a:\n    sya: Hi\n"))
    assert {Path(found.file).name for found in loaded.diagnostics} == {"bot.yaml", "bad.yaml"}
