"""The actions of a project as they stand in its Python files, which are read here and never run.

Actions that one file imports from another beside it (`from shop import pay`) are found there. What is put together only
when the file runs is not.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.source.tree import Span

Texts = Callable[[Path], str | None]
"""A file -> its text, or nothing if it cannot be read."""

_DEEPEST = 8
_Function = ast.AsyncFunctionDef | ast.FunctionDef


@dataclass(frozen=True, slots=True)
class Action:
    """A function as an author reads it. `signature` is its line, `outcomes` the names it is annotated to return."""

    name: str
    file: Path
    span: Span
    signature: str
    parameters: tuple[str, ...]
    outcomes: tuple[str, ...] = ()
    doc: str = ""


def actions_in(path: Path, texts: Texts) -> dict[str, Action]:
    """Name -> action of all that this actions.py offers; nothing where it cannot be read."""
    return dict(_actions(path, texts, _DEEPEST))


def _actions(path: Path, texts: Texts, deep: int) -> Iterator[tuple[str, Action]]:
    text = texts(path)
    try:
        body = ast.parse(text).body if text else []
    except (SyntaxError, ValueError, RecursionError):
        return
    lines = (text or "").splitlines()
    for statement in body:
        match statement:
            case ast.AsyncFunctionDef() | ast.FunctionDef() if any(map(_is_mark, statement.decorator_list)):
                yield statement.name, _action(statement, path, lines)
            case ast.ImportFrom(module=str(module)) if deep and "." not in module:
                theirs = dict(_actions(path.parent / f"{module}.py", texts, deep - 1))
                yield from _imported(statement, theirs)
            case _:
                pass


def _imported(statement: ast.ImportFrom, theirs: dict[str, Action]) -> Iterator[tuple[str, Action]]:
    for alias in statement.names:
        if alias.name == "*":
            yield from theirs.items()
        elif alias.name in theirs:
            yield alias.asname or alias.name, theirs[alias.name]


def _is_mark(decorator: ast.expr) -> bool:
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (isinstance(named, ast.Name) and named.id == "action") or (
        isinstance(named, ast.Attribute) and named.attr == "action"
    )


def _action(function: _Function, path: Path, lines: list[str]) -> Action:
    line = lines[function.lineno - 1] if function.lineno <= len(lines) else ""
    column = max(line.find(function.name, function.col_offset), 0) + 1
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    returned = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return Action(
        function.name,
        path,
        Span(function.lineno, column, function.lineno, column + len(function.name)),
        f"async def {function.name}({ast.unparse(function.args)}){returned}",
        tuple(argument.arg for argument in arguments if argument.arg != "context"),
        _outcomes(function.returns),
        ast.get_docstring(function) or "",
    )


def _outcomes(annotation: ast.expr | None) -> tuple[str, ...]:
    if not isinstance(annotation, ast.Subscript) or "Literal" not in ast.unparse(annotation.value):
        return ()
    inner = annotation.slice
    words = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    return tuple(str(word.value) for word in words if isinstance(word, ast.Constant))
