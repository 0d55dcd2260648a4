"""`http: {allow: [...]}` in bot.yaml: whom the project's `http` nodes may ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from tests.project.making import place, project, sound, the_one, wrong

CALLING = "flow: rates\nnodes:\n  load:\n    http:\n      get: https://api.example.org/rates\n    save: rates\n"


def test_a_host_that_bot_yaml_allows_may_be_asked(tmp_path: Path) -> None:
    """Written in any case."""
    found = sound(project(tmp_path, "http: {allow: [API.example.org, 'http://127.0.0.1:8080']}\n", rates=CALLING))
    assert found.settings.http_allow == frozenset({"api.example.org", "http://127.0.0.1:8080"})


@pytest.mark.parametrize("bot", ["", None, "http: {}\n", "http: {allow: []}\n"])
def test_without_an_allow_list_no_http_node_can_be_used(tmp_path: Path, bot: str | None) -> None:
    """The line to write is told at the url."""
    found = the_one(project(tmp_path, bot, rates=CALLING))
    assert (found.code, place(found)) == ("DG241", "rates.yaml:5:12")
    assert found.help == "write into bot.yaml: 'http: {allow: [api.example.org]}'"


def test_a_flow_alone_may_ask_nobody(tmp_path: Path) -> None:
    """It has no bot.yaml."""
    (tmp_path / "rates.yaml").write_text(CALLING)
    assert the_one(tmp_path / "rates.yaml").code == "DG241"


@pytest.mark.parametrize("entry", ["'*'", "'*.example.org'", "https://api.example.org/v1", "'ftp://api.example.org'"])
def test_an_entry_that_is_no_host_is_refused_at_its_place(tmp_path: Path, entry: str) -> None:
    """It is quoted, with what would be right."""
    found = the_one(project(tmp_path, f"http:\n  allow:\n    - api.example.org\n    - {entry}\n", rates=CALLING))
    assert (found.code, place(found)) == ("DG740", "bot.yaml:4:7")
    assert f"'{entry.strip(chr(39))}' is no host" in found.message


def test_a_host_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another one in another place."""
    monkeypatch.setenv("RATES_ORIGIN", "http://rates.intra:8080")
    found = sound(project(tmp_path, "http: {allow: ['${RATES_ORIGIN}', api.example.org]}\n", rates=CALLING))
    assert "http://rates.intra:8080" in found.settings.http_allow


def test_everything_wrong_with_a_request_is_told_at_once(tmp_path: Path) -> None:
    """Host, header, time and target."""
    body = (
        "flow: rates\nnodes:\n  load:\n    http:\n      get: https://api.example.com/\n      headers: {Host: x}\n"
        "    outcomes: {404: nowhere}\n    timeout: soon\n"
    )
    found = wrong(project(tmp_path, "http: {allow: [api.example.org]}\n", rates=body)).diagnostics
    assert [problem.code for problem in found] == ["DG241", "DG243", "DG202", "DG212"]


def asking(url: str, more: str = "") -> str:
    """A flow that asks this url."""
    return f"flow: rates\nnodes:\n  load:\n    http:\n      get: {url}\n{more}    on_error: end\n"


INSIDE = ["http://localhost:8080/x", "http://api.localhost/x", "http://10.0.0.5/x", "http://127.0.0.1:80/x"]
ALLOWED = "http: {allow: [localhost, api.localhost, 10.0.0.5, '127.0.0.1:80', '169.254.169.254', '[::1]']}\n"


@pytest.mark.parametrize("url", [*INSIDE, "http://169.254.169.254/latest", "'http://[::1]/x'"])
def test_a_private_host_that_is_allowed_by_its_name_only_is_refused(tmp_path: Path, url: str) -> None:
    """As it would be when the request is made; the origin to write is told."""
    found = the_one(project(tmp_path, ALLOWED, rates=asking(url)))
    assert (found.code, place(found)) == ("DG244", "rates.yaml:5:12")
    assert "write 'http://" in str(found.help)


@pytest.mark.parametrize("url", INSIDE)
def test_a_private_host_may_be_asked_where_its_origin_is_allowed(tmp_path: Path, url: str) -> None:
    """Whoever writes it out means it; the help of the refusal says what to write."""
    entry = str(the_one(project(tmp_path, "", rates=asking(url))).help).partition("[")[2].rpartition("]")[0]
    sound(project(tmp_path, f"http: {{allow: [{entry}]}}\n", rates=asking(url)))


def test_a_public_address_may_be_allowed_by_itself(tmp_path: Path) -> None:
    """It lies in no private network."""
    sound(project(tmp_path, "http: {allow: [1.1.1.1]}\n", rates=asking("https://1.1.1.1/x")))


@pytest.mark.parametrize("body", ["json", "form"])
def test_a_get_with_a_body_is_a_warning_at_the_body(tmp_path: Path, body: str) -> None:
    """It would most likely be lost."""
    flow = asking("https://api.example.org/x", f"      {body}: {{a: 1}}\n")
    (found,) = load(project(tmp_path, "http: {allow: [api.example.org]}\n", rates=flow)).diagnostics
    assert (found.code, place(found), found.severity.value) == ("DG245", "rates.yaml:6:7", "warning")
