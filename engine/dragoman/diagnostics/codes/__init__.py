"""Every code of a diagnostic and its title: one file an area, `CODES` in each, a hundred numbers to an area.

A code, once published, keeps its meaning for ever.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules


def areas() -> list[tuple[str, dict[str, str]]]:
    """What each area is about, in one line, and its titles by their codes; everything in order of the codes."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = [((area.__doc__ or "").strip().partition("\n")[0], dict(sorted(area.CODES.items()))) for area in modules]
    return sorted(found, key=lambda area: min(area[1]))


def all_codes() -> dict[str, str]:
    """Code -> title, in order of the codes.

    Raises:
        ValueError: two areas claim one code (a fault of ours).
    """
    found: dict[str, str] = {}
    for module in iter_modules(__path__):
        codes: dict[str, str] = import_module(f"{__name__}.{module.name}").CODES
        if clash := found.keys() & codes.keys():
            raise ValueError(f"codes defined twice: {sorted(clash)}")
        found.update(codes)
    return dict(sorted(found.items()))
