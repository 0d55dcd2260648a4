"""Where a diagnostic points that speaks of a whole block: at its key."""

from __future__ import annotations

from pathlib import Path

from tests.project.making import place, project, the_one

ALBUM = "flow: album\nnodes:\n  pick:\n    prompt:\n"
FILES = [f"{{photo: 'https://example.org/{name}.jpg'}}" for name in "ab"]


def test_a_block_that_is_wrong_as_a_whole_is_told_at_its_key(tmp_path: Path) -> None:
    """Its first line is no more to blame than its last."""
    text = f"{ALBUM}      media:\n        - {FILES[0]}\n        - {FILES[1]}\n    buttons: [A, B]\n"
    found = the_one(project(tmp_path, album=text))
    assert (found.code, place(found), found.span.end_column) == ("DG503", "album.yaml:5:7", 12)


def test_brackets_are_told_at_the_bracket(tmp_path: Path) -> None:
    """They are a value as any other."""
    found = the_one(project(tmp_path, album=f"{ALBUM}      media: [{', '.join(FILES)}]\n    buttons: [A, B]\n"))
    assert (found.code, place(found)) == ("DG503", "album.yaml:5:14")


def test_the_first_key_of_a_block_is_told_at_itself(tmp_path: Path) -> None:
    """Though it begins where the block does."""
    found = the_one(project(tmp_path, album="flow: album\nnodes:\n  a:\n    say:\n      txet: Hi\n"))
    assert place(found) == "album.yaml:5:7"


def test_in_bot_yaml_it_is_the_same(tmp_path: Path) -> None:
    """A block there has a key, too."""
    found = the_one(project(tmp_path, "bot: demo\nsettings:\n  - a\n  - b\n"))
    assert place(found) == "bot.yaml:2:1"
