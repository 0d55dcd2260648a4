"""What the input types for files share."""

from __future__ import annotations

from typing import Any

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, Reading, Rejected
from dragoman.language.sentences import Sentence


class FileOfKind:
    """A message of one kind that carries a file. The caption is not kept; `answer.text` has it."""

    settings: frozenset[str] = frozenset()
    value_type: str = "file"

    def __init__(self, kind: Kind) -> None:
        self.accepts: frozenset[Kind] = frozenset({kind})
        self._kind = kind

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A record {id, name, mime, size}: the channel's id, texts, bytes. What the channel does not tell is empty."""
        return Accepted(file_record(content)) if content.kind == self._kind else Rejected()

    def error(self, reading: Reading) -> Sentence:
        """Asks for a message of the kind."""
        return Sentence(f"input_{self._kind}")


def file_record(content: Content) -> dict[str, Any]:
    """The file of a message as a record {id, name, mime, size}."""
    size = content.value.get("size")
    texts = {name: str(content.value.get(name) or "") for name in ("id", "name", "mime")}
    return {**texts, "size": size if isinstance(size, int) else 0}
