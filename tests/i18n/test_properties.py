"""What holds for all PO files: reading undoes writing, merging loses nothing, and no file makes anything fail."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.i18n.entries import Entry, PoFile, Previous, Quoted
from dragoman.i18n.merging import merged
from dragoman.i18n.reading import read_po
from dragoman.i18n.writing import po_text
from dragoman.source.source import Source

# Surrogates are no text, and a carriage return or line separator inside a comment would be another line.
_CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(_CHARACTERS, max_size=30)
WORDS = st.text(st.sampled_from("abc .'\"\\{}ñ"), min_size=1, max_size=12).map(str.strip).filter(bool)
CONTEXTS = st.sampled_from(["shop.a.say", "shop.b.say", "shop.a.buttons"])
STRINGS = st.builds(Quoted, TEXTS)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry that a file can hold."""
    plural = draw(st.none() | WORDS)
    strings = tuple(draw(st.lists(STRINGS, min_size=1, max_size=4))) if plural else (draw(STRINGS),)
    flags = tuple(draw(st.sets(st.sampled_from(["fuzzy", "no-wrap"]))))
    previous = draw(st.none() | st.builds(Previous, WORDS, st.none() | WORDS)) if "fuzzy" in flags else None
    return Entry(draw(WORDS), draw(CONTEXTS), plural, strings, flags=flags, previous=previous)


FILES = st.lists(entries(), max_size=6, unique_by=lambda entry: entry.key)


@settings(max_examples=60, deadline=None)
@given(FILES)
def test_reading_undoes_writing(file: list[Entry]) -> None:
    """Texts of any characters come back, in their order."""
    found, problems = read_po(Source("x.po", po_text(PoFile(tuple(file)))))
    assert problems == []
    assert [one.key for one in found.entries] == [one.key for one in file]
    for one, other in zip(found.entries, file, strict=True):
        assert [string.text for string in one.strings] == [string.text for string in other.strings]
        assert (one.plural, one.flags, one.previous) == (other.plural, other.flags, other.previous)


@settings(max_examples=60, deadline=None)
@given(FILES, FILES)
def test_merging_loses_no_translation(now: list[Entry], before: list[Entry]) -> None:
    """Whatever was translated stands somewhere in the new file, used or put aside."""
    kept = {string.text for entry in merged(now, PoFile(tuple(before)), 4) for string in entry.strings}
    for entry in before:
        if entry.plural is None:
            assert entry.strings[0].text in {*kept, ""}


@settings(max_examples=60, deadline=None)
@given(FILES, FILES)
def test_merging_has_every_text_of_the_flow_once(now: list[Entry], before: list[Entry]) -> None:
    """In the flow's order, before all that is obsolete."""
    new = merged(now, PoFile(tuple(before)), 2)
    current = [entry for entry in new if not entry.obsolete]
    assert [entry.key for entry in current] == [entry.key for entry in now]
    assert list(new[: len(current)]) == current


@settings(max_examples=60, deadline=None)
@given(FILES, FILES)
def test_merging_again_changes_nothing(now: list[Entry], before: list[Entry]) -> None:
    """Neither an entry nor its order."""
    once = merged(now, PoFile(tuple(before)), 3)
    assert merged(now, PoFile(once), 3) == once


@settings(max_examples=60, deadline=None)
@given(FILES)
def test_writing_is_the_same_again_after_reading(file: list[Entry]) -> None:
    """Nothing grows from run to run."""
    text = po_text(PoFile(tuple(file)))
    assert po_text(read_po(Source("x.po", text))[0]) == text


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('msgidtrcx_plural[]01~#|,:."\\ \n') | _CHARACTERS, max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """All problems have a place in the file."""
    source = Source("x.po", text)
    _, problems = read_po(source)
    for problem in problems:
        assert 1 <= problem.span.line <= len(source.lines)
        assert (problem.span.line, problem.span.column) <= (problem.span.end_line, problem.span.end_column)
