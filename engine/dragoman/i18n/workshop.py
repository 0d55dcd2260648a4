"""The making of templates and PO files: the texts that compiling a project finds, and the files that come of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.i18n.entries import Entry, PoFile
from dragoman.i18n.extracting import Extraction
from dragoman.i18n.folders import LOCALES, file_of
from dragoman.i18n.headers import catalog_header, template_header
from dragoman.i18n.merging import merged
from dragoman.i18n.plurals import plurals_of
from dragoman.i18n.reading import read_po
from dragoman.i18n.writing import po_text
from dragoman.source.reader import read
from dragoman.source.source import Source


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to be written: where, its text, and in a few words what is in it."""

    path: Path
    text: str
    summary: str


class Workshop:
    """A project's texts, in the place of its translations while it is compiled."""

    def __init__(self, folder: Path, bot: str, locales: Sequence[str]) -> None:
        self.folder, self.bot, self.locales = folder, bot, tuple(locales)
        self.sources: dict[str, str] = {}
        self._extractions: dict[str, Extraction] = {}

    def of(self, flow: str) -> Mapping[str, Extraction]:
        """What remembers the flow's texts."""
        return {"": self._extractions.setdefault(flow, Extraction(self.folder))}

    def problems(self, files: Mapping[str, str], broken: frozenset[str]) -> list[Diagnostic]:
        """None: what lies in `locales` is not read."""
        return []

    def templates(self) -> Iterator[Sheet]:
        """A template for each flow that has texts."""
        for flow, extraction in self._extractions.items():
            if entries := extraction.entries():
                text = po_text(PoFile(entries, template_header(self.bot, flow)))
                yield Sheet(self.folder / LOCALES / f"{flow}.pot", text, _texts(entries))

    def catalogs(self) -> tuple[list[Sheet], list[Diagnostic]]:
        """A PO file for each flow and locale, and why some cannot be brought up to date: those are left alone."""
        sheets: list[Sheet] = []
        problems: list[Diagnostic] = []
        for locale in self.locales:
            for flow, extraction in self._extractions.items():
                path = file_of(self.folder / LOCALES, locale, flow)
                old, wrong = self._old(path)
                problems += wrong
                entries = extraction.entries()
                if not wrong and (entries or old.entries):
                    sheets += self._sheet(path, flow, locale, entries, old, problems)
        return sheets, problems

    def _old(self, path: Path) -> tuple[PoFile, Sequence[Diagnostic]]:
        if not path.exists():
            return PoFile(), ()
        source = read(path, path.as_posix())
        if not isinstance(source, Source):
            return PoFile(), source
        self.sources[source.name] = source.text
        return read_po(source)

    def _sheet(
        self, path: Path, flow: str, locale: str, fresh: Sequence[Entry], old: PoFile, problems: list[Diagnostic]
    ) -> Iterator[Sheet]:
        header = catalog_header(old.header, self.bot, flow, locale)
        try:
            forms = plurals_of(PoFile(header=header).fields.get("Plural-Forms"), locale).forms
        except ValueError as wrong:
            span = header.strings[0].whole(Source(path.as_posix(), self.sources.get(path.as_posix(), "")))
            problems.append(Diagnostic(path.as_posix(), span, "DG408", str(wrong)))
            return
        entries = merged(fresh, old, forms)
        yield Sheet(path, po_text(PoFile(entries, header)), _counted(entries))


def _texts(entries: Sequence[Entry]) -> str:
    return "1 text" if len(entries) == 1 else f"{len(entries)} texts"


def _counted(entries: Sequence[Entry]) -> str:
    current = [entry for entry in entries if not entry.obsolete]
    parts = {
        "not translated": sum(not entry.translated for entry in current),
        "fuzzy": sum(entry.fuzzy for entry in current),
        "obsolete": len(entries) - len(current),
    }
    return ", ".join([_texts(current), *(f"{number} {what}" for what, number in parts.items() if number)])
