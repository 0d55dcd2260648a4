"""A renaming as the protocol's edit of a whole workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types

from dragoman.lsp.rename import Refused, Renaming
from dragoman.lsp.wire import Wire

_NO_FILES = "this editor cannot rename files with a flow: rename the file, then the flow in it"


def workspace_edit(
    wire: Wire, renaming: Renaming, new: str, able: types.WorkspaceEditClientCapabilities | None
) -> types.WorkspaceEdit:
    """What the editor has to do.

    Raises:
        Refused: files would move, and the editor cannot do that.
    """
    if renaming.moves and not _moves_files(able):
        raise Refused(_NO_FILES)
    by_file: dict[Path, list[types.TextEdit]] = {}
    for place in renaming.places:
        by_file.setdefault(place.file, []).append(wire.edit(wire.source(place.file), place.span, new))
    if able is None or not able.document_changes:
        return types.WorkspaceEdit(changes={wire.uri(file): edits for file, edits in by_file.items()})
    changes = [types.TextDocumentEdit(_document(wire, file), edits) for file, edits in by_file.items()]
    return types.WorkspaceEdit(document_changes=[*changes, *_files(wire, renaming.moves)])


def _moves_files(able: types.WorkspaceEditClientCapabilities | None) -> bool:
    if able is None or not able.document_changes:
        return False
    return types.ResourceOperationKind.Rename in (able.resource_operations or ())


def _document(wire: Wire, file: Path) -> types.OptionalVersionedTextDocumentIdentifier:
    opened = wire.buffers.opened.get(file)
    return types.OptionalVersionedTextDocumentIdentifier(wire.uri(file), opened.version if opened else None)


def _files(wire: Wire, moves: Sequence[tuple[Path, Path]]) -> Iterator[types.RenameFile]:
    yield from (types.RenameFile(wire.uri(old), wire.uri(now)) for old, now in moves)
