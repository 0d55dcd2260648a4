"""The YAML language server that editors use, as a process that is asked over its standard streams."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
PROGRAM = ROOT / ".node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"

_TRIES = 50
_SETTINGS = {
    "yaml": {
        "schemas": {
            (SCHEMAS / "dialogue.schema.json").as_uri(): "*.dialogue.yaml",
            (SCHEMAS / "bot.schema.json").as_uri(): "bot.yaml",
            (SCHEMAS / "flow.schema.json").as_uri(): "flows/*.yaml",
        },
        "schemaStore": {"enable": False},
        "validate": True,
        "hover": True,
        "completion": True,
        "yamlVersion": "1.2",
    }
}


class YamlServer:
    """One running server."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._number = 0
        self._opened = 0
        self._problems: dict[str, list[dict[str, Any]]] = {}

    def start(self) -> dict[str, Any]:
        """Shake hands; what the server says it can do."""
        abilities = {
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
            "textDocument": {
                "publishDiagnostics": {},
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
            },
        }
        answer = self.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": abilities})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})
        self._settle()
        found: dict[str, Any] = answer
        return found

    def _settle(self) -> None:
        """Wait until it has its settings and schemas: it asks for them while it already answers."""
        for _ in range(_TRIES):
            if self.problems("flows/first.yaml", "flow: first\nnods: {}\n"):
                return
        raise AssertionError("the server does not use the schemas")

    def opened(self, path: str, text: str) -> str:
        """Open a document that need not be on the disk; its URI."""
        self._opened += 1
        uri = (ROOT / f"opened_{self._opened}" / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def problems(self, path: str, text: str) -> list[dict[str, Any]]:
        """The diagnostics of a document with this text."""
        uri = self.opened(path, text)
        return self.found({uri})[uri]

    def found(self, uris: set[str]) -> dict[str, list[dict[str, Any]]]:
        """The diagnostics of opened documents; waits until all are there."""
        while not uris <= self._problems.keys():
            self._hear()
        return {uri: self._problems[uri] for uri in uris}

    def labels(self, path: str, text: str) -> list[str]:
        """What is proposed at the `‸` in the text."""
        return [item["label"] for item in self.proposals(path, text)]

    def proposals(self, path: str, text: str) -> list[dict[str, Any]]:
        """The same with all that is said of it."""
        answer = self._ask_at("textDocument/completion", path, text)
        items: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer or []
        return items

    def hover(self, path: str, text: str) -> str:
        """What is told of the word behind the `‸` in the text."""
        answer = self._ask_at("textDocument/hover", path, text)
        return str(answer["contents"]["value"]) if answer else ""

    def _ask_at(self, method: str, path: str, text: str) -> Any:
        before = text[: text.index("‸")]
        uri = self.opened(path, text.replace("‸", ""))
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": place})

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """Take the next message. What the server asks is answered, what it finds is kept."""
        message = self._message()
        if message.get("method") == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [_SETTINGS.get(item["section"]) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _message(self) -> dict[str, Any]:
        assert self._process.stdout
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, f"the server has ended: {self._process.poll()}"
        found: dict[str, Any] = json.loads(self._process.stdout.read(size))
        return found


@contextmanager
def running() -> Iterator[YamlServer]:
    """A server that has started. Installed by `make servers`."""
    assert PROGRAM.exists(), "the YAML language server is not installed: run `make servers`"
    process = subprocess.Popen(["node", PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        server = YamlServer(process)
        server.start()
        yield server
    finally:
        process.kill()
        process.wait()
