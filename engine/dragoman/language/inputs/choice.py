"""`choice`: one of the options that are shown. Which one is meant is for the prompt to find out; here it is a text."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.letters import cleaned, is_blank
from dragoman.language.sentences import Sentence


class Choice:
    """The words typed, cleaned as `text` cleans them."""

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "text"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A str, never blank."""
        text = cleaned(content.text)
        return Rejected() if is_blank(text) else Accepted(text)

    def error(self, reading: Reading) -> Sentence:
        """Points at the options."""
        return Sentence("choose")


kind: InputType = Choice()
