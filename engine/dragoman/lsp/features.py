"""What the server answers, feature by feature, and what it does when files change."""

from __future__ import annotations

import logging

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from dragoman.lsp.completion import complete
from dragoman.lsp.definition import definition
from dragoman.lsp.documents import Buffer
from dragoman.lsp.editing import workspace_edit
from dragoman.lsp.fixes import fixes
from dragoman.lsp.formatting import formatted_edit
from dragoman.lsp.hover import hover
from dragoman.lsp.outline import outline, workspace_symbols
from dragoman.lsp.references import references
from dragoman.lsp.rename import Refused, renamable, rename
from dragoman.lsp.server import DragomanServer
from dragoman.lsp.watching import end_with
from dragoman.lsp.wire import path_of
from dragoman.source.source import Source
from dragoman.source.tree import Span

_REFUSED = -32803
"""The protocol's code for a request that cannot be fulfilled."""

_TRIGGERS = [":", " ", ".", "|", "{", "-"]
_WATCHED = "**/*.{yaml,yml,py,po}"


def new_server(version: str) -> DragomanServer:
    """A server that answers everything."""
    server = DragomanServer(version)
    _watch(server)
    _answer(server)
    # A request that is refused is no fault: it is answered, not logged.
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_fault)
    return server


def _is_fault(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], JsonRpcException))


def _watch(server: DragomanServer) -> None:
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.SHUTDOWN)(_shutdown)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_files_changed)


def _answer(server: DragomanServer) -> None:
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_definition)
    server.feature(types.TEXT_DOCUMENT_REFERENCES)(_references)
    server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(_prepare_rename)
    server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(_rename)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))(_completion)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(_document_symbol)
    server.feature(types.WORKSPACE_SYMBOL)(_workspace_symbol)
    server.feature(types.TEXT_DOCUMENT_FORMATTING)(_formatting)
    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_code_action)


async def _initialized(server: DragomanServer, params: types.InitializedParams) -> None:
    if server.process_id is not None:
        end_with(server.process_id)
    able = server.client_capabilities.workspace
    watching = able.did_change_watched_files if able else None
    if not (watching and watching.dynamic_registration):
        return
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
    registration = types.Registration("dragoman-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    await server.client_register_capability_async(types.RegistrationParams([registration]))


async def _shutdown(server: DragomanServer, params: None) -> None:
    await server.diagnoser.close()


async def _opened(server: DragomanServer, params: types.DidOpenTextDocumentParams) -> None:
    told = params.text_document
    if (path := path_of(told.uri)) is not None:
        server.buffers.open(path, Buffer(told.uri, told.text, told.version))
        server.diagnoser.changed(path)


async def _changed(server: DragomanServer, params: types.DidChangeTextDocumentParams) -> None:
    told = params.text_document
    if (path := path_of(told.uri)) is not None:
        wire = server.wire
        edits = [wire.change(event) for event in params.content_changes]
        server.buffers.change(path, told.version, edits, wire.units)
        server.diagnoser.changed(path)


async def _saved(server: DragomanServer, params: types.DidSaveTextDocumentParams) -> None:
    if (path := path_of(params.text_document.uri)) is not None:
        server.diagnoser.changed(path)


async def _closed(server: DragomanServer, params: types.DidCloseTextDocumentParams) -> None:
    if (path := path_of(params.text_document.uri)) is not None:
        server.buffers.close(path)
        server.diagnoser.changed(path)


async def _files_changed(server: DragomanServer, params: types.DidChangeWatchedFilesParams) -> None:
    for event in params.changes:
        path = path_of(event.uri)
        if path is None:
            continue
        if path.suffix == ".py":
            server.diagnoser.python_changed(path)
        elif server.buffers.opened:
            for opened in server.buffers.opened:
                server.diagnoser.changed(opened)


def _definition(server: DragomanServer, params: types.DefinitionParams) -> list[types.Location]:
    if (known := server.project(params.text_document.uri)) is None:
        return []
    project, document = known
    wire = server.wire
    place = wire.place(document.source, params.position)
    return [wire.location(found) for found in definition(project, document.path, *place)]


def _references(server: DragomanServer, params: types.ReferenceParams) -> list[types.Location]:
    if (known := server.project(params.text_document.uri)) is None:
        return []
    project, document = known
    wire = server.wire
    place = wire.place(document.source, params.position)
    found = references(project, document.path, *place, params.context.include_declaration)
    return [wire.location(one) for one in found]


def _prepare_rename(server: DragomanServer, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    if (known := server.project(params.text_document.uri)) is None:
        return None
    project, document = known
    wire = server.wire
    try:
        found = renamable(project, document.path, *wire.place(document.source, params.position))
    except Refused as refused:
        raise JsonRpcException(str(refused), _REFUSED) from None
    return types.PrepareRenamePlaceholder(wire.range(document.source, found.span), found.symbol.name)


def _rename(server: DragomanServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    if (known := server.project(params.text_document.uri)) is None:
        return None
    project, document = known
    wire = server.wire
    able = server.client_capabilities.workspace
    try:
        place = wire.place(document.source, params.position)
        renaming = rename(project, document.path, *place, params.new_name)
        edit = workspace_edit(wire, renaming, params.new_name, able.workspace_edit if able else None)
    except Refused as refused:
        raise JsonRpcException(str(refused), _REFUSED) from None
    if renaming.note:
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, renaming.note))
    return edit


def _completion(server: DragomanServer, params: types.CompletionParams) -> types.CompletionList:
    items: list[types.CompletionItem] = []
    if (known := server.project(params.text_document.uri)) is not None:
        project, document = known
        wire = server.wire
        line, column = wire.place(document.source, params.position)
        typed, offers = complete(project, document.path, line, column)
        start = wire.range(document.source, Span(line, column - len(typed), line, column))
        items = [wire.item(offer, order, start) for order, offer in enumerate(offers)]
    return types.CompletionList(is_incomplete=False, items=items)


def _hover(server: DragomanServer, params: types.HoverParams) -> types.Hover | None:
    if (known := server.project(params.text_document.uri)) is None:
        return None
    project, document = known
    wire = server.wire
    found = hover(project, document.path, *wire.place(document.source, params.position))
    if found is None:
        return None
    told, where = found
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), wire.range(document.source, where.span))


def _document_symbol(server: DragomanServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    known = server.project(params.text_document.uri)
    return server.wire.symbols(known[1].source, outline(known[1])) if known else []


def _workspace_symbol(server: DragomanServer, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    wire = server.wire
    return [wire.symbol(named) for project in server.projects() for named in workspace_symbols(project, params.query)]


def _formatting(server: DragomanServer, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    known = server.project(params.text_document.uri)
    edit = formatted_edit(known[1]) if known else None
    return [server.wire.edit(known[1].source, *edit)] if known and edit else None


def _code_action(server: DragomanServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    path = path_of(params.text_document.uri)
    found = server.diagnoser.found.get(path) if path else None
    if path is None or found is None or found.text is None:
        return []
    wire, now = server.wire, server.source(path)
    chosen = wire.span(now, params.range)
    return [
        types.CodeAction(
            fix.title,
            types.CodeActionKind.QuickFix,
            diagnostics=[wire.diagnostic(fix.problem)],
            is_preferred=True,
            edit=types.WorkspaceEdit(changes={wire.uri(path): [wire.edit(now, fix.problem.span, fix.replacement)]}),
        )
        for fix in fixes(found.problems, Source(path.as_posix(), found.text), now, chosen)
    ]
