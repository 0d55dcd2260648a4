"""Where things are: from the path a user gave to the project's files, for every layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.files import Files, above, find


@pytest.fixture
def usual(tmp_path: Path) -> Path:
    """bot.yaml beside a folder `flows`."""
    return _made(tmp_path, "shop/bot.yaml", "shop/actions.py", "shop/flows/a.yaml", "shop/flows/b.yaml") / "shop"


@pytest.fixture
def flat(tmp_path: Path) -> Path:
    """bot.yaml beside the flows."""
    return _made(tmp_path, "flat/bot.yaml", "flat/a.yaml", "flat/b.yaml") / "flat"


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """bot.yaml inside the folder `flows`, as in our own repository."""
    return _made(tmp_path, "repo/flows/bot.yaml", "repo/flows/a.yaml", "repo/flows/b.yaml") / "repo" / "flows"


def _made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def names(files: Files) -> list[str]:
    """The flows by their files' names."""
    return [path.name for path in files.flows]


@pytest.mark.parametrize("path", ["", "bot.yaml", "flows"])
def test_the_usual_layout_is_found_by_its_folder_its_bot_file_and_its_flows(usual: Path, path: str) -> None:
    """All flows, none of them chosen."""
    files = find(usual / path)
    assert (files.folder, names(files), files.chosen) == (usual, ["a.yaml", "b.yaml"], None)
    assert (files.bot, files.actions) == (usual / "bot.yaml", usual / "actions.py")


def test_a_flow_of_the_usual_layout_belongs_to_the_project_around_it(usual: Path) -> None:
    """It is chosen among all flows."""
    files = find(usual / "flows" / "b.yaml")
    assert (files.folder, names(files), files.chosen) == (usual, ["a.yaml", "b.yaml"], usual / "flows" / "b.yaml")


@pytest.mark.parametrize("path", ["", "bot.yaml"])
def test_flows_may_lie_beside_bot_yaml(flat: Path, path: str) -> None:
    """bot.yaml is no flow."""
    files = find(flat / path)
    assert (files.folder, names(files)) == (flat, ["a.yaml", "b.yaml"])


def test_a_flow_beside_bot_yaml_belongs_to_it(flat: Path) -> None:
    """With its neighbours."""
    files = find(flat / "a.yaml")
    assert (files.folder, names(files), files.chosen) == (flat, ["a.yaml", "b.yaml"], flat / "a.yaml")


@pytest.mark.parametrize("path", ["", "bot.yaml", "a.yaml"])
def test_bot_yaml_may_lie_inside_the_folder_of_flows(inside: Path, path: str) -> None:
    """Then that folder is the project."""
    files = find(inside / path)
    assert (files.folder, names(files)) == (inside, ["a.yaml", "b.yaml"])


def test_the_folder_around_flows_with_a_bot_file_inside_has_their_flows(inside: Path) -> None:
    """The flows are found one level down."""
    assert names(find(inside.parent)) == ["a.yaml", "b.yaml"]


def test_a_flow_without_a_bot_file_stands_alone(tmp_path: Path) -> None:
    """Its neighbours are none of its business."""
    _made(tmp_path, "a.yaml", "b.yaml")
    files = find(tmp_path / "a.yaml")
    assert (files.folder, files.flows, files.chosen) == (tmp_path, (tmp_path / "a.yaml",), tmp_path / "a.yaml")


def test_a_folder_without_a_bot_file_is_a_project_of_its_flows(tmp_path: Path) -> None:
    """All of them."""
    assert names(find(_made(tmp_path, "a.yaml", "b.yml"))) == ["a.yaml", "b.yml"]


def test_dialogues_are_no_flows(flat: Path) -> None:
    """They lie beside the flows they test."""
    (flat / "a.dialogue.yaml").touch()
    assert names(find(flat)) == ["a.yaml", "b.yaml"]


def test_a_file_of_another_name_can_still_be_chosen(flat: Path) -> None:
    """It is read besides the others."""
    (flat / "draft.txt").touch()
    files = find(flat / "draft.txt")
    assert names(files) == ["a.yaml", "b.yaml", "draft.txt"]
    assert files.chosen == flat / "draft.txt"


def test_flows_in_folders_further_down_are_not_taken(usual: Path) -> None:
    """Drafts can lie there."""
    _made(usual, "flows/drafts/c.yaml")
    assert names(find(usual)) == ["a.yaml", "b.yaml"]


def test_a_path_where_nothing_is_raises(tmp_path: Path) -> None:
    """It is the caller's mistake."""
    with pytest.raises(FileNotFoundError):
        find(tmp_path / "nowhere.yaml")


def test_a_link_that_leads_nowhere_is_there(tmp_path: Path) -> None:
    """What is wrong with it is told when it is read."""
    (tmp_path / "a.yaml").symlink_to("nowhere")
    assert find(tmp_path / "a.yaml").chosen == tmp_path / "a.yaml"


def test_above_finds_the_nearest_project(usual: Path) -> None:
    """At the folder itself or on the way up."""
    _made(usual, "docs/drafts/x.md", "inner/bot.yaml")
    assert above(usual) == usual
    assert above(usual / "docs" / "drafts") == usual
    assert above(usual / "inner") == usual / "inner"


def test_above_without_a_project_is_the_folder_itself(tmp_path: Path) -> None:
    """It may be a folder of flows."""
    assert above(tmp_path) == tmp_path


@pytest.mark.parametrize(("here", "path"), [("flows", "b.yaml"), ("flows/drafts", "../b.yaml")])
def test_a_flow_belongs_to_the_project_around_it_from_inside_its_folder_too(
    usual: Path, monkeypatch: pytest.MonkeyPatch, here: str, path: str
) -> None:
    """The folder's name is not on the path then."""
    (usual / "flows" / "drafts").mkdir()
    monkeypatch.chdir(usual / here)
    files = find(Path(path))
    assert (files.folder.resolve(), names(files), files.chosen) == (usual, ["a.yaml", "b.yaml"], Path(path))


def test_the_folder_of_flows_is_one_from_inside_too(usual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a dot."""
    monkeypatch.chdir(usual / "flows")
    files = find(Path())
    assert (files.folder.resolve(), names(files)) == (usual, ["a.yaml", "b.yaml"])
