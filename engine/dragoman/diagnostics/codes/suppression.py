"""Comments that suppress a diagnostic."""

CODES = {
    "DG790": "a suppression that suppresses nothing",
    "DG791": "a suppression of a code that is none",
    "DG792": "a suppression without a code",
    "DG793": "a suppression of an error that cannot be ignored",
    "DG794": "a suppression that is misspelt",
}
