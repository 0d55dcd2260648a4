"""`number`: a number, with a fraction or without."""

from __future__ import annotations

from decimal import Decimal

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.numerals import has_fraction, number_in
from dragoman.language.sentences import Sentence


class Number:
    """A number in the user's locale: `5`, `1 234,50`, `-2.5`."""

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "number"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """An int if no fraction was typed, else a Decimal with the digits typed."""
        number = number_in(content.text, reading.locale)
        if number is None:
            return Rejected()
        return Accepted(number if has_fraction(number) else int(number))

    def error(self, reading: Reading) -> Sentence:
        """Asks for a number, and shows one that every locale reads alike."""
        return Sentence("input_number", {"example": 25, "other": Decimal("2.5")})


kind: InputType = Number()
