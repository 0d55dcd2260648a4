"""Messages: what they show, how long they are, whom they reach, and what they charge."""

CODES = {
    "DG500": "a file outside the project",
    "DG501": "a file that is not there",
    "DG502": "a text that is too long for its place",
    "DG503": "an album that cannot be sent",
    "DG504": "a chat that is none",
    "DG505": "an amount that nobody can pay",
    "DG506": "a message's setting that cannot be used",
}
