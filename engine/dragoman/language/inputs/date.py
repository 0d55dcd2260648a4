"""`date`: a day, as people write and say it in the user's locale."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.days import by_author, day_as_typed, day_by_author, day_in, example_day
from dragoman.language.inputs.reading.letters import plain_digits
from dragoman.language.sentences import Sentence

_MAX_LENGTH = 64


class Day:
    """ISO, the locale's forms, and days counted from today. The author's own `formats` are tried first.

    `formats` is a list of patterns such as `%d.%m.%Y` or `dd.mm.yyyy`. A day without a year is the next such day,
    today included; a bare weekday is the next such day, never today. Two-digit years are in this century.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset({"formats"})
    value_type: str = "date"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A datetime.date, never a datetime."""
        typed = plain_digits(content.text)
        if not typed or len(typed) > _MAX_LENGTH:
            return Rejected()
        day = day_by_author(typed, reading) or day_in(typed, reading)
        return Accepted(day) if day else Rejected()

    def error(self, reading: Reading) -> Sentence:
        """Asks for a date, and shows one as the author's first format or the locale writes it."""
        day = example_day(reading)
        return Sentence("input_date", {"example": by_author(day, reading) or day_as_typed(day, reading.locale)})


kind: InputType = Day()
