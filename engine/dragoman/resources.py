"""The folders that come with Dragoman beside its code: the published schemas and the example flows."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_OURS = 'name = "dragoman"'


class IncompleteInstallationError(Exception):
    """A folder that belongs to Dragoman is neither in the package nor in a repository around it."""


def folder(name: str, package: Path = _PACKAGE) -> Path:
    """The folder `name` ("schemas", "flows"): the one in the package, else the one of the repository the package is in.

    Raises:
        IncompleteInstallationError: there is neither; the message says where it was looked for.
    """
    packaged = package / f"_{name}"
    if packaged.is_dir():
        return packaged
    repository = package.parent.parent
    if (repository / name).is_dir() and _is_ours(repository / "pyproject.toml"):
        return repository / name
    raise IncompleteInstallationError(
        f"the installation is incomplete: the folder '{name}' is neither at {packaged} nor in a repository "
        "of Dragoman; install the package again"
    )


def _is_ours(pyproject: Path) -> bool:
    return pyproject.is_file() and _OURS in pyproject.read_text(encoding="utf-8").splitlines()
