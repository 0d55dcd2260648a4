"""`dragoman new --template`: every shipped flow makes a project that is sound, shown by its dialogues, and answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import i18n, new
from dragoman.cli.templates import TEMPLATES, flows_of
from dragoman.project.files import find
from dragoman.project.loading import load
from dragoman_bots.testing.suite import Suite, dialogues_at
from tests.conversations.conversing import Person, project_at
from tests.flows.shipped import FLOWS, NAMES, dialogues_of, text_of

ALL = ["hello", *TEMPLATES]
IN_GROUPS = {"party"}
BY_LINK = {"rsvp": "/start rsvp_summer"}


@pytest.fixture
def made(tmp_path: Path, template: str) -> Path:
    """The new project."""
    folder = tmp_path / "mine"
    ended = CliRunner().invoke(new.command, [str(folder), "--template", template])
    assert ended.exit_code == 0, ended.output
    return folder


@pytest.mark.parametrize("template", ALL)
def test_a_new_project_is_sound(made: Path) -> None:
    """Without so much as a warning."""
    assert load(made).diagnostics == []


@pytest.mark.parametrize("template", ALL)
async def test_a_new_project_comes_with_dialogues_that_pass(made: Path) -> None:
    """In the usual folder."""
    results = await Suite().hold(dialogues_at(made))
    assert results
    assert [result.failure for result in results if result.failure] == []


@pytest.mark.parametrize("template", [name for name in ALL if name not in IN_GROUPS])
async def test_a_new_project_talks_at_once(made: Path, template: str) -> None:
    """Its own trigger starts its flow."""
    command = re.search(r"- command: (\w+)", (made / "flows" / f"{template}.yaml").read_text())
    ada = Person(project_at(made))
    assert await ada.says(BY_LINK.get(template) or f"/{command[1] if command else ''}")
    assert ada.console.standing.flow == template


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_brings_what_its_flow_leads_to_and_nothing_else(made: Path, template: str) -> None:
    """Flows, their dialogues and their translations."""
    flows = flows_of(template, FLOWS)
    assert sorted(path.stem for path in find(made).flows) == sorted(flows)
    assert {path.name for path in dialogues_at(made)} == {d.name for flow in flows for d in dialogues_of(flow)}
    assert {path.stem for path in made.glob("locales/es/*.po")} == set(flows)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_brings_actions_only_if_its_flow_calls_some(made: Path, template: str) -> None:
    """And then all of them."""
    text = "".join(text_of(flow) for flow in flows_of(template, FLOWS))
    file = made / "actions.py"
    defined = re.findall(r"(?m)^async def (\w+)", file.read_text()) if file.exists() else []
    assert set(defined) == set(re.findall(r"(?m)^ *action: (\w+)$", text))


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_translations_name_the_places_in_the_new_project(made: Path) -> None:
    """Bringing them up to date changes nothing."""
    before = {path: path.read_text() for path in made.glob("locales/es/*.po")}
    (made / "bot.yaml").write_text((made / "bot.yaml").read_text() + "locales: [en, es]\n")
    assert CliRunner().invoke(i18n.command, ["update", str(made)]).exit_code == 0
    assert {path: path.read_text() for path in made.glob("locales/es/*.po")} == before


def test_every_shipped_flow_is_a_template_or_comes_with_one() -> None:
    """None can only be read."""
    assert {flow for template in TEMPLATES for flow in flows_of(template, FLOWS)} == set(NAMES)


@pytest.mark.parametrize("template", ["feedback"])
def test_bot_yaml_declares_what_the_flow_keeps_and_no_more(made: Path) -> None:
    """Of the shipped one's sections only what is used."""
    text = (made / "bot.yaml").read_text()
    assert text.endswith("shared:\n  ratings: {type: list, initial: []}\n")
    assert "profile:" not in text


@pytest.mark.parametrize("template", ["weather"])
def test_bot_yaml_allows_the_servers_that_the_flow_asks(made: Path) -> None:
    """Or the project would not be sound."""
    assert "http:\n  allow: [api.open-meteo.com]\n" in (made / "bot.yaml").read_text()


@pytest.mark.parametrize("template", ["order"])
def test_a_flow_does_not_name_a_schema_that_is_not_there(made: Path) -> None:
    """Its path holds in our own tree only."""
    assert (made / "flows" / "order.yaml").read_text().startswith("# Shows ")
