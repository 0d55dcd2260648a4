"""The server: the protocol's requests, each answered by one feature."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.lsp.diagnostics import Diagnoser
from dragoman.lsp.documents import Buffers
from dragoman.lsp.positions import UNITS
from dragoman.lsp.projects import Document, Library, Project, is_ours
from dragoman.lsp.wire import Wire, path_of
from dragoman.source.reader import read
from dragoman.source.source import Source


class DragomanServer(LanguageServer):
    """What the server knows between two messages: the open files, what was read of others, what was found wrong."""

    def __init__(self, version: str) -> None:
        super().__init__("dragoman", version)
        self.buffers = Buffers()
        self.library = Library()
        self.diagnoser = Diagnoser(self.buffers, self._publish)

    @property
    def wire(self) -> Wire:
        """The translation to and from the editor's counting."""
        encoding = str(self.server_capabilities.position_encoding or "utf-16")
        return Wire(UNITS.get(encoding, UNITS["utf-16"]), self.buffers, self.source)

    def source(self, path: Path) -> Source:
        """The text of a file as the editor has it, else as it is on the disk; empty if it cannot be read."""
        if path in self.buffers.opened:
            return Source(path.as_posix(), self.buffers.opened[path].text)
        found = read(path, path.as_posix())
        return found if isinstance(found, Source) else Source(path.as_posix(), "")

    def project(self, uri: str) -> tuple[Project, Document] | None:
        """The project of a file, and the file in it; nothing for what is no file of ours."""
        path = path_of(uri)
        if path is None or not is_ours(path, self.source(path).text):
            return None
        try:
            project = self.library.project(path, self.buffers.texts)
        except OSError:
            return None
        document = project.documents.get(path)
        return (project, document) if document else None

    def projects(self) -> Sequence[Project]:
        """The projects of all open files, each once."""
        found: dict[Path, Project] = {}
        for path in self.buffers.opened:
            known = self.project(self.buffers.opened[path].uri)
            if known is not None:
                found.setdefault(known[0].files.bot, known[0])
        return list(found.values())

    def _publish(self, path: Path, problems: list[Diagnostic]) -> None:
        wire = self.wire
        opened = self.buffers.opened.get(path)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                wire.uri(path),
                [wire.diagnostic(problem) for problem in problems],
                opened.version if opened else None,
            )
        )
