"""`dragoman i18n`: templates out, PO files brought up to date, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command_line import Ended, dragoman

FLOW = """\
flow: hello
nodes:
  name:
    prompt: What is your name?
  told:
    say: "Hello, {{ name }}!"
"""
CHANGED = FLOW.replace("What is your name?", "What is your name, please?")


@pytest.fixture
def bot(tmp_path: Path) -> Path:
    """A project of one flow in English that is to be translated into Spanish and Russian."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "hello.yaml").write_text(FLOW)
    (tmp_path / "bot.yaml").write_text("bot: greeter\nlocale: en\nlocales: [en, es, ru]\n")
    return tmp_path


def i18n(bot: Path, *words: str) -> Ended:
    """Runs `dragoman i18n WORDS` in the project's folder."""
    return dragoman("i18n", *words, cwd=bot)


def spanish(bot: Path) -> Path:
    """The PO file."""
    return bot / "locales" / "es" / "hello.po"


def translate(bot: Path, text: str, translation: str) -> None:
    """Fills in a translation, as a translator does."""
    before = spanish(bot).read_text(encoding="utf-8")
    after = before.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{translation}"')
    assert after != before
    spanish(bot).write_text(after, encoding="utf-8")


def contents(bot: Path) -> dict[str, str]:
    """Every file below `locales`."""
    folder = bot / "locales"
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.po*")}


def test_extract_writes_a_template_for_each_flow(bot: Path) -> None:
    """With context, place and text; the translations are left alone."""
    ended = i18n(bot, "extract")
    assert (ended.code, ended.out, ended.err) == (0, "locales/hello.pot: 2 texts\n", "")
    (name, text), *others = contents(bot).items()
    assert (name, others) == ("hello.pot", [])
    assert '#: flows/hello.yaml:6\nmsgctxt "hello.told.say"\nmsgid "Hello, {{ name }}!"\nmsgstr ""\n' in text


def test_extract_again_changes_nothing(bot: Path) -> None:
    """Nothing in a template depends on the clock."""
    i18n(bot, "extract")
    before = contents(bot)
    i18n(bot, "extract")
    assert contents(bot) == before


def test_a_template_in_another_encoding_is_written_anew(bot: Path) -> None:
    """It is ours alone."""
    (bot / "locales").mkdir()
    (bot / "locales" / "hello.pot").write_bytes(b"\xff")
    assert i18n(bot, "extract").code == 0
    assert 'msgid "Hello, {{ name }}!"' in contents(bot)["hello.pot"]


def test_a_place_that_cannot_be_written_to_is_named(bot: Path) -> None:
    """In a line, without a traceback."""
    (bot / "locales").write_text("a file")
    ended = i18n(bot, "extract")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "locales/hello.pot" in ended.err


def test_update_makes_a_file_for_each_other_language(bot: Path) -> None:
    """Not for the base language."""
    ended = i18n(bot, "update")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "locales/es/hello.po: 2 texts, 2 not translated",
        "locales/ru/hello.po: 2 texts, 2 not translated",
    ]
    assert set(contents(bot)) == {"es/hello.po", "ru/hello.po"}


def test_a_new_file_names_its_language_and_its_plurals(bot: Path) -> None:
    """As translators' tools want it."""
    i18n(bot, "update")
    header = contents(bot)["ru/hello.po"].partition("\n\n")[0]
    assert '"Language: ru\\n"' in header
    assert '"Content-Type: text/plain; charset=UTF-8\\n"' in header
    assert '"Plural-Forms: nplurals=3; ' in header


def test_update_keeps_what_is_translated(bot: Path) -> None:
    """And says how much is left."""
    i18n(bot, "update")
    translate(bot, "What is your name?", "¿Cómo se llama?")
    before = contents(bot)
    assert "locales/es/hello.po: 2 texts, 1 not translated\n" in i18n(bot, "update").out
    assert contents(bot) == before


def test_update_marks_what_has_changed(bot: Path) -> None:
    """Fuzzy, with the text that the translation was made of."""
    i18n(bot, "update")
    translate(bot, "What is your name?", "¿Cómo se llama?")
    (bot / "flows" / "hello.yaml").write_text(CHANGED)
    assert "1 fuzzy" in i18n(bot, "update").out
    assert (
        '#, fuzzy\n#| msgid "What is your name?"\nmsgctxt "hello.name.prompt"\n'
        'msgid "What is your name, please?"\nmsgstr "¿Cómo se llama?"\n'
    ) in contents(bot)["es/hello.po"]


def test_update_puts_aside_what_is_gone(bot: Path) -> None:
    """At the end of the file, as obsolete."""
    i18n(bot, "update")
    translate(bot, "Hello, {{ name }}!", "¡Hola, {{ name }}!")
    (bot / "flows" / "hello.yaml").write_text(FLOW.partition("  told:")[0])
    assert "locales/es/hello.po: 1 text, 1 not translated, 1 obsolete\n" in i18n(bot, "update").out
    assert contents(bot)["es/hello.po"].endswith('#~ msgid "Hello, {{ name }}!"\n#~ msgstr "¡Hola, {{ name }}!"\n')


def test_update_keeps_a_translator_s_own_header(bot: Path) -> None:
    """What is lacking in it is added."""
    spanish(bot).parent.mkdir(parents=True)
    spanish(bot).write_text('# Eva\nmsgid ""\nmsgstr ""\n"Last-Translator: Eva\\n"\n"Language: es_ES\\n"\n')
    i18n(bot, "update")
    header = contents(bot)["es/hello.po"].partition("\n\n")[0]
    assert header.startswith('# Eva\nmsgid ""')
    assert all(line in header for line in ("Last-Translator: Eva", "Language: es_ES", "Plural-Forms"))


