from typing import Any

from dragoman import action


@action
async def start_job(what: str) -> int:
    """The job's number."""
    return 1


@action
async def progress(job: int) -> dict[str, Any]:
    """percent, ready"""
    return {"percent": 50, "ready": False}
