"""What a check is. One file in this folder a rule; each ends in `kind: Check = ...`.

The law of this folder: a check looks at compiled flows and says what is sure. What is not sure is silent: a warning
that is wrong costs more than one that is missing. Adding a check adds a file, its code, its explanation and its tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from dragoman.diagnostics.diagnostic import Diagnostic

if TYPE_CHECKING:
    from dragoman.checks.proving.subject import Subject


class Check(Protocol):
    """One rule over all flows of a project."""

    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        """Everything that breaks the rule, in any order."""
        ...
