"""`datetime`: a day and a time, as people write and say them in the user's locale."""

from __future__ import annotations

from datetime import datetime, time

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.days import by_author, day_as_typed, example_day, time_as_typed
from dragoman.language.inputs.reading.letters import plain_digits
from dragoman.language.inputs.reading.moments import moment_in
from dragoman.language.sentences import Sentence

_MAX_LENGTH = 96


class Moment:
    """ISO, the locale's forms, and days counted from today, each with a time: `tomorrow 9:30`. Also `in 2 hours`.

    `formats` is a list of patterns such as `%d.%m.%Y %H:%M` or `dd.mm.yyyy hh:mm`, tried first. Times are on the
    user's clock; an offset in ISO's form is converted to it.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset({"formats"})
    value_type: str = "datetime"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """An aware datetime.datetime in the user's zone."""
        typed = plain_digits(content.text)
        if not typed or len(typed) > _MAX_LENGTH:
            return Rejected()
        moment = moment_in(typed, reading)
        return Accepted(moment) if moment else Rejected()

    def error(self, reading: Reading) -> Sentence:
        """Asks for a day and a time, and shows both as the author's first format or the locale writes them."""
        moment = datetime.combine(example_day(reading), time(9, 30), reading.now.tzinfo)
        shown = f"{day_as_typed(moment, reading.locale)} {time_as_typed(moment, reading.locale)}"
        return Sentence("input_datetime", {"example": by_author(moment, reading) or shown})


kind: InputType = Moment()
