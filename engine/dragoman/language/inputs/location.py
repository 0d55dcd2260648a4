"""`location`: a place on the map, sent by the button for it or from the map."""

from __future__ import annotations

from decimal import Decimal

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.sentences import Sentence


class Location:
    """A location as the messenger sends it; a text is none. A button with `location: true` sends the user's own."""

    accepts: frozenset[Kind] = frozenset({"location"})
    settings: frozenset[str] = frozenset()
    value_type: str = "record"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A record {latitude, longitude}: Decimals, in degrees, north and east positive."""
        latitude, longitude = _degrees(content, "latitude", 90), _degrees(content, "longitude", 180)
        if latitude is None or longitude is None:
            return Rejected()
        return Accepted({"latitude": latitude, "longitude": longitude})

    def error(self, reading: Reading) -> Sentence:
        """Says where locations are sent from."""
        return Sentence("input_location")


def _degrees(content: Content, name: str, most: int) -> Decimal | None:
    value = content.value.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    exact = Decimal(str(value))
    return exact if exact.is_finite() and abs(exact) <= most else None


kind: InputType = Location()
