"""What is in the wheel and in the source distribution."""

from __future__ import annotations

import tarfile
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.packaging.conftest import ROOT


@pytest.fixture
def names(wheel: Path) -> set[str]:
    """The files of the wheel."""
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture
def metadata(wheel: Path) -> dict[str, list[str]]:
    """The wheel's METADATA: key -> values."""
    with ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        parsed = Parser().parsestr(archive.read(name).decode())
    return {key: parsed.get_all(key, []) for key in parsed}


def sources(folder: str) -> set[str]:
    """The Python files below a source root, as they stand in the wheel."""
    root = ROOT / folder
    return {path.relative_to(root).as_posix() for path in root.rglob("*.py")}


def test_the_wheel_brings_two_packages_and_nothing_else(names: set[str]) -> None:
    """Never packages called engine, bots, schemas or flows."""
    top = {name.partition("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"dragoman", "dragoman_bots"}


def test_every_module_is_in_the_wheel_and_no_other(names: set[str]) -> None:
    """Neither tests nor caches."""
    code = {name for name in names if name.endswith(".py") and "/_flows/" not in name}
    assert code == sources("engine") | sources("bots")


def test_every_schema_is_in_the_wheel(names: set[str]) -> None:
    """Beside the code that reads them."""
    assert {name for name in names if "/_schemas/" in name} == {
        f"dragoman/_schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json")
    }


def test_the_example_flows_are_in_the_wheel(names: set[str]) -> None:
    """With their actions, dialogues, translations and bot.yaml, and without the data of whoever tried them."""
    shipped = {name.removeprefix("dragoman/_flows/") for name in names if "/_flows/" in name}
    ours = (path for ending in ("yaml", "py", "po") for path in (ROOT / "flows").rglob(f"*.{ending}"))
    assert shipped == {path.relative_to(ROOT / "flows").as_posix() for path in ours}
    assert shipped >= {"order.yaml", "bot.yaml", "dialogues/order_placed.dialogue.yaml", "locales/es/order.po"}
    assert not any(name.startswith("data") or name.endswith((".db", ".pyc")) for name in shipped)


def test_the_shipped_sentences_and_handlers_are_in_the_wheel(names: set[str]) -> None:
    """They are read at run time."""
    folder = ROOT / "engine" / "dragoman" / "language" / "defaults"
    assert {f"dragoman/language/defaults/{path.name}" for path in folder.glob("*.yaml")} <= names


def test_the_pages_of_the_codes_are_in_the_wheel(names: set[str]) -> None:
    """`dragoman explain` prints them."""
    folder = ROOT / "engine" / "dragoman" / "diagnostics" / "explanations"
    pages = {f"dragoman/diagnostics/explanations/{path.name}" for path in folder.glob("*.md")}
    assert pages
    assert pages <= names


def test_both_packages_tell_type_checkers_that_they_are_typed(names: set[str]) -> None:
    """By py.typed."""
    assert {"dragoman/py.typed", "dragoman_bots/py.typed"} <= names


def test_the_licence_is_in_the_wheel(names: set[str], metadata: dict[str, list[str]]) -> None:
    """The text and its name."""
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert metadata["License-Expression"] == ["MIT"]


def test_the_wheel_asks_for_what_the_main_job_needs(metadata: dict[str, list[str]]) -> None:
    """With the bound that keeps aiogram 2 away."""
    needed = [line for line in metadata["Requires-Dist"] if "extra ==" not in line]
    assert any(line.startswith("aiogram<4,>=3.31") for line in needed)
    assert {line.split("[")[0].split("<")[0].split(">")[0] for line in needed} == {
        "pyyaml", "jsonschema", "jinja2", "click", "google-re2", "babel", "phonenumberslite", "email-validator",
        "rapidfuzz", "aiogram", "redis",
    }  # fmt: skip


def test_the_source_distribution_can_be_built_and_tested_from(sdist: Path) -> None:
    """Code, data, tests and the files that a build reads; no data of whoever tried the flows."""
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in (
        "pyproject.toml", "README.md", "LICENSE", "Makefile", "engine/dragoman/__init__.py", "flows/order.yaml",
        "bots/dragoman_bots/__init__.py", "schemas/flow.schema.json", "tests/packaging/test_contents.py",
    ):  # fmt: skip
        assert name in names
    assert not any(name.startswith(("data", "flows/data", ".venv", "dist")) for name in names)
