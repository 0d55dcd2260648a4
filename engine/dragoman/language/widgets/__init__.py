"""The widgets: one file a widget, the file's name is what an author writes behind `pick:`.

A widget draws cells to press under a question. `protocol.py` says what one is; `settings/` holds how their settings are
read and no widgets of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.kinds import found
from dragoman.language.widgets.protocol import Widget


def all_widgets() -> Mapping[str, Widget]:
    """Name -> widget, in alphabetical order."""
    return found(__name__, Widget)
