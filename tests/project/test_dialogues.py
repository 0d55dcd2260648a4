"""Dialogues are checked without being held: their shape, what they mean, and the names that only the project knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.dialogues import check_dialogues
from dragoman.project.files import dialogues_in, project_of
from dragoman.project.loading import load
from tests.cli.command_line import dragoman
from tests.project.making import place, project

BOT = "profile: {city: text}\nhttp: {allow: [api.example.org]}\n"
ACTIONS = """
from dragoman import action
from typing import Literal


@action
async def find_account(email: str) -> Literal["found", "missing"]:
    return "found"
"""
FLOWS = {
    "sign_up": (
        "flow: sign_up\ntriggers: [{command: sign_up}]\n"
        "inputs: {plan: text, team: {type: text, default: solo}}\nnodes:\n"
        "  email:\n    prompt: Your email?\n    input: email\n"
        "  account:\n    action: find_account\n    with: {email: '{{ email }}'}\n    outcomes: {missing: rates}\n"
        "  done:\n    say: Found.\n    set: {profile.city: Berlin, greeted: true}\n    end: known\n"
        "  rates:\n    http: {get: https://api.example.org/x}\n    save: rate\n    on_error: end\n"
    ),
}
HEAD = "dialogue: A\nstart: sign_up\nwith: {plan: big}\nsteps:\n"


def told(folder: Path, text: str, **more: str) -> list[Diagnostic]:
    """What is said of a dialogue of the project above."""
    project(folder, BOT, actions=ACTIONS, **{**FLOWS, **more})
    (folder / "a.dialogue.yaml").write_text(text)
    loaded = load(folder)
    assert "a.dialogue.yaml" not in loaded.sources
    return check_dialogues([folder / "a.dialogue.yaml"], loaded)


SOUND = {
    "a node": "expect: {node: email}",
    "a node of a flow": "expect: {flow: sign_up, node: done}",
    "nothing": "expect: {flow: null, node: null, outcome: null}",
    "variables": "expect: {data: {email: a@example.org, greeted: true, plan: big, rate: null}}",
    "an outcome": "expect: {outcome: known}",
    "every flow's outcomes": "expect: {outcome: cancelled}",
    "a fault": "expect: {outcome: error}",
    "fields": "expect: {profile: {city: Berlin, language: de}}",
    "a stack": "expect: {stack: [sign_up]}",
    "a stub": "stub: {find_account: {outcome: missing}}",
    "stubs in turn": "stub: {find_account: [{outcome: found}, {error: away}, found]}",
    "a request": "stub: {rates: {outcome: '404'}, sign_up.rates: {value: 1}}",
    "a user": "as: {user: {id: 2}}",
}

WRONG = {
    "a node": ("expect: {node: emial}", "5:20", "there is no node 'emial'", "did you mean 'email'?"),
    "a node of another flow": (
        "expect: {flow: hello, node: email}", "5:33", "there is no node 'email' in the flow 'hello'", "there are: name"
    ),
    "a flow": ("expect: {flow: sing_up}", "5:20", "there is no flow 'sing_up'", "did you mean 'sign_up'?"),
    "a stack": ("expect: {stack: [sign_up, helo]}", "5:31", "there is no flow 'helo'", "did you mean 'hello'?"),
    "a variable": ("expect: {data: {emial: x}}", "5:21", "there is no variable 'emial'", "did you mean 'email'?"),
    "an outcome": ("expect: {outcome: knwon}", "5:23", "there is no outcome 'knwon'", "did you mean 'known'?"),
    "a field": ("expect: {profile: {ctiy: x}}", "5:24", "there is no field 'ctiy' in 'profile'", "'city'?"),
    "an action": ("stub: {find_acount: 1}", "5:12", "there is no action 'find_acount'", "did you mean 'find_account'?"),
    "its outcome": (
        "stub: {find_account: [{outcome: found}, {outcome: mising}]}", "5:55",
        "there is no outcome 'mising' of the action 'find_account'", "did you mean 'missing'?",
    ),
    "an unlikely node": ("expect: {node: checkout}", "5:20", "there is no node 'checkout'", "there are: account, done"),
}  # fmt: skip


@pytest.mark.parametrize("step", SOUND.values(), ids=SOUND)
def test_what_the_project_names_may_be_named(tmp_path: Path, step: str) -> None:
    """Nothing is said."""
    assert told(tmp_path, f"{HEAD}  - {step}\n") == []


@pytest.mark.parametrize(("step", "where", "message", "help_"), WRONG.values(), ids=WRONG)
def test_a_name_that_the_project_does_not_have_is_told_at_its_place(
    tmp_path: Path, step: str, where: str, message: str, help_: str
) -> None:
    """With the nearest that it has."""
    (found,) = told(tmp_path, f"{HEAD}  - {step}\n")
    assert (found.code, place(found), found.message) == ("DG801", f"a.dialogue.yaml:{where}", message)
    assert help_ in str(found.help)


def test_an_unknown_flow_to_start_in_is_told(tmp_path: Path) -> None:
    """With the nearest; its inputs are not looked for."""
    (found,) = told(tmp_path, "dialogue: A\nstart: sing_up\nwith: {x: 1}\nsteps:\n  - user: Hi\n")
    assert (place(found), found.help) == ("a.dialogue.yaml:2:8", "did you mean 'sign_up'?")


def test_an_input_that_the_flow_does_not_take_is_told(tmp_path: Path) -> None:
    """And not that the one that was meant is missing."""
    (found,) = told(tmp_path, "dialogue: A\nstart: sign_up\nwith: {plna: big}\nsteps:\n  - user: Hi\n")
    assert (found.message, found.help) == ("there is no input 'plna' in the flow 'sign_up'", "did you mean 'plan'?")


def test_an_input_that_the_flow_needs_is_told(tmp_path: Path) -> None:
    """One with a default is not."""
    (found,) = told(tmp_path, "dialogue: A\nstart: sign_up\nsteps:\n  - user: Hi\n")
    assert found.message == "the flow 'sign_up' needs: plan"


def test_behind_other_flows_nothing_is_called_unknown(tmp_path: Path) -> None:
    """They have names of their own."""
    (tmp_path / "next").mkdir()
    assert told(tmp_path, f"{HEAD}  - deploy: next\n  - expect: {{node: other, data: {{x: 1}}}}\n") == []


def test_a_folder_to_deploy_must_be_there(tmp_path: Path) -> None:
    """It is told at its name."""
    (found,) = told(tmp_path, f"{HEAD}  - deploy: nxt\n")
    assert (found.code, place(found)) == ("DG802", "a.dialogue.yaml:5:13")


def test_mistakes_of_shape_and_of_meaning_are_told_too(tmp_path: Path) -> None:
    """All at once, each once."""
    found = told(tmp_path, f"{HEAD}  - usr: Hi\n  - wait: soon\n  - bot: /(/\n  - user: ok\n  - presss: a\n")
    assert [(one.code, one.span.line) for one in sorted(found, key=lambda one: one.span.line)] == [
        ("DG101", 5), ("DG800", 6), ("DG800", 7), ("DG101", 9),
    ]  # fmt: skip


def test_of_a_project_that_is_not_sound_names_are_not_judged(tmp_path: Path) -> None:
    """A flow that cannot be read may have them."""
    assert told(tmp_path, f"{HEAD}  - expect: {{node: emial}}\n", hello="flow: [") == []


def test_a_comment_may_take_nothing_away_that_is_an_error(tmp_path: Path) -> None:
    """A name that is not there fails for sure."""
    found = told(tmp_path, f"{HEAD}  - expect: {{node: emial}} # dragoman: ignore DG801\n")
    assert "DG801" in [one.code for one in found]


def test_dialogues_are_found_wherever_they_lie(tmp_path: Path) -> None:
    """But not those that are hidden, nor those of another project."""
    for name in ("a", "deep/er/b", ".hidden/c", "other/d", "locales/e"):
        path = tmp_path / f"{name}.dialogue.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD)
    (tmp_path / "other" / "bot.yaml").write_text("")
    names = [path.relative_to(tmp_path).as_posix() for path in dialogues_in(tmp_path)]
    assert names == ["a.dialogue.yaml", "deep/er/b.dialogue.yaml"]


def test_a_dialogue_belongs_to_the_project_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever it is named."""
    (project(tmp_path) / "dialogues").mkdir()
    monkeypatch.chdir(tmp_path / "dialogues")
    assert project_of(Path("a.dialogue.yaml")) == tmp_path


