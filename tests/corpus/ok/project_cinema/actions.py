from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from dragoman import Outcome, action


@action
async def films(day: date) -> list[dict[str, Any]]:
    """Les films du jour."""
    return [{"id": n, "titre": f"Film {n}"} for n in range(day.day % 4)]


@action
async def seances(film: int, day: date) -> list[datetime]:
    """Les heures."""
    return [datetime.combine(day, time(20)) + timedelta(hours=n) for n in range(2)]


@action(once=True)
async def reserver(film: int, quand: datetime, places: int) -> Outcome:
    """ok avec le prix, ou complet"""
    if places > 5:
        return Outcome("complet")
    return Outcome("ok", {"prix": Decimal(9) * places, "code": "AB12"})


@action
async def paye(code: str) -> Literal["oui", "non"]:
    """Payé ?"""
    return "oui"
