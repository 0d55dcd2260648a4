"""The folder `locales` of a project: `locales/es/order.po` holds the texts of flows/order.yaml in Spanish.

A folder may be named `pt_BR` or `pt-BR`. Files are read when a flow is compiled that they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.i18n.catalogs import PoCatalog
from dragoman.i18n.declared import declared
from dragoman.i18n.entries import PoFile
from dragoman.i18n.reading import read_po
from dragoman.i18n.unfinished import UPDATE, says_something
from dragoman.source.reader import read
from dragoman.source.source import Source
from dragoman.source.tree import Span

LOCALES = "locales"


def file_of(folder: Path, locale: str, flow: str) -> Path:
    """Where the translations of a flow into a locale stand, or belong, below the folder `locales`."""
    hyphens = folder / locale.replace("_", "-")
    return (hyphens if hyphens.is_dir() else folder / locale) / f"{flow}.po"


class Folder:
    """The translations of a project into these locales, the flows' own left out."""

    def __init__(self, project: Path, locales: Sequence[str]) -> None:
        self.path = project / LOCALES
        self.locales = tuple(locales)
        self.sources: dict[str, str] = {}
        self._catalogs: dict[str, dict[str, PoCatalog]] = {}
        self._absent: set[Path] = set()
        self._unreadable: list[Diagnostic] = []

    def of(self, flow: str) -> Mapping[str, PoCatalog]:
        """Locale -> catalog of a flow; an empty one where there is no file."""
        if flow not in self._catalogs:
            files = {locale: file_of(self.path, locale, flow) for locale in self.locales}
            self._catalogs[flow] = {locale: self._open(locale, file) for locale, file in files.items()}
        return self._catalogs[flow]

    def _open(self, locale: str, path: Path) -> PoCatalog:
        name = path.as_posix()
        if not path.exists():
            self._absent.add(path)
            return PoCatalog(locale, Source(name, ""), PoFile())
        source = read(path, name)
        if not isinstance(source, Source):
            self._unreadable += source
            self._absent.add(path)
            return PoCatalog(locale, Source(name, ""), PoFile())
        self.sources[name] = source.text
        file, problems = read_po(source)
        return PoCatalog(locale, source, file, [*problems, *declared(source, file, locale)])

    def problems(self, files: Mapping[str, str], broken: frozenset[str]) -> list[Diagnostic]:
        """All that is wrong with the translations of these flows (name -> file).

        Of flows that are `broken` nothing is told that only a whole flow can show.
        """
        found = list(self._unreadable)
        for flow, file in files.items():
            for catalog in self.of(flow).values():
                present = Path(catalog.source.name) not in self._absent
                found += catalog.problems(whole=present and flow not in broken)
            if flow not in broken:
                found += self._untranslated(flow, file)
        return found + self._strays(files)

    def _untranslated(self, flow: str, file: str) -> list[Diagnostic]:
        catalogs = [one for one in self.of(flow).values() if Path(one.source.name) in self._absent]
        read = {problem.file for problem in self._unreadable}
        absent = [one for one in catalogs if one.source.name not in read]
        texts = sum(says_something(one.source) for one in absent[0].asked.values()) if absent else 0
        if not texts:
            return []
        into = ", ".join(one.locale for one in absent)
        number = "the text of this flow is" if texts == 1 else f"the {texts} texts of this flow are"
        message = f"{number} not translated into {into}: there is no {absent[0].source.name}"
        remedy = UPDATE.replace("into the file", "into a new file")
        return [Diagnostic(file, Span(1, 1, 1, 1), "DG401", message, remedy, Severity.WARNING)]

    def _strays(self, flows: Mapping[str, str]) -> list[Diagnostic]:
        wanted = {file_of(self.path, locale, flow) for locale in self.locales for flow in flows}
        strays = sorted(path for path in self.path.rglob("*.po") if path not in wanted)
        return [_stray(path, self._why(path, flows)) for path in strays]

    def _why(self, path: Path, flows: Mapping[str, str]) -> str:
        folder = path.parent.name.replace("-", "_")
        if path.parent.parent != self.path:
            return f"it belongs into {LOCALES}/LANGUAGE, such as {LOCALES}/es/{path.name}"
        if folder not in self.locales:
            return f"add '{folder}' to 'locales' in bot.yaml, or take the folder away"
        return f"there is no flow '{path.stem}'; there are: {', '.join(sorted(flows))}"


def _stray(path: Path, why: str) -> Diagnostic:
    message = f"nothing reads the translations in {path.name}"
    return Diagnostic(path.as_posix(), Span(1, 1, 1, 1), "DG409", message, why, Severity.WARNING)
