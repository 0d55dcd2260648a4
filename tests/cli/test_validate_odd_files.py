"""`dragoman validate` on what is no flow at all: one clear message, never a traceback, never a hang."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.command_line import as_somebody, dragoman, environment


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    """Exit code 2, with the path."""
    ended = dragoman("validate", "nowhere.yaml", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "dragoman: there is no file or folder 'nowhere.yaml'\n"


def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    """It would never end."""
    os.mkfifo(tmp_path / "pipe.yaml")
    ended = dragoman("validate", "pipe.yaml", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "dragoman: 'pipe.yaml': this is a named pipe (FIFO), not a regular file\n"


def test_a_socket_is_refused() -> None:
    """It is no file."""
    # A socket's path may be no longer than about 100 characters.
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/s.yaml")
        ended = dragoman("validate", "s.yaml", cwd=Path(folder))
    assert (ended.code, ended.err) == (2, "dragoman: 's.yaml': this is a socket, not a regular file\n")


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
    assert ended.code == 2
    assert ended.err == "dragoman: 'a.yaml': the file cannot be read: no such file or directory\n"


def test_links_in_a_ring_are_a_problem_of_the_file(tmp_path: Path) -> None:
    """They are not followed for ever."""
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    ended = dragoman("validate", "a.yaml", cwd=tmp_path)
    assert ended.code == 2
    assert "'a.yaml': the file cannot be read: too many levels of symbolic links" in ended.err


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


SOUND = "flow: a\nnodes:\n  b:\n    say: Hi\n"
WRONG = "flow: a\nnodes:\n  b:\n    sya: Hi\n"


def test_an_unreadable_file_among_others_does_not_hide_their_problems(tmp_path: Path) -> None:
    """Both are told, each once; wrong usage is what the exit code says."""
    (tmp_path / "a.yaml").write_text(WRONG)
    ended = dragoman("validate", "a.yaml", "/dev/null", "--format", "concise", cwd=tmp_path)
    assert ended.code == 2
    assert ended.out.count("\n") == 1
    assert ended.err == "dragoman: '/dev/null': this is a device, not a regular file\n"


def test_programs_find_an_unreadable_file_among_the_problems(tmp_path: Path) -> None:
    """Whatever else they are told."""
    ended = dragoman("validate", "/dev/null", "--format", "json", cwd=tmp_path)
    assert ended.code == 2
    assert [found["code"] for found in json.loads(ended.out)] == ["DG001"]


@pytest.mark.parametrize("name", ["actions.py", "locales/de/a.po", "locales/a.pot"])
def test_a_part_of_a_project_is_not_read_as_a_flow(tmp_path: Path, name: str) -> None:
    """Wrong usage, told in one line that says what to check instead."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("x = {'a': 1}\n")
    ended = dragoman("validate", name, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    told = "is checked with its project: validate the project's folder, or a flow"
    assert ended.err == f"dragoman: '{name}' {told}\n"


def test_a_part_of_a_project_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    """As any other file."""
    ended = dragoman("validate", "actions.py", cwd=tmp_path)
    assert (ended.code, ended.err) == (2, "dragoman: there is no file or folder 'actions.py'\n")


def test_a_folder_named_like_a_part_is_a_folder(tmp_path: Path) -> None:
    """With flows in it."""
    (tmp_path / "bot.py").mkdir()
    (tmp_path / "bot.py" / "a.yaml").write_text(SOUND)
    assert dragoman("validate", "bot.py", cwd=tmp_path).out == "no problems found\n"


def test_an_unreadable_file_of_a_folder_is_a_problem_of_the_folder(tmp_path: Path) -> None:
    """The folder was asked for, and can be looked at."""
    (tmp_path / "a.yaml").symlink_to("nowhere")
    ended = dragoman("validate", ".", cwd=tmp_path)
    assert ended.code == 1
    assert "a.yaml:1:1: error DG001" in ended.out


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("a" * 5000, "cannot be used: file name too long"),
        ("a.yaml/b", "there is no file or folder 'a.yaml/b'"),
        ("/dev/zero", "this is a device, not a regular file"),
        ("no\nthing\x1b[31m.yaml", "there is no file or folder 'no thing\ufffd[31m.yaml'"),
        ("-", "there is no file or folder '-'"),
    ],
    ids=["long", "below a file", "endless", "controls", "standard input"],
)
def test_a_path_that_leads_to_no_file_is_one_line(tmp_path: Path, argument: str, told: str) -> None:
    """Wrong usage; nothing that a terminal would obey, and no page full of letters."""
    (tmp_path / "a.yaml").write_text(SOUND)
    ended = dragoman("validate", argument, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert ended.err.count("\n") == 1
    assert len(ended.err) < 250


@pytest.mark.parametrize("name", [b"a\nb\x1b[31m.yaml", b"caf\xe9.yaml", "caf\u00e9 \u202e.yaml".encode()])
@pytest.mark.parametrize("format_", ["text", "concise", "json", "github", "sarif"])
def test_a_strange_name_is_printed_harmlessly(tmp_path: Path, name: bytes, format_: str) -> None:
    """Its line ends do not break lines, its escapes do not reach the terminal, and machines can read it."""
    Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(WRONG)
    ended = dragoman("validate", os.fsdecode(name), "--format", format_, cwd=tmp_path)
    assert (ended.code, ended.err) == (1, "")
    assert "DG101" in ended.out
    # A program that looks for the file by its name needs the name as it is.
    assert not {"\x1b", *("\u202e" if format_ != "github" else "")} & set(ended.out)
    if format_ in ("json", "sarif"):
        assert json.loads(ended.out)
    if format_ == "concise":
        assert ended.out.count("\n") == ended.out.count(" error ")


def through(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a line of shell in which `$DRAGOMAN` is the command line; the exit code is that of its first command."""
    line = f"set -o pipefail; DRAGOMAN='{sys.executable} -m dragoman'; {command}"
    return subprocess.run(
        ["bash", "-c", line], cwd=cwd, capture_output=True, text=True, env=environment(), timeout=60, check=False
    )


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github", "sarif"])
def test_a_reader_that_goes_away_is_no_reason_to_complain(tmp_path: Path, format_: str) -> None:
    """As in `dragoman validate | head -1`."""
    nodes = "".join(f"  n{number}:\n    sya: Hi\n" for number in range(3000))
    (tmp_path / "a.yaml").write_text(f"flow: a\nnodes:\n{nodes}")
    ended = through(f"$DRAGOMAN validate --format {format_} a.yaml | head -1", tmp_path)
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""


@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 1), ("2>&-", 1), ("<&- >&- 2>&-", 1)])
def test_closed_streams_are_no_reason_to_fail(tmp_path: Path, closed: str, code: int) -> None:
    """The exit code says all."""
    (tmp_path / "a.yaml").write_text(WRONG)
    ended = through(f"$DRAGOMAN validate a.yaml {closed}; exit $?", tmp_path)
    assert (ended.returncode, ended.stderr) == (code, "")


def test_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Such as on a full disk."""
    (tmp_path / "a.yaml").write_text(WRONG)
    ended = through("$DRAGOMAN validate a.yaml > /dev/full; exit $?", tmp_path)
    assert ended.returncode == 2
    assert ended.stderr == "dragoman: the output cannot be written: no space left on device\n"


@pytest.mark.parametrize("command", ["validate", "test", "chat"])
def test_a_current_folder_that_is_gone_is_one_line(tmp_path: Path, command: str) -> None:
    """It was removed by somebody else."""
    ended = through(f"mkdir gone; cd gone; rmdir ../gone; $DRAGOMAN {command}; exit $?", tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1] == "dragoman: the current folder is not there any more"
    assert "Traceback" not in ended.stderr


def test_a_folder_that_cannot_be_written_to_can_be_checked(tmp_path: Path) -> None:
    """Checking writes nothing."""
    (tmp_path / "a.yaml").write_text(SOUND)
    (tmp_path / "bot.yaml").write_text("bot: a\n")
    (tmp_path / "actions.py").write_text("import dragoman\n")
    tmp_path.chmod(0o500)
    ended = as_somebody("validate", cwd=tmp_path)
    tmp_path.chmod(0o700)
    assert (ended.code, ended.out) == (0, "no problems found\n")


def test_a_folder_of_ten_thousand_other_files_is_looked_at(tmp_path: Path) -> None:
    """The flows among them are found."""
    for number in range(10_000):
        (tmp_path / f"{number}.txt").touch()
    (tmp_path / "a.yaml").write_text(SOUND)
    assert dragoman("validate", ".", cwd=tmp_path).code == 0


def test_folders_that_lead_back_to_themselves_end(tmp_path: Path) -> None:
    """Links are not followed into folders."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "flows").symlink_to("../flows")
    (tmp_path / "again").symlink_to(".")
    (tmp_path / "flows" / "a.yaml").write_text(SOUND)
    assert dragoman("validate", ".", cwd=tmp_path).out == "no problems found\n"


def test_a_file_that_changes_all_the_time_is_read_as_it_was_at_some_moment(tmp_path: Path) -> None:
    """It grows, shrinks and vanishes while it is read, time and again: a result each time, and never a traceback."""
    busy = (
        "import os,sys,itertools\n"
        "for n in itertools.count():\n"
        "    open('a.yaml.new','w').write('flow: a\\nnodes:\\n' + '  b%d:\\n    say: Hi\\n' % n * (n % 3000))\n"
        "    os.replace('a.yaml.new', 'a.yaml')\n"
        "    open('a.yaml','a').write('# more\\n' * (n % 50))\n"
        "    os.remove('a.yaml') if n % 3 == 0 else os.truncate('a.yaml', n % 100)\n"
    )
    with subprocess.Popen([sys.executable, "-c", busy], cwd=tmp_path) as writer:
        ends = [dragoman("validate", "a.yaml", cwd=tmp_path) for _ in range(5)]
        writer.kill()
    assert {ended.code for ended in ends} <= {0, 1, 2}
    assert not any("Traceback" in ended.err or "internal error" in ended.err for ended in ends)


def test_a_bad_file_costs_little_memory(tmp_path: Path) -> None:
    """Less than 100 MB above what the command itself takes, whatever it is."""
    command = [sys.executable, "-c", MEASURED, sys.executable]
    (tmp_path / "sound.yaml").write_text(SOUND.replace("flow: a", "flow: sound"))
    (tmp_path / "big.yaml").write_bytes(b"# x\n" * 524_288)
    (tmp_path / "deep.yaml").write_bytes(b"[" * 900_000)
    (tmp_path / "wide.yaml").write_bytes(b"a: [" + b"1, " * 300_000 + b"]")
    (tmp_path / "noise.yaml").write_bytes(bytes(range(256)) * 4000)
    taken = {}
    for name in ("sound", "big", "deep", "wide", "noise"):
        ended = subprocess.run(
            [*command, f"{name}.yaml"], cwd=tmp_path, capture_output=True, env=environment(), check=True
        )
        taken[name] = int(ended.stdout)
    assert max(taken.values()) - taken["sound"] < 100 * 1024


MEASURED = (
    "import resource,subprocess,sys\n"
    "subprocess.run([sys.argv[1],'-m','dragoman','validate',sys.argv[2]],capture_output=True)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
)
"""Prints how many KiB a check of a file takes at most."""
