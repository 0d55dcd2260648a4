"""Whatever a flow computes, each with its place in the YAML, so that a fault at run time names the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.language.expressions import Expression, Scope, TemplateFault
from dragoman.language.templates import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, counted from 1."""

    file: str
    line: int
    column: int


class Fault(Exception):
    """A flow cannot go on. The interpreter turns it into the `error` handler for the user and a report."""

    def __init__(
        self, reason: Literal["action", "limit", "template", "empty"], message: str, place: Place | None = None
    ) -> None:
        super().__init__(message)
        self.reason: Literal["action", "limit", "template", "empty"] = reason
        self.message = message
        self.place = place


@dataclass(frozen=True, slots=True)
class Template:
    """A text that people read, in the flow's own language and in others: locale (`de`, `pt_BR`) -> text."""

    text: Text
    place: Place
    translated: Mapping[str, Text] = field(default_factory=dict)

    def of(self, locale: str) -> Text:
        """The text in this locale, else in its language, else as the flow has it."""
        if not self.translated:
            return self.text
        language = locale.replace("-", "_").partition("_")[0]
        return self.translated.get(locale) or self.translated.get(language) or self.text

    def render(self, scope: Scope) -> str:
        """The text for this user.

        Raises:
            Fault: it cannot be computed for this user.
        """
        try:
            return self.of(scope.locale).render(scope)
        except TemplateFault as fault:
            raise Fault(fault.reason, fault.message, self.place) from None


@dataclass(frozen=True, slots=True)
class Condition:
    """A bare expression that is true or false."""

    expression: Expression
    place: Place

    def holds(self, scope: Scope) -> bool:
        """Whether it is true for this user.

        Raises:
            Fault: it cannot be computed for this user.
        """
        try:
            return bool(self.expression.evaluate(scope))
        except TemplateFault as fault:
            raise Fault(fault.reason, fault.message, self.place) from None


@dataclass(frozen=True, slots=True)
class Constant:
    """A value as YAML wrote it."""

    value: Any

    def evaluate(self, scope: Scope) -> Any:
        """The value."""
        return self.value


@dataclass(frozen=True, slots=True)
class Computed:
    """A value with `{{ }}` in it: one single expression keeps its type, anything else is a text."""

    source: Expression | Text
    place: Place

    def evaluate(self, scope: Scope) -> Any:
        """The value for this user.

        Raises:
            Fault: it cannot be computed for this user.
        """
        try:
            return self.source.render(scope) if isinstance(self.source, Text) else self.source.evaluate(scope)
        except TemplateFault as fault:
            raise Fault(fault.reason, fault.message, self.place) from None


@dataclass(frozen=True, slots=True)
class VariableValue:
    """A variable of the running flow, by its name."""

    name: str

    def evaluate(self, scope: Scope) -> Any:
        """Its value, nothing while it is unset."""
        return scope.names.get(self.name)


@dataclass(frozen=True, slots=True)
class ListValue:
    """A list of which an item is computed."""

    items: tuple[Value, ...]

    def evaluate(self, scope: Scope) -> Any:
        """The list for this user."""
        return [item.evaluate(scope) for item in self.items]


@dataclass(frozen=True, slots=True)
class RecordValue:
    """A record of which a field is computed."""

    fields: Mapping[str, Value]

    def evaluate(self, scope: Scope) -> Any:
        """The record for this user."""
        return {name: value.evaluate(scope) for name, value in self.fields.items()}


Value = Constant | Computed | VariableValue | ListValue | RecordValue
