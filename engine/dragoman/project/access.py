"""How loading comes by files and actions: from the disk, unless somebody such as an editor has them otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.actions import Signature
from dragoman.language.files import ProjectFiles
from dragoman.project.actions import load_actions
from dragoman.project.media_files import FolderFiles
from dragoman.source.reader import read
from dragoman.source.source import Source

Reading = Callable[[Path, str], Source | tuple[Diagnostic, ...]]
"""A file's path and the name it bears in messages -> its text, or why it cannot be had."""

Acting = Callable[[Path, str], tuple[Mapping[str, Signature], list[Diagnostic]]]
"""The path of actions.py and its name in messages -> its actions, and what is wrong with them."""


Looking = Callable[[Path], ProjectFiles]
"""A project's folder -> the files in it that messages show."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where the texts of YAML files and the functions of actions.py come from, and what else is in the folder."""

    read: Reading = read
    actions: Acting = load_actions
    files: Looking = FolderFiles
