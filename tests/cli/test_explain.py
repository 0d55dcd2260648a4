"""`dragoman explain`: what it prints of one code, and of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.codes import all_codes, areas
from dragoman.diagnostics.explanations import explained, explanation
from dragoman.diagnostics.explanations.plain import page
from tests.cli.command_line import dragoman


def test_a_code_is_explained_with_both_examples(tmp_path: Path) -> None:
    """Title, meaning, wrong, right, why."""
    ended = dragoman("explain", "DG101", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("DG101: unknown key\n\nA key that the language does not have")
    wrong, right, why = (ended.out.index(f"\n{title}:\n") for title in ("Wrong", "Right", "Why"))
    assert wrong < ended.out.index("optinal: true") < right < ended.out.index("optional: true") < why


@pytest.mark.parametrize("typed", ["dg101", "Dg101"])
def test_case_does_not_matter(typed: str, tmp_path: Path) -> None:
    """It is typed by hand."""
    assert dragoman("explain", typed, cwd=tmp_path) == dragoman("explain", "DG101", cwd=tmp_path)


def test_without_a_code_all_are_listed_by_area(tmp_path: Path) -> None:
    """Each with its title, in order."""
    ended = dragoman("explain", cwd=tmp_path)
    listed = [line.split(maxsplit=1) for line in ended.out.splitlines() if line.startswith("  DG")]
    assert [(code, title) for code, title in listed] == [pair for _, titles in areas() for pair in titles.items()]
    assert {code for code, _ in listed} == set(all_codes())
    assert ended.code == 0


def test_an_unknown_code_is_wrong_usage_with_the_nearest(tmp_path: Path) -> None:
    """On one line."""
    ended = dragoman("explain", "DGG101", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "dragoman: there is no code 'DGG101': did you mean 'DG101'?\n"


def test_a_code_that_is_near_to_none_leads_to_the_list(tmp_path: Path) -> None:
    """None is invented."""
    ended = dragoman("explain", "nothing", cwd=tmp_path)
    assert ended.code == 2
    assert ended.err == "dragoman: there is no code 'nothing'; 'dragoman explain' lists them all\n"


def test_without_a_terminal_there_are_no_colours(tmp_path: Path) -> None:
    """In a pipe it is plain text."""
    assert "\x1b" not in dragoman("explain", "DG101", cwd=tmp_path).out


def test_the_name_of_a_file_stands_above_its_block() -> None:
    """Where the block names one; fences are not shown."""
    found = explanation("DG401")
    assert found is not None
    shown = page(found)
    assert "\n  bot.yaml\n    bot: shop\n" in shown
    assert "\n  locales/de/order.po\n    msgid" in shown


@pytest.mark.parametrize("code", explained())
def test_a_page_is_plain_text_that_fits_into_a_terminal(code: str) -> None:
    """Without fences and headings of Markdown."""
    found = explanation(code)
    assert found is not None
    lines = page(found).splitlines()
    assert not [line for line in lines if line.startswith(("```", "## ")) or len(line) > 104 or line != line.rstrip()]
