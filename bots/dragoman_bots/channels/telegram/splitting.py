"""Long texts in the parts that Telegram takes: the language's own splitting, which pages use as well."""

from __future__ import annotations

from dragoman.language.lengths import utf16
from dragoman.language.splitting import LIMIT, split

__all__ = ["LIMIT", "split", "utf16"]
