"""What is told of a flow's file, or of a project's folder: the whole of `dragoman validate --strict`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.dialogues import check_dialogues
from dragoman.project.files import dialogues_in
from dragoman.project.loading import load


def diagnose(path: Path) -> list[Diagnostic]:
    """Everything that is wrong, in order; each file by its path below the entry, a single file by its name."""
    loaded = load(path)
    found = [*loaded.diagnostics, *(check_dialogues(dialogues_in(path), loaded) if path.is_dir() else ())]
    home = path if path.is_dir() else path.parent
    named = [replace(one, file=Path(one.file).relative_to(home).as_posix()) for one in found]
    return sorted(named, key=lambda one: (one.file, one.span.line, one.span.column, one.code))


def files_of(path: Path) -> dict[str, str]:
    """The texts of an entry's files that may have caret comments, by those names."""
    if path.is_file():
        return {path.name: path.read_text(encoding="utf-8")}
    found = (file for ending in ("yaml", "po", "py") for file in path.rglob(f"*.{ending}"))
    return {file.relative_to(path).as_posix(): file.read_text(encoding="utf-8") for file in sorted(found)}
