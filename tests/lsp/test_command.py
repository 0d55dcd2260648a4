"""`dragoman lsp` as a command."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.command_line import FLOWS, dragoman, environment


def test_a_missing_extra_is_one_line_with_the_command_to_type(tmp_path: Path) -> None:
    """And exit code 2."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\nreal = util.find_spec\n"
        "util.find_spec = lambda name, package=None: None if name == 'pygls' else real(name, package)\n"
    )
    path = f"{tmp_path}:{environment()['PYTHONPATH']}"
    ended = dragoman("lsp", cwd=tmp_path, env={"PYTHONPATH": path})
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "dragoman: the language server needs an extra: pip install 'dragoman[lsp]'\n"


def test_validate_knows_nothing_of_it(tmp_path: Path) -> None:
    """Neither of the protocol nor of the server."""
    code = (
        "import sys\nsys.argv = ['dragoman', 'validate', sys.argv[1]]\n"
        "from dragoman.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith(('pygls', 'lsprotocol', 'dragoman.lsp', 'asyncio'))])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(FLOWS / "registration.yaml")],
        capture_output=True, env=environment(), cwd=tmp_path, check=True, text=True,
    )  # fmt: skip
    assert ended.stdout.splitlines()[-1] == "[]"


def test_it_speaks_on_a_port_too(tmp_path: Path) -> None:
    """Of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "dragoman", "lsp", "--tcp", str(port)]
    with subprocess.Popen(words, cwd=tmp_path, env=environment(), stdin=subprocess.DEVNULL) as process:
        try:
            with _connected(port) as line:
                params = b'{"processId":null,"rootUri":null,"capabilities":{}}'
                body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":%b}' % params
                line.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
                assert line.recv(16) == b"Content-Length: "
        finally:
            process.kill()


def _connected(port: int) -> socket.socket:
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("nobody listens")
