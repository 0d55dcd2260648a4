"""What can stand in an expression: names and their fields, functions, filters behind a bar, tests behind `is`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.lsp.completion.offers import Offer
from dragoman.lsp.completion.standing import Standing
from dragoman.lsp.scenes import Scene
from dragoman.lsp.words import AMBIENT, TESTS, filters, functions

_FILTER = re.compile(r"(?<!\|)\|\s*(\w*)\Z")
_TEST = re.compile(r"\bis\s+(?:not\s+)?(\w*)\Z")
_FIELD = re.compile(r"([a-z][a-z0-9_]*)\.(\w*)\Z")
_NAME = re.compile(r"(\w*)\Z")
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_WORDS = ("not", "in", "is", "and", "or", "if", "else")


def computing(scene: Scene, place: Standing, before: str) -> tuple[str, list[Offer]]:
    """What has been typed of the last word of this expression, and what it can become."""
    text = _STRING.sub(lambda found: "_" * len(found[0]), before)
    if "'" in text or '"' in text:
        return "", []
    if found := _FILTER.search(text):
        return found[1], [Offer(name, "filter", "filter", doc) for name, doc in filters().items()]
    if found := _TEST.search(text):
        return found[1], [Offer(name, "test", "test", doc) for name, doc in TESTS.items()]
    if found := _FIELD.search(text):
        return found[2], [Offer(name, "field", kind) for name, kind in scene.fields(found[1]).items()]
    typed = _NAME.search(text)
    return typed[1] if typed else "", list(_names(scene, place))


def _names(scene: Scene, place: Standing) -> Iterator[Offer]:
    yield from (Offer(name, "variable", kind or "variable") for name, kind in scene.types.items())
    hidden = {name for name, seen in (("item", _in_list(place)), ("value", _in_rule(place))) if not seen}
    yield from (Offer(name, "word", "", doc) for name, doc in AMBIENT.items() if name not in hidden)
    yield from (Offer(f"{name}(", "function", "function", doc, name) for name, doc in functions().items())
    yield from (Offer(word, "word", "word") for word in _WORDS)


def _in_list(place: Standing) -> bool:
    around = [*place.beside, *(pair for level in place.levels for pair in level.beside)]
    return any(key == "from" for key, _ in around)


def _in_rule(place: Standing) -> bool:
    return bool({"validate", "disabled", "many"} & set(place.path))
