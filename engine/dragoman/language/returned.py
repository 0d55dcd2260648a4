"""What an action always returns, as its source proves: whether that is a list with something in it.

The law of this file: nothing of the project's code is run; the source of its module is parsed. What is not sure is not
so.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import Any

_KEEPING = frozenset({"list", "tuple", "sorted", "reversed"})
_READING = frozenset({*_KEEPING, "len", "enumerate", "next", "iter", "sum", "min", "max", "any", "all"})
_VIEWS = frozenset({"values", "items", "keys", "copy"})
_GROWING = frozenset({"append", "insert", "extend", "sort", "reverse", "index", "count", "get", *_VIEWS})

_Function = ast.AsyncFunctionDef | ast.FunctionDef


def returns_items(function: Callable[..., Any]) -> bool:
    """Whether every way through the function returns a list, or a tuple, with at least one item."""
    try:
        module = ast.parse(inspect.getsource(inspect.getmodule(function) or function))
    except (OSError, TypeError, SyntaxError, ValueError, RecursionError):
        return False
    name = getattr(function, "__name__", "")
    defined = [node for node in module.body if isinstance(node, _Function) and node.name == name]
    # Whatever else decorates it may change what it returns.
    plain = len(defined) == 1 and len(defined[0].decorator_list) <= 1
    return plain and _Proof(module, defined[0]).holds()


class _Proof:
    def __init__(self, module: ast.Module, function: _Function) -> None:
        self._module, self._function = module, function
        arguments = function.args
        self._parameters = {one.arg for one in (*arguments.args, *arguments.kwonlyargs, *arguments.posonlyargs)}
        self._open: set[str] = set()

    def holds(self) -> bool:
        """Whether nothing else is ever returned."""
        returned = [node.value for node in _inside(self._function.body) if isinstance(node, ast.Return)]
        generates = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in _inside(self._function.body))
        return bool(returned) and not generates and _ends(self._function.body) and all(map(self._items, returned))

    def _items(self, value: ast.expr | None) -> bool:
        match value:
            case ast.List() | ast.Tuple():
                return self._some(value)
            case ast.IfExp():
                return self._items(value.body) and self._items(value.orelse)
            case ast.BoolOp(op=ast.Or()):
                return all(map(self._items, value.values[-1:]))
            case ast.BinOp(op=ast.Add()):
                return self._items(value.left) or self._items(value.right)
            case ast.ListComp(generators=[ast.comprehension(ifs=[], is_async=0) as only]):
                return self._some(only.iter)
            case ast.Call(func=ast.Name(id=called), args=[first, *_]) if called in _KEEPING - {"reversed"}:
                return self._some(first)
            case ast.Subscript(value=ast.Dict(values=values)):
                return bool(values) and all(map(self._items, values))
            case ast.Name():
                return self._named(value.id, self._items)
            case _:
                return False

    def _some(self, value: ast.expr) -> bool:
        """Whether there is anything in it, a list or not."""
        match value:
            case ast.List(elts=inner) | ast.Tuple(elts=inner) | ast.Set(elts=inner):
                return any(self._some(one.value) if isinstance(one, ast.Starred) else True for one in inner)
            case ast.Dict(keys=keys):
                return any(key is not None for key in keys)
            case ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=int(number))]):
                return number > 0
            case ast.Call(func=ast.Name(id="reversed" | "enumerate"), args=[first, *_]):
                return self._some(first)
            case ast.Call(func=ast.Attribute(value=inner, attr=called), args=[]) if called in _VIEWS:
                return self._some(inner)
            case ast.Name():
                return self._named(value.id, self._some)
            case _:
                return self._items(value)

    def _named(self, name: str, holds: Callable[[ast.expr], bool]) -> bool:
        """Whether it holds of a name that is bound once, and of which nothing is taken away."""
        if name in self._parameters or name in self._open:
            return False
        own = _bound(self._function, name)
        place: Sequence[ast.stmt] = self._function.body if own else self._module.body
        values = [value for node in place for value in _assigned(node, name)]
        if len(values) != 1 or _bound(self._function if own else self._module, name) != 1 or self._shrinks(name):
            return False
        self._open.add(name)
        try:
            return holds(values[0])
        finally:
            self._open.discard(name)

    def _shrinks(self, name: str) -> bool:
        """Whether anything in the module may take something out of it, or hands it to whoever may."""
        return any(_takes(node, name) for node in ast.walk(self._module))


def _inside(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """What stands in these statements, functions and classes of their own left out."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            waiting += ast.iter_child_nodes(node)


def _ends(body: Sequence[ast.stmt]) -> bool:
    """Whether nothing comes out behind these statements: they return or raise."""
    match body[-1]:
        case ast.Return() | ast.Raise():
            return True
        case ast.If(body=then, orelse=other):
            return bool(other) and _ends(then) and _ends(other)
        case ast.With(body=inner) | ast.AsyncWith(body=inner):
            return _ends(inner)
        case ast.Try(body=inner, handlers=handlers, orelse=other, finalbody=[]):
            return _ends(other or inner) and all(_ends(handler.body) for handler in handlers)
        case _:
            return False


def _bound(scope: ast.AST, name: str) -> int:
    """How often the name is bound anywhere in it."""
    return sum(_binds(node, name) for node in ast.walk(scope) if node is not scope)


def _binds(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Name(id=named, ctx=ast.Store() | ast.Del()):
            return named == name
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return node.name == name
        case ast.alias():
            return (node.asname or node.name.partition(".")[0]) in (name, "*")
        case ast.arg():
            return node.arg == name
        case _:
            return False


def _assigned(statement: ast.stmt, name: str) -> Iterator[ast.expr]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=named)], value=value) if named == name:
            yield value
        case ast.AnnAssign(target=ast.Name(id=named), value=value) if named == name and value is not None:
            yield value


def _takes(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=named), attr=called) if named == name:
            return called not in _GROWING
        case ast.Subscript(value=ast.Name(id=named), ctx=ast.Store() | ast.Del()) if named == name:
            return True
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return name in names
        case ast.Call(func=ast.Name(id=called)) if called in _READING:
            return False
        case ast.Call(args=args):
            return any(isinstance(one, ast.Name) and one.id == name for one in args)
        case _:
            return False
