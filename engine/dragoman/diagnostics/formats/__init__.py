"""How diagnostics are shown: one file a format, named as on the command line, with `render` in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from dragoman.diagnostics.diagnostic import Diagnostic


class Render(Protocol):
    """Diagnostics as text for people or machines.

    `sources` holds the text of each file by the name that the diagnostics bear; a file may be missing from it.
    `colour` asks for the colours of a terminal, where the format has any. The result ends with a line end unless it
    is empty.
    """

    def __call__(self, diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str: ...


def format_names() -> list[str]:
    """The names of all formats, sorted."""
    return sorted(module.name for module in iter_modules(__path__))


def find_format(name: str) -> Render:
    """The format of this name.

    Raises:
        KeyError: there is no such format.
    """
    if name not in format_names():
        raise KeyError(name)
    render: Render = import_module(f"{__name__}.{name}").render
    return render


def all_formats() -> dict[str, Render]:
    """Every format by its name."""
    return {name: find_format(name) for name in format_names()}
