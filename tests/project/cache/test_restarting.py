"""A project that will run: from its cache where there is one that fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import FlowsNotSound, load_project
from dragoman.project.cache.restarting import WORTH, load_to_run
from dragoman.project.loading import load
from tests.cli.command_line import dragoman
from tests.project.cache.making import FLOW, is_kept, make, started

LONG = FLOW + f"# {'x' * WORTH}\n"


def cached(folder: Path) -> list[str]:
    """The names of the project's cache files, without what tells the version of Python."""
    return sorted(path.name.partition(".c")[0] for path in (folder / ".dragoman" / "cache").glob("*"))


def test_the_second_start_is_from_the_cache(tmp_path: Path) -> None:
    """With the same flow, in the same definition."""
    first, second = started(make(tmp_path)), started(tmp_path)
    assert (is_kept(first), is_kept(second)) == (False, True)
    assert second.flows.flows["shop"].digest == first.flows.flows["shop"].digest
    assert list(second.flows.commands) == list(first.flows.commands) == ["shop"]
    assert second.flows.locales == first.flows.locales == ("en", "de")
    assert second.actions.keys() == first.actions.keys()


def test_every_node_is_as_it_was(tmp_path: Path) -> None:
    """All that a node shows of itself."""
    first, second = (started(make(tmp_path)).flows.flows["shop"] for _ in range(2))
    assert [repr(node) for node in second.nodes.values()] == [repr(node) for node in first.nodes.values()]


def test_actions_are_imported_once_a_start(tmp_path: Path) -> None:
    """What they do when they are loaded is done once, with a cache and without."""
    make(tmp_path)
    with (tmp_path / "actions.py").open("a") as file:
        file.write("import pathlib\nwith open(pathlib.Path(__file__).parent / 'log', 'a') as log: log.write('x')\n")
    for times in (1, 2):
        started(tmp_path)
        assert (tmp_path / "log").read_text() == "x" * times


def test_a_flow_that_was_asked_for_is_the_chosen_one(tmp_path: Path) -> None:
    """Also from the cache."""
    flow = make(tmp_path) / "flows" / "shop.yaml"
    started(tmp_path)
    project = started(flow)
    assert is_kept(project)
    assert project.chosen == "shop"


def test_flows_that_stand_alone_have_a_cache_each(tmp_path: Path) -> None:
    """They do not push out each other's."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(f"flow: {name}\nnodes:\n  x:\n    say: Hi\n    end: done\n")
        started(tmp_path / f"{name}.yaml")
    assert cached(tmp_path) == ["a.yaml", "b.yaml"]
    assert is_kept(started(tmp_path / "a.yaml"), "a")


def test_few_flows_are_not_worth_a_folder(tmp_path: Path) -> None:
    """Nothing appears beside somebody's first flow."""
    load_to_run(make(tmp_path))
    assert not (tmp_path / ".dragoman").exists()


def test_what_is_not_sound_is_not_kept(tmp_path: Path) -> None:
    """Its errors are told at every start."""
    make(tmp_path)
    (tmp_path / "flows" / "shop.yaml").write_text(FLOW.replace("taken: amount", "taken: nowhere"))
    for _ in range(2):
        assert [found.code for found in load_to_run(tmp_path, worth=0).errors] == ["DG202"]
    assert cached(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "text"), [("bot.yaml", "bot: [\n"), ("actions.py", "1 / 0\n"), ("bot.yaml", "bot: shop\nlocale: xx\n")]
)
def test_an_error_beside_the_flows_is_told_in_spite_of_a_cache(tmp_path: Path, file: str, text: str) -> None:
    """All errors there are, as `dragoman validate` has them."""
    started(make(tmp_path))
    (tmp_path / file).write_text(text)
    told = load_to_run(tmp_path, worth=0)
    assert told.project is None
    assert [str(found) for found in told.errors] == [str(found) for found in load(tmp_path).errors]


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    """Nobody is told: there is nothing to be done."""
    started(make(tmp_path))
    (file,) = (tmp_path / ".dragoman" / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert not is_kept(started(tmp_path))
    assert is_kept(started(tmp_path))


def test_it_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is written, and nothing is read."""
    monkeypatch.setenv("DRAGOMAN_CACHE", "off")
    started(make(tmp_path))
    assert cached(tmp_path) == []
    monkeypatch.delenv("DRAGOMAN_CACHE")
    started(tmp_path)
    monkeypatch.setenv("DRAGOMAN_CACHE", "off")
    assert not is_kept(started(tmp_path))


def test_a_bot_s_own_texts_are_read_at_every_start(tmp_path: Path) -> None:
    """bot.yaml is always read: its handlers are never kept."""
    started(make(tmp_path))
    with (tmp_path / "bot.yaml").open("a") as file:
        file.write("on:\n  help: {say: 'Write /shop, {{ user.name }}'}\n")
    assert [list(started(tmp_path).flows.on) for _ in range(2)] == [["help"], ["help"]]


def test_python_opens_a_large_project_from_its_cache(tmp_path: Path) -> None:
    """`load_project` is where a bot of one's own starts; what is wrong is raised as ever."""
    make(tmp_path)
    (tmp_path / "flows" / "shop.yaml").write_text(LONG)
    assert [is_kept(load_project(tmp_path)) for _ in range(2)] == [False, True]
    (tmp_path / "flows" / "shop.yaml").write_text(LONG.replace("taken: amount", "taken: nowhere"))
    with pytest.raises(FlowsNotSound, match="nowhere"):
        load_project(tmp_path)


def test_chat_goes_on_from_the_cache_and_validate_does_without(tmp_path: Path) -> None:
    """What is checked is what stands in the files."""
    make(tmp_path)
    (tmp_path / "flows" / "shop.yaml").write_text(LONG)
    assert dragoman("validate", cwd=tmp_path).code == 0
    assert cached(tmp_path) == []
    said = [dragoman("chat", "flows/shop.yaml", cwd=tmp_path, said="2\n") for _ in range(2)]
    assert cached(tmp_path) == ["flows"]
    assert said[0] == said[1]
    assert "You get 2 pieces" in said[1].out
