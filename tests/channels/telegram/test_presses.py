"""The tokens in buttons: short, bound to one session, and never guessed."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.interpreter.effects import Press
from dragoman_bots.channels.telegram.presses import PressTokens

TOKENS = PressTokens("123456:AAHfirst")
PRESSES = st.builds(Press, st.integers(0, 2**48), st.integers(0, 2**24))
KEYS = st.builds("{}:{}".format, st.integers(-(2**52), 2**52), st.integers(1, 2**52))


@given(KEYS, PRESSES, st.booleans())
def test_a_token_is_read_as_it_was_made(key: str, press: Press, group: bool) -> None:
    """In the session for which it was made."""
    assert TOKENS.read(key, TOKENS.make(key, press), group) == (press, "ours")


@given(KEYS, PRESSES)
def test_a_token_fits_into_a_button(key: str, press: Press) -> None:
    """Telegram takes 64 bytes."""
    assert 1 <= len(TOKENS.make(key, press).encode()) <= 64


@given(KEYS, KEYS, PRESSES)
def test_in_another_session_it_is_not_ours(key: str, other: str, press: Press) -> None:
    """In a group it is somebody else's button; in a private chat nobody else could press it."""
    assume(key != other)
    token = TOKENS.make(key, press)
    assert TOKENS.read(other, token, group=True)[1] == "foreign"
    assert TOKENS.read(other, token, group=False)[1] == "forged"


@given(KEYS, PRESSES)
def test_another_bots_token_is_not_ours(key: str, press: Press) -> None:
    """The key comes from the bot's own token."""
    assert PressTokens("123456:AAHother").read(key, TOKENS.make(key, press), group=False)[1] == "forged"


@given(KEYS, PRESSES, st.data())
def test_a_changed_token_is_not_ours(key: str, press: Press, data: st.DataObject) -> None:
    """Whatever sign is changed, and into whatever."""
    token = TOKENS.make(key, press)
    at = data.draw(st.integers(0, len(token) - 1))
    changed = token[:at] + data.draw(st.characters()) + token[at + 1 :]
    assume(changed != token)
    assert TOKENS.read(key, changed, group=False)[1] == "forged"


@given(KEYS, st.text())
def test_any_data_can_be_read(key: str, invented: str) -> None:
    """What is no token at all is forged, in a group too: it is nobody's."""
    assume(invented.count(".") != 2)
    assert TOKENS.read(key, invented, group=True) == (Press(0, 0), "forged")


def test_tokens_are_the_same_after_a_restart() -> None:
    """Buttons from before a restart still work."""
    again = PressTokens("123456:AAHfirst")
    assert again.make("1:1", Press(3, 2)) == TOKENS.make("1:1", Press(3, 2))


def test_the_bots_token_cannot_be_read_from_a_button() -> None:
    """Not even a part of it."""
    assert "AAH" not in TOKENS.make("1:1", Press(1, 1))
