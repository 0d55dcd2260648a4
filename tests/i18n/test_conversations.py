"""Whole conversations in two languages, over the console and the real runtime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.interpreter.effects import SendMessage
from dragoman.interpreter.events import Chat, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.interpreter.step import step
from dragoman.language.content import Content
from tests.conversations.conversing import MONDAY, project_at
from tests.i18n.translating import DONE, NAME, entry, plural, project

ORDER = """\
    triggers:
      - phrase: I am hungry
    nodes:
      fruit:
        prompt: Which fruit?
        buttons: [Apple, Pear]
      count:
        prompt: "How many?"
        input: integer
      told:
        say: "{{ count }} {{ count | plural('piece', 'pieces') }} of {{ fruit }}."
"""
SPANISH = (
    entry("triggers", "I am hungry", "Tengo hambre")
    + entry("fruit.prompt", "Which fruit?", "¿Qué fruta?")
    + entry("fruit.buttons", "Apple", "Manzana")
    + entry("fruit.buttons", "Pear", "Pera")
    + entry("count.prompt", "How many?", "¿Cuántas?")
    + plural(
        "told.say",
        "{{ count }} piece of {{ fruit }}.",
        "{{ count }} pieces of {{ fruit }}.",
        "{{ count }} pieza de {{ fruit }}.",
        "{{ count }} piezas de {{ fruit }}.",
    )
)


def talk(folder: Path, language: str, *lines: str) -> list[str]:
    """All that the bot says to a user whose client has this language."""
    flows = project_at(folder).flows
    session, heard = Session(), []
    for number, line in enumerate(lines):
        origin = Origin(str(number), MONDAY, User(7, "Ada", language=language), Chat(7))
        done = step(flows, session, MessageReceived(origin, Content(text=line), number + 1))
        session = done.session
        heard += _texts(done.effects)
    return heard


def _texts(effects: Sequence[object]) -> list[str]:
    return [effect.text for effect in effects if isinstance(effect, SendMessage)]


def test_a_conversation_is_held_in_the_client_s_language(tmp_path: Path) -> None:
    """Phrase, question, typed label, plural; the value saved is the untranslated one."""
    folder = project(tmp_path, SPANISH, ORDER)
    assert talk(folder, "es", "tengo hambre", "Manzana", "2") == ["¿Qué fruta?", "¿Cuántas?", "2 piezas de Apple."]


def test_the_same_conversation_in_the_base_language(tmp_path: Path) -> None:
    """Nothing of the translation is heard."""
    folder = project(tmp_path, SPANISH, ORDER)
    assert talk(folder, "en", "I am hungry", "Pear", "1") == ["Which fruit?", "How many?", "1 piece of Pear."]


def test_who_speaks_neither_language_hears_the_base(tmp_path: Path) -> None:
    """Their phrases are understood in both."""
    assert talk(project(tmp_path, SPANISH, ORDER), "fi", "Tengo hambre") == ["Which fruit?"]


def test_a_project_is_told_sound_with_both_its_languages(tmp_path: Path) -> None:
    """Loaded from its folder, as a program would."""
    assert project_at(project(tmp_path, NAME + DONE)).flows.locales == ("en", "es")
