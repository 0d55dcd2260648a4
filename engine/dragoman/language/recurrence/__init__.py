"""When something happens again: what `every:` says, in triggers and in `schedule`.

`recurrence(text)` reads it, `next_after` says when it is next. Both are pure: the moment and the zone are given.
"""

from __future__ import annotations

from dragoman.language.recurrence.following import next_after
from dragoman.language.recurrence.timetable import Interval, Recurrence, Timetable
from dragoman.language.recurrence.words import recurrence

__all__ = ["Interval", "Recurrence", "Timetable", "next_after", "recurrence"]
