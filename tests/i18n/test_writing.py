"""Writing PO: always the same text, and one that other tools read."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.pofile import read_po as babel_reads

from dragoman.i18n.entries import Entry, PoFile, Previous, Quoted
from dragoman.i18n.reading import read_po
from dragoman.i18n.writing import po_text
from dragoman.source.source import Source

FULL = Entry(
    id="Hello",
    context="shop.a.say",
    strings=(Quoted("Hola"),),
    comments=("Said at the door",),
    about=("a button: at most 64 characters",),
    references=("flows/shop.yaml:3", "flows/shop.yaml:8"),
    flags=("fuzzy",),
    previous=Previous("Hi"),
)


def written(*entries: Entry) -> str:
    """The text of a file with these entries."""
    return po_text(PoFile(entries))


def test_an_entry_is_written_as_gettext_has_it() -> None:
    """Comments, references, flags, former text, context, text, translation."""
    assert written(FULL).splitlines() == [
        "# Said at the door",
        "#. a button: at most 64 characters",
        "#: flows/shop.yaml:3",
        "#: flows/shop.yaml:8",
        "#, fuzzy",
        '#| msgid "Hi"',
        'msgctxt "shop.a.say"',
        'msgid "Hello"',
        'msgstr "Hola"',
    ]


def test_a_text_of_several_lines_begins_on_a_line_of_its_own() -> None:
    """A line each, so that differences are small."""
    assert written(Entry("One\nTwo")) == 'msgid ""\n"One\\n"\n"Two"\nmsgstr ""\n'


def test_plural_forms_are_numbered() -> None:
    """From 0."""
    text = written(Entry("apple", plural="apples", strings=(Quoted("manzana"), Quoted("manzanas"))))
    assert text == 'msgid "apple"\nmsgid_plural "apples"\nmsgstr[0] "manzana"\nmsgstr[1] "manzanas"\n'


def test_obsolete_entries_stand_at_the_end_behind_a_mark() -> None:
    """Also where they came first."""
    text = written(Entry("old", obsolete=True, previous=Previous("older")), Entry("new"))
    assert text == 'msgid "new"\nmsgstr ""\n\n#~| msgid "older"\n#~ msgid "old"\n#~ msgstr ""\n'


@pytest.mark.parametrize(
    "text", ['say "hi"', "back\\slash", "tab\there", "two\nlines", "end\n", "\n", "emoji 🍏", "\r"]
)
def test_what_is_written_is_read_again(text: str) -> None:
    """Character by character."""
    (entry,) = read_po(Source("x.po", written(Entry("x", strings=(Quoted(text),)))))[0].entries
    assert entry.strings[0].text == text


def test_writing_what_was_read_changes_nothing() -> None:
    """Comments, marks around file names, flags and obsolete entries included."""
    odd = Entry("b", references=("my flows/shop.yaml:3",), comments=("one", "", "two"), flags=("no-wrap", "fuzzy"))
    text = written(FULL, odd, Entry("old", obsolete=True, strings=(Quoted("viejo"),)))
    assert po_text(read_po(Source("x.po", text))[0]) == text


def test_babel_reads_what_is_written() -> None:
    """Text, translation, context, place and flag."""
    header = Entry("", strings=(Quoted("Language: es\nContent-Type: text/plain; charset=UTF-8\n"),))
    catalog = babel_reads(BytesIO(po_text(PoFile((FULL,), header)).encode()), locale="es")
    message = catalog.get("Hello", "shop.a.say")
    assert message is not None
    assert (message.string, message.locations, message.fuzzy) == (
        "Hola",
        [("flows/shop.yaml", 3), ("flows/shop.yaml", 8)],
        True,
    )
