"""The list of diagnostic codes, by areas, from the files that define them; each code leads to its page.

A link such as `errors.md#dg213`, as editors are given, leads to the code's row.
"""

from __future__ import annotations

from dragoman.diagnostics.codes import areas
from dragoman.diagnostics.explanations import explained

_PAGES = "../engine/dragoman/diagnostics/explanations"


def codes() -> str:
    """A table for each area, in order of the codes."""
    known = frozenset(explained())
    return "\n".join(_area(about, titles, known) for about, titles in areas())


def _area(about: str, titles: dict[str, str], known: frozenset[str]) -> str:
    rows = (f"| {_linked(code, known)} | {title} |" for code, title in titles.items())
    return "\n".join([about, "", "| code | what it says |", "| --- | --- |", *rows, ""])


def _linked(code: str, known: frozenset[str]) -> str:
    anchor = f'<a id="{code.lower()}"></a>'
    return f"{anchor}[{code}]({_PAGES}/{code}.md)" if code in known else f"{anchor}{code}"
