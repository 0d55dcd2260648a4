"""`boolean`: yes or no."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.letters import folded, plain_digits
from dragoman.language.inputs.reading.locales import language_of
from dragoman.language.inputs.reading.yes_and_no import NO, YES
from dragoman.language.sentences import Sentence

_MAX_LENGTH = 40


class Boolean:
    """A word for yes or no in the user's language, or one that is understood everywhere: `true`, `1`, `y`, `ok`."""

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "boolean"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A bool. The user's own language comes first: what is yes there is never no."""
        word = plain_digits(content.text)
        if len(word) > _MAX_LENGTH:
            return Rejected()
        word = folded(word).strip(" .!…。！")
        for language in (language_of(reading.locale), ""):
            if word in YES.get(language, ()):
                return Accepted(True)
            if word in NO.get(language, ()):
                return Accepted(False)
        return Rejected()

    def error(self, reading: Reading) -> Sentence:
        """Asks for one of two words."""
        return Sentence("input_boolean")


kind: InputType = Boolean()
