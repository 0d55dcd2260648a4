"""Files into text, and every way in which a path is no readable file."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.limits import FILE_BYTES
from dragoman.source.reader import decode, read
from dragoman.source.source import Source


def only(found: Source | tuple[Diagnostic, ...]) -> Diagnostic:
    """The single diagnostic that there is in place of a text."""
    assert not isinstance(found, Source)
    assert len(found) == 1
    return found[0]


def text_of(found: Source | tuple[Diagnostic, ...]) -> str:
    """The text, where there is one."""
    assert isinstance(found, Source)
    return found.text


def test_a_regular_file_gives_its_text(tmp_path: Path) -> None:
    """Text and name, nothing else."""
    path = tmp_path / "a.yaml"
    path.write_text("flow: a\n", encoding="utf-8")
    assert read(path, "flows/a.yaml") == Source("flows/a.yaml", "flow: a\n")


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    """No line end is translated, or offsets would be wrong."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a\r\nb\rc\n")
    assert text_of(read(path, "a")) == "a\r\nb\rc\n"


def test_a_link_to_a_regular_file_is_followed(tmp_path: Path) -> None:
    """A symbolic link is fine."""
    (tmp_path / "a.yaml").write_text("flow: a", encoding="utf-8")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert text_of(read(tmp_path / "b.yaml", "b")) == "flow: a"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """A UTF-8 mark is stripped."""
    assert text_of(decode(b"\xef\xbb\xbfflow: a", "a")) == "flow: a"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """One error at the start, under the name given."""
    problem = only(read(tmp_path / "none.yaml", "flows/none.yaml"))
    assert (problem.file, problem.code, problem.span.line) == ("flows/none.yaml", "DG001", 1)
    assert "no such file" in problem.message


def test_a_folder_is_told(tmp_path: Path) -> None:
    """A folder is no file."""
    assert "folder, not a regular file" in only(read(tmp_path, "x")).message


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    """A FIFO that nobody writes to is refused at once."""
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in only(read(tmp_path / "pipe", "x")).message


def test_a_device_is_not_read() -> None:
    """An endless device is refused."""
    assert "device" in only(read(Path("/dev/zero"), "x")).message


def test_a_link_to_a_device_is_not_read(tmp_path: Path) -> None:
    """Nor is a link to one."""
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    assert "device" in only(read(tmp_path / "zero.yaml", "x")).message


def test_a_socket_is_told(tmp_path: Path) -> None:
    """A socket is no file."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert "socket" in only(read(tmp_path / "s", "x")).message


def test_a_ring_of_links_is_told(tmp_path: Path) -> None:
    """A link to itself ends nowhere."""
    (tmp_path / "a").symlink_to("a")
    assert re.search("links", only(read(tmp_path / "a", "x")).message)


def test_a_path_below_a_file_is_told(tmp_path: Path) -> None:
    """A file is no folder."""
    (tmp_path / "a").write_text("", encoding="utf-8")
    assert only(read(tmp_path / "a" / "b", "x")).code == "DG001"


def test_a_path_with_a_nul_is_told() -> None:
    """What the system cannot even take is an error like others."""
    assert only(read(Path("a\0b"), "x")).code == "DG001"


def test_a_name_beyond_the_systems_limit_is_told() -> None:
    """A name that is too long raises nothing."""
    assert "too long" in only(read(Path("a" * 5000), "x")).message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_is_told(tmp_path: Path) -> None:
    """The system's reason is given."""
    path = tmp_path / "a.yaml"
    path.write_text("flow: a", encoding="utf-8")
    path.chmod(0)
    assert "permission denied" in only(read(path, "x")).message


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    """1 MiB is allowed."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * FILE_BYTES)
    assert len(text_of(read(path, "x"))) == FILE_BYTES


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    """One byte more is too large."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (FILE_BYTES + 1))
    problem = only(read(path, "x"))
    assert (problem.code, "1 MiB" in problem.message) == ("DG002", True)


def test_a_huge_sparse_file_is_not_read(tmp_path: Path) -> None:
    """The size is looked at first."""
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert only(read(path, "x")).code == "DG002"


def test_a_byte_that_is_not_utf8_is_told_at_its_place() -> None:
    """Line and column count characters before the byte."""
    problem = only(decode("a: 1\nb: ü".encode() + b"\xe9\n", "x"))
    assert (problem.code, problem.span.line, problem.span.column) == ("DG003", 2, 5)
    assert "0xE9" in problem.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_are_told(encoding: str) -> None:
    """With a byte order mark, UTF-16 and UTF-32 are named."""
    mark = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    problem = only(decode((mark + "flow: a").encode(encoding), "x"))
    assert (problem.code, "UTF-16" in problem.message) == ("DG003", True)
