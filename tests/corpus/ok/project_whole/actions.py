from typing import Any, Literal

from dragoman import action

DOCTORS = [{"id": "kim", "name": "Kim"}, {"id": "lee", "name": "Lee"}]


@action
async def doctors() -> list[dict[str, Any]]:
    return DOCTORS


@action(once=True)
async def book(doctor: str) -> Literal["booked", "taken"]:
    return "booked"
