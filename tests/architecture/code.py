"""The source tree as the tests of this folder see it: modules, what they import, and their functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE_ROOTS = (ROOT / "engine", ROOT / "bots")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One file. `imports` are the absolute names of what it imports when it is imported itself; `lazy` those inside
    functions; names under `if TYPE_CHECKING` are in neither."""

    name: str
    path: Path
    text: str
    tree: ast.Module
    imports: frozenset[str]
    lazy: frozenset[str]

    @property
    def lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())

    def functions(self) -> Iterator[Function]:
        """All functions and methods, inner ones included."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@cache
def modules() -> dict[str, Module]:
    """Every module of both packages, by name."""
    found = [_module(path, root) for root in SOURCE_ROOTS for path in sorted(root.rglob("*.py"))]
    return {module.name: module for module in found}


def _module(path: Path, root: Path) -> Module:
    parts = path.relative_to(root).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    eager = frozenset(_imported(tree, inside_functions=False))
    return Module(name, path, text, tree, eager, frozenset(_imported(tree, inside_functions=True)) - eager)


def _imported(node: ast.AST, inside_functions: bool) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Import():
                yield from (alias.name for alias in child.names)
            case ast.ImportFrom(module=str(module)):
                yield from (f"{module}.{alias.name}" for alias in child.names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                pass
            case ast.FunctionDef() | ast.AsyncFunctionDef() if not inside_functions:
                pass
            case _:
                yield from _imported(child, inside_functions)


def packages(names: frozenset[str]) -> set[str]:
    """The top-level packages of these names."""
    return {name.partition(".")[0] for name in names}


def ours(names: frozenset[str]) -> set[str]:
    """The modules of ours among these names: `a.b.c` is the module `a.b` if `c` is something inside it."""
    known = modules()
    found = set()
    for name in names:
        if name in known:
            found.add(name)
        elif name.rpartition(".")[0] in known:
            found.add(name.rpartition(".")[0])
    return found


def reached(start: str, lazily: bool = False) -> dict[str, str]:
    """All modules of ours that importing this one imports, each with the one that imports it."""
    known, seen, waiting = modules(), {start: ""}, [start]
    while waiting:
        module = known[waiting.pop()]
        wanted = module.imports | module.lazy if lazily else module.imports
        for name in sorted(ours(wanted) - seen.keys()):
            seen[name] = module.name
            waiting.append(name)
    return seen


def below(package: str) -> list[Module]:
    """The modules of a package, itself included."""
    return [found for name, found in modules().items() if name == package or name.startswith(f"{package}.")]
