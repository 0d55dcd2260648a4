"""Reading PO: everything that gettext writes is understood, and what is broken is told at its line."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.i18n.entries import Entry, PoFile, Previous
from dragoman.i18n.reading import read_po, shortened
from dragoman.source.source import Source

WHOLE = r"""# A translator's word
#. what it is
#: flows/shop.yaml:3 flows/shop.yaml:9
#, fuzzy, no-wrap
#| msgid "Hallo"
msgctxt "shop.a.say"
msgid "Hello"
msgstr "Hola"
"""


def sound(text: str) -> PoFile:
    """The file of a text in which nothing is wrong."""
    file, problems = read_po(Source("es.po", text))
    assert problems == []
    return file


def only(text: str) -> Entry:
    """The only entry of such a file."""
    (entry,) = sound(text).entries
    return entry


def broken(text: str) -> Diagnostic:
    """The only thing that is wrong with a text."""
    _, problems = read_po(Source("es.po", text))
    (problem,) = problems
    return problem


def test_an_entry_has_a_context_a_text_and_a_translation() -> None:
    """As they stand between the quotes."""
    entry = only(WHOLE)
    assert (entry.context, entry.id, [string.text for string in entry.strings]) == ("shop.a.say", "Hello", ["Hola"])


def test_an_entry_keeps_all_of_its_comments() -> None:
    """The translator's, the extractor's, the references, the flags and the former text."""
    entry = only(WHOLE)
    assert (entry.comments, entry.about) == (("A translator's word",), ("what it is",))
    assert entry.references == ("flows/shop.yaml:3", "flows/shop.yaml:9")
    assert entry.flags == ("fuzzy", "no-wrap")
    assert entry.previous == Previous("Hallo")


def test_a_text_may_stand_on_several_lines() -> None:
    """The pieces are joined, nothing between them."""
    assert only('msgid ""\n"One "\n"two"\nmsgstr ""\n').id == "One two"


def test_several_strings_may_stand_on_one_line() -> None:
    """As some tools write former texts."""
    assert only('msgid "One " "two"\nmsgstr ""\n').id == "One two"


@pytest.mark.parametrize(("written", "meant"), [(r"a\nb", "a\nb"), (r"\"a\"", '"a"'), (r"a\\n", "a\\n"), (r"\t", "\t")])
def test_escapes_are_read(written: str, meant: str) -> None:
    """New lines, quotes, backslashes and tabs."""
    assert only(f'msgid "{written}"\nmsgstr ""\n').id == meant


def test_plural_forms_are_read_in_their_order() -> None:
    """One string each."""
    entry = only('msgid "apple"\nmsgid_plural "apples"\nmsgstr[0] "manzana"\nmsgstr[1] "manzanas"\n')
    assert (entry.plural, [string.text for string in entry.strings]) == ("apples", ["manzana", "manzanas"])


def test_an_obsolete_entry_is_marked() -> None:
    """With its context and its former text."""
    entry = only('#~| msgid "Hi"\n#~ msgctxt "shop.a.say"\n#~ msgid "Hello"\n#~ msgstr "Hola"\n')
    assert entry.obsolete
    assert (entry.context, entry.previous) == ("shop.a.say", Previous("Hi"))


def test_the_header_is_the_entry_without_a_text() -> None:
    """Its lines are fields."""
    file = sound('msgid ""\nmsgstr ""\n"Language: es\\n"\n"X-Generator: Poedit 3\\n"\n')
    assert file.entries == ()
    assert dict(file.fields) == {"Language": "es", "X-Generator": "Poedit 3"}


def test_a_file_with_blanks_in_its_name_is_one_reference() -> None:
    """It stands between two marks."""
    text = '#: \u2068my flows/shop.yaml\u2069:3 b.yaml:4\nmsgid "a"\nmsgstr ""\n'
    assert only(text).references == ("\u2068my flows/shop.yaml\u2069:3", "b.yaml:4")


def test_entries_need_no_empty_line_between_them() -> None:
    """A new context or text begins a new entry."""
    first = 'msgid "a"\nmsgstr "1"\nmsgctxt "c"\nmsgid "b"\nmsgstr "2"\n'
    text = first + 'msgid "d"\nmsgstr "3"\n# new\nmsgid "e"\nmsgstr ""\n'
    assert [entry.key for entry in sound(text).entries] == [(None, "a"), ("c", "b"), (None, "d"), (None, "e")]


def test_line_ends_of_windows_are_line_ends() -> None:
    """Nothing of them gets into a text."""
    assert only('msgid "a"\r\nmsgstr "b"\r\n').strings[0].text == "b"


def test_what_babel_writes_is_understood() -> None:
    """Babel's own catalog, with a plural, a long text and a fuzzy entry."""
    catalog = Catalog(locale="es")
    catalog.add("Hello", "Hola", locations=[("a.yaml", 3)], context="shop.a.say", flags=["fuzzy"])
    catalog.add("word " * 40, "palabra " * 40, context="shop.b.say")
    catalog.add(("apple", "apples"), ("manzana", "manzanas"), context="shop.c.say")
    written = BytesIO()
    write_po(written, catalog)
    entries = {entry.context: entry for entry in sound(written.getvalue().decode()).entries}
    assert entries["shop.a.say"].fuzzy
    assert entries["shop.b.say"].strings[0].text == "palabra " * 40
    assert [string.text for string in entries["shop.c.say"].strings] == ["manzana", "manzanas"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "a\nmsgstr "b"\n', 1, "no closing quote"),
        ('msgid "a"\nmsgstr "b\n', 2, "no closing quote"),
        ('msgid "a"\nmsgstr "say "hi""\n', 2, "a quote in it"),
        ('msgid "a"\nmsgstr b\n', 2, "no line of a PO file"),
        ("flow: shop\n", 1, "no line of a PO file"),
        ('msgid "a"\nmsgstr "b\\d"\n', 2, r"'\\d' stands for nothing"),
        ('"lost"\n', 1, "belongs to no keyword"),
        ('msgid "a"\nmsgid "b"\nmsgstr ""\n', 2, "'msgid' stands twice"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3, "'msgid' stands twice"),
        ('msgid "a"\n', 1, "has no msgstr"),
        ('msgctxt "c"\nmsgstr "a"\n', 1, "has no msgid"),
        ('msgid "a"\nmsgstr[0] "b"\n', 1, "needs a msgid_plural"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 1, r"msgstr\[0\], msgstr\[1\]"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 1, "number them from 0"),
        ("#~ something\n", 1, "no line of a PO file"),
    ],
)
def test_what_is_broken_is_told_at_its_line(text: str, line: int, words: str) -> None:
    """Once, with what would be right."""
    found = broken(text)
    assert (found.code, found.span.line) == ("DG400", line)
    assert found.help
    assert re.search(words, f"{found.message} {found.help}")


