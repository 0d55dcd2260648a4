"""`phone`: a phone number, typed or shared as a contact."""

from __future__ import annotations

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.letters import plain_digits
from dragoman.language.sentences import Sentence

_MAX_LENGTH = 40
_MARKS = frozenset("+-./() \u00a0\u2010\u2011\u2012\u2013\u2212\u202f\uff0b")


class Phone:
    """A number of a length that its country uses. A number without country code is read in the setting `region`.

    Whether a number is in service is not asked: ranges change faster than lists of them do.
    """

    accepts: frozenset[Kind] = frozenset({"text", "contact"})
    settings: frozenset[str] = frozenset({"region"})
    value_type: str = "text"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A str in E.164 form, such as `+34600111222`."""
        region = _region(reading)
        if content.kind == "contact":
            number = str(content.value.get("phone") or "")
            # Telegram leaves the plus sign of a contact's number out on some clients.
            found = _e164(f"+{number.strip().lstrip('+')}", "") or _e164(number, region)
        else:
            found = _e164(content.text, region)
        return Accepted(found) if found else Rejected()

    def error(self, reading: Reading) -> Sentence:
        """Asks for a number as it is written in the region; without a region it needs the country code."""
        example = _example(_region(reading))
        if example:
            return Sentence("input_phone", {"example": example})
        return Sentence("input_phone_international", {"example": "+34 600 111 222"})


def _region(reading: Reading) -> str:
    region = reading.settings.get("region")
    return region.strip().upper() if isinstance(region, str) else ""


def _example(region: str) -> str:
    import phonenumbers

    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL) if number else ""


def _e164(typed: str, region: str) -> str | None:
    number = plain_digits(typed)
    if number[:4].casefold() == "tel:":
        number = number[4:]
    if len(number) > _MAX_LENGTH or not all(char in _MARKS or "0" <= char <= "9" for char in number):
        return None
    if not region and number.startswith("00"):
        number = f"+{number[2:]}"
    return _parsed(number, region)


def _parsed(number: str, region: str) -> str | None:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return None
    # Numbers that can be dialled only within their own town are possible, too, but have no E.164 form.
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


kind: InputType = Phone()
