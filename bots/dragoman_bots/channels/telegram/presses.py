"""What stands in a button's callback data: a short token that only we can have made, for this session only.

The law of this file: `epoch.option.code`, at most 64 bytes always; the code is a truncated keyed hash over the
session's key, the epoch and the option. A token of another user's session, or an invented one, has the wrong code.
"""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import blake2b
from typing import Literal

from dragoman.interpreter.effects import Press

_TOKEN = re.compile(r"([0-9a-f]{1,15})\.([0-9a-f]{1,8})\.([A-Za-z0-9_-]{12})\Z")

Standing = Literal["ours", "forged", "foreign"]


class PressTokens:
    """Makes and reads tokens under a key derived from the bot's own token, which nobody else has."""

    def __init__(self, bot_token: str) -> None:
        self._key = blake2b(bot_token.encode(), digest_size=32, person=b"dragoman press").digest()

    def make(self, session_key: str, press: Press) -> str:
        """The callback data of a button."""
        return f"{press.epoch:x}.{press.option:x}.{self._code(session_key, press)}"

    def read(self, session_key: str, data: str, group: bool) -> tuple[Press, Standing]:
        """The button that was pressed, and whether it was made for this session. `group`: others could press it."""
        match = _TOKEN.match(data)
        if match is None:
            return Press(0, 0), "forged"
        press = Press(int(match[1], 16), int(match[2], 16))
        if hmac.compare_digest(match[3], self._code(session_key, press)):
            return press, "ours"
        return press, "foreign" if group else "forged"

    def _code(self, session_key: str, press: Press) -> str:
        message = f"{session_key}|{press.epoch}|{press.option}".encode()
        return urlsafe_b64encode(blake2b(message, digest_size=9, key=self._key).digest()).decode()
