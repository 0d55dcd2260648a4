"""The public names of both packages, and opening flows from Python."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dragoman
import dragoman_bots
from tests.cli.command_line import FLOWS, environment
from tests.project.making import project


def test_the_names_of_dragoman() -> None:
    """A change here is a change for everybody who imports it."""
    assert dragoman.__all__ == [
        "Context", "Diagnostic", "Effect", "Event", "Flow", "FlowsNotSound", "Outcome", "Project", "Session", "Step",
        "action", "load_flow", "load_project", "step", "validate",
    ]  # fmt: skip


def test_the_names_of_dragoman_bots() -> None:
    """The same."""
    assert dragoman_bots.__all__ == ["Bot", "FlowRouter", "Store"]


@pytest.mark.parametrize("package", [dragoman, dragoman_bots], ids=["dragoman", "dragoman_bots"])
def test_every_public_name_is_there_and_explained(package: object) -> None:
    """Unions of types are explained by their members."""
    for name in package.__all__:  # type: ignore[attr-defined]
        found = getattr(package, name)
        assert found.__doc__ or name in ("Effect", "Event")


@pytest.mark.parametrize("package", [dragoman, dragoman_bots], ids=["dragoman", "dragoman_bots"])
def test_a_name_that_is_not_public_is_an_attribute_error(package: object) -> None:
    """As in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        package.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_importing_both_packages_imports_nothing_slow() -> None:
    """The names are fetched when they are first used."""
    code = "import dragoman, dragoman_bots, sys; print(*{m.partition('.')[0] for m in sys.modules})"
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True, timeout=60
    )
    assert not set(ended.stdout.split()) & {"yaml", "jinja2", "jsonschema", "aiogram", "redis", "asyncio"}


def test_validate_gives_all_diagnostics_in_order(tmp_path: Path) -> None:
    """Without raising for what stands in the files."""
    project(tmp_path, bad="flow: bad\nnodes:\n  a:\n    sya: Hi\n  b:\n    prmpt: Hi\n")
    found = dragoman.validate(tmp_path)
    assert [problem.span.line for problem in found] == [4, 6]
    assert all(isinstance(problem, dragoman.Diagnostic) for problem in found)


def test_validate_of_sound_flows_is_an_empty_list() -> None:
    """A path may be a text."""
    assert dragoman.validate(str(FLOWS)) == []


def test_load_project_gives_the_project() -> None:
    """Its flows by name."""
    assert {"customer", "order", "registration"} <= set(dragoman.load_project(FLOWS).flows.flows)


def test_load_flow_gives_the_flow() -> None:
    """Checked together with its project."""
    flow = dragoman.load_flow(FLOWS / "customer.yaml")
    assert isinstance(flow, dragoman.Flow)
    assert (flow.name, flow.entry) == ("customer", "kind")


def test_flows_that_are_not_sound_raise_with_the_text_of_validate(tmp_path: Path) -> None:
    """And with the diagnostics as data."""
    path = tmp_path / "bad.yaml"
    path.write_text("flow: bad\nnodes:\n  a:\n    sya: Hi\n")
    with pytest.raises(dragoman.FlowsNotSound) as raised:
        dragoman.load_flow(path)
    assert [problem.code for problem in raised.value.diagnostics] == ["DG101"]
    assert "bad.yaml:4:5: error DG101" in str(raised.value)
    assert "^^^" in str(raised.value)


@pytest.mark.parametrize("call", [dragoman.load_project, dragoman.load_flow, dragoman.validate])
def test_a_path_where_nothing_is_raises(tmp_path: Path, call: object) -> None:
    """The caller's mistake is an exception."""
    with pytest.raises(FileNotFoundError):
        call(tmp_path / "nowhere.yaml")  # type: ignore[operator]


def test_load_flow_of_a_folder_raises() -> None:
    """It is no flow's file."""
    with pytest.raises(FileNotFoundError, match="no flow's file"):
        dragoman.load_flow(FLOWS)


@pytest.mark.parametrize("opened", [dragoman.load_project, dragoman.load_flow, dragoman.validate])
def test_a_path_where_nothing_is_is_named(tmp_path: Path, opened: Callable[[Path], object]) -> None:
    """In a sentence."""
    with pytest.raises(FileNotFoundError, match=r"there is no file or folder '.*nothing'"):
        opened(tmp_path / "nothing")


def test_a_bot_without_a_token_says_how_to_get_one(tmp_path: Path) -> None:
    """It is missing, not badly written."""
    with pytest.raises(Exception, match="there is no bot token: get one from @BotFather"):
        dragoman_bots.Bot(dragoman.load_project(project(tmp_path)))
