"""Finds the kinds of a folder: one file a kind, the file's name is the kind's name in YAML.

The law of this file: a kind is imported and looked at when it is first taken, which a flow that uses it does when it
is loaded, never for the first time in a conversation. Modules called `protocol`, private modules (`_name`) and folders
inside the folder hold no kinds.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, TypeVar, cast

T = TypeVar("T")


def found(package: str, protocol: Callable[..., T]) -> Mapping[str, T]:
    """File name -> kind for every module of the package, in alphabetical order.

    `protocol` is the Protocol class itself. It is typed as a callable because a type checker lets nobody pass a
    Protocol as `type[T]`.

    Taking a kind out raises TypeError if its module has no `kind`, or if that lacks something that the protocol
    wants; the sentence names the module and everything that is missing.
    """
    return cast("Mapping[str, T]", _found(package, protocol))


@cache
def _found(package: str, protocol: Callable[..., object]) -> Mapping[str, object]:
    return _Kinds(package, protocol)


class _Kinds(Mapping[str, object]):
    """The kinds of a folder: their names are known at once, each is imported when it is first taken."""

    def __init__(self, package: str, protocol: Callable[..., object]) -> None:
        self._package, self._protocol = package, protocol
        self._names = sorted(_names(package))
        self._taken: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._taken:
            if name not in self._names:
                raise KeyError(name)
            self._taken[name] = _registered(f"{self._package}.{name}", self._protocol)
        return self._taken[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _names(package: str) -> Iterator[str]:
    for module in iter_modules(import_module(package).__path__):
        if not module.ispkg and module.name != "protocol" and not module.name.startswith("_"):
            yield module.name


def _registered(module: str, protocol: Callable[..., object]) -> object:
    kind = getattr(import_module(module), "kind", None)
    if kind is None:
        raise TypeError(f"{module} has no 'kind'; end the file in `kind: {protocol.__name__} = ...`")
    if isinstance(kind, type):
        raise TypeError(f"the kind of {module} is the class {kind.__name__}; write `kind = {kind.__name__}()`")
    wrong = [problem for name, member in _members(protocol) if (problem := _problem(kind, name, member))]
    if wrong:
        raise TypeError(f"the kind of {module} is no {protocol.__name__}: {'; '.join(wrong)}")
    return cast("object", kind)


def _members(protocol: Callable[..., object]) -> Iterator[tuple[str, Any]]:
    """What the protocol and those it extends declare, in their order; a bare annotation comes with None."""
    for base in reversed(cast("type", protocol).__mro__):
        if getattr(base, "_is_protocol", False):
            own = {**dict.fromkeys(inspect.get_annotations(base)), **vars(base)}
            yield from ((name, member) for name, member in own.items() if not name.startswith("_"))


def _problem(kind: object, name: str, member: Any) -> str:
    if not hasattr(kind, name):
        what = "a method" if inspect.isfunction(member) else "a value"
        return f"it has no '{name}', {what}"
    value = getattr(kind, name)
    if not inspect.isfunction(member):
        return f"'{name}' must be a value, and is a method" if inspect.ismethod(value) else ""
    if not callable(value):
        return f"'{name}' must be a method, and is {value!r}"
    wanted = tuple(inspect.signature(member).parameters)[1:]
    return "" if _takes(value, wanted) else f"'{name}' must take ({', '.join(wanted)})"


def _takes(method: Callable[..., object], wanted: tuple[str, ...]) -> bool:
    """Whether it can be called with these arguments, by position and by name."""
    signature = inspect.signature(method)
    try:
        signature.bind(*wanted)
        signature.bind(**dict.fromkeys(wanted))
    except TypeError:
        return False
    return True
