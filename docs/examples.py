"""The table of the example flows, from the comment with which each begins, and a file of theirs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman import resources

_SHOWS = re.compile(r"^# Shows (?P<what>.+(?:\n# .+)*)\n", re.MULTILINE)


def examples() -> str:
    """A row for each flow: its file, and what it shows.

    Raises:
        ValueError: a flow does not say what it shows.
    """
    rows = (f"| [{path.stem}](../flows/{path.name}) | {_shows(path)} |" for path in _flows())
    return "\n".join(["| flow | what it shows |", "| --- | --- |", *rows, ""])


def file(name: str) -> str:
    """The block with a file of the example flows, as the tests know it.

    Raises:
        FileNotFoundError: there is no such file.
    """
    text = (resources.folder("flows") / name).read_text(encoding="utf-8")
    language = "python" if name.endswith(".py") else "yaml"
    return f"<!-- file: flows/{name} -->\n```{language}\n{text}```\n"


def _flows() -> list[Path]:
    return [path for path in sorted(resources.folder("flows").glob("*.yaml")) if path.name != "bot.yaml"]


def _shows(path: Path) -> str:
    found = _SHOWS.search(path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path.name} does not say what it shows; begin it with '# Shows ...'")
    return found["what"].replace("\n# ", " ").replace("|", "\\|")
