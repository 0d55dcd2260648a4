"""What compiled flows were made of, as one digest: whatever changes any of it makes a cache stale.

The law of this file: everything that compiling can see is in it. What is cheap to know afresh goes in as it is known
now (settings, the signatures of actions), files go in by their content, our own code and that of the parsers by the
dates and sizes of its files. What was looked up in the folder meanwhile is not here but in `seen`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from dragoman.language.actions import Signature
from dragoman.project.cache.file import digest
from dragoman.project.files import Files
from dragoman.project.settings import Settings
from dragoman.resources import folder

_COMPILING = ("source", "schema", "language", "graph", "checks", "i18n", "interpreter", "project")
_CODE = (".py", ".json", ".yaml", ".so", ".pyd")


def inputs_of(files: Files, settings: Settings, locales: tuple[str, ...], actions: Mapping[str, Signature]) -> bytes:
    """The digest of all that the flows are compiled from, the files as they are at this moment.

    Raises:
        OSError: a file cannot be read.
    """
    known: list[object] = [sys.version, _our_code(), _settings(settings, locales)]
    known += [_signature(actions[name]) for name in sorted(actions)]
    # Sorted by their names: the order of a folder says nothing, but the order of the flows does.
    for path in (*files.flows, *_read_beside(files, actions)):
        known.append((path.as_posix(), digest(path.read_bytes())))
    return digest(repr(known).encode("utf-8", "surrogatepass"))


def _settings(settings: Settings, locales: tuple[str, ...]) -> object:
    """What flows see of bot.yaml. The values of `settings` are not in the flows, and may be secret."""
    kept = sorted((store, sorted(names)) for store, names in settings.kept_names.items())
    types, escapes = sorted(settings.kept_types.items()), sorted(settings.escapes.items())
    return sorted(settings.config), settings.locale, locales, kept, types, escapes, sorted(settings.http_allow)


def _signature(known: Signature) -> object:
    outcomes = sorted(known.outcomes) if known.outcomes is not None else None
    types = [(name, repr(known.types.get(name))) for name in known.parameters]
    return known.name, sorted(known.required), outcomes, known.once, known.wants_context, types, repr(known.returns)


def _read_beside(files: Files, actions: Mapping[str, Signature]) -> list[Path]:
    """bot.yaml, the translations, and the Python files that the actions came from."""
    translations = (files.folder / "locales").rglob("*.po")
    found = {*translations, *_modules(files.folder, actions), files.bot, files.actions}
    return sorted(path for path in found if path.is_file())


def _modules(below: Path, actions: Mapping[str, Signature]) -> Iterator[Path]:
    """Types that a signature names, and lists that an action returns, may be written in any module of the project."""
    folder_ = str(below.resolve()) + os.sep
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and file.startswith(folder_):
            yield Path(file)
    for known in actions.values():
        code = getattr(known.function, "__code__", None)
        if code is not None:
            yield Path(code.co_filename)


@cache
def _our_code() -> bytes:
    """The code that compiles, as this process has it: a cache of another version of it is none."""
    import jinja2
    import yaml

    ours = Path(__file__).parents[2]
    folders = [*(ours / name for name in _COMPILING), folder("schemas"), *(Path(m.__path__[0]) for m in (jinja2, yaml))]
    return digest(repr(sorted(_stamps(map(str, folders)))).encode("utf-8", "surrogateescape"))


def _stamps(folders: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Path, size and date of every file of code in these folders."""
    for one in folders:
        inner = []
        with os.scandir(one) as entries:
            for entry in entries:
                if entry.name.endswith(_CODE):
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns
                elif entry.is_dir() and not entry.name.startswith("_"):
                    inner.append(entry.path)
        yield from _stamps(inner)
