"""Cache files on the disk: written whole, read only if nobody else can have written them, never an error."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from dragoman.project.cache.lasting import place_of, read_file, write_file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a project's cache is."""
    return place_of(tmp_path, "flows")


def test_what_is_written_is_read(place: Path) -> None:
    """And nothing else is left in the folder."""
    write_file(place, b"first")
    write_file(place, b"second")
    assert read_file(place) == b"second"
    assert list(place.parent.iterdir()) == [place]


def test_what_is_not_there_is_nothing(place: Path) -> None:
    """Neither the file nor the folder."""
    assert read_file(place) is None


def test_git_does_not_see_it(place: Path, tmp_path: Path) -> None:
    """The folder ignores itself, and keeps what its owner made of that."""
    write_file(place, b"x")
    ignored = tmp_path / ".dragoman" / ".gitignore"
    assert ignored.read_text() == "*\n"
    ignored.write_text("cache\n")
    write_file(place, b"y")
    assert ignored.read_text() == "cache\n"


def test_nobody_else_can_read_or_write_it(place: Path) -> None:
    """Flows may be confidential."""
    write_file(place, b"x")
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_left_alone(place: Path, mode: int) -> None:
    """Whoever wrote it may not be who wrote actions.py."""
    write_file(place, b"x")
    place.chmod(mode)
    assert read_file(place) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_file_of_somebody_else_is_left_alone(place: Path) -> None:
    """Whatever its rights are."""
    write_file(place, b"x")
    os.chown(place, 12345, -1)
    assert read_file(place) is None


def test_a_link_is_left_alone(place: Path, tmp_path: Path) -> None:
    """It leads to what somebody else may write."""
    (tmp_path / "other").write_bytes(b"x")
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "other")
    assert read_file(place) is None


def test_what_is_no_file_is_nothing(place: Path) -> None:
    """A folder, or a pipe that would block."""
    place.mkdir(parents=True)
    assert read_file(place) is None
    place.rmdir()
    os.mkfifo(place)
    assert read_file(place) is None


def test_where_nothing_can_be_written_nothing_is(place: Path, tmp_path: Path) -> None:
    """It is no error: a file stands where the folder would be."""
    (tmp_path / ".dragoman").write_text("mine")
    write_file(place, b"x")
    assert (tmp_path / ".dragoman").read_text() == "mine"
    assert read_file(place) is None


def test_what_a_killed_process_left_is_in_nobody_s_way(place: Path) -> None:
    """Not even for a process that got its number."""
    place.parent.mkdir(parents=True)
    place.with_name(f"{place.name}.{os.getpid()}").write_bytes(b"half")
    write_file(place, b"whole")
    assert read_file(place) == b"whole"


def _write_often(place: Path, letter: bytes) -> None:
    for _ in range(60):
        write_file(place, letter * 300_000)


def test_two_that_write_at_once_leave_a_whole_file(place: Path) -> None:
    """And whoever reads meanwhile sees the one or the other."""
    write_file(place, b"a" * 300_000)
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write_often, args=(place, letter)) for letter in (b"a", b"b")]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(read_file(place))
    for writer in writers:
        writer.join()
    assert seen <= {b"a" * 300_000, b"b" * 300_000}
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert list(place.parent.iterdir()) == [place]
