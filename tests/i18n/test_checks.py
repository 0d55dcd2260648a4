"""What is said of translations: placeholders, markup, lengths, and what is missing, fuzzy or stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.i18n.translating import DONE, NAME, entry, project, said, the_one, told, where

IF = '    nodes:\n      a:\n        say: "{% if user.username %}Dear {% endif %}{{ user.first_name }}"\n'


def done(translation: str) -> str:
    """A file in which the text with a placeholder is translated like this."""
    return NAME + entry("done.say", "Thanks, {{ name }}!", translation)


def test_a_sound_translation_is_told_nothing(tmp_path: Path) -> None:
    """Not even a note."""
    assert told(project(tmp_path)) == []


def test_a_lost_placeholder_is_an_error_at_the_translation(tmp_path: Path) -> None:
    """It is named."""
    found = the_one(project(tmp_path, done("¡Gracias!")))
    assert (where(found), found.severity) == ("shop.po:12:8 DG404", Severity.ERROR)
    assert "'{{ name }}'" in found.message


def test_an_invented_placeholder_is_an_error_at_its_place(tmp_path: Path) -> None:
    """With the nearest one; the one that was meant is not called lost."""
    found = [one for one in told(project(tmp_path, done("¡Gracias, {{ nombre }}!"))) if one.code == "DG405"]
    assert [where(one) for one in found] == ["shop.po:12:22 DG405"]
    assert "'nombre'" in found[0].message
    assert found[0].help == "it has 'name'"


def test_a_misspelt_placeholder_gets_the_right_one(tmp_path: Path) -> None:
    """And nothing else is said."""
    found = the_one(project(tmp_path, done("¡Gracias, {{ nmae }}!")))
    assert (found.code, found.help) == ("DG405", "did you mean 'name'?")


def test_another_field_of_a_record_is_another_placeholder(tmp_path: Path) -> None:
    """`user.last_name` is not `user.first_name`."""
    text = '    nodes:\n      a:\n        say: "Hi {{ user.first_name }}"\n'
    found = the_one(project(tmp_path, entry("a.say", "Hi {{ user.first_name }}", "Hola {{ user.last_name }}"), text))
    assert (found.code, "user.last_name" in found.message) == ("DG405", True)


def test_a_name_that_only_decides_may_go(tmp_path: Path) -> None:
    """Not every language distinguishes what the base does."""
    source = "{% if user.username %}Dear {% endif %}{{ user.first_name }}"
    assert told(project(tmp_path, entry("a.say", source, "Hola {{ user.first_name }}"), IF)) == []


def test_placeholders_may_be_filtered_otherwise(tmp_path: Path) -> None:
    """Only their names count."""
    assert told(project(tmp_path, done("{{ name | upper }}, ¡gracias!"))) == []


@pytest.mark.parametrize(
    ("translation", "code", "column"),
    [
        ("¡Gracias, {{ name !", "DG300", 27),
        ("<b>¡Gracias, {{ name }}!", "DG321", 9),
        ("¡<bold>Gracias</bold>, {{ name }}!", "DG320", 10),
        ("¡Gracias, {{ name | uper }}!", "DG306", 29),
    ],
)
def test_a_broken_translation_is_an_error_at_its_place(
    tmp_path: Path, translation: str, code: str, column: int
) -> None:
    """As in a flow, but in the PO file."""
    found = told(project(tmp_path, done(translation)))
    assert where(found[0]) == f"shop.po:12:{column} {code}"
    assert found[0].severity is Severity.ERROR


def test_a_place_on_the_third_line_of_a_translation_is_told(tmp_path: Path) -> None:
    """Counted in the file."""
    po = NAME + 'msgctxt "shop.done.say"\nmsgid "Thanks, {{ name }}!"\nmsgstr ""\n"Gracias\\n"\n"{{ name | uper }}"\n'
    assert where(the_one(project(tmp_path, po))) == "shop.po:14:12 DG306"


def test_missing_translations_are_one_warning_with_the_first_three(tmp_path: Path) -> None:
    """The number, and the way to get them into the file."""
    text = "    nodes:\n" + "".join(f"      {name}:\n        say: Text {name}\n" for name in "abcd")
    found = the_one(project(tmp_path, entry("a.say", "Text a", ""), text))
    assert (found.code, found.severity) == ("DG401", Severity.WARNING)
    assert found.message == "4 of 4 texts are not translated: 'Text a', 'Text b', 'Text c', ..."
    assert found.span.line == 7


def test_texts_that_are_not_in_the_file_are_missing(tmp_path: Path) -> None:
    """An update would write them."""
    found = the_one(project(tmp_path, NAME))
    assert found.message == "1 of 2 texts is not translated: 'Thanks, {{ name }}!'"
    assert "dragoman i18n update" in str(found.help)


def test_a_text_without_words_is_not_missing(tmp_path: Path) -> None:
    """A placeholder, a tag, a sign: the same everywhere."""
    text = (
        '    nodes:\n      a:\n        say: "<b>{{ user.first_name }}</b> 🍏"\n'
        "      b:\n        say: \"{{ 1.5 | money('EUR') }}\"\n"
        "      c:\n        say: \"{{ '✅' if user.username else '⬜' }}\"\n"
    )
    assert told(project(tmp_path, "", text)) == []


def test_a_text_without_words_may_be_translated_nevertheless(tmp_path: Path) -> None:
    """Digits have other shapes elsewhere."""
    text = '    nodes:\n      a:\n        say: "1"\n'
    assert said(project(tmp_path, entry("a.say", "1", "١"), text), "a") == "١"


def test_a_fuzzy_translation_is_a_warning_and_not_used(tmp_path: Path) -> None:
    """The base text is said."""
    folder = project(tmp_path, DONE + entry("name.prompt", "Your name?", "¿Su nombre?", flags="fuzzy"))
    found = the_one(folder)
    assert (found.code, found.severity) == ("DG402", Severity.WARNING)
    assert found.message == "1 translation is fuzzy and not used: 'Your name?'"


def test_a_stale_translation_is_a_warning(tmp_path: Path) -> None:
    """Its text is gone from the flow."""
    found = the_one(project(tmp_path, NAME + DONE + entry("done.say", "Bye!", "¡Adiós!")))
    assert (found.code, found.severity) == ("DG403", Severity.WARNING)
    assert found.message == "1 translation is of texts that the flow does not have: 'Bye!'"


def test_the_same_words_at_another_place_are_another_text(tmp_path: Path) -> None:
    """The context counts: this one is stale, that one is missing."""
    codes = [one.code for one in told(project(tmp_path, DONE + entry("done.prompt", "Your name?", "¿Su nombre?")))]
    assert sorted(codes) == ["DG401", "DG403"]


def test_an_obsolete_entry_is_left_alone(tmp_path: Path) -> None:
    """It is neither used nor stale."""
    assert told(project(tmp_path, NAME + DONE + '#~ msgctxt "shop.x.say"\n#~ msgid "Old"\n#~ msgstr "Viejo"\n')) == []


@pytest.mark.parametrize(
    ("context", "text", "longest"),
    [("a.buttons", "Yes", 64), ("triggers", "Start", 256), ("a.prompt", "Sure?", 4096)],
)
def test_a_translation_too_long_for_its_place_is_a_warning(
    tmp_path: Path, context: str, text: str, longest: int
) -> None:
    """Labels, descriptions and messages each have their own."""
    flow = (
        "    triggers: [{command: go, description: Start}]\n"
        "    nodes:\n      a:\n        prompt: Sure?\n        buttons: [Yes, 'No']\n"
    )
    rest = {"a.buttons": "Yes", "triggers": "Start", "a.prompt": "Sure?"}
    others = "".join(entry(place, words, "x") for place, words in rest.items() if place != context)
    others += entry("a.buttons", "No", "y")
    fits = project(tmp_path / "fits", others + entry(context, text, "x" * longest), flow)
    long = project(tmp_path / "long", others + entry(context, text, "x" * (longest + 1)), flow)
    assert told(fits) == []
    found = the_one(long)
    assert (found.code, found.severity) == ("DG406", Severity.WARNING)
    assert f"{longest + 1:,}" in found.message


def test_placeholders_and_tags_do_not_count_as_length(tmp_path: Path) -> None:
    """Nobody knows how long a value will be."""
    text = '    nodes:\n      a:\n        prompt: Sure?\n        buttons: ["Yes, {{ user.first_name }}"]\n'
    label = "Sí" + " " * 10 + "{{ user.first_name }}" + "{{ user.first_name | upper }}" * 2
    po = entry("a.prompt", "Sure?", "¿Sí?") + entry("a.buttons", "Yes, {{ user.first_name }}", label)
    assert told(project(tmp_path, po, text)) == []


def test_a_broken_line_is_an_error_of_the_file(tmp_path: Path) -> None:
    """At its line."""
    found = next(one for one in told(project(tmp_path, NAME + DONE + "nonsense\n")) if one.code == "DG400")
    assert where(found) == "shop.po:14:1 DG400"


def test_a_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    """PO files are UTF-8 here; nothing is called missing for it."""
    folder = project(tmp_path)
    path = folder / "locales" / "es" / "shop.po"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    assert [one.code for one in told(folder)] == ["DG003"]


def test_a_flow_without_a_file_is_one_warning_at_the_flow(tmp_path: Path) -> None:
    """With the number of its texts, the languages and the first file that is not there."""
    folder = project(tmp_path, None, bot="bot: test\nlocales: [en, es, de]\n")
    (folder / "locales").mkdir()
    found = the_one(folder)
    assert (where(found), found.severity) == ("shop.yaml:1:1 DG401", Severity.WARNING)
    assert found.message.startswith("the 2 texts of this flow are not translated into es, de")


def test_a_broken_flow_is_not_asked_for_more_translations(tmp_path: Path) -> None:
    """What is refused in it would look stale."""
    broken = '    nodes:\n      name:\n        prompt: Your name?\n      done:\n        say: "Thanks, {{ nme }}!"\n'
    assert [one.code for one in told(project(tmp_path, flow=broken))] == ["DG312"]


@pytest.mark.parametrize(
    ("path", "help_"),
    [
        ("locales/fr/shop.po", "add 'fr' to 'locales'"),
        ("locales/es/shpo.po", "there is no flow 'shpo'"),
        ("locales/shop.po", "belongs into locales/LANGUAGE"),
        ("locales/es/LC_MESSAGES/shop.po", "belongs into locales/LANGUAGE"),
    ],
)
def test_a_file_that_nothing_reads_is_a_warning(tmp_path: Path, path: str, help_: str) -> None:
    """With the reason."""
    folder = project(tmp_path)
    stray = folder / path
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("")
    found = the_one(folder)
    assert (found.code, found.severity) == ("DG409", Severity.WARNING)
    assert help_ in str(found.help)


def test_a_translation_that_claims_another_flow_s_phrase_is_an_error(tmp_path: Path) -> None:
    """As any phrase that starts two flows."""
    text = "    triggers:\n      - phrase: hi\n      - phrase: hello\n    nodes:\n      a:\n        say: 'Yes'\n"
    po = entry("triggers", "hi", "hola") + entry("triggers", "hello", "Hola") + entry("a.say", "Yes", "Sí")
    found = the_one(project(tmp_path, po, text))
    assert (found.code, "'hola'" in found.message) == ("DG204", True)


def test_a_problem_in_the_defaults_is_told_once(tmp_path: Path) -> None:
    """However many prompts take them over."""
    text = "    defaults: {error: 'No {{ user.id }}'}\n    nodes:\n      a: {prompt: A?}\n      b: {prompt: B?}\n"
    po = entry("defaults", "No {{ user.id }}", "No") + entry("a.prompt", "A?", "¿A?") + entry("b.prompt", "B?", "¿B?")
    assert the_one(project(tmp_path, po, text)).code == "DG404"


def headed(*lines: str) -> str:
    """A sound file with these lines in its header."""
    fields = "".join(f'"{line}\\n"\n' for line in (*lines, "Plural-Forms: nplurals=2; plural=(n != 1);"))
    return f'msgid ""\nmsgstr ""\n{fields}\n{NAME}{DONE}'


@pytest.mark.parametrize("charset", ["UTF-8", "utf8", "us-ascii", "CHARSET"])
def test_a_header_may_name_the_encoding_that_the_file_has(tmp_path: Path, charset: str) -> None:
    """Or none yet, as tools write it."""
    assert told(project(tmp_path, headed(f"Content-Type: text/plain; charset={charset}"))) == []


def test_a_header_that_names_another_encoding_is_a_warning_at_its_name(tmp_path: Path) -> None:
    """Other tools would read the file otherwise."""
    found = the_one(project(tmp_path, headed("Content-Type: text/plain; charset=ISO-8859-1")))
    assert (where(found), found.severity) == ("shop.po:3:36 DG410", Severity.WARNING)


@pytest.mark.parametrize("language", ["es", "es_ES", "es-MX", "es@valencia", ""])
def test_a_header_may_name_the_folder_s_language(tmp_path: Path, language: str) -> None:
    """With a country, or none."""
    assert told(project(tmp_path, headed(f"Language: {language}"))) == []


def test_a_header_that_names_another_language_is_a_warning(tmp_path: Path) -> None:
    """A file was copied into the wrong folder."""
    found = the_one(project(tmp_path, headed("Language: de")))
    assert (where(found), found.severity) == ("shop.po:3:12 DG411", Severity.WARNING)
    assert "'de'" in found.message
    assert "'es'" in found.message


def test_a_wrong_context_is_told_with_the_right_one(tmp_path: Path) -> None:
    """The text is there, but elsewhere."""
    found = {one.code: one for one in told(project(tmp_path, DONE + entry("nmae.prompt", "Your name?", "¿Nombre?")))}
    assert found.keys() == {"DG401", "DG403"}
    expected = "the context of 'Your name?' is 'msgctxt \"shop.name.prompt\"', not 'shop.nmae.prompt'"
    assert found["DG403"].help == expected


def test_a_missing_context_is_told_with_the_right_one(tmp_path: Path) -> None:
    """Other tools write none."""
    found = {one.code: one for one in told(project(tmp_path, DONE + 'msgid "Your name?"\nmsgstr "¿Nombre?"\n'))}
    assert "'msgctxt \"shop.name.prompt\"', which this entry lacks" in str(found["DG403"].help)


def test_a_counted_text_needs_a_translation_with_forms(tmp_path: Path) -> None:
    """Another one would not be used; it is told where it stands."""
    text = "    nodes:\n      a:\n        say: \"{{ user.id }} {{ user.id | plural('apple', 'apples') }}\"\n"
    found = the_one(project(tmp_path, entry("a.say", "{{ user.id }} apple", "{{ user.id }} manzana"), text))
    assert (where(found), found.severity) == ("shop.po:8:8 DG408", Severity.WARNING)
    assert "user.id" in found.message


def test_languages_without_any_translation_are_not_missed(tmp_path: Path) -> None:
    """What is shipped speaks them; nobody has begun."""
    assert told(project(tmp_path, None)) == []


def test_a_flow_without_a_file_is_missed_beside_one_with(tmp_path: Path) -> None:
    """Somebody has begun."""
    (project(tmp_path) / "flows" / "hello.yaml").write_text("flow: hello\nnodes:\n  a:\n    say: Hello!\n")
    found = the_one(tmp_path)
    assert (where(found), found.severity) == ("hello.yaml:1:1 DG401", Severity.WARNING)


def buttons(first: str, second: str, more: str = "") -> str:
    """A file with the translations of two buttons, and what else is to be in it."""
    labels = entry("sure.buttons", "Cancel", first) + entry("sure.buttons", "Stop", second)
    return entry("sure.prompt", "Stop here?", "¿Parar?") + labels + more


SURE = "    nodes:\n      sure: {prompt: Stop here?, buttons: [Cancel, Stop]}\n"


@pytest.mark.parametrize("second", ["Parar", "PARAR", "  parar "])
def test_two_buttons_that_are_translated_alike_are_a_warning_at_the_later_one(tmp_path: Path, second: str) -> None:
    """Nobody could type what is meant; case and blanks make no difference."""
    found = the_one(project(tmp_path, buttons("Parar", second), SURE))
    assert (where(found), found.severity) == ("shop.po:16:8 DG412", Severity.WARNING)
    assert "'Cancel' and 'Stop'" in found.message
    assert [one.span.line for one in found.related] == [12]


def test_two_buttons_that_are_translated_otherwise_are_fine(tmp_path: Path) -> None:
    """As they should be."""
    assert told(project(tmp_path, buttons("Cancelar", "Parar"), SURE)) == []


def test_buttons_with_a_condition_may_be_translated_alike(tmp_path: Path) -> None:
    """Only one of them may be there."""
    text = "    nodes:\n      sure:\n        prompt: Stop here?\n        buttons:\n"
    text += "          - {text: Cancel, value: 1, when: user.username}\n          - {text: Stop, value: 2}\n"
    assert told(project(tmp_path, buttons("Parar", "Parar"), text)) == []


def test_buttons_of_two_questions_may_be_translated_alike(tmp_path: Path) -> None:
    """They never stand side by side."""
    text = "    nodes:\n      a: {prompt: A?, buttons: [Cancel, B]}\n      b: {prompt: B?, buttons: [Stop, C]}\n"
    po = "".join(entry("a.buttons", *pair) for pair in (("Cancel", "Parar"), ("B", "B")))
    po += "".join(entry("b.buttons", *pair) for pair in (("Stop", "Parar"), ("C", "C")))
    assert told(project(tmp_path, po + entry("a.prompt", "A?", "¿A?") + entry("b.prompt", "B?", "¿B?"), text)) == []
