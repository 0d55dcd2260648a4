"""The published schemas in the server that VS Code, Neovim and others use for YAML: a real one, as it is shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.schema.published import kinds
from tests.editors.yaml_server import ROOT, YamlServer, running

SHARED = ROOT.parent / "shared"
_FOLDERS = (ROOT / "flows", ROOT / "tests" / "dialogues", SHARED / "examples")
FILES = sorted(path for folder in _FOLDERS for path in folder.rglob("*.yaml"))
FLOW = "flows/tea.yaml"
NODE = "flow: tea\nnodes:\n  kind:\n"


@pytest.fixture(scope="module")
def server() -> Iterator[YamlServer]:
    """One for all."""
    with running() as started:
        yield started


def _place(path: Path) -> str:
    """Where the server finds the schema for such a file."""
    return path.name if path.name == "bot.yaml" or path.name.endswith(".dialogue.yaml") else FLOW


def test_it_finds_nothing_in_sound_files(server: YamlServer) -> None:
    """The example flows, their dialogues and bots, ours and the shared ones, each with its own schema."""
    texts = [(path, path.read_text(encoding="utf-8")) for path in FILES]
    # A first line that names a schema would be looked for beside a file that is not there.
    opened = {server.opened(_place(path), text.replace("# yaml-language-server:", "#")): path for path, text in texts}
    found = server.found(set(opened))
    told = {opened[uri].as_posix(): [one["message"] for one in problems] for uri, problems in found.items() if problems}
    assert len(found) == len(FILES) > 100
    assert told == {}


def test_the_first_line_names_the_schema(server: YamlServer) -> None:
    """By its way from the file, as in every example flow."""
    line = "# yaml-language-server: $schema=../../schemas/flow.schema.json\n"
    (problem, *_) = server.problems("drafts/any.yaml", line + "flow: a\nnodes: {a: {say: A}}\nnods: {}\n")
    assert problem["message"] == "Property nods is not allowed."
    assert server.problems("drafts/other.yaml", "flow: a\nnods: {}\n") == []


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (NODE + "    prompt: Which?\n    optinal: true\n", 4, "optinal"),
        (NODE + "    say: Hi\n    attempts: 3\n", 4, "attempts"),
        ("flow: tea\ntrigers: []\nnodes:\n  a:\n    say: Hi\n", 1, "trigers"),
    ],
)
def test_an_unknown_key_is_told_at_its_place(server: YamlServer, text: str, line: int, word: str) -> None:
    """By its name."""
    told = [(one["range"]["start"]["line"], one["message"]) for one in server.problems(FLOW, text)]
    assert told == [(line, f"Property {word} is not allowed.")]


def test_a_wrong_value_is_told_with_the_right_ones(server: YamlServer) -> None:
    """Of an input's type."""
    (problem,) = server.problems(FLOW, NODE + "    prompt: Which?\n    input: emial\n")
    assert (problem["range"]["start"]["line"], problem["range"]["start"]["character"]) == (4, 11)
    assert '"email"' in problem["message"]


def test_a_missing_key_is_told(server: YamlServer) -> None:
    """A flow without nodes."""
    assert ["nodes" in one["message"] for one in server.problems(FLOW, "flow: tea\n")] == [True]


def test_lead_keys_are_proposed_in_an_empty_node(server: YamlServer) -> None:
    """And the keys that any node may have."""
    labels = set(server.labels(FLOW, NODE + "    ‸\n"))
    assert set(kinds("node")) - {""} <= labels
    assert kinds("node")[""] <= labels


