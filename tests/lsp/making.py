"""Projects for the tests of the language server, with a mark where the cursor stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.lsp.projects import Library, Project
from dragoman.lsp.symbols import Location
from dragoman.source.source import Source

CURSOR = "§"


@dataclass(frozen=True, slots=True)
class Standing:
    """A project and the place of the cursor in it, line and column from 1."""

    project: Project
    path: Path
    line: int
    column: int

    def text_at(self, place: Location) -> str:
        """File, line and text of a stretch: `shop.yaml:5 greet`."""
        source = Source("", place.file.read_text(encoding="utf-8"))
        found = source.line(place.span.line)[place.span.column - 1 : place.span.end_column - 1]
        return f"{place.file.name}:{place.span.line} {found}"


def standing(folder: Path, /, **files: str) -> Standing:
    """Writes files (`shop="..."` is flows/shop.yaml, `bot` is bot.yaml, `actions` is actions.py, `x_dialogue` is
    x.dialogue.yaml), and opens the one with the mark."""
    marked: tuple[Path, str] | None = None
    (folder / "flows").mkdir(exist_ok=True)
    for name, text in ({"bot": "bot: test\n"} | files).items():
        path = folder / _path(name)
        if CURSOR in text:
            marked = path, text
        path.write_text(text.replace(CURSOR, ""), encoding="utf-8")
    assert marked, "no file has the mark"
    path, text = marked
    before = text[: text.index(CURSOR)]
    project = Library().project(path, {})
    return Standing(project, path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _path(name: str) -> str:
    match name:
        case "bot":
            return "bot.yaml"
        case "actions":
            return "actions.py"
        case _ if name.endswith("_dialogue"):
            return f"{name.removesuffix('_dialogue')}.dialogue.yaml"
        case _ if name.endswith("_py"):
            return f"{name.removesuffix('_py')}.py"
        case _:
            return f"flows/{name}.yaml"
