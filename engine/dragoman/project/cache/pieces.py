"""Compiled things as bytes, and back.

The law of this file: what is read is data. The bytes are a pickle that may name the data classes of the compiled graph,
the nodes of Jinja's syntax tree and what is listed here; anything else that one names is refused and not even imported.
So the worst that a forged file can be is a wrong flow.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import Any

from jinja2 import Environment, nodes

from dragoman.language.inputs import all_inputs
from dragoman.language.validators import all_validators
from dragoman.language.widgets import all_widgets

_GRAPH = ("dragoman.graph.", "dragoman.language.", "dragoman.i18n.")
_VALUES = (Decimal, date, datetime, time, timedelta, timezone)
_FUNCTIONS = frozenset(
    {
        ("dragoman.language.expressions.text", "text_again"),
        ("dragoman.language.validators.limits.expressions", "compiled_again"),
        ("dragoman.i18n.plurals", "plurals_of"),
    }
)


class NoData(Exception):
    """Something that is to be kept, or that bytes name, is no data of a compiled flow."""


def to_bytes(thing: Any) -> bytes:
    """The thing as bytes.

    Raises:
        NoData: there is something in it that cannot be kept.
    """
    written = io.BytesIO()
    try:
        _Writer(written, protocol=5).dump(thing)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as wrong:
        raise NoData(str(wrong)) from None
    return written.getvalue()


def from_bytes(kept: bytes | memoryview) -> Any:
    """What `to_bytes` was given.

    Raises:
        NoData: the bytes name what is no data.
        Exception: anything, if they are broken.
    """
    return _Reader(io.BytesIO(kept)).load()


class _Writer(pickle.Pickler):
    def reducer_override(self, thing: Any) -> Any:
        """How it is kept; as it keeps itself, if its type is one of ours."""
        kind = type(thing)
        if kind in _VALUES:
            return NotImplemented
        if (named := _kinds().get(id(thing))) is not None:
            return kind_of, named
        if isinstance(thing, Environment):
            return _nothing, ()
        if kind.__module__ == "re2":
            return _function("dragoman.language.validators.limits.expressions", "compiled_again"), (thing.pattern,)
        named_class = thing if isinstance(thing, type) else kind
        if not (isinstance(thing, FunctionType) or _known(named_class.__module__, named_class.__qualname__)):
            raise NoData(f"{kind.__module__}.{kind.__qualname__} cannot be kept")
        return NotImplemented


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """The class or function of this name, if it is one of those that may be named."""
        found = _known(module, name)
        if found is None:
            raise NoData(f"{module}.{name} is no data")
        return found


@cache
def _known(module: str, name: str) -> Any:
    """What may be named; nothing for everything else."""
    if module == __name__:
        return {"kind_of": kind_of, "_nothing": _nothing}.get(name)
    if (module, name) in _FUNCTIONS:
        return _function(module, name)
    found: Any = next((value for value in _VALUES if (value.__module__, value.__name__) == (module, name)), None)
    if module == nodes.__name__:
        found = vars(nodes).get(name)
        return found if isinstance(found, type) and issubclass(found, nodes.Node) else None
    if module.startswith(_GRAPH):
        found = vars(import_module(module)).get(name)
        return found if isinstance(found, type) and is_dataclass(found) and found.__module__ == module else None
    return found


def _function(module: str, name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def _families() -> Mapping[str, Mapping[str, object]]:
    return {"inputs": all_inputs(), "validators": all_validators(), "widgets": all_widgets()}


@cache
def _kinds() -> Mapping[int, tuple[str, str]]:
    """The kinds, of each of which there is one in a process, by identity: family and name."""
    return {id(kind): (family, name) for family, kinds in _families().items() for name, kind in kinds.items()}


def kind_of(family: str, name: str) -> object:
    """The input type, validator or widget of this name."""
    return _families()[family][name]


def _nothing() -> None:
    """Jinja's environment, which its nodes lead to, is not kept."""
