"""Files that messages show: a path in the project, a URL, or the id that a channel gave a file.

The law of this file: what a user writes is never a path. A path begins as its author wrote it and stays inside the
project; a name of which nothing is written out is a URL or an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.diagnostics.diagnostic import Severity
from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Constant, Template, Value
from dragoman.language.content import FileSource, MediaKind
from dragoman.language.uploads import EMPTY, FileFacts, Problem, kind_problem, upload_problem
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_URL = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_OTHER_URL = re.compile(r"([a-zA-Z][a-zA-Z0-9+-]+):")
_ID = re.compile(r"[A-Za-z0-9_-]{20,}\Z")
_BRACES = re.compile(r"\{[{%#]")
_SINGLE = re.compile(r"\s*\{\{(?:(?!\}\}).)*\}\}\s*\Z", re.DOTALL)
_ABSOLUTE = re.compile(r"[\\/]|[a-zA-Z]:[\\/]|~")

_ADDRESS_END = re.compile(r"[?#]")

LONGEST = 2048
"""Characters of a file's name; Telegram takes no longer URL."""


class ProjectFiles(Protocol):
    """The files of a project, by their paths with `/` from its folder."""

    def has(self, path: str) -> bool:
        """Whether there is such a file, inside the folder."""
        ...

    def has_folder(self, path: str) -> bool:
        """Whether a folder, inside the project's own, is what is called so."""
        ...

    def facts(self, path: str) -> FileFacts | None:
        """What is known of this file; nothing where there is none, or nobody may read it."""
        ...

    def beside(self, path: str) -> Iterable[str]:
        """The files of the folder where this one would be."""
        ...


def compile_file(
    tree: Tree | None, compiler: Compiler, kind: MediaKind = "photo"
) -> tuple[Value | Template, str] | None:
    """The file's name and what of it the author wrote out; nothing if there is none or it is refused (reported).

    `kind` is what it is shown as.
    """
    if not isinstance(tree, Scalar):
        return None
    written = tree.text.strip()
    prefix = _BRACES.split(written, maxsplit=1)[0]
    if prefix != written or not written:
        name: Value | Template | None
        name = compiler.value(tree) if _SINGLE.match(written) else compiler.text(tree, "plain", kind=None)
        return (name, prefix) if name else None
    if found := _problem(written, compiler.around.files, kind):
        # An empty file may be one that is still to come.
        severity = Severity.WARNING if found[0] == EMPTY else Severity.ERROR
        compiler.report(found[0], tree.span, found[1], found[2], severity)
        if severity is Severity.ERROR:
            return None
    return Constant(written), written


def _problem(written: str, files: ProjectFiles | None, kind: MediaKind) -> Problem | None:
    """What is wrong with a name that stands in the flow."""
    source = source_of(written, written)
    if source == "id":
        return None
    if source == "path" and (outside := path_problem(written)):
        return "DG500", outside, "write the file's path from the project's folder, such as images/shop.jpg"
    if source == "path" and files is not None:
        facts = files.facts(written)
        found = _missing(written, files) if facts is None else upload_problem(written, facts, kind)
        if found:
            return found
    return kind_problem(written if source == "path" else _ADDRESS_END.split(written, maxsplit=1)[0], kind)


def _missing(written: str, files: ProjectFiles) -> Problem | None:
    """That there is no such file, with the nearest that there is; nothing if nobody may read it."""
    if files.has(written):
        return None
    if files.has_folder(written):
        return "DG501", f"'{written}' is a folder, not a file", "write the path of a file in it"
    with_slashes = written.replace("\\", "/")
    near = with_slashes if files.has(with_slashes) else nearest(written, files.beside(written))
    wish = f"did you mean '{near}'?" if near else "write its path from the project's folder, a URL, or a file id"
    return "DG501", f"there is no file '{written}' in the project", wish


def source_of(name: str, prefix: str) -> FileSource:
    """What a file's name is. `prefix` is what its author wrote out of it."""
    if _URL.match(name):
        return "url"
    return "id" if not prefix or _ID.match(name) else "path"


def path_problem(path: str) -> str | None:
    """Why a path cannot be one inside the project; nothing if it can."""
    if found := _OTHER_URL.match(path):
        return f"no file can be had from '{found[1]}:', only from http:// and https://"
    parts = re.split(r"[\\/]", path)
    if _ABSOLUTE.match(path) or ".." in parts:
        return f"the file '{path[:200]}' lies outside the project"
    return None


def computed_problem(name: str, prefix: str) -> str | None:
    """Why a name that was computed for a user cannot be used; nothing if it can."""
    if not name:
        return "the file's name is empty for this user"
    if len(name) > LONGEST:
        return f"the file's name has {len(name)} characters; {LONGEST} are the most"
    if source_of(name, prefix) != "path":
        return None
    if outside := path_problem(name):
        return outside
    hidden = any(part.startswith(".") and part != "." for part in re.split(r"[\\/]", name))
    return f"the file '{name[:200]}' is hidden" if hidden else None


def name_in(value: Any) -> str | None:
    """The file's name in a value: a text, or the record of a file that a user sent; nothing if it is neither."""
    if isinstance(value, dict):
        value = value.get("id")
    return value.strip() if isinstance(value, str) else None
