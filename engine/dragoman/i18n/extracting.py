"""Extraction: a catalog that translates nothing and remembers every text that it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.i18n.entries import Entry, Key, Quoted
from dragoman.i18n.plurals import Counted, counted
from dragoman.i18n.unfinished import says_something
from dragoman.language.expressions import Text
from dragoman.language.translating import Kind, Translatable

_ABOUT: dict[Kind, str] = {
    "text": "",
    "label": "a button: at most 64 characters",
    "description": "a command's line in the menu: at most 256 characters",
    "phrase": "a message that starts the flow",
    "alias": "another word for the button",
}


@dataclass(frozen=True, slots=True)
class _Noted:
    found: Translatable
    forms: Counted | None


class Extraction:
    """The texts of one flow. `folder` is the project's: references are relative to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._noted: list[_Noted] = []

    def text(self, found: Translatable) -> Text | None:
        """Remembers it."""
        self._noted.append(_Noted(found, counted(found.source, found.text.format) if found.text else None))
        return None

    def words(self, found: Translatable) -> str | None:
        """Remembers them."""
        self._noted.append(_Noted(found, None))
        return None

    def limit(self, found: Translatable, most: int) -> None:
        """There is nothing to be too long."""

    def beside(self, labels: Sequence[Translatable]) -> None:
        """Nothing is known of translations here."""

    def entries(self) -> tuple[Entry, ...]:
        """An entry for each text of a context, in the order of the file; none for a text that has no word in it."""
        merged: dict[Key, list[_Noted]] = {}
        for noted in sorted(self._noted, key=lambda one: (one.found.place.line, one.found.place.column)):
            if says_something(noted.found.source):
                text = noted.forms.singular if noted.forms else noted.found.source
                merged.setdefault((noted.found.context, text), []).append(noted)
        return tuple(self._entry(key, noted) for key, noted in merged.items())

    def _entry(self, key: Key, noted: list[_Noted]) -> Entry:
        forms = next((one.forms for one in noted if one.forms), None)
        return Entry(
            id=key[1],
            context=key[0],
            plural=forms.plural if forms else None,
            strings=(Quoted(), Quoted()) if forms else (Quoted(),),
            about=tuple(dict.fromkeys(_about(noted, forms))),
            references=tuple(dict.fromkeys(self._reference(one.found) for one in noted)),
        )

    def _reference(self, found: Translatable) -> str:
        file = Path(found.place.file)
        inside = file.relative_to(self._folder) if file.is_relative_to(self._folder) else file
        return f"{inside.as_posix()}:{found.place.line}"


def _about(noted: list[_Noted], forms: Counted | None) -> Iterator[str]:
    yield from (about for one in noted if (about := _ABOUT[one.found.kind]))
    if forms:
        yield f"the form is chosen by the number {{{{ {forms.number} }}}}"
