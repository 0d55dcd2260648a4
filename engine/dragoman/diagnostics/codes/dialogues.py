"""Dialogue tests: what a step says."""

CODES = {
    "DG800": "a step of a dialogue that means nothing",
    "DG801": "a name in a dialogue that its project does not have",
    "DG802": "a folder to deploy that is not there",
}
