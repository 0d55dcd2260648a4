"""A translated text is said to whoever speaks its language; everybody else reads the base text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.graph.flow import Command, Phrase
from dragoman.project.loading import load
from tests.i18n.translating import DONE, NAME, entry, flow, project, said, shown

MENU = """\
    title: The shop
    triggers:
      - {command: shop, description: Buy fruit}
      - phrase: [I am hungry, fruit please]
    nodes:
      pick:
        prompt: Which?
        buttons:
          - Apple
          - {text: Banana, value: b, aliases: [yellow], toast: Good choice}
        optional: {label: Nothing}
"""
MENU_PO = (
    entry("title", "The shop", "La tienda")
    + entry("triggers", "Buy fruit", "Comprar fruta")
    + entry("triggers", "I am hungry", "Tengo hambre")
    + entry("triggers", "fruit please", "Fruta por favor")
    + entry("pick.prompt", "Which?", "¿Cuál?")
    + entry("pick.buttons", "Apple", "Manzana")
    + entry("pick.buttons", "Banana", "Plátano")
    + entry("pick.buttons", "yellow", "amarillo")
    + entry("pick.buttons", "Good choice", "Buena elección")
    + entry("pick.optional", "Nothing", "Nada")
)


def prompt(folder: Path) -> Any:
    """The prompt of the menu."""
    return flow(project(folder, MENU_PO, MENU)).nodes["pick"].lead


def test_a_text_is_said_in_the_user_s_language(tmp_path: Path) -> None:
    """Its values are put in."""
    assert said(project(tmp_path), "done", "es", {"name": "Ada"}) == "¡Gracias, Ada!"


@pytest.mark.parametrize("locale", ["en", "de", "fr_CA"])
def test_a_text_without_a_translation_is_said_as_it_is(tmp_path: Path, locale: str) -> None:
    """In the base language, and in one that nobody has translated it into."""
    assert said(project(tmp_path), "done", locale, {"name": "Ada"}) == "Thanks, Ada!"


def test_a_country_s_locale_falls_back_to_its_language(tmp_path: Path) -> None:
    """Mexico reads Spanish."""
    assert said(project(tmp_path), "name", "es_MX") == "¿Su nombre?"


def test_a_language_of_three_letters_is_not_taken_for_one_of_two(tmp_path: Path) -> None:
    """Filipino is not Finnish."""
    folder = project(tmp_path, NAME + DONE, locale="fi")
    assert said(folder, "name", "fi") == "¿Su nombre?"
    assert said(folder, "name", "fil_PH") == "Your name?"


def test_values_are_escaped_in_translations_too(tmp_path: Path) -> None:
    """As in the base text."""
    assert said(project(tmp_path), "done", "es", {"name": "<b>"}) == "¡Gracias, &lt;b&gt;!"


def test_an_author_s_text_of_several_lines_is_known_without_its_last_line_end(tmp_path: Path) -> None:
    """Block style adds one; the entry has none."""
    text = "    nodes:\n      a:\n        say: |\n          One\n          Two\n"
    po = entry("a.say", "One\\nTwo", "Uno\\nDos")
    assert said(project(tmp_path, po, text), "a") == "Uno\nDos"


def test_a_hyphen_in_a_folder_s_name_is_fine(tmp_path: Path) -> None:
    """pt-BR is pt_BR."""
    folder = project(tmp_path, NAME + DONE, locale="pt-BR")
    assert said(folder, "name", "pt_BR") == "¿Su nombre?"


def test_without_locales_in_the_project_file_the_folders_decide(tmp_path: Path) -> None:
    """A folder named by a language is read."""
    assert said(project(tmp_path, bot="bot: test\n"), "name") == "¿Su nombre?"


def test_titles_and_labels_are_translated(tmp_path: Path) -> None:
    """Of flows, buttons, toasts and /skip."""
    found = prompt(tmp_path)
    title = flow(tmp_path).title
    assert title is not None
    texts = [
        title,
        found.layout.buttons[0].text,
        found.layout.buttons[1].text,
        found.layout.buttons[1].notice,
        found.skip.label,
    ]
    assert [shown(text) for text in texts] == ["La tienda", "Manzana", "Plátano", "Buena elección", "Nada"]


def test_the_value_of_a_string_button_stays_untranslated(tmp_path: Path) -> None:
    """What is saved is the same in every language."""
    assert prompt(tmp_path).layout.buttons[0].value.value == "Apple"


def test_translated_aliases_are_added_to_the_button_s_own(tmp_path: Path) -> None:
    """Either may be typed."""
    assert prompt(tmp_path).layout.buttons[1].aliases == ("yellow", "amarillo")


def test_a_translated_phrase_starts_the_flow_too(tmp_path: Path) -> None:
    """Folded, beside the base phrase."""
    found = next(one for one in flow(project(tmp_path, MENU_PO, MENU)).triggers if isinstance(one, Phrase))
    assert found.texts == ("i am hungry", "tengo hambre", "fruit please", "fruta por favor")


def test_phrases_are_looked_up_in_every_language(tmp_path: Path) -> None:
    """The project's index leads from each of them to the flow."""
    loaded = load(project(tmp_path, MENU_PO, MENU)).project
    assert loaded is not None
    assert {"tengo hambre", "i am hungry"} <= set(loaded.flows.phrases)


