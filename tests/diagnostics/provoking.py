"""Projects that give a diagnostic: those that pages show, and what no page can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.diagnostics.explanations import File
from dragoman.project.dialogues import check_dialogues
from dragoman.project.files import dialogues_in
from dragoman.project.loading import load

Provoked = list[Diagnostic]


def write(files: Iterable[File], folder: Path) -> None:
    """The files of an example, in a folder of their own."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


def reported(folder: Path) -> Provoked:
    """Everything that is told of the project in this folder, and of its dialogues."""
    loaded = load(folder)
    return [*loaded.diagnostics, *check_dialogues(dialogues_in(folder), loaded)]


def _flow(folder: Path, text: str) -> Provoked:
    write([File("flows/order.yaml", "yaml", text)], folder)
    return reported(folder)


def _unreadable(folder: Path, _: pytest.MonkeyPatch) -> Provoked:
    (folder / "flows" / "order.yaml").mkdir(parents=True)
    return reported(folder)


def _large(folder: Path, _: pytest.MonkeyPatch) -> Provoked:
    return _flow(folder, "#" * (1024 * 1024 + 1))


def _many(folder: Path, _: pytest.MonkeyPatch) -> Provoked:
    return _flow(folder, f"[{'1,' * 200_000}]")


def _without_the_c_parser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Provoked:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    return _flow(folder, "flow: order\nnodes:\n  done:\n    say: Done.\n")


def _big(folder: Path, _: pytest.MonkeyPatch) -> Provoked:
    (folder / "big.jpg").open("wb").truncate(11 * 1024 * 1024)
    return _flow(folder, "flow: order\nnodes:\n  done:\n    say: {photo: big.jpg}\n")


OTHERWISE: dict[str, Callable[[Path, pytest.MonkeyPatch], Provoked]] = {
    "DG001": _unreadable,
    "DG002": _large,
    "DG008": _many,
    "DG019": _without_the_c_parser,
    "DG541": _big,
}
"""Codes that no files of a page give, and what gives them."""
