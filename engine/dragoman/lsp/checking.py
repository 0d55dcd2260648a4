"""Everything that is wrong with a project whose files may be open and unsaved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic, in_order
from dragoman.lsp.projects import dialogues_of, files_of, kind_of
from dragoman.project.access import Access, Acting
from dragoman.project.actions import load_actions
from dragoman.project.dialogues import check_dialogues
from dragoman.project.loading import Loaded, load_files
from dragoman.source.reader import read, unsaved
from dragoman.source.source import Source


def check(path: Path, opened: Mapping[Path, str], actions: Acting = load_actions) -> list[Diagnostic]:
    """All problems of the project that this file belongs to, its dialogues included, in order; of a file without a
    bot.yaml its own.

    `opened` are the texts that stand for files on the disk. Files are named by their absolute paths.

    Raises:
        OSError: the project's folder cannot be read.
    """

    def texts(file: Path, name: str) -> Source | tuple[Diagnostic, ...]:
        return unsaved(opened[file], name) if file in opened else read(file, name)

    files = files_of(path, opened)
    whole = files.bot.is_file()
    loaded = Loaded(access=Access(texts, actions))
    if whole or kind_of(path) == "flow":
        loaded = load_files(files, access=loaded.access)
    dialogues = dialogues_of(files, opened) if whole else [path] if kind_of(path) == "dialogue" else []
    return in_order([*loaded.diagnostics, *check_dialogues(dialogues, loaded)])
