"""Which translations a project has: those of bot.yaml's `locales`, else those that lie in its folder `locales`.

The law of this file: a project that has none pays nothing for those that have.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.translating import Catalog
from dragoman.project.settings import Settings


class Translations(Protocol):
    """The translations of a project. `sources` are the texts of the files that were read."""

    sources: dict[str, str]

    def of(self, flow: str) -> Mapping[str, Catalog]:
        """Locale -> catalog of a flow."""

    def problems(self, files: Mapping[str, str], broken: frozenset[str]) -> list[Diagnostic]:
        """All that is wrong with the translations of these flows (name -> file), of which some are `broken`."""


class Untranslated:
    """No translations at all."""

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}

    def of(self, flow: str) -> Mapping[str, Catalog]:
        """None."""
        return {}

    def problems(self, files: Mapping[str, str], broken: frozenset[str]) -> list[Diagnostic]:
        """None."""
        return []


def open_translations(folder: Path, settings: Settings) -> Translations:
    """The translations of the project in this folder; none where nobody has begun: what is shipped speaks them all."""
    return all_translations(folder, settings) if (folder / "locales").is_dir() else Untranslated()


def all_translations(folder: Path, settings: Settings) -> Translations:
    """The same where nobody may have begun: then all texts are missing in all of bot.yaml's `locales`."""
    locales = other_locales(folder, settings)
    if not locales and not (folder / "locales").is_dir():
        return Untranslated()
    from dragoman.i18n.folders import Folder

    return Folder(folder, locales)


def other_locales(folder: Path, settings: Settings) -> tuple[str, ...]:
    """The locales that texts are translated into: those of bot.yaml, else those that have a folder; never the base."""
    if settings.locales:
        return tuple(locale for locale in settings.locales if locale != settings.locale)
    inner = folder / "locales"
    names = sorted(path.name for path in inner.iterdir() if path.is_dir()) if inner.is_dir() else []
    return tuple(locale for name in names if (locale := _locale(name)) and locale != settings.locale)


def _locale(name: str) -> str | None:
    from babel import localedata

    locale = name.replace("-", "_")
    return locale if locale.replace("_", "").isalnum() and localedata.exists(locale) else None
