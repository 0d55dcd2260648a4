"""From a checked tree to closures: `closure(scope) -> value`. Jinja's own code generator is never used.

The law of these files: a closure reads names from the scope, and fields from records and lists, and calls functions
of this package; there is nothing else that it could reach.
"""

from __future__ import annotations

from dragoman.language.expressions import calling, counting, judging, reading
from dragoman.language.expressions.building import Closure, closure_of

__all__ = ["BUILDING", "Closure", "closure_of"]

BUILDING = (reading, counting, judging, calling)
"""The files whose builders are registered by being imported."""
