"""`integer`: a whole number."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.numerals import has_fraction, number_in
from dragoman.language.sentences import Sentence


class Integer:
    """A whole number, in the user's locale: `5`, `-3`, `1 000`; `2.0` is none."""

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "integer"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """An int of at most 15 digits."""
        number = number_in(content.text, reading.locale)
        return Rejected() if number is None or has_fraction(number) else Accepted(int(number))

    def error(self, reading: Reading) -> Sentence:
        """Asks for a number, and shows one that every locale reads alike."""
        return Sentence("input_integer", {"example": 25})


kind: InputType = Integer()
