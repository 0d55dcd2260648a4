"""A real redis-server for tests, on a free port, with a folder of its own."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from pathlib import Path

import redis


class RedisServer:
    """One server process. `options` are those of redis.conf, without their leading dashes."""

    def __init__(self, folder: Path, **options: str) -> None:
        self.folder = folder
        self.options = {"save": "", "appendonly": "no", **options}
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"redis://127.0.0.1:{self.port}/0"

    def client(self) -> redis.Redis:
        """A plain client, to look at the server from outside."""
        return redis.Redis(port=self.port, password=self.options.get("requirepass"))

    def start(self) -> None:
        """Starts it, on the port it had before or else on a free one."""
        for _ in range(20):
            self.port = self.port or _free_port()
            self._process = subprocess.Popen(self._command(), stdout=subprocess.DEVNULL)
            if self._answers():
                return
            self.port = 0
        raise RuntimeError("redis-server does not start")

    def stop(self) -> None:
        """Ends the process, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Stops it without ending it: connections stay open and nothing answers."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Lets a frozen server go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def evalsha_calls(self) -> int:
        """How many times a script was called so far."""
        stats = self.client().info("commandstats")
        return int(stats.get("cmdstat_evalsha", {}).get("calls", 0))

    def _command(self) -> list[str]:
        options = {"port": str(self.port), "bind": "127.0.0.1", "dir": str(self.folder), **self.options}
        return ["redis-server", *(word for name, value in options.items() for word in (f"--{name}", value))]

    def _answers(self) -> bool:
        assert self._process is not None
        while self._process.poll() is None:
            try:
                with self.client() as client:
                    return bool(client.ping())
            except redis.exceptions.ConnectionError:
                time.sleep(0.02)
        return False


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
