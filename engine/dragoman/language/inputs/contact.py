"""`contact`: a contact that is shared."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.sentences import Sentence


class Contact:
    """A contact as the messenger sends it; a text is none. `own: true` takes only the sender's own, which a button with
    `contact: true` sends: a contact from the address book may be anybody's.
    """

    accepts: frozenset[Kind] = frozenset({"contact"})
    settings: frozenset[str] = frozenset({"own"})
    value_type: str = "record"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A record {phone, name, user_id}: texts, and a whole number or nothing."""
        phone, user = str(content.value.get("phone") or "").strip(), content.value.get("user_id")
        if not phone or (_own(reading) and (user is None or user != reading.user_id)):
            return Rejected()
        return Accepted({"phone": phone, "name": str(content.value.get("name") or ""), "user_id": user})

    def error(self, reading: Reading) -> Sentence:
        """Asks for a contact, or for the user's own."""
        return Sentence("input_contact_own" if _own(reading) else "input_contact")


def _own(reading: Reading) -> bool:
    return reading.settings.get("own") is True


kind: InputType = Contact()
