"""The house rules that can be counted: sizes, names, docstrings, unfinished work."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from statistics import median

from tests.architecture.code import ROOT, Function, Module, modules

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff", "shared", "base", "core"}

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def length(function: Function) -> int:
    """Lines from `def` to the end, decorators left out."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_function_is_longer_than_fifty_lines() -> None:
    """None at all."""
    long = [(m.name, f.name, length(f)) for m in modules().values() for f in m.functions() if length(f) > 50]
    assert long == []


def test_nine_functions_of_ten_have_at_most_25_lines() -> None:
    """Over both packages."""
    lengths = [length(function) for module in modules().values() for function in module.functions()]
    assert sum(lines <= 25 for lines in lengths) / len(lengths) >= 0.9


def test_no_file_is_longer_than_300_lines() -> None:
    """None at all."""
    assert [(module.name, module.lines) for module in modules().values() if module.lines > 300] == []


def test_half_of_the_files_have_at_most_100_lines() -> None:
    """Packages without a line are not counted."""
    assert median(module.lines for module in modules().values() if module.lines) <= 100


def test_a_name_says_what_is_inside() -> None:
    """None that would fit everything."""
    assert [name for name in modules() if name.rpartition(".")[2].strip("_") in EMPTY_NAMES] == []


def test_test_folders_have_such_names_too() -> None:
    """Theirs are read as well."""
    named = {path.stem for path in (ROOT / "tests").rglob("*.py")} | {
        path.name for path in (ROOT / "tests").rglob("*") if path.is_dir()
    }
    assert not named & (EMPTY_NAMES - {"base", "shared"})


def test_everything_public_is_explained() -> None:
    """Modules, classes, functions and methods have docstrings."""
    assert [f"{module.name}: {what}" for module in modules().values() for what in _unexplained(module)] == []


def _unexplained(module: Module) -> Iterator[str]:
    if module.text.strip() and not ast.get_docstring(module.tree):
        yield "the module"
    yield from _without_docstring(module.tree.body)


def _without_docstring(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        overload = any(isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list)
        if not ast.get_docstring(node) and not overload:
            yield f"{node.name} (line {node.lineno})"
        if isinstance(node, ast.ClassDef):
            yield from _without_docstring(node.body)


def test_nothing_is_left_unfinished() -> None:
    """No note to do it later, no function that is not there yet."""
    assert [name for name, module in modules().items() if UNFINISHED.search(module.text)] == []
    raised = [(m.name, n.exc) for m in modules().values() for n in ast.walk(m.tree) if isinstance(n, ast.Raise)]
    assert [name for name, what in raised if what and "NotImplementedError" in ast.dump(what)] == []


def test_nothing_is_printed_but_through_click() -> None:
    """No `print` anywhere."""
    calls = [(m.name, n.func) for m in modules().values() for n in ast.walk(m.tree) if isinstance(n, ast.Call)]
    assert [name for name, called in calls if isinstance(called, ast.Name) and called.id == "print"] == []


def test_tests_amount_to_more_than_the_source() -> None:
    """At least 1.2 lines for one."""
    source = sum(module.lines for module in modules().values())
    tests = sum(len(path.read_text().splitlines()) for path in (ROOT / "tests").rglob("*.py"))
    assert tests >= 1.2 * source


def test_every_test_says_what_it_promises() -> None:
    """In a docstring."""
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, Function) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []
