"""The server as a real process, spoken with over standard input and output: every feature once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.lsp.client import Editor, Refused

SHOP = """flow: shop
triggers:
  - command: shop
nodes:
  name:
    prompt: "What is your name? 🙂"
  greet:
    say: "🙂🙂 Hi {{ name }}!"
  choice:
    prompt: Tea?
    buttons:
      Again: name
      Address: where
      Done: end
  where:
    call: address
    save: home
    next: greet
"""
ADDRESS = """flow: address
nodes:
  street:
    prompt: Which street?
"""
MOVES = {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]}}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project of two flows."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "bot.yaml").write_text("bot: shop\n")
    (tmp_path / "flows" / "shop.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "flows" / "address.yaml").write_text(ADDRESS)
    return tmp_path / "flows" / "shop.yaml"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor for the tests of this file, each of which has a project of its own."""
    with Editor(tmp_path_factory.mktemp("editor"), able=MOVES) as editor:
        yield editor


@pytest.fixture
def editor(started: Editor, shop: Path) -> Iterator[Editor]:
    """The editor, in which the flow is open."""
    started.open(shop)
    yield started
    started.close(shop)


def stretch(line: int, start: int, end: int) -> dict[str, Any]:
    """A range within a line, counted from 0."""
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_an_open_flow_that_is_sound_is_told_to_be(editor: Editor, shop: Path) -> None:
    """With an empty list."""
    assert editor.codes(shop) == []


def test_a_mistake_is_published_while_it_is_typed(editor: Editor, shop: Path) -> None:
    """With its place, code, help and source, although nothing was saved; and it goes when it is mended."""
    editor.codes(shop)
    editor.type(shop, SHOP.replace("next: greet", "next: gret"))
    (found,) = editor.codes(shop, "DG202")
    assert found["range"] == stretch(17, 10, 14)
    assert (found["severity"], found["source"]) == (1, "dragoman")
    assert found["message"] == "there is no node 'gret'\ndid you mean 'greet'?"
    assert found["codeDescription"]["href"].endswith("#dg202")
    editor.type(shop, SHOP, 3)
    assert editor.codes(shop) == []


def test_an_edit_of_a_part_is_taken_in_the_editor_s_counting(editor: Editor, shop: Path) -> None:
    """Behind an emoji, which is two units of UTF-16."""
    edit = {"range": stretch(7, 21, 25), "text": "nmae"}
    named = {"uri": shop.as_uri(), "version": 2}
    editor.tell("textDocument/didChange", textDocument=named, contentChanges=[edit])
    (found,) = editor.codes(shop, "DG312")
    assert found["range"] == stretch(7, 21, 25)


@pytest.mark.parametrize(("encoding", "start"), [("utf-16", 21), ("utf-32", 19), ("utf-8", 25)])
def test_places_are_counted_as_the_editor_wishes(shop: Path, encoding: str, start: int) -> None:
    """In units of UTF-16, in characters, or in bytes."""
    with Editor(shop.parent.parent, encodings=(encoding,)) as editor:
        assert editor.capabilities["positionEncoding"] == encoding
        editor.open(shop, SHOP.replace("{{ name }}", "{{ nmae }}"))
        (found,) = editor.codes(shop, "DG312")
        assert found["range"] == stretch(7, start, start + 4)


def test_all_files_of_a_project_are_told(editor: Editor, shop: Path) -> None:
    """A file that is not open too, and again when it has become sound."""
    address = shop.with_name("address.yaml")
    editor.open(address, ADDRESS.replace("address\n", "address\ninputs:\n  city: text\n"))
    editor.codes(shop, "DG225")
    editor.tell("textDocument/didClose", textDocument={"uri": address.as_uri()})
    assert editor.codes(shop) == []


def test_a_file_that_changed_on_the_disk_is_read_again(editor: Editor, shop: Path) -> None:
    """When the editor tells of it."""
    editor.codes(shop)
    address = shop.with_name("address.yaml")
    address.write_text(ADDRESS.replace("Which", "{{ whch }}").replace("prompt: ", "prompt: >-\n      "))
    editor.tell("workspace/didChangeWatchedFiles", changes=[{"uri": address.as_uri(), "type": 2}])
    (found,) = editor.codes(address, "DG312")
    assert found["range"] == stretch(4, 9, 13)
    address.write_text(ADDRESS)
    editor.tell("workspace/didChangeWatchedFiles", changes=[{"uri": address.as_uri(), "type": 2}])
    assert editor.codes(address) == []


