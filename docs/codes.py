"""The list of diagnostic codes, by areas, from the files that define them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dragoman.diagnostics import codes as package


def codes() -> str:
    """A table for each area, in order of the codes."""
    areas = [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
    return "\n".join(_area(area.__doc__ or "", area.CODES) for area in sorted(areas, key=lambda area: min(area.CODES)))


def _area(about: str, titles: dict[str, str]) -> str:
    rows = (f"| {code} | {title} |" for code, title in sorted(titles.items()))
    return "\n".join([about.strip().splitlines()[0], "", "| code | what it says |", "| --- | --- |", *rows, ""])
