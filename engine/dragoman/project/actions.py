"""actions.py: loaded once, its actions found and checked."""

from __future__ import annotations

import importlib.util
import sys
import traceback
from collections.abc import Mapping
from contextlib import redirect_stdout
from hashlib import blake2b
from pathlib import Path
from types import ModuleType

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.actions import Signature, is_action, signature
from dragoman.source.tree import Span


def load_actions(path: Path, name: str) -> tuple[Mapping[str, Signature], list[Diagnostic]]:
    """The actions of this file by their names, and what is wrong with them. A file that is not there has none."""
    if not path.is_file():
        return {}, []
    try:
        # What the project's code prints while it is loaded must not get into the output that programs read.
        with redirect_stdout(sys.stderr):
            module = _imported(path)
    except (Exception, SystemExit) as broken:  # whatever the project's own code raises
        return {}, [_broken(path, name, broken)]
    found: dict[str, Signature] = {}
    problems: list[Diagnostic] = []
    for attribute, candidate in vars(module).items():
        if is_action(candidate):
            try:
                found[attribute] = signature(candidate)
            except TypeError as wrong:
                line = getattr(getattr(candidate, "__code__", None), "co_firstlineno", 1)
                problems.append(Diagnostic(name, _line(line), "DG705", str(wrong)))
    return found, problems


def _imported(path: Path) -> ModuleType:
    """The module, under a name of its own, so that two projects' actions.py do not meet; beside it, its own imports."""
    digest = blake2b(str(path.resolve()).encode(), digest_size=6).hexdigest()
    spec = importlib.util.spec_from_file_location(f"dragoman_actions_{digest}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    folder = path.resolve().parent
    _make_way(folder)
    sys.modules[spec.name], before = module, frozenset(sys.modules)
    try:
        spec.loader.exec_module(module)
    finally:
        _remember(folder, before)
    return module


_BESIDE: dict[Path, set[str]] = {}
"""By the folder of each project that this process has loaded: the modules that its actions.py was first to import."""


def _make_way(folder: Path) -> None:
    """What an actions.py imports stands beside it, and never beside another project's."""
    for other, names in _BESIDE.items():
        if other != folder:
            sys.path[:] = [entry for entry in sys.path if entry != str(other)]
            for name in names:
                sys.modules.pop(name, None)
            names.clear()
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


def _remember(folder: Path, before: frozenset[str]) -> None:
    new = [name for name in sys.modules if name not in before]
    files = {name: getattr(sys.modules[name], "__file__", None) for name in new}
    _BESIDE.setdefault(folder, set()).update(n for n, file in files.items() if file and Path(file).parent == folder)


def _broken(path: Path, name: str, broken: BaseException) -> Diagnostic:
    file = path.resolve()
    lines = [frame.lineno for frame in traceback.extract_tb(broken.__traceback__) if Path(frame.filename) == file]
    if isinstance(broken, SyntaxError) and broken.filename and Path(broken.filename) == file:
        lines.append(broken.lineno)
    message = f"actions.py cannot be loaded: {type(broken).__name__}: {broken}"
    return Diagnostic(name, _line(lines[-1] or 1 if lines else 1), "DG704", message, "mend it, then try again")


def _line(line: int) -> Span:
    return Span(line, 1, line, 2)
