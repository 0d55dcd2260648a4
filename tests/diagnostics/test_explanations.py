"""The page of each code: its wrong example gives the code and nothing else, its right example gives nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.explanations import Explanation, File, explained, explanation
from tests.diagnostics.provoking import OTHERWISE, reported, write

ACCOMPANIED = {"DG793": {"DG202"}}
"""Codes that cannot come alone, and what comes with them."""

IN_FILES = [code for code in explained() if code not in OTHERWISE]


def page(code: str) -> Explanation:
    """The page of a code that has one."""
    found = explanation(code)
    assert found is not None
    return found


def test_every_code_has_a_page() -> None:
    """Whoever adds a code adds a file."""
    assert set(all_codes()) - set(explained()) == set()


def test_every_page_belongs_to_a_code() -> None:
    """A code that is gone takes its page along."""
    assert set(explained()) - set(all_codes()) == set()


@pytest.mark.parametrize("code", IN_FILES)
def test_the_wrong_example_gives_the_code(code: str, tmp_path: Path) -> None:
    """That one, and no other."""
    write(page(code).wrong.files, tmp_path)
    assert {found.code for found in reported(tmp_path)} == {code} | ACCOMPANIED.get(code, set())


@pytest.mark.parametrize("code", sorted(OTHERWISE))
def test_what_no_file_of_a_page_can_show_gives_the_code_as_well(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a file that is too large to be printed."""
    assert {found.code for found in OTHERWISE[code](tmp_path, monkeypatch)} == {code}


@pytest.mark.parametrize("code", explained())
def test_the_right_example_gives_nothing(code: str, tmp_path: Path) -> None:
    """Neither an error nor a warning nor a note."""
    write(page(code).right.files, tmp_path)
    assert reported(tmp_path) == []


@pytest.mark.parametrize("code", explained())
def test_a_page_says_what_the_code_means_and_shows_both(code: str) -> None:
    """Words first; both examples are there; only a code that no file gives has no files."""
    about, wrong, right = page(code).about, page(code).wrong, page(code).right
    assert len(about.split()) >= 10
    assert about.endswith(".")
    assert wrong.text
    assert bool(wrong.files) == (code in IN_FILES)
    assert right.files


@pytest.mark.parametrize("code", explained())
def test_no_line_of_a_page_is_wider_than_a_terminal_may_be(code: str) -> None:
    """They are shown as they are written, a little indented."""
    found = page(code)
    lines = "\n".join((found.about, found.wrong.text, found.right.text, found.why or "")).splitlines()
    assert [line for line in lines if len(line) > 100] == []


def test_a_code_without_a_page_has_no_explanation() -> None:
    """None is made up."""
    assert explanation("DG999") is None


def test_a_lone_block_of_yaml_is_the_flow_that_it_says_it_is() -> None:
    """Its path needs no writing."""
    assert page("DG101").wrong.files[0].path == "flows/order.yaml"


def test_a_block_of_hex_is_bytes() -> None:
    """For what is no text."""
    assert File("a", "hex", "66 6f\ne9\n").data == b"fo\xe9"


def test_the_files_of_a_page_are_in_their_order() -> None:
    """Each with its path and language."""
    shown = [(file.path, file.language) for file in page("DG401").wrong.files]
    assert shown == [("bot.yaml", "yaml"), ("flows/order.yaml", "yaml"), ("locales/de/order.po", "po")]
