"""`dragoman validate` on what nobody may read: why it cannot be read, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import as_somebody


def test_an_unreadable_file_says_why(tmp_path: Path) -> None:
    """It is there; the rights are missing."""
    (tmp_path / "a.yaml").write_text("flow: a\nnodes:\n  b:\n    say: Hi\n")
    (tmp_path / "a.yaml").chmod(0o000)
    ended = as_somebody("validate", "a.yaml", cwd=tmp_path)
    assert ended.code == 2
    assert ended.err == "dragoman: 'a.yaml': the file cannot be read: permission denied\n"


def test_a_closed_folder_is_one_line(tmp_path: Path) -> None:
    """Wrong usage, not a fault of ours."""
    (tmp_path / "closed").mkdir(mode=0o700)
    (tmp_path / "closed" / "a.yaml").write_text("flow: a\n")
    (tmp_path / "closed").chmod(0o000)
    ended = as_somebody("validate", "closed/a.yaml", cwd=tmp_path)
    assert ended.code == 2
    assert ended.err == "dragoman: 'closed/a.yaml' cannot be used: permission denied\n"
    (tmp_path / "closed").chmod(0o700)


def test_a_closed_folder_of_flows_is_no_empty_one(tmp_path: Path) -> None:
    """There may be flows in it: that none is there would be false."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "a.yaml").write_text("flow: a\nnodes:\n  b:\n    say: Hi\n")
    (tmp_path / "flows").chmod(0o000)
    ended = as_somebody("validate", ".", "--format", "concise", cwd=tmp_path)
    (tmp_path / "flows").chmod(0o700)
    assert ended.code == 1
    assert ended.out == "flows:1:1: error DG001 this folder cannot be read: permission denied\n"


@pytest.mark.parametrize(("closed", "given"), [("a", "a"), ("a/flows", "a/flows"), ("a", "a/flows")])
def test_a_closed_folder_is_told_by_the_name_that_was_given(tmp_path: Path, closed: str, given: str) -> None:
    """And not by that of something which is looked for in it."""
    (tmp_path / "a" / "flows").mkdir(parents=True)
    (tmp_path / closed).chmod(0o000)
    ended = as_somebody("validate", given, cwd=tmp_path)
    (tmp_path / closed).chmod(0o700)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"dragoman: '{given}' cannot be used: permission denied\n"