def test_after_a_broken_entry_reading_goes_on() -> None:
    """All problems are told at once, and the sound entries are there."""
    file, problems = read_po(Source("es.po", 'msgid "a\nmsgstr "1"\n\nmsgid "b"\nmsgstr "2"\n\nnonsense\n'))
    assert [problem.span.line for problem in problems] == [1, 7]
    assert [entry.id for entry in file.entries] == ["b"]


def test_a_text_that_is_translated_twice_is_an_error() -> None:
    """The second one, with the place of the first."""
    found = broken('msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n')
    assert (found.code, found.span.line, found.related[0].span.line) == ("DG407", 4, 1)


def test_the_same_text_in_two_contexts_is_no_repetition() -> None:
    """That is what contexts are for."""
    assert len(sound('msgctxt "x"\nmsgid "a"\nmsgstr "1"\n\nmsgctxt "y"\nmsgid "a"\nmsgstr "2"\n').entries) == 2


def test_a_place_in_a_text_is_found_behind_escapes_and_line_ends() -> None:
    """The `x` stands behind an escaped quote, on the second line of its string."""
    source = Source("es.po", 'msgid "a"\nmsgstr "one\\n"\n"\\"x\\""\n')
    (entry,) = read_po(source)[0].entries
    string = entry.strings[0]
    span = string.span(source, string.text.index("x"), 1)
    assert (span.line, span.column, span.end_column) == (3, 4, 5)


def test_long_texts_are_shortened_in_messages() -> None:
    """On one line."""
    assert shortened("one\ntwo") == "one two"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\u2028", "msg", '"' * 5000, "\\" * 5000])
def test_nothing_that_stands_in_a_file_makes_the_reader_fail(text: str) -> None:
    """It is read or refused."""
    file, _ = read_po(Source("es.po", text))
    assert file.entries == ()
