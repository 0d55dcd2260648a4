"""What the header of a PO file declares, against what the file is: its encoding and its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.i18n.entries import PoFile, Quoted
from dragoman.source.source import Source
from dragoman.source.tree import Span

_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)
_UTF8 = frozenset({"utf8", "ascii", "usascii", "charset"})
"""What fits any file that is UTF-8; `CHARSET` is what tools write that do not know yet."""


def declared(source: Source, file: PoFile, locale: str) -> Iterator[Diagnostic]:
    """The warnings about the header of a file with translations into this locale."""
    if file.header is None:
        return
    fields, text = file.fields, file.header.strings[0]
    charset = _CHARSET.search(fields.get("Content-Type", ""))
    if charset and re.sub(r"\W|_", "", charset[1]).lower() not in _UTF8:
        message = f"the header says '{charset[0]}', but the file is read as UTF-8"
        yield _warning(source, text, charset[1], "DG410", message, "save the file as UTF-8, and write charset=UTF-8")
    language = fields.get("Language", "")
    if language and _language(language) != _language(locale):
        message = f"the header says that this is '{language}', but the folder is that of '{locale}'"
        yield _warning(source, text, language, "DG411", message, f"write 'Language: {locale}', or move the file")


def _language(locale: str) -> str:
    return re.split(r"[-_@. ]", locale.strip().lower())[0]


def _warning(source: Source, text: Quoted, word: str, code: str, message: str, remedy: str) -> Diagnostic:
    offset = text.text.find(word, text.text.find("Language:" if code == "DG411" else "charset="))
    span: Span = text.span(source, offset, len(word))
    return Diagnostic(source.name, span, code, message, remedy, Severity.WARNING)
