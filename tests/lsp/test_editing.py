"""A renaming as editors of different abilities can take it, and other things on their way to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.lsp.documents import Buffer, Buffers
from dragoman.lsp.editing import workspace_edit
from dragoman.lsp.positions import UNITS
from dragoman.lsp.rename import Refused, Renaming
from dragoman.lsp.symbols import Location
from dragoman.lsp.wire import Wire, path_of
from dragoman.source.source import Source
from dragoman.source.tree import Span

FILE, OTHER = Path("/p/flows/a.yaml"), Path("/p/flows/b.yaml")
PLACES = (Location(FILE, Span(1, 3, 1, 6)), Location(OTHER, Span(2, 1, 2, 4)), Location(FILE, Span(2, 1, 2, 4)))
ABLE = types.WorkspaceEditClientCapabilities(document_changes=True)


@pytest.fixture
def wire() -> Wire:
    """Where one of two files is open, under an address of the editor's own."""
    buffers = Buffers()
    buffers.open(FILE, Buffer("file:///p/flows/%61.yaml", "🙂 abc\nabc\n", 7))
    return Wire(UNITS["utf-16"], buffers, lambda path: Source("", "🙂 abc\nabc\n"))


def test_an_old_editor_gets_plain_changes(wire: Wire) -> None:
    """By the addresses it knows."""
    edit = workspace_edit(wire, Renaming(PLACES), "new", None)
    assert edit.document_changes is None
    assert edit.changes is not None
    assert {uri: len(edits) for uri, edits in edit.changes.items()} == {
        "file:///p/flows/%61.yaml": 2,
        "file:///p/flows/b.yaml": 1,
    }


def test_a_newer_one_gets_changes_of_versions(wire: Wire) -> None:
    """None for a file that is not open."""
    edit = workspace_edit(wire, Renaming(PLACES), "new", ABLE)
    changes = [one for one in edit.document_changes or () if isinstance(one, types.TextDocumentEdit)]
    assert [one.text_document.version for one in changes] == [7, None]
    first = changes[0].edits[0]
    assert isinstance(first, types.TextEdit)
    assert first.range == types.Range(types.Position(0, 3), types.Position(0, 6))


def test_files_move_behind_all_edits(wire: Wire) -> None:
    """Or the edits would miss them; an editor that cannot move files is refused."""
    moving = Renaming(PLACES, ((OTHER, OTHER.with_name("c.yaml")),))
    able = types.WorkspaceEditClientCapabilities(True, [types.ResourceOperationKind.Rename])
    edit = workspace_edit(wire, moving, "new", able)
    assert [type(one).__name__ for one in edit.document_changes or ()] == [
        "TextDocumentEdit",
        "TextDocumentEdit",
        "RenameFile",
    ]
    for unable in (None, ABLE, types.WorkspaceEditClientCapabilities(False, [types.ResourceOperationKind.Rename])):
        with pytest.raises(Refused, match="cannot rename files"):
            workspace_edit(wire, moving, "new", unable)


@pytest.mark.parametrize(
    ("severity", "shown"),
    [
        (Severity.ERROR, types.DiagnosticSeverity.Error),
        (Severity.WARNING, types.DiagnosticSeverity.Warning),
        (Severity.NOTE, types.DiagnosticSeverity.Information),
    ],
)
def test_severities_are_shown_as_what_they_are(wire: Wire, severity: Severity, shown: types.DiagnosticSeverity) -> None:
    """Each by its own sign."""
    found = Diagnostic(FILE.as_posix(), Span(1, 3, 1, 6), "DG202", "no", severity=severity)
    assert wire.diagnostic(found).severity == shown


def test_related_places_stand_in_their_own_files(wire: Wire) -> None:
    """Each with its range."""
    related = (Related(OTHER.as_posix(), Span(1, 3, 1, 4), "here"),)
    found = wire.diagnostic(Diagnostic(FILE.as_posix(), Span(2, 1, 2, 2), "DG015", "twice", related=related))
    (place,) = found.related_information or ()
    assert (place.location.uri, place.location.range.start.character) == ("file:///p/flows/b.yaml", 3)
    assert found.tags is None


def test_an_address_with_escapes_is_the_file_it_means() -> None:
    """And what is no file is none."""
    assert path_of("file:///p/my%20flows/%C3%A9.yaml") == Path("/p/my flows/é.yaml")
    assert path_of("untitled:Untitled-1") is None
    assert path_of("git:/p/a.yaml?ref") is None
