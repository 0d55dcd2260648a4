"""`text`: what the user wrote. The default."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.letters import cleaned, is_blank
from dragoman.language.sentences import Sentence


class Text:
    """Trimmed, in NFC, without control characters other than newlines; a text of which nothing is seen is none."""

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "text"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A str, never blank."""
        text = cleaned(content.text)
        return Rejected() if is_blank(text) else Accepted(text)

    def error(self, reading: Reading) -> Sentence:
        """Asks for words."""
        return Sentence("input_text")


kind: InputType = Text()
