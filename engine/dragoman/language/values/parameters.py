"""What a filter or function of the language takes, and whether a call fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameters:
    """`names` in their order, the first `required` of them needed; `more` values without a name; any `fields`.

    Where there are `fields`, every name in a call is a field's, and the function's own come without a name.
    """

    names: tuple[str, ...]
    required: int
    more: bool = False
    fields: bool = False

    @classmethod
    def of(cls, function: Callable[..., Any], skip: int) -> Parameters:
        """What a function of ours takes behind its first `skip` parameters."""
        taken = list(signature(function).parameters.values())[skip:]
        plain = [one for one in taken if one.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)]
        return cls(
            names=tuple(one.name for one in plain),
            required=sum(one.default is Parameter.empty for one in plain),
            more=any(one.kind is Parameter.VAR_POSITIONAL for one in taken),
            fields=any(one.kind is Parameter.VAR_KEYWORD for one in taken),
        )

    def objection(self, name: str, count: int, keywords: Iterable[str]) -> str | None:
        """Why a call with `count` plain values and these named ones does not fit; nothing if it does."""
        seen = set(self.names[:count])
        for keyword in () if self.fields else keywords:
            if keyword in seen:
                return f"'{name}' is given '{keyword}' twice"
            if keyword not in self.names:
                return f"'{name}' takes no '{keyword}'; it is written {self.usage(name)}"
            seen.add(keyword)
        if count > len(self.names) and not self.more:
            return f"'{name}' takes {_counted(len(self.names))}, not {count}; it is written {self.usage(name)}"
        missing = [needed for needed in self.names[: self.required] if needed not in seen]
        if missing:
            return f"'{name}' needs '{missing[0]}'; it is written {self.usage(name)}"
        return None

    def usage(self, name: str) -> str:
        """How a call is written."""
        parts = list(self.names) + ["..."] * self.more + ["field=..."] * self.fields
        return f"{name}({', '.join(parts)})" if parts else name


def _counted(count: int) -> str:
    return "no value" if count == 0 else f"{count} value{'s' if count > 1 else ''}"
