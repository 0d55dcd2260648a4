"""The workshop's catalogue and calendar, in fixed lists, where a real bot asks a database."""

from datetime import date, time
from typing import Any, Literal

from dragoman import action

SERVICES = {
    "Repair": [{"id": "tube", "name": "New tube", "price": 15}, {"id": "brakes", "name": "Brakes", "price": 39}],
    "Check": [{"id": "spring", "name": "Spring check", "price": 59}],
}


@action
async def categories() -> list[str]:
    """What the workshop does."""
    return list(SERVICES)


@action
async def services(category: str) -> list[dict[str, Any]]:
    """The services of a category: records of `id`, `name` and `price`."""
    return SERVICES[category]


@action
async def free_slots(day: date) -> list[time]:
    """The times that are free on this day. On Saturdays there are none left."""
    return [] if day.weekday() == 5 else [time(9), time(10, 30), time(14)]


@action(once=True)
async def book(service: str, day: date, slot: time, name: str) -> Literal["booked", "taken"]:
    """Puts it into the calendar. The first appointment of the day is always gone when one reaches for it."""
    return "taken" if slot == time(9) else "booked"
