"""The input types: one file a type, the file's name is what an author writes behind `input:`.

Every type reads one answer in the user's locale and gives a typed value, or says that it is none. `protocol.py` says
what a type is; `reading/` holds what several of them share and no types of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.inputs.protocol import InputType
from dragoman.language.kinds import found


def all_inputs() -> Mapping[str, InputType]:
    """Type name -> type, in alphabetical order."""
    return found(__name__, InputType)
