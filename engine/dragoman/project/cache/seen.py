"""What a loading has seen of a project's folder beside the flows: the media files, and what was asked of each.

The law of this file: flows are compiled again as soon as one of these answers is another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dragoman.language.files import ProjectFiles
from dragoman.language.uploads import FileFacts

Answer = bool | FileFacts | None | tuple[str, ...]

Seen = tuple[Literal["has", "has_folder", "facts", "beside"], str, Answer]
"""What was asked, of which path, and the answer."""


@dataclass(slots=True)
class Watched:
    """A project's files that remember what they were asked."""

    files: ProjectFiles
    seen: dict[Seen, None] = field(default_factory=dict)

    def has(self, path: str) -> bool:
        """Whether there is such a file, inside the folder."""
        answer = self.files.has(path)
        self.seen["has", path, answer] = None
        return answer

    def has_folder(self, path: str) -> bool:
        """Whether a folder, inside the project's own, is what is called so."""
        answer = self.files.has_folder(path)
        self.seen["has_folder", path, answer] = None
        return answer

    def facts(self, path: str) -> FileFacts | None:
        """What is known of this file; nothing where there is none, or nobody may read it."""
        answer = self.files.facts(path)
        self.seen["facts", path, answer] = None
        return answer

    def beside(self, path: str) -> Iterable[str]:
        """The files of the folder where this one would be."""
        answer = tuple(self.files.beside(path))
        self.seen["beside", path, answer] = None
        return answer


def still_so(seen: Iterable[Seen], files: ProjectFiles) -> bool:
    """Whether everything would be answered as it was."""
    return all(_asked(what, path, files) == answer for what, path, answer in seen)


def _asked(what: str, path: str, files: ProjectFiles) -> Answer:
    match what:
        case "has":
            return files.has(path)
        case "has_folder":
            return files.has_folder(path)
        case "facts":
            return files.facts(path)
        case _:
            return tuple(files.beside(path))
