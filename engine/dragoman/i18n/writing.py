"""Entries into PO text: always the same text for the same entries."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.i18n.entries import Entry, PoFile

_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def po_text(file: PoFile) -> str:
    """The file's text: header, entries, and at the end those that are obsolete."""
    entries = [*([file.header] if file.header else []), *sorted(file.entries, key=lambda entry: entry.obsolete)]
    return "\n".join("".join(f"{line}\n" for line in _lines(entry)) for entry in entries)


def _lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {comment}".rstrip() for comment in entry.comments)
    yield from (f"#. {comment}" for comment in entry.about)
    yield from (f"#: {_reference(reference)}" for reference in entry.references)
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    mark = "#~ " if entry.obsolete else ""
    if former := entry.previous:
        before = "#~| " if entry.obsolete else "#| "
        yield from _field(before, "msgctxt", former.context)
        yield from _field(before, "msgid", former.id)
        yield from _field(before, "msgid_plural", former.plural)
    yield from _field(mark, "msgctxt", entry.context)
    yield from _field(mark, "msgid", entry.id)
    yield from _field(mark, "msgid_plural", entry.plural)
    for number, string in enumerate(entry.strings):
        yield from _field(mark, "msgstr" if entry.plural is None else f"msgstr[{number}]", string.text)


def _field(mark: str, name: str, text: str | None) -> Iterator[str]:
    """A keyword and its text; a text of several lines begins below it, a line each."""
    if text is None:
        return
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    if len(lines) == 1 or (len(lines) == 2 and not lines[1]):
        yield f'{mark}{name} "{text.translate(_ESCAPED)}"'
        return
    yield f'{mark}{name} ""'
    yield from (f'{mark}"{line.translate(_ESCAPED)}"' for line in lines if line)


def _reference(reference: str) -> str:
    """A file with blanks in its name stands between two marks, as gettext has it."""
    file, colon, line = reference.rpartition(":")
    return f"\u2068{file}\u2069{colon}{line}" if " " in file and file[0] != "\u2068" else reference
