"""The actions of the example flows: accounts are looked up in a fixed list, where a real bot asks a database."""

from typing import Any

from dragoman import action

ACCOUNTS: dict[str, dict[str, Any]] = {
    "A-1": {"name": "Ada", "orders": [{"id": "o1", "items": 2}, {"id": "o2", "items": 5}]},
    "B-2": {"name": "Grace", "orders": []},
}


@action
async def find_account(account_id: str) -> dict[str, Any] | None:
    """The account's record, or nothing. X-0 shows what happens when the customer system is down."""
    if account_id.upper() == "X-0":
        raise ConnectionError("the customer system is down")
    return ACCOUNTS.get(account_id.upper())
