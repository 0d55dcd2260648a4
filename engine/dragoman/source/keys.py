"""What makes a key unfit before its meaning is looked at."""

from __future__ import annotations

from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.source.characters import shown
from dragoman.source.frames import Frame
from dragoman.source.limits import KEY_CHARACTERS
from dragoman.source.source import Source
from dragoman.source.tree import Scalar


def key_problem(source: Source, frame: Frame, key: Scalar) -> Diagnostic | None:
    """Why this key of the open mapping cannot stand: a merge key, one too long, a missing or a repeated one."""
    plain = key.style == "plain"
    if plain and key.text == "<<":
        help_text = "write the keys out, or use `defaults` or `call`"
        return Diagnostic(source.name, key.span, "DG011", 'the merge key "<<" is not part of the language', help_text)
    if len(key.text) > KEY_CHARACTERS:
        message = f"this key is too long: {len(key.text):,} characters; {KEY_CHARACTERS} is the limit"
        return Diagnostic(source.name, key.span, "DG017", message)
    if plain and not key.text and source.text[key.end : key.end + 1] == ":":
        message = "a colon without a key before it"
        return Diagnostic(source.name, key.span, "DG033", message, "write the key, or put the text in quotes")
    if (first := frame.first(key)) is not None:
        return _repeated(source, key, first)
    return None


def _repeated(source: Source, key: Scalar, first: Scalar) -> Diagnostic:
    alike = "" if first.text == key.text else f", for it looks like {shown(first.text)}"
    message = f"duplicate key: {shown(key.text)} stands here twice{alike}"
    related = (Related(source.name, first.span, "first defined here"),)
    return Diagnostic(source.name, key.span, "DG015", message, "rename one of them, or remove it", related=related)
