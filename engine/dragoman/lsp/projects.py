"""A project as the editor sees it: its files, open ones as they stand there, and everything that is named in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Literal

from dragoman.language.names import WORDS
from dragoman.lsp.flow_names import flow_name, flow_occurrences
from dragoman.lsp.mending import mended
from dragoman.lsp.other_names import bot_occurrences, dialogue_occurrences, flow_facts
from dragoman.lsp.python import Action, actions_in
from dragoman.lsp.symbols import Occurrence
from dragoman.project.files import BOT_FILE, Files, find
from dragoman.source.parser import parse
from dragoman.source.reader import read, unsaved
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Tree

FileKind = Literal["flow", "bot", "dialogue"]
_DIALOGUE = ".dialogue.yaml"
_FLOW = re.compile(r"^flow[ \t]*:", re.MULTILINE)
_DEEPEST = 4
_SKIPPED = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})


def kind_of(path: Path) -> FileKind | None:
    """What a file of this name holds; nothing if it is none of ours."""
    if path.name.endswith(_DIALOGUE):
        return "dialogue"
    if path.name == BOT_FILE:
        return "bot"
    return "flow" if path.suffix in (".yaml", ".yml") else None


def is_ours(path: Path, text: str) -> bool:
    """Whether an open file is one of ours: editors tell of every YAML file there is."""
    if kind_of(path) == "flow":
        return path.parent.name == "flows" or _FLOW.search(text) is not None
    return kind_of(path) is not None


def files_of(path: Path, opened: Mapping[Path, str]) -> Files:
    """The files of the project that this file belongs to, those included that are open and not saved yet.

    A flow without a bot.yaml stands alone, as it does for `dragoman validate`.
    """
    if kind_of(path) == "flow" and path.exists():
        files = find(path)
        if not files.bot.exists():
            return Files(files.folder, (path,))
    elif kind_of(path) == "flow":
        folder = path.parent.parent if path.parent.name == "flows" else path.parent
        if not any((one / BOT_FILE).exists() for one in (folder, path.parent)):
            return Files(path.parent, (path,))
        files = find(path.parent)
    else:
        files = find(_home(path))
    homes = {flow.parent for flow in files.flows} or {files.folder, files.folder / "flows"}
    new = [one for one in opened if kind_of(one) == "flow" and one.parent in homes and not one.exists()]
    return Files(files.folder, tuple(sorted({*files.flows, *new})))


def _home(path: Path) -> Path:
    """The folder of a dialogue's or bot.yaml's project: the nearest with a bot.yaml, else with flows, else its own."""
    above = [folder for folder in path.parents[:_DEEPEST] if folder.is_dir()]
    with_bot = next((folder for folder in above if (folder / BOT_FILE).is_file()), None)
    with_flows = next((folder for folder in above if find(folder).flows), None)
    return with_bot or with_flows or next(iter(above), Path("/"))


def dialogues_of(files: Files, opened: Mapping[Path, str]) -> list[Path]:
    """The dialogues of a project: all below its folder, four levels deep."""
    if files.bot.is_file() or len(files.flows) != 1:
        found = set(_below(files.folder, _DEEPEST))
    else:
        found = set(files.folder.glob(f"*{_DIALOGUE}"))
    found |= {path for path in opened if kind_of(path) == "dialogue" and path.is_relative_to(files.folder)}
    return sorted(found)


def _below(folder: Path, deep: int) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _SKIPPED:
                continue
            if entry.name.endswith(_DIALOGUE):
                yield Path(entry.path)
            elif deep and entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path), deep - 1)


@dataclass(frozen=True)
class Document:
    """A file. A `torn` one cannot be read as it stands: its `tree` leaves out what is broken, or is that of an earlier
    text, whose places are no longer true (`stale`), or nothing."""

    path: Path
    kind: FileKind
    source: Source
    tree: Tree | None
    stale: bool = False
    torn: bool = False

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """What a flow or a bot.yaml names; of a dialogue see the project."""
        if self.tree is None or self.stale:
            return []
        match self.kind:
            case "bot":
                return bot_occurrences(self.path, self.tree)
            case "flow":
                return flow_occurrences(self.source, self.path, self.tree)
            case "dialogue":
                return []

    @property
    def name(self) -> str:
        """The name of the flow."""
        return flow_name(self.tree, self.path)

    @property
    def nodes(self) -> Mapping[str, Tree]:
        """The nodes of a flow, by name."""
        nodes = self.tree.get("nodes") if isinstance(self.tree, TreeMapping) else None
        return {e.key.text: e.value for e in nodes.entries} if isinstance(nodes, TreeMapping) else {}


def _document(path: Path, kind: FileKind, source: Source, before: Document | None) -> Document:
    parsed = parse(source)
    if isinstance(parsed.tree, TreeMapping) or (parsed.tree is not None and not parsed.diagnostics):
        return Document(path, kind, source, parsed.tree)
    if (tree := mended(source)) is not None:
        return Document(path, kind, source, tree, torn=True)
    if before is not None and before.tree is not None:
        return Document(path, kind, source, before.tree, stale=True, torn=True)
    return Document(path, kind, source, None, torn=bool(source.text.strip()))


@dataclass
class Library:
    """Reads files and remembers what came of them: a text is parsed once, and its last good tree stays."""

    parsed: dict[Path, Document] = field(default_factory=dict)

    def document(self, path: Path, opened: Mapping[Path, str]) -> Document | None:
        """The file as it stands now; nothing if it cannot be read."""
        name = path.as_posix()
        source = unsaved(opened[path], name) if path in opened else read(path, name)
        kind = kind_of(path)
        if not isinstance(source, Source) or kind is None:
            return None
        before = self.parsed.get(path)
        if before is not None and before.source.text == source.text:
            return before
        document = self.parsed[path] = _document(path, kind, source, before)
        return document

    def project(self, path: Path, opened: Mapping[Path, str]) -> Project:
        """The project that this file belongs to.

        Raises:
            OSError: its folder cannot be read.
        """
        files = files_of(path, opened)
        paths = [*files.flows, files.bot, *dialogues_of(files, opened)]
        known = {one: document for one in paths if (document := self.document(one, opened))}
        return Project(files, known, dict(opened))


@dataclass(frozen=True)
class Project:
    """A project at one moment."""

    files: Files
    documents: Mapping[Path, Document]
    opened: Mapping[Path, str] = field(default_factory=dict)

    @cached_property
    def flows(self) -> Mapping[str, Document]:
        """The flows by their names; of two with one name the first."""
        flows = [document for document in self.documents.values() if document.kind == "flow"]
        return dict(sorted({one.name: one for one in reversed(flows)}.items(), key=itemgetter(0)))

    @property
    def bot(self) -> Document | None:
        """bot.yaml, if there is one."""
        return self.documents.get(self.files.bot)

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """The actions by their names."""
        return actions_in(self.files.actions, self._text)

    def _text(self, path: Path) -> str | None:
        if path in self.opened:
            return self.opened[path]
        source = read(path, path.as_posix()) if path.is_file() else None
        return source.text if isinstance(source, Source) else None

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """Everything that is named anywhere, by file and place."""
        facts = flow_facts({name: document.tree for name, document in self.flows.items()})
        found: list[Occurrence] = []
        for document in self.documents.values():
            if document.kind == "dialogue" and document.tree is not None and not document.stale:
                found += dialogue_occurrences(document.path, document.tree, facts)
            else:
                found += document.occurrences
        return [one for one in found if self._is_meant(one)]

    def _is_meant(self, one: Occurrence) -> bool:
        """A field of what a flow hands back is its variable only where it hands its variables back."""
        if one.role == "output":
            home = self.flows.get(one.symbol.flow)
            outputs = home.tree.get("outputs") if home and isinstance(home.tree, TreeMapping) else None
            return home is not None and not isinstance(outputs, TreeMapping)
        return one.symbol.kind != "node" or one.symbol.name not in WORDS

    def at(self, path: Path, line: int, column: int) -> list[Occurrence]:
        """What is named at a place, a node before its variable."""
        return [one for one in self.occurrences if one.file == path and one.holds(line, column)]
