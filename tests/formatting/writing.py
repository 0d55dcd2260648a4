"""Texts as `fmt` writes them, and the files that it is tried on."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from dragoman.formatting import formatted
from dragoman.formatting.comments import comments
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Plain, plain

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
_FOLDERS = (ROOT / "flows", ROOT / "tests" / "dialogues", ROOT / "tests" / "corpus" / "ok")
_FOREIGN = (SHARED / "examples", SHARED / "corpus" / "flows")

OURS = sorted(path for folder in _FOLDERS for path in folder.rglob("*.yaml"))
FILES = [*OURS, *sorted(path for folder in _FOREIGN for path in folder.rglob("*.yaml"))]


def text_of(path: Path) -> str:
    """As it stands there, line ends included; what is not UTF-8 is no text."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        return ""


def is_legible(text: str) -> bool:
    """Whether it has no mistake of YAML."""
    return not parse(Source("flow.yaml", text)).diagnostics


def fmt(text: str) -> str:
    """The text as it should be written; the block in a test may be indented."""
    return formatted(Source("flow.yaml", dedent(text)))


def lines(text: str) -> str:
    """A block in a test, without its indentation."""
    return dedent(text).removeprefix("\n")


def meaning(text: str) -> Plain:
    """What it says, as bare data."""
    tree = parse(Source("flow.yaml", text)).tree
    return plain(tree) if tree is not None else None


def remarks(text: str) -> list[str]:
    """Its comments, in their order."""
    source = Source("flow.yaml", text)
    return [comment.text for comment in comments(source, parse(source).tree)]
