"""Finds the locale data for what a channel calls the user's language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


def language_of(code: str) -> str:
    """The bare language of a locale: `pt` for `pt-br`, `PT_BR` and `pt`."""
    return code.replace("-", "_").partition("_")[0].lower()


@lru_cache(maxsize=256)
def locale_of(code: str) -> Any:
    """Babel's locale for `de`, `de_DE`, `pt-br`; of an unknown territory the language, of an unknown language English.

    It never raises. Babel is imported by the first call.
    """
    from babel import Locale, UnknownLocaleError

    for name in (code.replace("-", "_"), language_of(code)):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale("en")
