"""While a project is loaded nobody looks for garbage; afterwards whoever did does so again."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.actions import Signature
from dragoman.project.access import Access
from dragoman.project.files import find
from dragoman.project.garbage import uncollected
from dragoman.project.loading import load_files
from tests.project.making import project


def test_it_is_on_again_afterwards(tmp_path: Path) -> None:
    """And off while actions are loaded, and all else is read."""
    seen: list[bool] = []

    def watching(path: Path, name: str) -> tuple[Mapping[str, Signature], list[Diagnostic]]:
        seen.append(gc.isenabled())
        return {}, []

    load_files(find(project(tmp_path)), access=Access(actions=watching))
    assert seen == [False]
    assert gc.isenabled()


def test_it_stays_off_for_those_who_had_it_off() -> None:
    """A command that ends soon never turns it on."""
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_is_on_again_after_a_fault() -> None:
    """Whatever it was."""
    with pytest.raises(ZeroDivisionError), uncollected():
        raise ZeroDivisionError
    assert gc.isenabled()
