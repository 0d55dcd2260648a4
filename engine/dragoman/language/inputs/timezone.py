"""`timezone`: the time zone of the user, by its name or by a city."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.zones import zone_in
from dragoman.language.sentences import Sentence

_MAX_LENGTH = 64


class Timezone:
    """An IANA name (`Europe/Berlin`), a city that has one, or a country with only one zone, in the user's language or
    in English. An offset (`+2`, `UTC+2`) is none: it does not say when the clocks change.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "text"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A str: the IANA name, such as `Europe/Berlin`."""
        typed = content.text.strip()
        zone = zone_in(typed, reading.locale) if len(typed) <= _MAX_LENGTH else None
        return Accepted(zone) if zone else Rejected()

    def error(self, reading: Reading) -> Sentence:
        """Asks for a city, and says why no offset will do."""
        return Sentence("input_timezone", {"example": "Europe/Berlin"})


kind: InputType = Timezone()
