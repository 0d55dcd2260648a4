"""The filters of the language: one file for what they work on, all of them in `FILTERS`."""

from __future__ import annotations

from dragoman.language.filters import dates, lists, markup, numbers, text
from dragoman.language.filters.protocol import Filter

FILTERS: dict[str, Filter] = {
    **text.shelf.filters,
    **numbers.shelf.filters,
    **lists.shelf.filters,
    **dates.shelf.filters,
    **markup.shelf.filters,
}
"""Name -> filter."""
