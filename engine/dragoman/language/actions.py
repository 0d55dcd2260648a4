"""Actions: the project's own Python functions, and what a flow must know of them.

An action is a typed `async def` function marked with `@action`. Its name, parameters and outcomes are read from the
signature when the project is loaded, so that a flow that calls it wrongly is refused before anybody talks to it.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, overload

from dragoman.language.annotations import hints

Function = Callable[..., Awaitable[Any]]
F = TypeVar("F", bound=Function)

_MARK = "__dragoman_action__"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action may return to choose a way: a name of `outcomes`, and a value for `save`."""

    name: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Context:
    """What an action gets when it has a parameter `context`.

    `idempotency_key` is the same when the call is run again after a crash: pass it on to what must not happen twice.
    """

    idempotency_key: str
    user_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Signature:
    """What a flow must know of an action.

    `parameters` in their order, `required` those without default; `outcomes` are the names it is annotated to return,
    or nothing if its annotation names none. `once`: /back never goes behind it. `types` are the annotations of those
    parameters that have one which can be read, `returns` that of the result, `Any` without one.
    """

    name: str
    function: Function
    parameters: tuple[str, ...]
    required: frozenset[str]
    outcomes: frozenset[str] | None = None
    once: bool = False
    wants_context: bool = False
    types: Mapping[str, Any] = field(default_factory=dict)
    returns: Any = Any

    @property
    def never_empty(self) -> bool:
        """Whether it always returns a list with something in it, as its source proves; that is read and parsed here."""
        from dragoman.language.returned import returns_items

        return returns_items(inspect.unwrap(self.function))


@overload
def action(function: F, /) -> F: ...


@overload
def action(*, once: bool = ...) -> Callable[[F], F]: ...


def action(function: F | None = None, /, *, once: bool = False) -> F | Callable[[F], F]:
    """Marks a function of `actions.py` as an action: `@action`, or `@action(once=True)` for what cannot be undone."""

    def mark(marked: F) -> F:
        setattr(marked, _MARK, once)
        return marked

    return mark if function is None else mark(function)


def is_action(candidate: object) -> bool:
    """Whether it bears the mark."""
    return callable(candidate) and hasattr(candidate, _MARK)


def signature(function: Function) -> Signature:
    """What a flow must know of it.

    Raises:
        TypeError: it cannot be an action; the message says why and what would be right.
    """
    name = getattr(function, "__name__", "?")
    if not inspect.iscoroutinefunction(function):
        raise TypeError(f"the action '{name}' is a plain function: write 'async def {name}(...)'")
    parameters = inspect.signature(function).parameters
    for parameter in parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD, parameter.POSITIONAL_ONLY):
            raise TypeError(
                f"the action '{name}' takes '{parameter}': name every parameter, so that flows can be checked"
            )
    named = tuple(parameter for parameter in parameters if parameter != "context")
    known = hints(inspect.unwrap(function))
    return Signature(
        name=name,
        function=function,
        parameters=named,
        required=frozenset(n for n in named if parameters[n].default is inspect.Parameter.empty),
        outcomes=_outcomes(known.get("return")),
        once=bool(getattr(function, _MARK, False)),
        wants_context="context" in parameters,
        types={parameter: known[parameter] for parameter in named if parameter in known},
        returns=known.get("return", Any),
    )


def _outcomes(annotation: Any) -> frozenset[str] | None:
    if typing.get_origin(annotation) is not Literal:
        return None
    words = typing.get_args(annotation)
    return frozenset(words) if all(isinstance(word, str) for word in words) else None
