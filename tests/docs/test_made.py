"""The made parts of the pages are what the code says now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docs.make import FOLDER, made, main, pages, renewed
from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.explanations import explained
from dragoman.language.nodes import all_nodes
from dragoman.resources import folder


@pytest.mark.parametrize("page", list(pages()), ids=lambda page: page.name)
def test_a_page_is_as_it_would_be_made(page: Path) -> None:
    """Whoever changes a code or a description in a schema types `make docs`."""
    text = page.read_text(encoding="utf-8")
    assert renewed(text) == text


def test_a_made_part_is_replaced_and_the_rest_stays() -> None:
    """What stands outside the marks is the author's."""
    text = "before\n<!-- made: keys bot limits -->\nOLD TABLE\n<!-- end -->\nafter\n"
    new = renewed(text)
    assert new.startswith("before\n<!-- made: keys bot limits -->\n\n| key |")
    assert new.endswith("<!-- end -->\nafter\n")
    assert "OLD TABLE" not in new


def test_a_part_that_nobody_makes_is_refused() -> None:
    """A misspelt mark is no empty part."""
    with pytest.raises(ValueError, match="no made part 'coeds'"):
        made("coeds")


def test_a_place_that_the_schema_does_not_have_is_refused() -> None:
    """A misspelt place is no empty table."""
    with pytest.raises(ValueError, match="no mapping 'node_tell'"):
        made("keys flow node_tell")


@pytest.mark.parametrize("code", sorted(all_codes()))
def test_every_code_is_listed_with_its_title(code: str) -> None:
    """The list is made of the files that define the codes; each that has a page leads to it."""
    page = f"[{code}](../engine/dragoman/diagnostics/explanations/{code}.md)" if code in explained() else code
    assert f"</a>{page} | {all_codes()[code]} |" in made("codes")


@pytest.mark.parametrize("code", sorted(all_codes()))
def test_the_link_that_editors_are_given_leads_to_the_code(code: str) -> None:
    """To its row, by its small letters; and to nothing else."""
    page = (FOLDER / "errors.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if f'<a id="{code.lower()}"></a>' in line]
    assert len(rows) == 1
    assert all_codes()[code] in rows[0]


def test_every_key_of_a_node_is_told_once() -> None:
    """Keys that every node has stand in a table of their own, and not in that of a kind."""
    assert "`branches`" in made("keys flow node_tail")
    assert "`branches`" not in made("keys flow node_prompt")


@pytest.mark.parametrize("kind", sorted(all_nodes()))
def test_every_key_of_a_kind_is_told(kind: str) -> None:
    """Its own table and the table of every node's keys have all that the schema has."""
    schema = json.loads((folder("schemas") / "flow.schema.json").read_text(encoding="utf-8"))
    told = made(f"keys flow node_{kind}") + made("keys flow node_tail")
    for key in schema["$defs"][f"node_{kind}"]["properties"]:
        assert f"| `{key}` |" in told


def test_a_mapping_inside_another_has_a_table() -> None:
    """Its way is written with points; what depends on the form of a value is listed all the same."""
    assert "| `week_start` |" in made("keys flow pick.calendar")
    assert "| `say` |" in made("keys flow timeout.remind")
    for key in ("token", "listen"):
        assert f"| `{key}` |" in made("keys bot telegram")


@pytest.mark.parametrize("path", sorted(folder("flows").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_flow_is_listed_with_what_it_shows(path: Path) -> None:
    """In the words with which its file begins; bot.yaml is no flow."""
    listed = f"| [{path.stem}](../flows/{path.name}) |" in made("examples")
    assert listed == (path.name != "bot.yaml")


def test_a_file_that_is_not_there_is_refused() -> None:
    """A misspelt name is no empty block."""
    with pytest.raises(FileNotFoundError, match=r"ordr\.yaml"):
        made("file ordr.yaml")


def test_made_pages_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Making twice writes nothing and names no page."""
    main()
    assert capsys.readouterr().out == ""
