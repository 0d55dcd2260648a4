"""The project's own flows, and what an editor may ask about any place of them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dragoman.lsp.completion import complete
from dragoman.lsp.definition import definition, places_of
from dragoman.lsp.hover import hover
from dragoman.lsp.projects import Document, Library, Project, is_ours
from dragoman.lsp.rename import Refused, rename
from dragoman.project.loading import load
from dragoman.source.source import Source
from dragoman.source.tree import Span
from tests.cli.command_line import FLOWS, ROOT

FOLDERS = [FLOWS, *sorted(path.parent for path in (ROOT / "tests" / "dialogues").glob("*/bot.yaml"))]


@cache
def project(folder: Path) -> Project:
    """The project of a folder."""
    return Library().project(folder / "bot.yaml", {})


def written(source: Source, span: Span) -> str:
    """What stands there."""
    return source.text[source.offset(span.line, span.column) : source.offset(span.end_line, span.end_column)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_place_that_names_something_shows_that_name(folder: Path) -> None:
    """To the letter, in block texts and behind escapes too."""
    found = project(folder)
    for one in found.occurrences:
        name = (
            one.symbol.name.rpartition(".")[2] if one.symbol.kind == "kept" and one.role == "read" else one.symbol.name
        )
        shown = written(found.documents[one.file].source, one.span).strip("\"'")
        assert one.role == "former" or shown in (name, one.symbol.name.rpartition(".")[2])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_node_flow_and_action_that_is_named_is_found(folder: Path) -> None:
    """In a sound project nothing leads nowhere."""
    found = project(folder)
    sound = {one.file for one in found.occurrences} - {Path(one.file) for one in load(folder).diagnostics}
    for one in found.occurrences:
        known = one.symbol.kind in ("node", "action") or (one.symbol.kind == "flow" and one.role == "call")
        if known and one.file in sound and one.file.suffix == ".yaml" and "dialogue" not in one.file.name:
            assert places_of(found, one.symbol), one


def _places(document: Document, chance: random.Random, number: int) -> Iterator[tuple[int, int]]:
    lines = document.source.lines
    for _ in range(number):
        line = chance.randrange(len(lines))
        yield line + 1, chance.randrange(len(lines[line]) + 1) + 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_place_is_too_odd_to_be_asked_about(folder: Path) -> None:
    """Definition, hover, completion and rename anywhere: an answer, or none."""
    found, chance = project(folder), random.Random(folder.name)
    for document in found.documents.values():
        for line, column in _places(document, chance, 25):
            definition(found, document.path, line, column)
            hover(found, document.path, line, column)
            complete(found, document.path, line, column)
            try:
                rename(found, document.path, line, column, "quite_new")
            except Refused:
                continue


def test_no_torn_text_is_too_odd_to_be_completed() -> None:
    """Whatever was cut off, with something typed behind it."""
    chance, library = random.Random(7), Library()
    documents = [one for one in project(FLOWS).documents.values() if one.kind == "flow"]
    for _ in range(150):
        document = chance.choice(documents)
        text = document.source.text[: chance.randrange(len(document.source.text))]
        text += chance.choice(["", "{{ ", "  - {", "next: ", "|", "\n    ", "🙂", ": [", "'", "\t"])
        torn = library.project(document.path, {document.path: text})
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        assert isinstance(complete(torn, document.path, line, column)[1], list)
        hover(torn, document.path, line, column)


def test_every_node_and_variable_of_the_examples_can_be_renamed(tmp_path: Path) -> None:
    """All at once, one after the other, and the project is as sound as before."""
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder, ignore=shutil.ignore_patterns("data", "locales", "__pycache__"))
    (folder / "bot.yaml").write_text((FLOWS / "bot.yaml").read_text().replace("[en, es]", "[en]"))
    before = [(found.file, found.code) for found in load(folder).diagnostics]
    renamed = 0
    for name in sorted(Library().project(folder / "bot.yaml", {}).flows):
        for number, symbol in enumerate(_symbols(folder, name)):
            renamed += _renamed(folder, name, symbol, f"renamed_{number}")
    assert renamed > 100
    assert [(found.file, found.code) for found in load(folder).diagnostics] == before


def _symbols(folder: Path, flow: str) -> list[tuple[str, str]]:
    found = Library().project(folder / "bot.yaml", {})
    kinds = {(one.symbol.kind, one.symbol.name) for one in found.occurrences if one.symbol.flow == flow}
    return sorted((kind, name) for kind, name in kinds if kind in ("node", "variable"))


def _renamed(folder: Path, flow: str, symbol: tuple[str, str], new: str) -> bool:
    found = Library().project(folder / "bot.yaml", {})
    place = next(
        (o for o in found.occurrences if (o.symbol.kind, o.symbol.name) == symbol and o.symbol.flow == flow), None
    )
    if place is None:
        return False  # it was renamed with the node that it is the answer of
    renaming = rename(found, place.file, place.span.line, place.span.column, new)
    for file in {one.file for one in renaming.places}:
        source = found.documents[file].source
        text = source.text
        for one in sorted((o for o in renaming.places if o.file == file), key=lambda o: (o.span.line, o.span.column))[
            ::-1
        ]:
            start = source.offset(one.span.line, one.span.column)
            text = text[:start] + new + text[source.offset(one.span.end_line, one.span.end_column) :]
        file.write_text(text, encoding="utf-8")
    return True


@pytest.mark.parametrize(
    ("path", "text", "ours"),
    [
        ("flows/new.yaml", "", True),
        ("shop.yaml", "# a comment\nflow: shop\n", True),
        ("compose.yaml", "services: {}\n", False),
        ("bot.yaml", "", True),
        ("a.dialogue.yaml", "", True),
        ("notes.txt", "flow: shop\n", False),
    ],
)
def test_our_files_are_told_from_others(path: str, text: str, ours: bool) -> None:
    """By their names, their folder, or how they begin."""
    assert is_ours(Path(path), text) is ours
