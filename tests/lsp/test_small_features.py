"""Outline, symbols, quick fixes, formatting."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.lsp.fixes import fixes
from dragoman.lsp.formatting import formatted_edit
from dragoman.lsp.outline import outline, workspace_symbols
from dragoman.source.source import Source
from dragoman.source.tree import Span
from tests.lsp.making import standing

FLOW = """flow: shop
triggers:
  - command: go
  - phrase: [hello]
inputs:
  city: text
nodes:
  name:
    prompt: Who?
  told:
    set: {x: 1}
§"""


def test_the_outline_of_a_flow(tmp_path: Path) -> None:
    """Triggers, inputs, nodes with their lead keys, each with all that belongs to it."""
    at = standing(tmp_path, shop=FLOW)
    found = [(one.name, one.sort, one.detail) for one in outline(at.project.documents[at.path])]
    assert found == [
        ("/go", "trigger", "command"),
        ("phrase", "trigger", "phrase"),
        ("city", "variable", "inputs"),
        ("name", "node", "prompt"),
        ("told", "node", ""),
    ]
    name = outline(at.project.documents[at.path])[3]
    assert (name.span, name.whole) == (Span(8, 3, 8, 7), Span(8, 3, 9, 17))


def test_the_outline_of_a_dialogue_lists_its_steps(tmp_path: Path) -> None:
    """By what they do."""
    told = "dialogue: It works\nsteps:\n  - user: Hi§\n  - bot: none\n"
    at = standing(tmp_path, works_dialogue=told)
    assert [(one.name, one.detail) for one in outline(at.project.documents[at.path])] == [
        ("user", "Hi"),
        ("bot", "none"),
    ]


def test_a_file_that_is_not_read_has_no_outline(tmp_path: Path) -> None:
    """Instead of a wrong one."""
    at = standing(tmp_path, shop="- {§")
    assert outline(at.project.documents[at.path]) == []


@pytest.mark.parametrize(
    ("query", "names"), [("", ["name", "shop", "told"]), ("to", ["told"]), ("TL", ["told"]), ("x", [])]
)
def test_symbols_are_found_by_their_letters(tmp_path: Path, query: str, names: list[str]) -> None:
    """In their order, whatever their case."""
    at = standing(tmp_path, shop=FLOW)
    assert [one.name for one in workspace_symbols(at.project, query)] == names


def fixed(line: str, problem: Diagnostic, now: str | None = None) -> list[str]:
    """The line after the fix that is offered for a problem in it; none where none is."""
    checked, text = Source("", line), line if now is None else now
    found = fixes([problem], checked, Source("", text), problem.span)
    span = problem.span
    return [text[: span.column - 1] + fix.replacement + text[span.end_column - 1 :] for fix in found]


def problem(help_: str | None, start: int, end: int) -> Diagnostic:
    """A problem in the first line."""
    return Diagnostic("", Span(1, start, 1, end), "DG202", "there is no node", help_)


def test_the_word_that_was_meant_takes_the_place() -> None:
    """In the quotation marks that stand there."""
    assert fixed("next: gret", problem("did you mean 'greet'?", 7, 11)) == ["next: greet"]
    assert fixed('next: "gret"', problem("did you mean 'greet'?", 7, 13)) == ['next: "greet"']


def test_other_help_is_no_fix() -> None:
    """Nor is none."""
    assert fixed("next: gret", problem("there are: a, b", 7, 11)) == []
    assert fixed("next: gret", problem(None, 7, 11)) == []


def test_a_line_that_has_changed_is_not_fixed() -> None:
    """The place may be another one by now."""
    assert fixed("next: gret", problem("did you mean 'greet'?", 7, 11), now="nxt:  gret") == []


def test_a_fix_is_offered_at_its_place_only() -> None:
    """Not for another line."""
    found = problem("did you mean 'greet'?", 7, 11)
    source = Source("", "next: gret\n")
    assert list(fixes([found], source, source, Span(2, 1, 2, 1))) == []


@pytest.mark.parametrize(
    "text", ["flow:   shop\nnodes:\n    a:\n      say: Hi\n", "flow: shop\n\n\n\n\nnodes:\n  a:\n    say:  Hi"]
)
def test_formatting_gives_what_fmt_gives(tmp_path: Path, text: str) -> None:
    """As one edit."""
    from dragoman.formatting import formatted

    at = standing(tmp_path, shop=f"{text}§")
    document = at.project.documents[at.path]
    edit = formatted_edit(document)
    assert edit is not None
    span, new = edit
    source = document.source
    start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
    assert source.text[:start] + new + source.text[end:] == formatted(source)


@pytest.mark.parametrize("text", ["flow: shop\nnodes:\n  a:\n    say: Hi\n", "flow: [\n"])
def test_nothing_is_formatted_where_nothing_can_be(tmp_path: Path, text: str) -> None:
    """A file that is well, or torn."""
    at = standing(tmp_path, shop=f"{text}§")
    assert formatted_edit(at.project.documents[at.path]) is None
