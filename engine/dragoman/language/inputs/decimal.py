"""`decimal`: a number that is always a decimal: for amounts, weights, rates."""

from __future__ import annotations

from decimal import Decimal

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.numerals import number_in
from dragoman.language.sentences import Sentence


class DecimalNumber:
    """A number in the user's locale: `5`, `1 234,50`, `-2.5`."""

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "decimal"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A Decimal with the digits typed, of at most 15 significant digits."""
        number = number_in(content.text, reading.locale)
        return Rejected() if number is None else Accepted(number)

    def error(self, reading: Reading) -> Sentence:
        """Asks for a number, and shows one that every locale reads alike."""
        return Sentence("input_decimal", {"example": Decimal("2.5")})


kind: InputType = DecimalNumber()
