"""A small editor: it starts `dragoman lsp` as editors do, and speaks JSON-RPC with it over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.command_line import environment

PATIENCE = 30
"""Seconds after which a test gives up on an answer that will not come."""


class Refused(Exception):
    """The server has answered with an error."""


@dataclass
class Editor:
    """One running server. `published` leads from each file to its latest diagnostics, `shown` is for people.

    `named` is the process that the server is told to live as long as.
    """

    folder: Path
    encodings: tuple[str, ...] = ("utf-16",)
    able: dict[str, Any] = field(default_factory=dict)
    named: int | None = None
    published: dict[Path, list[dict[str, Any]]] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    capabilities: dict[str, Any] = field(default_factory=dict)
    _number: int = 0

    def __enter__(self) -> Editor:
        words = [sys.executable, "-m", "dragoman", "lsp"]
        self.process = subprocess.Popen(
            words,
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        self._came: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._overhear, daemon=True).start()
        self.errors: list[bytes] = []
        able = {"general": {"positionEncodings": list(self.encodings)}, "workspace": self.able}
        answer = self.ask("initialize", processId=self.named, rootUri=self.folder.as_uri(), capabilities=able)
        self.capabilities = answer["capabilities"]
        self.tell("initialized")
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.ask("shutdown")
            self.tell("exit")
        self.code = self.process.wait(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, **({"params": params} if params else {})})
        while True:
            said = self._next()
            if said.get("id") == number and "method" not in said:
                if "error" in said:
                    raise Refused(said["error"]["message"])
                return said["result"]

    def tell(self, method: str, **params: Any) -> None:
        """A notification."""
        self._send({"method": method, "params": params})

    def open(self, path: Path, text: str | None = None) -> None:
        """Opens a file, with the text that is on the disk unless another is given."""
        text = path.read_text(encoding="utf-8") if text is None else text
        item = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=item)

    def close(self, path: Path) -> None:
        """Closes a file."""
        self.tell("textDocument/didClose", textDocument={"uri": path.as_uri()})

    def type(self, path: Path, text: str, version: int = 2) -> None:
        """Replaces the whole text of an open file."""
        named = {"uri": path.as_uri(), "version": version}
        self.tell("textDocument/didChange", textDocument=named, contentChanges=[{"text": text}])

    def at(self, method: str, path: Path, line: int, character: int, **more: Any) -> Any:
        """The answer to a request about a place, counted from 0."""
        place = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", textDocument={"uri": path.as_uri()}, position=place, **more)

    def codes(self, path: Path, *wanted: str) -> list[dict[str, Any]]:
        """Waits until these are the codes published of a file, in their order, and gives its diagnostics."""
        while path not in self.published or [one["code"] for one in self.published[path]] != list(wanted):
            self._next()
        return self.published[path]

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        try:
            said = self._came.get(timeout=PATIENCE)
        except queue.Empty:
            raise AssertionError(
                f"nothing came; published: {self.published}; {b''.join(self.errors).decode()}"
            ) from None
        assert said is not None, b"".join(self.errors).decode()
        match said.get("method"):
            case "textDocument/publishDiagnostics":
                self.published[Path(said["params"]["uri"].removeprefix("file://"))] = said["params"]["diagnostics"]
            case "window/showMessage":
                self.shown.append(said["params"]["message"])
            case "client/registerCapability":
                self._send({"id": said["id"], "result": None})
            case _:
                pass
        return said

    def _listen(self) -> None:
        """Reads messages; anything else on standard output is a fault."""
        stream = self.process.stdout
        assert stream is not None
        while (header := stream.readline()).startswith(b"Content-Length: "):
            length = int(header.removeprefix(b"Content-Length: "))
            while stream.readline() not in (b"\r\n", b""):
                pass
            self._came.put(json.loads(stream.read(length)))
        if header:
            self.errors.append(b"this is no message: " + header)
        self._came.put(None)

    def _overhear(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.errors.append(line)