def test_what_is_never_reached_is_shown_faded(editor: Editor, shop: Path) -> None:
    """With the tag for what is unnecessary."""
    editor.type(shop, SHOP + "  lost:\n    say: Never\n")
    (found,) = editor.codes(shop, "DG601")
    assert found["tags"] == [1]


def test_the_first_place_is_told_with_the_second(editor: Editor, shop: Path) -> None:
    """As related information."""
    editor.type(shop, SHOP + "  name:\n    say: Hi\n")
    found = editor.codes(shop, "DG015")[0]
    assert found["relatedInformation"][0]["location"]["uri"] == shop.as_uri()


def test_definition_leads_to_a_node_and_into_another_file(editor: Editor, shop: Path) -> None:
    """From a target, and from a called flow."""
    (node,) = editor.at("definition", shop, 12, 17)
    assert (node["uri"], node["range"]) == (shop.as_uri(), stretch(14, 2, 7))
    (flow,) = editor.at("definition", shop, 15, 12)
    assert (flow["uri"], flow["range"]) == (shop.with_name("address.yaml").as_uri(), stretch(0, 6, 13))


def test_references_are_counted_behind_emoji(editor: Editor, shop: Path) -> None:
    """A variable's, with the prompt that saves it."""
    found = editor.at("references", shop, 7, 23, context={"includeDeclaration": True})
    assert [one["range"] for one in found] == [stretch(4, 2, 6), stretch(7, 21, 25)]


def test_a_node_is_renamed_with_its_variable(editor: Editor, shop: Path) -> None:
    """Everywhere in one edit of versioned documents."""
    assert editor.at("prepareRename", shop, 11, 14) == {"range": stretch(11, 13, 17), "placeholder": "name"}
    edit = editor.at("rename", shop, 11, 14, newName="person")
    (change,) = edit["documentChanges"]
    assert change["textDocument"] == {"uri": shop.as_uri(), "version": 1}
    assert [one["range"] for one in change["edits"]] == [stretch(4, 2, 6), stretch(7, 21, 25), stretch(11, 13, 17)]


def test_a_flow_is_renamed_with_its_file(editor: Editor, shop: Path) -> None:
    """Where the editor can do that."""
    edit = editor.at("rename", shop, 15, 12, newName="home")
    moved = edit["documentChanges"][-1]
    assert (moved["kind"], moved["newUri"]) == ("rename", shop.with_name("home.yaml").as_uri())
    assert len(edit["documentChanges"]) == 3


def test_a_name_that_is_taken_is_refused_in_words(editor: Editor, shop: Path) -> None:
    """As the answer to the request."""
    with pytest.raises(Refused, match="the flow 'shop' has a node 'greet' already"):
        editor.at("rename", shop, 11, 14, newName="greet")


def test_an_editor_that_cannot_rename_files_is_told_so(shop: Path) -> None:
    """And nothing is renamed."""
    with Editor(shop.parent.parent) as editor:
        editor.open(shop)
        with pytest.raises(Refused, match="cannot rename files"):
            editor.at("rename", shop, 15, 12, newName="home")


def test_completion_works_in_a_torn_file(editor: Editor, shop: Path) -> None:
    """Behind `next:` with nothing, the nodes of the flow come first."""
    editor.type(shop, SHOP + "  last:\n    next: ")
    found = editor.at("completion", shop, 19, 10)["items"]
    assert [one["label"] for one in found][:5] == ["name", "greet", "choice", "where", "last"]
    assert found[0]["textEdit"] == {"range": stretch(19, 10, 10), "newText": "name"}


