"""The static checks over compiled flows: one file a rule, named by what it finds."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.kinds import found

__all__ = ["Subject", "all_checks", "checked"]


def all_checks() -> Mapping[str, Check]:
    """File name -> check."""
    return found(__name__, Check)


def checked(subject: Subject) -> list[Diagnostic]:
    """What all checks find."""
    return [problem for check in all_checks().values() for problem in check.run(subject)]
