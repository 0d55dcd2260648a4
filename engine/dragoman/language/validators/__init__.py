"""The validators: one file a rule, the file's name is its key under `validate:`.

A rule looks at a typed answer. `protocol.py` says what a validator is; `limits/` holds what several of them share and
no validators of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.kinds import found
from dragoman.language.validators.protocol import Validator


def all_validators() -> Mapping[str, Validator]:
    """Key -> validator, in alphabetical order."""
    return found(__name__, Validator)