def test_completion_replaces_what_was_typed_behind_emoji(editor: Editor, shop: Path) -> None:
    """In the editor's counting."""
    editor.type(shop, SHOP.replace("Hi {{ name }}!", "Hi {{ na"))
    found = editor.at("completion", shop, 7, 23)["items"]
    name = next(one for one in found if one["label"] == "name")
    assert name["textEdit"] == {"range": stretch(7, 21, 23), "newText": "name"}


def test_hover_shows_the_message_of_a_node(editor: Editor, shop: Path) -> None:
    """As Markdown."""
    found = editor.at("hover", shop, 11, 14)
    assert found["contents"]["kind"] == "markdown"
    assert "> What is your name? 🙂" in found["contents"]["value"]


def test_the_outline_lists_triggers_and_nodes(editor: Editor, shop: Path) -> None:
    """In the order of the file."""
    found = editor.ask("textDocument/documentSymbol", textDocument={"uri": shop.as_uri()})
    assert [one["name"] for one in found] == ["/shop", "name", "greet", "choice", "where"]


def test_nodes_of_the_whole_project_are_found(editor: Editor, shop: Path) -> None:
    """By a few of their letters."""
    found = editor.ask("workspace/symbol", query="stre")
    assert [(one["name"], one["containerName"]) for one in found] == [("street", "address")]


def test_formatting_edits_what_differs(editor: Editor, shop: Path) -> None:
    """And nothing where all is well."""
    asked = {"textDocument": {"uri": shop.as_uri()}, "options": {"tabSize": 2, "insertSpaces": True}}
    assert editor.ask("textDocument/formatting", **asked) is None
    editor.type(shop, SHOP.replace("next: greet", "next:    greet"))
    (edit,) = editor.ask("textDocument/formatting", **asked)
    assert edit["range"]["start"] == {"line": 17, "character": 0}
    assert edit["newText"] == "    next: "


def test_the_word_that_was_meant_is_offered(editor: Editor, shop: Path) -> None:
    """As a quick fix for the problem."""
    editor.type(shop, SHOP.replace("next: greet", "next: gret"))
    editor.codes(shop, "DG202")
    asked = {"range": stretch(17, 12, 12), "context": {"diagnostics": []}}
    (fix,) = editor.ask("textDocument/codeAction", textDocument={"uri": shop.as_uri()}, **asked)
    assert (fix["title"], fix["kind"]) == ("Replace with 'greet'", "quickfix")
    assert fix["edit"]["changes"] == {shop.as_uri(): [{"range": stretch(17, 10, 14), "newText": "greet"}]}


def test_a_file_that_is_no_file_is_left_alone(editor: Editor, shop: Path) -> None:
    """An untitled buffer, a flow outside of any folder: the server lives on."""
    editor.tell(
        "textDocument/didOpen", textDocument={"uri": "untitled:x", "languageId": "yaml", "version": 1, "text": "a"}
    )
    asked = {"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 0}}
    assert editor.ask("textDocument/hover", **asked) is None
    assert editor.codes(shop) == []


def test_yaml_of_others_is_left_alone(editor: Editor, shop: Path) -> None:
    """Nothing is said of it, whatever it holds."""
    other = shop.parent.parent / "compose.yaml"
    editor.open(other, "services:\n  - [\n")
    assert editor.at("completion", other, 0, 0)["items"] == []
    editor.type(shop, SHOP.replace("next: greet", "next: gret"))
    editor.codes(shop, "DG202")
    assert other not in editor.published


def test_a_worker_does_not_outlive_its_server(shop: Path) -> None:
    """Even if the editor kills it while the project's own Python runs in a ring."""
    (shop.parent.parent / "actions.py").write_text("while True: pass\n")
    with Editor(shop.parent.parent) as editor:
        editor.open(shop)
        server = psutil.Process(editor.process.pid)
        while not (workers := server.children()):
            editor.at("hover", shop, 0, 0)
        editor.process.kill()
        editor.process.wait()
    assert not psutil.wait_procs(workers, timeout=30)[1]


def test_the_server_leaves_when_it_is_told_to(shop: Path) -> None:
    """With exit code 0 after a shutdown."""
    with Editor(shop.parent.parent) as editor:
        editor.open(shop)
        editor.codes(shop)
    assert editor.code == 0
