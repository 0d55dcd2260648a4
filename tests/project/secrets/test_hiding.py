"""No secret is printed whole: not by its own problem, not by another at the same place, in no format."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.formats import all_formats
from dragoman.project.loading import load
from dragoman.project.opening import FlowsNotSound, load_project
from tests.cli.command_line import dragoman
from tests.project.making import project

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"[:35]

PROJECT = {
    "bot": f"bot: shop\nstore: redis://:hunter2hunter@${{CACHE}}/0\ntelegram: {{token: {TOKEN}, tokn: {TOKEN}}}\n",
    "ask": (
        "flow: ask\nnodes:\n"
        "  get:\n    http:\n      get: https://ada:s3cret99@api.example.org/x?api_key=abc123def456\n"
        f"  odd: {TOKEN}\n"
        f"  other:\n    say: '{{{{ nmae }}}} {TOKEN}'\n    next: {TOKEN}\n    {TOKEN}: 1\n"
    ),
}
SECRETS = ["hunter2hunter", TOKEN, TOKEN[:16], "s3cret99", "abc123def456"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project full of secrets and of other mistakes beside them."""
    return project(tmp_path, PROJECT["bot"], ask=PROJECT["ask"])


@pytest.mark.parametrize("format_", all_formats())
def test_no_format_prints_one_whole(folder: Path, format_: str) -> None:
    """Neither in words nor in the line of the file."""
    ended = dragoman("validate", "--format", format_, cwd=folder)
    assert ended.code == 1
    assert "DG720" in ended.out
    assert [secret for secret in SECRETS if secret in ended.out + ended.err] == []


@pytest.mark.parametrize("command", ["chat", "run", "test"])
def test_no_other_command_prints_one_either(folder: Path, command: str) -> None:
    """They refuse the project with the same words."""
    (folder / "a.dialogue.yaml").write_text("dialogue: a\nsteps:\n  - user: Hi\n")
    ended = dragoman(command, cwd=folder)
    assert ended.code == 1
    assert "DG720" in ended.out + ended.err
    assert [secret for secret in SECRETS if secret in ended.out + ended.err] == []


def test_python_does_not_see_one_either(folder: Path) -> None:
    """An exception ends in logs."""
    with pytest.raises(FlowsNotSound) as refused:
        load_project(folder)
    assert [secret for secret in SECRETS if secret in str(refused.value) + repr(refused.value.diagnostics)] == []


def test_its_beginning_is_shown(folder: Path) -> None:
    """So that its owner finds it."""
    messages = [found.message for found in load(folder).diagnostics if found.code == "DG720"]
    assert all(f"'{TOKEN[:7]}…'" in message for message in messages)


def test_places_stay_true(folder: Path) -> None:
    """The hidden text is as long as the secret, line ends included."""
    loaded = load(folder)
    name = (folder / "flows" / "ask.yaml").as_posix()
    assert list(map(len, loaded.sources[name].split("\n"))) == list(map(len, PROJECT["ask"].split("\n")))


def test_other_problems_of_the_same_line_stay(folder: Path) -> None:
    """Only what they quote of it is hidden."""
    found = [one for one in load(folder).diagnostics if one.code == "DG312"]
    assert [one.message for one in found] == ["there is no variable 'nmae'"]


def test_a_project_without_secrets_keeps_its_texts(tmp_path: Path) -> None:
    """Nothing is touched."""
    text = "flow: ask\nnodes:\n  a:\n    say: 110201543 and AAHdqTcvCH1v\n    nxt: a\n"
    loaded = load(project(tmp_path, "", ask=text))
    assert loaded.sources[(tmp_path / "flows" / "ask.yaml").as_posix()] == text


def test_a_secret_of_several_lines_is_hidden_in_all_of_them(tmp_path: Path) -> None:
    """A private key is one."""
    key = "-----BEGIN PRIVATE KEY-----\n      MIIEvQIBADANBgkqhkiG9w\n      BAQEFAASCBKcwggSj\n"
    text = f"flow: ask\nnodes:\n  a:\n    say: |\n      {key}      -----END PRIVATE KEY-----\n"
    loaded = load(project(tmp_path, "", ask=text))
    assert [one.code for one in loaded.diagnostics] == ["DG720"]
    shown = loaded.sources[(tmp_path / "flows" / "ask.yaml").as_posix()]
    assert "MIIEv" not in shown
    assert "BAQEF" not in shown
    assert shown.count("\n") == text.count("\n")


def test_a_password_that_is_a_word_is_hidden_only_where_it_is_the_password(tmp_path: Path) -> None:
    """The word may be said elsewhere."""
    text = (
        "flow: ask\nnodes:\n  a:\n    http: {get: https://ada:password@example.org/x}\n  b:\n    sya: Your password?\n"
    )
    loaded = load(project(tmp_path, "", ask=text))
    assert "DG722" in [one.code for one in loaded.diagnostics]
    shown = loaded.sources[(tmp_path / "flows" / "ask.yaml").as_posix()]
    assert "ada:pa******@example.org" in shown
    assert "Your password?" in shown


def test_a_password_of_a_letter_or_two_hides_no_letters(tmp_path: Path) -> None:
    """It is refused as part of an address, as before."""
    text = "flow: ask\nnodes:\n  a:\n    http: {get: https://a:b@example.org/x}\n"
    loaded = load(project(tmp_path, "", ask=text))
    assert [one.code for one in loaded.diagnostics] == ["DG240"]
    assert loaded.sources[(tmp_path / "flows" / "ask.yaml").as_posix()] == text
