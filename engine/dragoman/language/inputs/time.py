"""`time`: a time of day, as people write and say it in the user's locale."""

from __future__ import annotations

from datetime import datetime, time

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.clock_times import time_in
from dragoman.language.inputs.reading.date_formats import formats_in, time_by_formats
from dragoman.language.inputs.reading.days import by_author, example_day, time_as_typed
from dragoman.language.inputs.reading.letters import plain_digits
from dragoman.language.sentences import Sentence

_MAX_LENGTH = 64


class TimeOfDay:
    """`9:30`, `21.30`, `0930`, `9 pm`, `21 Uhr`, `noon`. The author's own `formats` are tried first.

    `formats` is a list of patterns such as `%H:%M` or `hh:mm`. A bare `9` is nine in the morning.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset({"formats"})
    value_type: str = "time"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A datetime.time without zone."""
        typed = plain_digits(content.text)
        if not typed or len(typed) > _MAX_LENGTH:
            return Rejected()
        found = time_by_formats(typed, formats_in(reading.settings))
        found = time_in(typed, bare=True) if found is None else found
        return Rejected() if found is None else Accepted(found)

    def error(self, reading: Reading) -> Sentence:
        """Asks for a time, and shows one as the author's first format or the locale writes it."""
        moment = datetime.combine(example_day(reading), time(9, 30))
        return Sentence("input_time", {"example": by_author(moment, reading) or time_as_typed(moment, reading.locale)})


kind: InputType = TimeOfDay()
