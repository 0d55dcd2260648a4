"""Secrets in whole projects: which constants are refused, at which place, with which remedy; and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.loading import load
from tests.project.making import place, project

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"[:35]
BOT = "http: {allow: [api.example.org]}\nsettings: {key: a, api_key: '${API_KEY:-}'}\n"


def request(lines: str) -> str:
    """A flow with one http node; `lines` stand in it as they are, from its url on."""
    inner = "".join(f"      {line}\n" for line in lines.splitlines())
    return f"flow: ask\nnodes:\n  ask:\n    http:\n{inner}    on_error: end\n"


def secrets(folder: Path, flow: str, bot: str | None = BOT) -> list[Diagnostic]:
    """What is told of secrets."""
    project(folder, bot, ask=flow)
    return [found for found in load(folder).diagnostics if found.code.startswith("DG72")]


GET = "get: https://api.example.org/x\n"

CONSTANTS = {
    "a header": GET + "headers: {X-Api-Key: 3f2b9c8d7e}",
    "a bearer": GET + "headers: {Authorization: Bearer supersecretvalue}",
    "credentials": GET + "headers: {authorization: Basic YWRhOmh1bnRlcjI=}",
    "a query": GET + "query: {api_key: abc123def456}",
    "an address": "get: https://api.example.org/x?q=1&api_key=abc123def456",
    "a key in an address": "get: https://api.example.org/x?key=abc123def456&q={{ user.id }}",
    "a body": "post: https://api.example.org/x\njson: {user: {password: hunter22}}",
    "a list in a body": "post: https://api.example.org/x\njson: {all: [{clientSecret: abc123def456}]}",
    "a form": "post: https://api.example.org/x\nform: {client_secret: 'abc 1 def'}".replace("abc 1 def", "abc1def2"),
}

HARMLESS = {
    "a setting": GET + 'headers: {X-Api-Key: "{{ config.api_key }}"}',
    "a setting behind a word": GET + 'headers: {Authorization: "Bearer {{ config.api_key }}"}',
    "an answer": "post: https://api.example.org/x\njson: {password: '{{ user.id }}'}",
    "a placeholder": GET + "headers: {Authorization: Bearer YOUR_TOKEN, X-Api-Key: <your key>}",
    "crosses": GET + "headers: {X-Api-Key: xxxxxxxxxxxxxxxx}",
    "a public demo key": "get: https://api.example.org/x?api_key=DEMO_KEY",
    "a plain word": "post: https://api.example.org/x\njson: {token: refresh, password: required}",
    "a token of pages": "get: https://api.example.org/x?page_token=abc123def456",
    "other names": GET + "query: {id: 550e8400-e29b-41d4-a716-446655440000, hash: d41d8cd98f00b204e9800998ecf8427e}",
    "a number": GET + "query: {token: 5}",
    "a word about a header": GET + "headers: {Authorization: none}",
    "a user's name": "get: https://api.example.org/users/ada@example.org",
}


@pytest.mark.parametrize("lines", CONSTANTS.values(), ids=CONSTANTS)
def test_a_constant_under_a_secret_s_name_is_refused(tmp_path: Path, lines: str) -> None:
    """Wherever a request may have one."""
    (found,) = secrets(tmp_path, request(lines))
    assert (found.code, found.severity.value) == ("DG721", "error")


@pytest.mark.parametrize("lines", HARMLESS.values(), ids=HARMLESS)
def test_what_is_no_secret_is_let_be(tmp_path: Path, lines: str) -> None:
    """What is computed, what is to be filled in, and plain words."""
    assert secrets(tmp_path, request(lines)) == []


def test_a_secret_is_told_at_its_own_place(tmp_path: Path) -> None:
    """The word before it, the name and the quotes are not it."""
    (found,) = secrets(tmp_path, request(GET + 'headers: {Authorization: "Bearer abc123def456"}'))
    assert place(found) == "ask.yaml:6:40"
    assert found.span.end_column == 40 + len("abc123def456")


def test_a_password_in_the_address_is_told_once(tmp_path: Path) -> None:
    """Not as an address with a user as well."""
    project(tmp_path, BOT, ask=request("get: https://ada:s3cret99@api.example.org/x"))
    (found,) = load(tmp_path).diagnostics
    assert (found.code, place(found)) == ("DG722", "ask.yaml:5:24")
    assert "Authorization" in str(found.help)


def test_the_remedy_for_a_flow_works(tmp_path: Path) -> None:
    """Written as the help says, nothing is wrong any more."""
    (found,) = secrets(tmp_path, request(GET + "headers: {X-Api-Key: 3f2b9c8d7e}"))
    help_ = str(found.help)
    setting = help_.partition("'settings")[2].partition("' into")[0]
    computed = help_.partition("{{")[2].partition("}}")[0]
    bot = f"http: {{allow: [api.example.org]}}\nsettings{setting}\n"
    mended = request(GET + f'headers: {{X-Api-Key: "{{{{{computed}}}}}"}}')
    project(tmp_path, bot, ask=mended, env=help_.partition("and ")[2].partition("...")[0] + "abc\n")
    loaded = load(tmp_path)
    assert loaded.diagnostics == []
    assert loaded.project is not None
    assert loaded.project.settings.config == {"api_key": "abc"}


def test_a_token_in_a_text_is_refused(tmp_path: Path) -> None:
    """It is a secret wherever it stands; the remedy names the place where a token belongs."""
    (found,) = secrets(tmp_path, f"flow: ask\nnodes:\n  a:\n    say: |\n      Mine is\n      {TOKEN}\n")
    assert (found.code, place(found)) == ("DG720", "ask.yaml:6:7")
    assert "telegram: {token:" in str(found.help)


def test_a_token_in_a_comment_is_refused(tmp_path: Path) -> None:
    """Taking it out is the only remedy."""
    (found,) = secrets(tmp_path, f"flow: ask # {TOKEN}\n# old: {TOKEN}\nnodes: {{a: {{say: Hi}}}}\n")[1:]
    assert place(found) == "ask.yaml:2:8"
    assert found.help == "take it out, and have it replaced by a new one"


def test_a_token_in_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    """It can be read all the same."""
    assert [found.code for found in secrets(tmp_path, f"flow: [{TOKEN}\n")] == ["DG720"]


def test_a_password_in_a_sentence_is_none(tmp_path: Path) -> None:
    """People are told about passwords."""
    prompt = "prompt: 'Password: at least 8 letters, such as abc123def'"
    assert secrets(tmp_path, f"flow: ask\nnodes:\n  password:\n    {prompt}\n    secret: true\n") == []


BOTS = {
    "a token": (f"telegram:\n  token: {TOKEN}\n", "DG720", "BOT_TOKEN"),
    "another token": ("telegram:\n  token: '77:AAHdqTcvCH1vGWJxfSeofSAs0K5'\n", "DG723", "BOT_TOKEN"),
    "a webhook's secret": (
        "telegram: {mode: webhook, url: 'https://a.example.org', secret: abc123def456}\n", "DG723", "WEBHOOK_SECRET"
    ),
    "a store's password": ("store: redis://:hunter22@cache.example.org/0\n", "DG722", "STORE_PASSWORD"),
    "a default's password": ("store: '${STORE_URL:-redis://a:hunter22@cache.example.org/0}'\n", "DG722", "STORE_"),
    "a key": ("encryption_keys: kP9xQ2mN5vB8cX1zL4jH7gF3dS6aR0tY\n", "DG723", "DRAGOMAN_KEYS"),
    "one key of some": ("encryption_keys: ['${KEYS:-}', kP9xQ2mN5vB8cX1zL4jH7gF3]\n", "DG723", "DRAGOMAN_KEYS"),
    "a setting": ("settings: {weather_api_key: 3f2b9c8d7e6f5a4b}\n", "DG721", "WEATHER_API_KEY"),
}  # fmt: skip

HARMLESS_BOTS = {
    "names": (
        "store: 'redis://:${PASSWORD:-}@cache.example.org/0'\ntelegram: {token: '${BOT_TOKEN}'}\n"
        "encryption_keys: '${DRAGOMAN_KEYS:-}'\n"
    ),
    "a default of one's own": "store: '${STORE_URL:-redis://:devel0p@localhost:6379/0}'\n",
    "placeholders": "telegram: {token: '123456:ABC-DEF'}\nencryption_keys: xxxxxxxxxxxxxxxxxxxxxxxx\n",
    "an outline": "telegram: {token: YOUR_BOT_TOKEN_FROM_BOTFATHER}\n",
    "a network for guests": "settings: {wifi_password: guest2024, wifi: {password: guest-2024-summer}}\n",
    "words": "settings: {token: bus, secret_word: swordfish, key: 1}\n",
    "no password": "store: redis://cache.example.org/0\n",
}


@pytest.mark.parametrize(("bot", "code", "variable"), BOTS.values(), ids=BOTS)
def test_bot_yaml_must_take_secrets_from_the_environment(tmp_path: Path, bot: str, code: str, variable: str) -> None:
    """The help names a variable."""
    found = [one for one in load(project(tmp_path, bot)).diagnostics if one.code.startswith("DG72")]
    assert [one.code for one in found] == [code]
    assert f"write ${{{variable}" in str(found[0].help)


@pytest.mark.parametrize("bot", HARMLESS_BOTS.values(), ids=HARMLESS_BOTS)
def test_what_is_no_secret_of_bot_yaml_is_let_be(tmp_path: Path, bot: str) -> None:
    """Names, defaults for one's own machine, what is to be filled in, and what everybody may know."""
    assert [one for one in load(project(tmp_path, bot)).diagnostics if one.code.startswith("DG72")] == []


def test_a_name_of_the_environment_in_a_request_is_not_filled_in(tmp_path: Path) -> None:
    """It is told where it stands, with what works instead."""
    (found,) = secrets(tmp_path, request(GET + 'headers: {Authorization: "Bearer ${API_KEY}"}'))
    assert (found.code, place(found)) == ("DG724", "ask.yaml:6:40")
    assert "{{ config.api_key }}" in str(found.help)


def test_a_dollar_in_a_text_is_a_dollar(tmp_path: Path) -> None:
    """Prices are told in texts."""
    assert secrets(tmp_path, 'flow: ask\nnodes:\n  a:\n    say: "${{ user.id }} or ${HOME}"\n') == []