def test_update_leaves_everything_alone_if_a_file_is_broken(bot: Path) -> None:
    """It says where; nothing is lost."""
    i18n(bot, "update")
    spanish(bot).write_text(spanish(bot).read_text() + 'msgid "torn\n')
    (bot / "flows" / "hello.yaml").write_text(CHANGED)
    before = contents(bot)
    ended = i18n(bot, "update")
    assert ended.code == 1
    assert "error DG400" in ended.err
    assert "nothing was written" in ended.err
    assert contents(bot) == before


def test_update_without_another_language_is_wrong_usage(bot: Path) -> None:
    """It says what to write."""
    (bot / "bot.yaml").write_text("bot: greeter\n")
    ended = i18n(bot, "update")
    assert (ended.code, ended.out) == (2, "")
    assert "locales: [en, es]" in ended.err


@pytest.mark.parametrize("order", ["extract", "update"])
def test_a_broken_flow_is_not_written_out(bot: Path, order: str) -> None:
    """Its problems are told; no file is touched."""
    (bot / "flows" / "hello.yaml").write_text(FLOW.replace("name }}", "nmae }}"))
    ended = i18n(bot, order)
    assert ended.code == 1
    assert "DG312" in ended.err
    assert contents(bot) == {}


def test_extract_works_while_a_translation_is_broken(bot: Path) -> None:
    """It does not read them."""
    spanish(bot).parent.mkdir(parents=True)
    spanish(bot).write_text("nonsense\n")
    assert i18n(bot, "extract").code == 0


def test_check_tells_what_is_missing_and_is_content(bot: Path) -> None:
    """Missing translations are warnings."""
    i18n(bot, "update")
    ended = i18n(bot, "check")
    assert ended.code == 0
    assert ended.out.count("warning DG401") == 2


def test_check_is_strict_if_told(bot: Path) -> None:
    """For continuous integration."""
    i18n(bot, "update")
    assert i18n(bot, "check", "--strict").code == 1


def test_check_fails_at_an_error(bot: Path) -> None:
    """At the line of the PO file, shown."""
    i18n(bot, "update")
    translate(bot, "Hello, {{ name }}!", "¡Hola!")
    ended = i18n(bot, "check")
    assert ended.code == 1
    line = spanish(bot).read_text(encoding="utf-8").splitlines().index('msgstr "¡Hola!"') + 1
    assert f"locales/es/hello.po:{line}:8: error DG404" in ended.out
    assert 'msgstr "¡Hola!"' in ended.out


def test_check_says_when_all_is_well(bot: Path) -> None:
    """With a line, and exit code 0, also when it is strict."""
    (bot / "bot.yaml").write_text("bot: greeter\nlocales: [en, es]\n")
    i18n(bot, "update")
    translate(bot, "Hello, {{ name }}!", "¡Hola, {{ name }}!")
    translate(bot, "What is your name?", "¿Cómo se llama?")
    ended = i18n(bot, "check", "--strict")
    assert (ended.code, ended.out) == (0, "no problems found\n")


def test_check_can_be_read_by_programs(bot: Path) -> None:
    """As `validate`."""
    i18n(bot, "update")
    found = json.loads(i18n(bot, "check", "--format", "json").out)
    assert [(one["file"], one["code"]) for one in found] == [
        ("locales/es/hello.po", "DG401"),
        ("locales/ru/hello.po", "DG401"),
    ]


def test_check_leaves_the_warnings_of_flows_to_validate(bot: Path) -> None:
    """But what is an error in them, it says."""
    (bot / "bot.yaml").write_text("bot: greeter\n")
    (bot / "flows" / "hello.yaml").write_text(FLOW.replace("say:", "sya:"))
    ended = i18n(bot, "check")
    assert ended.code == 1
    assert "'sya'" in ended.out


@pytest.mark.parametrize("order", ["extract", "update", "check"])
def test_a_project_that_is_not_there_is_wrong_usage(bot: Path, order: str) -> None:
    """It is named."""
    ended = i18n(bot, order, "nowhere")
    assert (ended.code, ended.out) == (2, "")
    assert "'nowhere'" in ended.err


def test_the_project_is_the_one_above_this_folder(bot: Path) -> None:
    """Or the one that is named."""
    assert dragoman("i18n", "extract", cwd=bot / "flows").code == 0
    assert (bot / "locales" / "hello.pot").exists()
    assert dragoman("i18n", "extract", bot, cwd=bot.parent).code == 0


def test_validate_tells_of_translations_too(bot: Path) -> None:
    """Of the project, and of one flow by its path."""
    i18n(bot, "update")
    translate(bot, "Hello, {{ name }}!", "¡Hola!")
    for path in (".", "flows/hello.yaml"):
        ended = dragoman("validate", path, cwd=bot)
        assert ended.code == 1
        assert "locales/es/hello.po" in ended.out


def test_validate_of_one_flow_leaves_out_the_translations_of_others(bot: Path) -> None:
    """They are not its concern."""
    (bot / "flows" / "other.yaml").write_text("flow: other\nnodes:\n  a:\n    say: Hi\n")
    i18n(bot, "update")
    ended = dragoman("validate", "flows/other.yaml", cwd=bot)
    assert "locales/es/other.po" in ended.out
    assert "hello.po" not in ended.out
