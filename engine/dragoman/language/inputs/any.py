"""`any`: whatever the user sends."""

from __future__ import annotations

from typing import get_args

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.letters import cleaned, is_blank
from dragoman.language.sentences import Sentence


class Anything:
    """Every kind of message. `answer.kind` tells what it was; a caption is in `answer.text`."""

    accepts: frozenset[Kind] = frozenset(get_args(Kind))
    settings: frozenset[str] = frozenset()
    value_type: str = "any"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A str for a text, cleaned as `text` cleans it; else a record with `kind` and the fields of that kind."""
        if content.kind != "text":
            return Accepted({**content.value, "kind": content.kind})
        text = cleaned(content.text)
        return Rejected() if is_blank(text) else Accepted(text)

    def error(self, reading: Reading) -> Sentence:
        """Only an empty message is none."""
        return Sentence("input_any")


kind: InputType = Anything()
