"""Dialogue tests: what a step says."""

CODES = {
    "DG800": "a step of a dialogue that means nothing",
}