@pytest.mark.parametrize("argument", [".", "flows", "bot.yaml", "a.dialogue.yaml", None])
def test_validate_looks_at_dialogues(tmp_path: Path, argument: str | None) -> None:
    """With its project, or alone."""
    told(tmp_path, f"{HEAD}  - expect: {{node: emial}}\n")
    ended = dragoman("validate", "--format", "concise", *([argument] if argument else []), cwd=tmp_path)
    assert ended.code == 1
    assert ended.out == "a.dialogue.yaml:5:20: error DG801 there is no node 'emial'\n"


def test_validate_of_one_flow_leaves_dialogues_alone(tmp_path: Path) -> None:
    """They speak of more than that flow."""
    told(tmp_path, "nonsense")
    assert dragoman("validate", "flows/sign_up.yaml", cwd=tmp_path).code == 0


def test_validate_of_one_dialogue_tells_nothing_else(tmp_path: Path) -> None:
    """The flow's own mistakes are not its matter."""
    told(tmp_path, f"{HEAD}  - usr: Hi\n", hello="flow: hello\nnodes:\n  a:\n    sya: Hi\n")
    ended = dragoman("validate", "--format", "concise", "a.dialogue.yaml", cwd=tmp_path)
    assert [line.split(":")[0] for line in ended.out.splitlines()] == ["a.dialogue.yaml"]


def test_a_dialogue_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """As any file."""
    told(tmp_path, HEAD)
    (tmp_path / "a.dialogue.yaml").write_bytes(b"dialogue: caf\xe9\n")
    assert "a.dialogue.yaml:1:14: error DG003" in dragoman("validate", ".", cwd=tmp_path).out
