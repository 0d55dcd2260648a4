"""`dragoman validate` on what is no flow at all: one clear message, never a traceback, never a hang."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.command_line import Ended, dragoman, environment


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    """Exit code 2, with the path."""
    ended = dragoman("validate", "nowhere.yaml", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "dragoman: there is no file or folder 'nowhere.yaml'\n"


def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    """It would never end."""
    os.mkfifo(tmp_path / "pipe.yaml")
    ended = dragoman("validate", "pipe.yaml", cwd=tmp_path)
    assert ended.code == 1
    assert "pipe.yaml:1:1: error DG001 this is a named pipe" in ended.out


def test_a_socket_is_refused() -> None:
    """It is no file."""
    # A socket's path may be no longer than about 100 characters.
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/s.yaml")
        ended = dragoman("validate", "s.yaml", cwd=Path(folder))
    assert ended.code == 1
    assert "DG001" in ended.out


def test_a_folder_named_like_a_flow_is_a_folder(tmp_path: Path) -> None:
    """One without flows."""
    (tmp_path / "order.yaml").mkdir()
    ended = dragoman("validate", "order.yaml", cwd=tmp_path)
    assert ended.code == 1
    assert "DG706 there is no flow in order.yaml" in ended.out


def test_a_link_that_leads_nowhere_is_a_problem_of_the_file(tmp_path: Path) -> None:
    """It is there, but cannot be read."""
    (tmp_path / "a.yaml").symlink_to("nowhere")
    ended = dragoman("validate", "a.yaml", cwd=tmp_path)
    assert ended.code == 1
    assert "a.yaml:1:1: error DG001 the file cannot be read: no such file or directory" in ended.out


def test_links_in_a_ring_are_a_problem_of_the_file(tmp_path: Path) -> None:
    """They are not followed for ever."""
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    ended = dragoman("validate", "a.yaml", cwd=tmp_path)
    assert ended.code == 1
    assert "DG001" in ended.out


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "DG006"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "DG003"),
        (b"flow: a\nnodes:\n  b:\n    say: caf\xe9\n", "DG003"),
        (b"flow: a\x00\n", "DG004"),
        ("flow: a\n".encode("utf-16"), "DG003"),
        (b"#" * (1024 * 1024 + 1), "DG002"),
        (b"[" * 100_000, "DG007"),
    ],
    ids=["empty", "picture", "latin-1", "zero byte", "utf-16", "too large", "100,000 brackets"],
)
def test_bytes_that_are_no_flow_are_told_by_their_code(tmp_path: Path, data: bytes, code: str) -> None:
    """Exit code 1 and no traceback."""
    (tmp_path / "a.yaml").write_bytes(data)
    ended = dragoman("validate", "a.yaml", cwd=tmp_path)
    assert (ended.code, ended.err) == (1, "")
    assert f"error {code} " in ended.out


def as_somebody(*words: str, cwd: Path) -> Ended:
    """Runs the command line without root's right to read everything."""
    humbly = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    ended = subprocess.run(
        [*humbly, sys.executable, "-m", "dragoman", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_an_unreadable_file_says_why(tmp_path: Path) -> None:
    """It is there; the rights are missing."""
    (tmp_path / "a.yaml").write_text("flow: a\nnodes:\n  b:\n    say: Hi\n")
    (tmp_path / "a.yaml").chmod(0o000)
    ended = as_somebody("validate", "a.yaml", cwd=tmp_path)
    assert ended.code == 1
    assert "a.yaml:1:1: error DG001 the file cannot be read: permission denied" in ended.out


def test_a_closed_folder_is_one_line(tmp_path: Path) -> None:
    """Wrong usage, not a fault of ours."""
    (tmp_path / "closed").mkdir(mode=0o700)
    (tmp_path / "closed" / "a.yaml").write_text("flow: a\n")
    (tmp_path / "closed").chmod(0o000)
    ended = as_somebody("validate", "closed/a.yaml", cwd=tmp_path)
    assert ended.code == 2
    assert ended.err == "dragoman: 'closed/a.yaml' cannot be used: permission denied\n"
    (tmp_path / "closed").chmod(0o700)
