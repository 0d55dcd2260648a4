"""`duration`: a length of time, as people write and say it in the user's locale."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.durations import duration_in
from dragoman.language.sentences import Sentence


class Duration:
    """`1h 30m`, `90 min`, `2 days`, `1.5 hours`: numbers with units from seconds to weeks. Months and years have no
    length of their own, and a number without unit is none.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "duration"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A datetime.timedelta from 0 to 100 years."""
        found = duration_in(content.text, reading.locale)
        return Rejected() if found is None else Accepted(found)

    def error(self, reading: Reading) -> Sentence:
        """Asks for a number with its unit."""
        return Sentence("input_duration")


kind: InputType = Duration()
