"""`dragoman chat --record` and `--seed`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import FLOWS, Ended, dragoman


def recorded(path: Path, *said: str | dict[str, Any], cwd: Path, options: tuple[str, ...] = ()) -> Ended:
    """A conversation that is recorded into `case.dialogue.yaml`."""
    typed = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in said)
    words = ("chat", path, "--json", "--record", "case.dialogue.yaml", *options)
    ended = dragoman(*words, cwd=cwd, said=typed)
    assert (ended.code, ended.err) == (0, "")
    return ended


def flow(folder: Path, nodes: str) -> Path:
    """A project with one flow of these nodes."""
    (folder / "flows").mkdir()
    (folder / "bot.yaml").write_text("bot: test\n")
    path = folder / "flows" / "talk.yaml"
    path.write_text(f"flow: talk\ntriggers: [{{command: talk}}]\nnodes:\n{nodes}")
    return path


def test_a_recorded_conversation_is_a_dialogue_that_passes(project: Path) -> None:
    """Texts, presses, wrong answers, the end."""
    recorded(
        project,
        "hello",
        "/order",
        "Aple",
        {"press": "Apple"},
        "many",
        "3",
        "/back",
        "4",
        "12 Garden Street",
        cwd=project,
    )
    ended = dragoman("test", "case.dialogue.yaml", cwd=project)
    assert (ended.code, ended.out) == (0, "passed case.dialogue.yaml\n1 passed, 0 failed\n")


def test_it_is_written_as_a_person_would_write_it(project: Path) -> None:
    """Where it began, what was typed, and what was said."""
    recorded(project / "flows" / "order.yaml", {"press": "Apple"}, {"wait": "5m"}, "5", cwd=project)
    head, _, steps = (project / "case.dialogue.yaml").read_text().partition("steps:\n")
    assert head == "dialogue: case\nstart: order\n"
    assert steps.partition("\n  - bot:")[2] == (
        "\n      text: What product do you want to order?\n"
        "      buttons: [Apple, Banana, Orange]\n"
        "  - press: Apple\n"
        "  - bot: How many Apple do you want?\n"
        "  - wait: 5m\n"
        '  - user: "5"\n'
        "  - bot: What is your delivery address?\n"
    )


def test_a_changed_text_makes_the_recorded_dialogue_fail(project: Path) -> None:
    """It compares what was said."""
    recorded(project, "/order", cwd=project)
    order = project / "flows" / "order.yaml"
    order.write_text(order.read_text().replace("What product", "Which product"))
    ended = dragoman("test", "case.dialogue.yaml", cwd=project)
    assert ended.code == 1
    assert "! Which product do you want to order?" in ended.out


def test_the_end_is_expected_too(project: Path) -> None:
    """Its node and outcome."""
    recorded(project, "/order", "/cancel", cwd=project)
    assert (
        (project / "case.dialogue.yaml")
        .read_text()
        .endswith("  - expect:\n      node: product\n      outcome: cancelled\n")
    )


def test_what_is_sent_is_recorded(tmp_path: Path) -> None:
    """Files, contacts, places."""
    path = flow(tmp_path, "  phone:\n    prompt: Your number?\n    input: phone\n  where:\n    prompt: Where?\n")
    recorded(path, {"send": {"photo": "me.jpg"}}, {"send": {"contact": "+34600111222"}}, cwd=tmp_path)
    assert '  - send: {"contact"' not in (tmp_path / "case.dialogue.yaml").read_text()
    assert dragoman("test", "case.dialogue.yaml", cwd=tmp_path).code == 0


def test_time_stands_still_while_it_is_recorded(tmp_path: Path) -> None:
    """So that the dialogue has the same times, whenever it is held."""
    path = flow(tmp_path, '  a:\n    prompt: "{{ now }}"\n  b:\n    say: "{{ now }} {{ today }}"\n')
    recorded(path, {"wait": "1h"}, "x", cwd=tmp_path)
    ended = dragoman("test", "case.dialogue.yaml", cwd=tmp_path)
    assert (ended.code, ended.out) == (0, "passed case.dialogue.yaml\n1 passed, 0 failed\n")


def test_a_line_that_cannot_be_done_is_not_recorded(project: Path) -> None:
    """It has changed nothing."""
    recorded(project, "/order", {"press": "Cherry"}, "{", "Apple", cwd=project)
    assert "Cherry" not in (project / "case.dialogue.yaml").read_text()
    assert dragoman("test", "case.dialogue.yaml", cwd=project).code == 0


@pytest.mark.parametrize("order", ["/undo", "/restart", "/goto product"])
def test_a_terminal_s_order_that_no_dialogue_has_is_refused(project: Path, order: str) -> None:
    """The conversation goes on."""
    ended = dragoman("chat", project, "--record", "case.dialogue.yaml", cwd=project, said=f"/order\n{order}\nApple\n")
    assert "(this conversation is recorded, and a dialogue cannot do that: leave out --record)" in ended.out
    assert dragoman("test", "case.dialogue.yaml", cwd=project).code == 0


def test_what_is_there_and_no_dialogue_is_not_written_over(project: Path) -> None:
    """A slip of the hand must not cost a flow."""
    before = (project / "flows" / "order.yaml").read_text()
    ended = dragoman("chat", project, "--record", "flows/order.yaml", cwd=project, said="/order\n")
    assert (ended.code, ended.err) == (
        2,
        "dragoman: 'flows/order.yaml' is there and is no dialogue; choose another file\n",
    )
    assert (project / "flows" / "order.yaml").read_text() == before


def test_an_older_dialogue_is_written_over(project: Path) -> None:
    """It was made to be made again."""
    recorded(project, "/order", cwd=project)
    recorded(project, "/register", cwd=project)
    assert "/order" not in (project / "case.dialogue.yaml").read_text()


def test_a_file_that_cannot_be_written_is_wrong_usage(project: Path) -> None:
    """Before anything is said."""
    ended = dragoman("chat", project, "--record", "flows", cwd=project)
    assert (ended.code, ended.err) == (2, "dragoman: 'flows' cannot be written: Is a directory\n")


def test_a_recorded_conversation_begins_on_an_empty_store(project: Path) -> None:
    """As the dialogue will."""
    ended = dragoman("chat", project, "--record", "a.dialogue.yaml", "--store", "sqlite:a.db", cwd=project)
    assert (ended.code, ended.err) == (
        2,
        "dragoman: a dialogue begins on an empty store: leave out --store, or --record\n",
    )


def test_any_name_can_be_recorded_and_tested(project: Path) -> None:
    """A file that begins with `dialogue:` is one."""
    dragoman("chat", project, "--record", "case.yaml", cwd=project, said="/order\n")
    assert dragoman("test", "case.yaml", cwd=project).out == "passed case.yaml\n1 passed, 0 failed\n"


def test_a_seed_is_kept_in_the_dialogue(project: Path) -> None:
    """So that chance gives the same in it."""
    recorded(project, "/order", cwd=project, options=("--seed", "7"))
    assert "seed: 7\n" in (project / "case.dialogue.yaml").read_text()
    assert dragoman("test", "case.dialogue.yaml", cwd=project).code == 0


def test_a_seed_is_a_number(project: Path) -> None:
    """Nothing else."""
    assert dragoman("chat", project, "--seed", "x", cwd=project).code == 2


def test_a_conversation_with_a_seed_goes_on_in_a_new_process(tmp_path: Path) -> None:
    """Its events are not taken for those of the process before."""
    words = ("chat", FLOWS / "order.yaml", "--json", "--seed", "3", "--store", "sqlite:talk.db")
    dragoman(*words, cwd=tmp_path, said="Apple\n2\n")
    last = json.loads(dragoman(*words, cwd=tmp_path, said="12 Main Street\n").out.splitlines()[-1])
    assert last["data"] == {"product": "Apple", "quantity": 2, "address": "12 Main Street"}
