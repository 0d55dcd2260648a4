"""What each code means, told at length: one Markdown file a code, named as it.

The law of this folder: a file begins with plain words; then come `## Wrong` and `## Right`, and `## Why` where there is
more to say. A fenced block whose info string names a path is a file of the example's project; a block of YAML without
one is the flow that it says it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_SECTION = re.compile(r"^## (\w+)[ \t]*$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)(?: +(\S+))?\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)
_FLOW = re.compile(r"^flow: *(\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class File:
    """A file of an example: its path in the project, and what is in it. In the language `hex`, it is bytes."""

    path: str
    language: str
    text: str

    @property
    def data(self) -> bytes:
        """What is written to the disk."""
        return bytes.fromhex(self.text) if self.language == "hex" else self.text.encode()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: Markdown, and the files that its blocks show, in their order."""

    text: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code's page: what it means, an example that gives it, one that does not, and what else there is to know."""

    code: str
    about: str
    wrong: Part
    right: Part
    why: str | None
    markdown: str
    """The whole page as it is written."""


def explained() -> list[str]:
    """The codes that have a page, sorted."""
    return sorted(path.stem for path in _FOLDER.glob("DG*.md"))


@cache
def explanation(code: str) -> Explanation | None:
    """The page of this code, or nothing."""
    path = _FOLDER / f"{code}.md"
    return _read(code, path.read_text(encoding="utf-8")) if path.is_file() else None


def _read(code: str, page: str) -> Explanation:
    about, *pieces = _SECTION.split(page)
    sections = {title: text.strip() for title, text in zip(pieces[::2], pieces[1::2], strict=True)}
    wrong, right = _part(sections.get("Wrong", "")), _part(sections.get("Right", ""))
    return Explanation(code, about.strip(), wrong, right, sections.get("Why"), page.strip())


def _part(text: str) -> Part:
    found = (_file(*match.groups()) for match in _BLOCK.finditer(f"{text}\n"))
    return Part(text, tuple(file for file in found if file))


def _file(language: str, path: str | None, text: str) -> File | None:
    flow = _FLOW.search(text) if language == "yaml" and path is None else None
    named = f"flows/{flow[1]}.yaml" if flow else path
    return File(named, language, text) if named else None
