"""Changes of a kept value, said as what they do: `profile.count + 1`, `shared.answers | add(x)`.

The law of this file: an operation is recognised only where the very field that is assigned is its root. Two people's
operations both count, whichever comes first; whatever else computes a value takes the place of the former one.
"""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes

from dragoman.graph.computed import Computed, Constant, ListValue, Value
from dragoman.graph.targets import Operation
from dragoman.language.expressions import Expression
from dragoman.language.expressions.paths import path_of

Chain = tuple[Operation, ...]


def operations_of(name: str, value: Value) -> Chain:
    """What this value does to the field `name`, such as `profile.count`, step by step; nothing if it is no change of
    it. To assign a field to itself is none either."""
    if "." not in name or not isinstance(value, Computed) or not isinstance(value.source, Expression):
        return ()
    return _Reader(name.partition(".")[0], name.partition(".")[2], value, value.source).read(value.source.tree) or ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads an expression as steps from the field of this store."""

    store: str
    field: str
    whole: Computed
    expression: Expression

    def read(self, node: nodes.Node | None) -> Chain | None:
        """The steps from the field to what stands there; nothing if it does not begin with the field."""
        match node:
            case nodes.Getattr() | nodes.Getitem():
                return () if self._is_field(node) else None
            case nodes.Add():
                left = self._then(node.left, self._increase(node.right))
                return left if left is not None else self._then(node.right, self._increase(node.left))
            case nodes.Sub():
                return self._then(node.left, self._increase(nodes.Neg(node.right, lineno=node.right.lineno)))
            case nodes.Filter():
                operation = self._filtered(node)
                return self._then(node.node, operation) if operation else None
            case _:
                return None

    def _is_field(self, node: nodes.Expr) -> bool:
        path = path_of(self.expression.source, node)
        root = path.root.name if isinstance(path.root, nodes.Name) else ""
        return root == self.store and [name for name, _ in path.fields] == [self.field] and not path.computed

    def _then(self, node: nodes.Node | None, operation: Operation) -> Chain | None:
        before = self.read(node)
        return None if before is None else (*before, operation)

    def _increase(self, by: nodes.Node) -> Operation:
        return Operation("increase", self._value(by))

    def _filtered(self, node: nodes.Filter) -> Operation | None:
        plain = [self._value(one) for one in node.args]
        named = {str(one.key): self._value(one.value) for one in node.kwargs}
        match node.name, plain, named:
            case "default", [value], {**rest} if not rest:
                return Operation("default", value)
            case "add", [value], {**rest} if not rest:
                return Operation("add", value)
            case "add", [], {"item": value, **rest} if not rest:
                return Operation("add", value)
            case "put", [key], fields:
                return Operation("put", key, fields)
            case "without", items, fields:
                return Operation("without", _list(items), fields)
            case _:
                return None

    def _value(self, node: nodes.Node) -> Value:
        return Computed(self.expression.part(node), self.whole.place)


def _list(items: list[Value]) -> Value:
    return ListValue(tuple(items)) if items else Constant([])
