"""Which files belong together, what is read of them, and the actions in their Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lsp.projects import Library, dialogues_of, files_of
from dragoman.lsp.python import actions_in

FLOW = "flow: {}\nnodes:\n  a:\n    say: Hi\n"


def write(folder: Path, *paths: str) -> None:
    """Writes flows, and empty files of other kinds."""
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FLOW.format(file.stem) if file.parent.name == "flows" else "")


def names(folder: Path, path: str, *opened: str) -> list[str]:
    """The flows of the project of a file."""
    files = files_of(folder / path, dict.fromkeys((folder / one for one in opened), ""))
    return [flow.relative_to(folder).as_posix() for flow in files.flows]


def test_a_flow_belongs_to_the_bot_beside_its_folder(tmp_path: Path) -> None:
    """With all flows there."""
    write(tmp_path, "bot.yaml", "flows/a.yaml", "flows/b.yaml", "other.yaml")
    assert names(tmp_path, "flows/a.yaml") == ["flows/a.yaml", "flows/b.yaml"]
    assert names(tmp_path, "bot.yaml") == ["flows/a.yaml", "flows/b.yaml"]


def test_a_dialogue_belongs_to_the_project_above_it(tmp_path: Path) -> None:
    """However deep it lies."""
    write(tmp_path, "bot.yaml", "flows/a.yaml", "tests/deep/x.dialogue.yaml")
    assert names(tmp_path, "tests/deep/x.dialogue.yaml") == ["flows/a.yaml"]


def test_open_flows_that_are_not_saved_belong_to_it_too(tmp_path: Path) -> None:
    """If they lie where the others do."""
    write(tmp_path, "bot.yaml", "flows/a.yaml")
    opened = ("flows/new.yaml", "elsewhere/new.yaml", "flows/new.txt")
    assert names(tmp_path, "flows/a.yaml", *opened) == ["flows/a.yaml", "flows/new.yaml"]
    assert names(tmp_path, "flows/new.yaml", *opened) == ["flows/a.yaml", "flows/new.yaml"]


def test_a_flow_without_a_bot_stands_alone(tmp_path: Path) -> None:
    """Saved or not."""
    write(tmp_path, "flows/a.yaml", "flows/b.yaml")
    assert names(tmp_path, "flows/a.yaml") == ["flows/a.yaml"]
    assert names(tmp_path, "flows/new.yaml", "flows/new.yaml") == ["flows/new.yaml"]


def test_dialogues_are_found_below_a_project(tmp_path: Path) -> None:
    """But not in hidden or foreign folders; open ones belong to it before they are saved."""
    write(tmp_path, "bot.yaml", "flows/a.yaml", "x.dialogue.yaml", "d/e/y.dialogue.yaml")
    write(tmp_path, ".git/z.dialogue.yaml", "node_modules/z.dialogue.yaml")
    new = tmp_path / "d" / "new.dialogue.yaml"
    found = dialogues_of(files_of(tmp_path / "bot.yaml", {}), {new: "", tmp_path.parent / "q.dialogue.yaml": ""})
    assert [one.relative_to(tmp_path).as_posix() for one in found] == [
        "d/e/y.dialogue.yaml",
        "d/new.dialogue.yaml",
        "x.dialogue.yaml",
    ]


def test_a_text_is_read_once(tmp_path: Path) -> None:
    """Until it is another one."""
    write(tmp_path, "flows/a.yaml")
    library, path = Library(), tmp_path / "flows" / "a.yaml"
    first = library.document(path, {})
    assert first is not None
    assert library.document(path, {path: first.source.text}) is first
    changed = library.document(path, {path: first.source.text + "    end: done\n"})
    assert changed is not first


def test_a_file_that_is_gone_is_no_document(tmp_path: Path) -> None:
    """Nor is a folder, or a file of another kind."""
    library = Library()
    (tmp_path / "x.yaml").mkdir()
    assert library.document(tmp_path / "a.yaml", {}) is None
    assert library.document(tmp_path / "x.yaml", {}) is None
    assert library.document(tmp_path / "notes.txt", {tmp_path / "notes.txt": "a"}) is None


def test_an_empty_flow_is_not_torn(tmp_path: Path) -> None:
    """There is nothing in it that could not be read."""
    document = Library().document(tmp_path / "a.yaml", {tmp_path / "a.yaml": "\n"})
    assert document is not None
    assert (document.tree, document.torn, document.stale) == (None, False, False)


def test_the_last_good_tree_stays(tmp_path: Path) -> None:
    """While the text is too torn to be mended; its places are known to be false."""
    library, path = Library(), tmp_path / "a.yaml"
    library.document(path, {path: FLOW})
    document = library.document(path, {path: "}\n" * 20})
    assert document is not None
    assert (document.stale, document.torn, list(document.nodes), document.occurrences) == (True, True, ["a"], [])


ACTIONS = '''
import dragoman
from dragoman import action
from typing import Literal

@action
async def plain(x, *, y: int = 2, context=None): ...

@action(once=True)
async def once() -> Literal["a", "b"]:
    """Once.

    More.
    """

@dragoman.action
async def by_module() -> dragoman.Outcome: ...

async def no_action(): ...
'''


def actions(**files: str) -> dict[str, str]:
    """Name -> file, of the actions of these files."""
    texts = {Path(f"/p/{name}.py"): text for name, text in files.items()}
    return {name: one.file.name for name, one in actions_in(Path("/p/actions.py"), texts.get).items()}


def test_actions_are_read_without_being_run() -> None:
    """Their parameters, outcomes and words."""
    found = actions_in(Path("/p/actions.py"), {Path("/p/actions.py"): ACTIONS}.get)
    assert list(found) == ["plain", "once", "by_module"]
    assert found["plain"].parameters == ("x", "y")
    assert found["once"].outcomes == ("a", "b")
    assert found["once"].doc == "Once.\n\nMore."
    assert found["plain"].signature == "async def plain(x, *, y: int=2, context=None)"
    assert (found["once"].span.line, found["once"].span.column) == (10, 11)


def test_actions_are_found_where_they_are_imported_from() -> None:
    """By name, by another name, all at once, and through several files."""
    one = "from dragoman import action\n@action\nasync def a(): ...\n@action\nasync def b(): ...\n"
    assert actions(actions="from one import a, b as c\n", one=one) == {"a": "one.py", "c": "one.py"}
    assert actions(actions="from two import *\n", two="from one import *\n", one=one) == {"a": "one.py", "b": "one.py"}


@pytest.mark.parametrize("text", ["def (:", "\0", "from actions import *\n", "from missing import a\n", ""])
def test_python_that_cannot_be_read_offers_nothing(text: str) -> None:
    """Nor does a ring of imports."""
    assert actions(actions=text) == {}