@pytest.mark.parametrize("lead", sorted(set(kinds("node")) - {""}))
def test_the_keys_of_a_node_are_proposed(server: YamlServer, lead: str) -> None:
    """Those of its lead key."""
    labels = set(server.labels(FLOW, f"{NODE}    {lead}: x\n    ‸\n"))
    assert kinds("node")[lead] - {lead} <= labels


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        (FLOW, NODE + "    prompt: Which?\n    input: ‸\n", {"text", "email", "phone", "date", "choice"}),
        (FLOW, NODE + "    prompt: Which?\n    input:\n      type: ‸\n", {"text", "email", "phone", "date"}),
        (FLOW, NODE + "    prompt: Which?\n    interrupt: ‸\n", {"none", "commands", "phrases"}),
        (FLOW, NODE + "    prompt: Which?\n    optional: ‸\n", {"true", "false"}),
        (FLOW, NODE + "    prompt: Which?\n    next: ‸\n", {"again", "back", "cancel", "end"}),
        (FLOW, "flow: tea\nchange: ‸\n", {"migrate", "pin", "restart", "finish"}),
        (FLOW, "flow: tea\nvariables:\n  total: ‸\n", {"decimal", "integer", "list"}),
        ("bot.yaml", "telegram:\n  mode: ‸\n", {"polling", "webhook"}),
        ("bot.yaml", "profile:\n  city: ‸\n", {"text", "integer"}),
    ],
)
def test_values_are_proposed(server: YamlServer, path: str, text: str, wanted: set[str]) -> None:
    """Types of input, kinds of interruption, reserved words and so on."""
    assert wanted <= set(server.labels(path, text))


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        (FLOW, "‸\n", {"flow", "triggers", "variables", "nodes"}),
        (FLOW, "flow: tea\ntriggers:\n  - ‸\n", {"command", "phrase", "deep_link", "every"}),
        (FLOW, "flow: tea\ntriggers:\n  - command: tea\n    ‸\n", {"description", "aliases", "where", "who"}),
        (FLOW, NODE + "    prompt: Which?\n    buttons:\n      - ‸\n", {"text", "value", "url", "next", "when"}),
        (FLOW, NODE + "    prompt: Which?\n    validate:\n      ‸\n", {"min", "max", "pattern", "error"}),
        (FLOW, NODE + "    prompt: Which?\n    timeout:\n      ‸\n", {"after", "next", "remind"}),
        (FLOW, NODE + "    prompt: Which?\n    pick:\n      calendar:\n        ‸\n", {"min", "max", "disabled"}),
        (FLOW, NODE + "    say:\n      ‸\n", {"text", "photo", "silent", "buttons"}),
        (FLOW, NODE + "    http:\n      ‸\n", {"get", "post", "query", "json"}),
        (FLOW, NODE + "    branches:\n      - ‸\n", {"when", "share", "next"}),
        (FLOW, NODE + "    on:\n      ‸\n", {"cancel", "invalid", "error"}),
        ("bot.yaml", "‸\n", {"bot", "store", "locale", "telegram"}),
        ("bot.yaml", "telegram:\n  mode: webhook\n  ‸\n", {"url", "secret", "listen"}),
        ("tea.dialogue.yaml", "dialogue: Tea\nsteps:\n  - ‸\n", {"user", "press", "bot", "expect"}),
        ("tea.dialogue.yaml", "dialogue: Tea\nsteps:\n  - bot:\n      ‸\n", {"text", "contains", "buttons"}),
    ],
)
def test_keys_are_proposed_where_they_may_stand(server: YamlServer, path: str, text: str, wanted: set[str]) -> None:
    """At every depth."""
    assert wanted <= set(server.labels(path, text))


def test_a_key_comes_with_what_it_means_and_an_example(server: YamlServer) -> None:
    """The proposal writes the colon, too."""
    proposals = {one["label"]: one for one in server.proposals(FLOW, NODE + "    prompt: Which?\n    ‸\n")}
    assert proposals["attempts"]["insertText"] == "attempts: ${1:3}"
    assert proposals["timeout"]["insertText"].startswith("timeout:\n")
    assert str(proposals["timeout"]["documentation"]).startswith("How long an answer may take")
    assert proposals["input"]["insertText"] == "input: ${1:email}"


def test_a_value_comes_with_what_it_means(server: YamlServer) -> None:
    """A sentence each."""
    proposals = {one["label"]: one for one in server.proposals(FLOW, NODE + "    prompt: Which?\n    input: ‸\n")}
    assert proposals["timezone"]["documentation"] == "A time zone, by its name or a city."


@pytest.mark.parametrize(
    "text",
    [
        NODE + f"    prompt: Which?\n    {key}: ‸\n"
        for key in ("input", "timeout", "attempts", "many", "validate", "buttons", "pick", "set", "next", "on")
    ],
)
def test_nothing_unreadable_is_proposed(server: YamlServer, text: str) -> None:
    """Examples that are mappings have no label."""
    assert [label for label in server.labels(FLOW, text) if "object" in label] == []


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        (FLOW, NODE + "    ‸prompt: Which?\n", "Sends a question and waits for the answer."),
        (FLOW, NODE + "    prompt: Which?\n    ‸attempts: 3\n", "How many wrong answers there may be"),
        (FLOW, NODE + "    prompt: Which?\n    timeout: {‸after: 1h}\n", "How long an answer may take."),
        (FLOW, "flow: tea\ntriggers:\n  - ‸command: tea\n", "A command without its slash."),
        (
            FLOW,
            NODE + "    prompt: Which?\n    interrupt: ‸none\n",
            "`none`: Nothing interrupts: whatever comes is an answer.",
        ),
        (FLOW, NODE + "    action: a\n    ‸retry: {times: 2}\n", "times: 3\nwait: 2s"),
        ("bot.yaml", "‸store: memory\n", "Where conversations are kept."),
        ("tea.dialogue.yaml", "dialogue: Tea\nsteps:\n  - ‸wait: 20m\n", "So much time passes."),
    ],
)
def test_a_key_is_explained_where_the_mouse_rests(server: YamlServer, path: str, text: str, wanted: str) -> None:
    """With its description, its values and an example."""
    assert wanted in server.hover(path, text)
