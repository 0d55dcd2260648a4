"""The tea shop's catalogue, in a fixed list, where a real bot asks a database."""

from decimal import Decimal
from typing import Any

from dragoman import action

TEAS = {
    "Assam": "4.50",
    "Darjeeling": "6.90",
    "Earl Grey": "5.20",
    "Jasmine": "5.80",
    "Rooibos": "3.90",
    "Sencha": "7.40",
}


@action
async def teas() -> list[dict[str, Any]]:
    """All teas: records of `id`, `name` and `price` in euros."""
    return [{"id": name, "name": name, "price": Decimal(price)} for name, price in TEAS.items()]
