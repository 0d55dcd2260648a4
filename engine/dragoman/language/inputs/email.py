"""`email`: an address that could exist. Nothing is looked up."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.sentences import Sentence

_MAX_LENGTH = 320
_SCHEME = "mailto:"


class Email:
    """One address. Angle brackets around it and `mailto:` before it are taken off; `x@clinic.test` will do."""

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset()
    value_type: str = "text"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A str: the address in NFC with its domain in lower case; the part before the @ keeps its case."""
        typed = content.text.strip()
        if len(typed) > _MAX_LENGTH + len(f"<{_SCHEME}>"):
            return Rejected()
        return _validated(_bare(typed))

    def error(self, reading: Reading) -> Sentence:
        """Asks for an address."""
        return Sentence("input_email", {"example": "name@example.com"})


def _bare(typed: str) -> str:
    if typed.startswith("<") and typed.endswith(">"):
        typed = typed[1:-1].strip()
    if typed[: len(_SCHEME)].casefold() == _SCHEME:
        return typed[len(_SCHEME) :].partition("?")[0]
    return typed


def _validated(address: str) -> Accepted | Rejected:
    from email_validator import EmailNotValidError, validate_email

    try:
        # `test_environment` lets the reserved domain .test through, which authors use in their dialogue tests.
        found = validate_email(address, check_deliverability=False, test_environment=True)
    except (EmailNotValidError, UnicodeError):
        return Rejected()
    return Accepted(found.normalized)


kind: InputType = Email()
