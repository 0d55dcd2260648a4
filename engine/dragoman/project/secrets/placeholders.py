"""What stands where a secret shall be written, and what is too plain to be one.

The law of this file: when in doubt, it is no secret.
"""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"your|placeholder|change.?me|replace|dummy|redacted|example|sample|\.\.\.|…|xxx|\*\*\*|<[^<>]*>|^\W|[>\]}%]\Z|___",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    {
        "password", "passwort", "passwd", "pass", "secret", "token", "key", "none", "null", "test", "testing", "demo",
        "dev", "local", "public", "anonymous", "guest", "user", "admin", "root", "postgres", "redis", "bearer", "foo",
        "bar", "hello", "world", "abc", "demo_key", "api_key", "apikey", "dragoman",
    }
)  # fmt: skip
_FEW = 2
_LONG = 20


def is_placeholder(text: str) -> bool:
    """Whether it says itself that it is none: `YOUR_TOKEN`, `xxxx-xxxx`, `<token>`, `123456:ABC-DEF...`."""
    bare = text.strip()
    letters = {sign for sign in bare.lower() if sign.isalnum()}
    return len(letters) <= _FEW or bare.lower() in _PLAIN or _WORDS.search(bare) is not None


def is_outline(text: str) -> bool:
    """Whether what has the form of a secret is only its outline: `123456789:XXXXX...`, `ghp_your_token_here_...`."""
    letters = {sign for sign in text.lower() if sign.isalnum()}
    return letters <= set("x0") or re.search(r"(?i:your|xxxx|placeholder)|example|\.\.\.|…", text) is not None


def is_random(text: str, shortest: int = 6) -> bool:
    """Whether it looks drawn by chance, or chosen as a password: no word of any language, no blank in it."""
    if len(text) < shortest or not text.isascii() or any(map(str.isspace, text)) or is_placeholder(text):
        return False
    if any(map(str.isdigit, text)):
        return any(map(str.isalpha, text)) or len(text) >= _LONG
    return len(text) >= _LONG and text.lower() != text != text.upper() and text.isalnum()
