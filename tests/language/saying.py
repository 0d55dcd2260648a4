"""Says a shipped sentence as a user reads it."""

from __future__ import annotations

from html import unescape

from dragoman.language.defaults import shipped_texts
from dragoman.language.expressions import Scope
from dragoman.language.sentences import Sentence


def said(sentence: Sentence, locale: str = "en") -> str:
    """The sentence in this locale, its markup taken off."""
    return unescape(shipped_texts()[sentence.name].render(Scope(sentence.values, locale)))
