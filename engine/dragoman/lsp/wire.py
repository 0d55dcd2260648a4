"""From what the features find to what the protocol sends, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.lsp.completion import Offer
from dragoman.lsp.documents import Buffers, Change
from dragoman.lsp.outline import Item, Named
from dragoman.lsp.positions import Units, offset_of, place_of
from dragoman.lsp.symbols import Location
from dragoman.source.source import Source
from dragoman.source.tree import Span

PAGES = "https://dragoman.dev/errors"
"""Where the codes are explained."""

USELESS = frozenset({"DG601", "DG607"})
"""The codes of what is never reached: editors show it faded."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_SORTS = {
    "node": types.CompletionItemKind.Reference,
    "word": types.CompletionItemKind.Keyword,
    "key": types.CompletionItemKind.Property,
    "variable": types.CompletionItemKind.Variable,
    "field": types.CompletionItemKind.Field,
    "function": types.CompletionItemKind.Function,
    "filter": types.CompletionItemKind.Function,
    "test": types.CompletionItemKind.Operator,
    "action": types.CompletionItemKind.Method,
    "flow": types.CompletionItemKind.Module,
    "outcome": types.CompletionItemKind.EnumMember,
}
_SYMBOLS = {
    "flow": types.SymbolKind.Module,
    "node": types.SymbolKind.Method,
    "variable": types.SymbolKind.Variable,
    "trigger": types.SymbolKind.Event,
    "field": types.SymbolKind.Property,
    "step": types.SymbolKind.Event,
}


def path_of(uri: str) -> Path | None:
    """The file of an address; nothing for what is no file."""
    path = to_fs_path(uri)
    return Path(path) if path else None


@dataclass(frozen=True, slots=True)
class Wire:
    """Speaks in the editor's counting. `source` gives the text of a file that is not open, or nothing."""

    units: Units
    buffers: Buffers
    source: Callable[[Path], Source]

    def uri(self, path: Path) -> str:
        """The address of a file, as the editor writes it if it is open there."""
        opened = self.buffers.opened.get(path)
        return opened.uri if opened else from_fs_path(str(path)) or path.as_uri()

    def place(self, source: Source, position: types.Position) -> tuple[int, int]:
        """Line and column from 1 of the editor's position."""
        return source.place(offset_of(source, position.line, position.character, self.units))

    def span(self, source: Source, stretch: types.Range) -> Span:
        """The stretch of a file that an editor's range is."""
        return Span(*self.place(source, stretch.start), *self.place(source, stretch.end))

    def range(self, source: Source, span: Span) -> types.Range:
        """The editor's range of a stretch."""
        start = place_of(source, span.line, span.column, self.units)
        end = place_of(source, span.end_line, span.end_column, self.units)
        return types.Range(types.Position(*start), types.Position(*end))

    def location(self, found: Location) -> types.Location:
        """A stretch of a file."""
        return types.Location(self.uri(found.file), self.range(self.source(found.file), found.span))

    def change(self, event: types.TextDocumentContentChangeEvent) -> Change | str:
        """An edit that the editor tells of."""
        if isinstance(event, types.TextDocumentContentChangePartial):
            start, end = event.range.start, event.range.end
            return Change(event.text, (start.line, start.character), (end.line, end.character))
        return event.text

    def diagnostic(self, found: Diagnostic) -> types.Diagnostic:
        """A problem; its help is a second paragraph of the message."""
        source = self.source(Path(found.file))
        related = [
            types.DiagnosticRelatedInformation(self.location(Location(Path(one.file), one.span)), one.message)
            for one in found.related
        ]
        return types.Diagnostic(
            range=self.range(source, found.span),
            message=f"{found.message}\n{found.help}" if found.help else found.message,
            severity=_SEVERITIES[found.severity],
            code=found.code,
            code_description=types.CodeDescription(f"{PAGES}#{found.code.lower()}"),
            source="dragoman",
            tags=[types.DiagnosticTag.Unnecessary] if found.code in USELESS else None,
            related_information=related or None,
        )

    def edit(self, source: Source, span: Span, text: str) -> types.TextEdit:
        """A text that takes the place of a stretch."""
        return types.TextEdit(self.range(source, span), text)

    def item(self, offer: Offer, order: int, stretch: types.Range) -> types.CompletionItem:
        """A proposal, which is shown in its place in the list."""
        return types.CompletionItem(
            label=offer.label or offer.text.strip(),
            kind=_SORTS[offer.sort],
            detail=offer.detail or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.doc) if offer.doc else None,
            sort_text=f"{order:04}",
            filter_text=offer.label or offer.text.strip(),
            text_edit=types.TextEdit(stretch, offer.text),
        )

    def symbols(self, source: Source, items: Iterable[Item]) -> list[types.DocumentSymbol]:
        """An outline."""
        return [
            types.DocumentSymbol(
                name=item.name or "?",
                kind=_SYMBOLS[item.sort],
                range=self.range(source, item.whole),
                selection_range=self.range(source, item.span),
                detail=item.detail or None,
                children=self.symbols(source, item.children),
            )
            for item in items
        ]

    def symbol(self, named: Named) -> types.WorkspaceSymbol:
        """A flow or a node of the project."""
        place = self.location(Location(named.file, named.span))
        return types.WorkspaceSymbol(place, named.name, _SYMBOLS[named.sort], container_name=named.flow or None)