def test_a_phrase_that_is_the_same_in_both_languages_is_one(tmp_path: Path) -> None:
    """It is not claimed twice."""
    text = "    triggers:\n      - phrase: taxi\n    nodes:\n      a:\n        say: Hi\n"
    folder = project(tmp_path, entry("triggers", "taxi", "Taxi") + entry("a.say", "Hi", "Hola"), text)
    assert [one.texts for one in flow(folder).triggers if isinstance(one, Phrase)] == [("taxi",)]


def test_a_command_s_description_has_its_translations(tmp_path: Path) -> None:
    """By locale."""
    (found,) = (one for one in flow(project(tmp_path, MENU_PO, MENU)).triggers if isinstance(one, Command))
    assert (found.description, dict(found.translated)) == ("Buy fruit", {"es": "Comprar fruta"})


def test_the_flow_s_defaults_are_translated_in_every_prompt(tmp_path: Path) -> None:
    """They stand in the context of the flow."""
    text = "    defaults: {error: Wrong}\n    nodes:\n      a: {prompt: A?}\n      b: {prompt: B?}\n"
    po = entry("defaults", "Wrong", "Mal") + entry("a.prompt", "A?", "¿A?") + entry("b.prompt", "B?", "¿B?")
    found: dict[str, Any] = {name: node.lead for name, node in flow(project(tmp_path, po, text)).nodes.items()}
    assert [shown(found[name].error) for name in "ab"] == ["Mal", "Mal"]


def test_rules_handlers_and_targets_in_place_are_translated(tmp_path: Path) -> None:
    """Each in the context of the node's key it stands under."""
    text = """\
    nodes:
      age:
        prompt: Age?
        input: integer
        validate: {min: 18, error: Too young}
        on:
          cancel: {say: Bye, end: cancelled}
    """
    po = entry("age.prompt", "Age?", "¿Edad?") + entry("age.validate", "Too young", "Demasiado joven")
    node: Any = flow(project(tmp_path, po + entry("age.on", "Bye", "Adiós"), text)).nodes["age"]
    assert shown(node.lead.rules[0].error) == "Demasiado joven"
    assert shown(node.on["cancel"].say[0].text) == "Adiós"


def test_addresses_are_not_translated(tmp_path: Path) -> None:
    """Nobody reads them."""
    text = "    nodes:\n      a:\n        say: {text: Hi, buttons: [{text: Terms, url: https://example.org/terms}]}\n"
    po = entry("a.say", "Hi", "Hola") + entry("a.say", "Terms", "Condiciones")
    lead: Any = flow(project(tmp_path, po, text)).nodes["a"].lead
    assert shown(lead.messages[0].links[0].text) == "Condiciones"


def test_the_bot_knows_which_locales_it_speaks(tmp_path: Path) -> None:
    """The base first."""
    loaded = load(project(tmp_path)).project
    assert loaded is not None
    assert loaded.flows.locales == ("en", "es")


def test_the_bot_s_own_handlers_are_translated(tmp_path: Path) -> None:
    """Those of bot.yaml, in a file of their own."""
    folder = project(
        tmp_path, bot="bot: test\nlocales: [en, es]\non:\n  cancel: {say: 'Bye, {{ user.name }}', end: cancelled}\n"
    )
    bye = 'msgctxt "bot.on"\nmsgid "Bye, {{ user.name }}"\nmsgstr "Adiós, {{ user.name }}"\n'
    (folder / "locales" / "es" / "bot.po").write_text(bye, encoding="utf-8")
    loaded = load(folder)
    assert (loaded.diagnostics, loaded.project is None) == ([], False)
    assert loaded.project is not None
    found: Any = loaded.project.flows.on["cancel"]
    assert shown(found.say[0].text, "es", {"user": {"name": "Ada"}}) == "Adiós, Ada"


def test_the_bot_s_own_handlers_are_asked_for(tmp_path: Path) -> None:
    """A translation of them that is not there is missing."""
    folder = project(tmp_path, bot="bot: test\nlocales: [en, es]\non:\n  cancel: {say: Bye, end: cancelled}\n")
    (found,) = load(folder).diagnostics
    assert (Path(found.file).name, found.code) == ("bot.yaml", "DG401")
    assert "bot.po" in found.message
