"""Which languages a bot speaks: `locales` of bot.yaml, else the folders that are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from tests.i18n.translating import DONE, NAME, project, the_one, told, where


def locales(folder: Path) -> tuple[str, ...]:
    """What users may choose from, the base first."""
    loaded = load(folder).project
    assert loaded is not None
    return loaded.flows.locales


def bot(folder: Path, text: str, po: str | None = None) -> Path:
    """A project with these lines in its bot.yaml."""
    return project(folder, po, bot=f"bot: test\n{text}")


def test_a_bot_speaks_the_language_of_its_flows(tmp_path: Path) -> None:
    """English, if nothing is written."""
    assert locales(bot(tmp_path, "")) == ("en",)
    assert locales(bot(tmp_path, "locale: de\n")) == ("de",)


def test_the_base_language_comes_first_wherever_it_is_listed(tmp_path: Path) -> None:
    """The others stay in their order, each once."""
    assert locales(bot(tmp_path, "locale: de\nlocales: [es, de, en, es]\n")) == ("de", "es", "en")


def test_the_base_language_need_not_be_listed(tmp_path: Path) -> None:
    """It is spoken anyway."""
    assert locales(bot(tmp_path, "locales: [pt-BR]\n")) == ("en", "pt_BR")


@pytest.mark.parametrize(("written", "column"), [("[en, spanish]", 15), ("[en, ../es]", 15), ("[no_such]", 11)])
def test_each_language_is_checked(tmp_path: Path, written: str, column: int) -> None:
    """Where it stands."""
    found = the_one(bot(tmp_path, f"locales: {written}\n"))
    assert where(found) == f"bot.yaml:2:{column} DG703"


def test_locales_is_a_list(tmp_path: Path) -> None:
    """A single language is written as a list of one."""
    assert where(told(bot(tmp_path, "locales: es\n"))[0]).startswith("bot.yaml:2:10 DG1")


def test_a_folder_that_is_no_language_is_told(tmp_path: Path) -> None:
    """Its files are read by nothing."""
    folder = project(tmp_path, NAME + DONE, locale="spanish", bot="bot: test\n")
    assert where(the_one(folder)) == "shop.po:1:1 DG409"


def test_an_empty_folder_is_no_language(tmp_path: Path) -> None:
    """The flows of a bot with an empty `locales` are not called untranslated."""
    folder = project(tmp_path, None, bot="bot: test\n")
    (folder / "locales").mkdir()
    assert told(folder) == []


def test_templates_are_nobody_s_translation(tmp_path: Path) -> None:
    """They may lie there."""
    folder = project(tmp_path, None, bot="bot: test\n")
    (folder / "locales").mkdir()
    (folder / "locales" / "shop.pot").write_text("")
    assert told(folder) == []


def test_a_flow_without_a_project_has_the_translations_beside_it(tmp_path: Path) -> None:
    """As everything of a flow that stands alone."""
    (tmp_path / "shop.yaml").write_text("flow: shop\nnodes:\n  name:\n    say: Hello\n")
    po = tmp_path / "locales" / "es" / "shop.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgctxt "shop.name.say"\nmsgid "Hello"\nmsgstr "Hola, {{ name }}"\n')
    assert where(the_one(tmp_path / "shop.yaml")) == "shop.po:3:18 DG405"
