"""Hover: what the thing under the cursor is, in a few lines of Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.language.names import WORDS
from dragoman.lsp.described import described
from dragoman.lsp.flow_names import TARGETS as NODES
from dragoman.lsp.projects import Document, Project
from dragoman.lsp.resolved import resolved
from dragoman.lsp.shapes import Shape
from dragoman.lsp.symbols import Location
from dragoman.lsp.walking import Spot, spots
from dragoman.lsp.words import AMBIENT, TARGETS, TESTS, filters, functions
from dragoman.source.tree import Scalar, Span

_CODE = re.compile(r"DG\d{3}")
_WORD = re.compile(r"[A-Za-z_]\w*")
_TEXTS = frozenset(
    {"text", "texts", "say", "prompt", "review", "help", "label", "error", "toast", "alert", "any_of", "title"}
)


def hover(project: Project, path: Path, line: int, column: int) -> tuple[str, Location] | None:
    """Markdown and the stretch it speaks of; nothing where there is nothing to say."""
    document = project.documents.get(path)
    if document is None or document.tree is None:
        return None
    if code := _of_code(document, line, column):
        return code
    for one in project.at(path, line, column):
        if said := described(project, one.symbol):
            return said, Location(path, one.span)
    if document.stale:
        return None
    return _of_word(document, line, column) or _of_spot(project, document, line, column)


def _of_code(document: Document, line: int, column: int) -> tuple[str, Location] | None:
    """A code in a comment, such as one that suppresses a problem."""
    text = document.source.line(line)
    comment = text.find("#")
    for found in _CODE.finditer(text):
        if 0 <= comment < found.start() and found.start() < column <= found.end() + 1:
            from dragoman.diagnostics.codes import all_codes

            title = all_codes().get(found[0])
            told = f"**{found[0]}**: {title}" if title else f"there is no code {found[0]}"
            return told, Location(document.path, Span(line, found.start() + 1, line, found.end() + 1))
    return None


def _of_word(document: Document, line: int, column: int) -> tuple[str, Location] | None:
    """A filter, a function, a test or a name of every expression."""
    text = document.source.line(line)
    found = next((one for one in _WORD.finditer(text) if one.start() < column <= one.end() + 1), None)
    if found is None or not _computes(text, found.start()):
        return None
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    said = None
    if before.endswith("|"):
        said = filters().get(found[0])
    elif behind.startswith("("):
        said = functions().get(found[0])
    elif before.endswith((" is", " is not")):
        said = TESTS.get(found[0])
    elif not before.endswith("."):
        said = AMBIENT.get(found[0])
    place = Location(document.path, Span(line, found.start() + 1, line, found.end() + 1))
    return (said if said.startswith("`") else f"`{found[0]}`: {said}", place) if said else None


def _computes(text: str, offset: int) -> bool:
    opened = max(text.rfind("{{", 0, offset), text.rfind("{%", 0, offset))
    closed = max(text.rfind("}}", 0, offset), text.rfind("%}", 0, offset))
    return opened > closed or re.match(r"\s*(?:- )*(?:\{.*)?(?:when|that|disabled):\s", text[:offset]) is not None


def _of_spot(project: Project, document: Document, line: int, column: int) -> tuple[str, Location] | None:
    found = spots(document.tree, document.kind) if document.tree is not None else iter(())
    spot = next((one for one in found if _holds(one.scalar.span, line, column)), None)
    if spot is None:
        return None
    if spot.is_key:
        told = _of_key(spot.scalar.text, spot.shape)
    elif document.kind == "flow" and _is_text(spot):
        told = resolved(project, document, spot.scalar)
    else:
        told = _of_value(spot.scalar, spot.shape)
    return (told, Location(document.path, spot.scalar.span)) if told else None


def _holds(span: Span, line: int, column: int) -> bool:
    return (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column)


def _is_text(spot: Spot) -> bool:
    last = next((step for step in reversed(spot.path) if isinstance(step, str)), "")
    return last in _TEXTS and spot.shape.title not in NODES


def _of_key(key: str, shape: Shape) -> str:
    if not shape.description and not shape.title:
        return ""
    lines = [f"**{key}**: {shape.description}" if shape.description else f"**{key}**"]
    if shape.title:
        lines.append(f"Takes {shape.title}.")
    if shape.words:
        lines.append("One of: " + ", ".join(f"`{word}`" for word in shape.words))
    lines += [f"Example: `{one}`" for one in shape.examples[:2] if isinstance(one, str | int)]
    return "\n\n".join(lines)


def _of_value(scalar: Scalar, shape: Shape) -> str:
    if scalar.text in WORDS and "node" in shape.title:
        return f"`{scalar.text}`: {TARGETS[scalar.text]}"
    return f"`{scalar.text}`: {shape.title or shape.description}" if scalar.text in shape.words else ""
