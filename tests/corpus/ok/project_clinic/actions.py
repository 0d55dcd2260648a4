from datetime import date
from typing import Any, Literal

from dragoman import action


@action
async def doctors(speciality: str) -> list[dict[str, Any]]:
    """Doctors of a speciality."""
    return [{"id": 1, "name": "Dr. Grün"}, {"id": 2, "name": "Dr. Weiß"}]


@action
async def free(doctor: int, day: date) -> list[str]:
    """Free times that day."""
    return [] if day.weekday() > 4 else ["09:00", "10:30"]


@action(once=True)
async def reserve(doctor: int, day: date, at: str, reason: str | None = None) -> Literal["ok", "gone"]:
    """Reserve a time."""
    return "ok"


@action
async def is_workday(day: date) -> bool:
    """No weekends."""
    return day.weekday() < 5
