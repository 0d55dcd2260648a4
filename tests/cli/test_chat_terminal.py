"""`dragoman chat` on a terminal: numbered buttons, and the orders of the chat itself."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import FLOWS, dragoman, environment

ORDER = FLOWS / "order.yaml"


def talk(path: Path, *lines: str, cwd: Path) -> list[str]:
    """What is written after the help, for these lines typed one after another."""
    ended = dragoman("chat", path, cwd=cwd, said="".join(f"{line}\n" for line in lines))
    assert (ended.code, ended.err) == (0, "")
    return ended.out.splitlines()[2:]


ASKED = ["bot: What product do you want to order?", "     [1] Apple", "     [2] Banana", "     [3] Orange"]


def flow(folder: Path, text: str) -> Path:
    """A flow `talk` of these nodes."""
    path = folder / "talk.yaml"
    path.write_text(f"flow: talk\nnodes:\n{text}")
    return path


def test_a_flow_starts_at_once(tmp_path: Path) -> None:
    """Its buttons are numbered."""
    assert talk(ORDER, cwd=tmp_path) == ASKED


def test_a_project_waits_for_a_message(project: Path) -> None:
    """And answers it."""
    assert talk(project, cwd=project) == []
    assert talk(project, "/order", cwd=project) == ASKED


def test_a_number_presses_the_button(tmp_path: Path) -> None:
    """The one that bears it."""
    assert talk(ORDER, "2", cwd=tmp_path)[4:] == ["bot: How many Banana do you want?"]


def test_a_label_can_be_typed(tmp_path: Path) -> None:
    """In any case of letters."""
    assert talk(ORDER, "orange", cwd=tmp_path)[4:] == ["bot: How many Orange do you want?"]


def test_a_number_with_no_button_is_said_to_the_bot(tmp_path: Path) -> None:
    """It is an answer like any other."""
    assert talk(ORDER, "7", cwd=tmp_path)[4:] == ["bot: Please choose Apple, Banana or Orange."]


def test_a_number_answers_a_question_for_a_number(tmp_path: Path) -> None:
    """Though a button with that number is on the screen."""
    path = flow(tmp_path, "  many:\n    prompt: How many?\n    input: integer\n    optional: true\n"
                          '  told:\n    say: "{{ many }}!"\n')  # fmt: skip
    assert talk(path, "1", cwd=tmp_path) == ["bot: How many?", "     [1] Skip", "bot: 1!"]


def test_a_label_that_is_a_number_is_meant_before_a_place(tmp_path: Path) -> None:
    """`2` presses the button `2`, which stands first."""
    path = flow(tmp_path, '  stars:\n    prompt: How many?\n    buttons: ["2", "1"]\n'
                          '  told:\n    say: "{{ stars }}!"\n')  # fmt: skip
    assert talk(path, "2", cwd=tmp_path)[3:] == ["bot: 2!"]


def test_markup_is_not_shown(tmp_path: Path) -> None:
    """A terminal has no bold."""
    path = flow(tmp_path, '  a:\n    say: "<b>Fish</b> &amp; chips"\n')
    assert talk(path, cwd=tmp_path) == ["bot: Fish & chips"]


def test_a_link_shows_its_address(tmp_path: Path) -> None:
    """So that it can be opened."""
    path = flow(
        tmp_path,
        "  a:\n    say:\n      text: Read this\n      buttons:\n"
        "        - {text: Terms, url: https://example.org/terms}\n",
    )
    assert talk(path, cwd=tmp_path) == ["bot: Read this", "     [1] Terms <https://example.org/terms>"]


def test_state_tells_flow_node_and_data(tmp_path: Path) -> None:
    """And shows no message again."""
    assert talk(ORDER, "1", "2", "/state", cwd=tmp_path)[-1] == "(order.address; product='Apple', quantity=2)"


def test_state_hides_private_values(tmp_path: Path) -> None:
    """That there is one can be seen."""
    nodes = "  pin:\n    prompt: Pin?\n    secret: true\n  name:\n    prompt: Name?\n"
    assert talk(flow(tmp_path, nodes), "4711", "/state", cwd=tmp_path)[-1] == "(talk.name; pin='•••')"


def test_state_tells_how_a_flow_ended(tmp_path: Path) -> None:
    """Its outcome, too."""
    assert talk(ORDER, "/cancel", "/state", cwd=tmp_path)[-1] == "(order.product, ended as cancelled; no data)"


def test_state_of_a_project_at_rest(project: Path) -> None:
    """Nothing runs, nothing is known."""
    assert talk(project, "/state", cwd=project) == ["(no flow is running; no data)"]


def test_time_passes_when_told_to(tmp_path: Path) -> None:
    """`now` moves on by as much."""
    path = flow(tmp_path, '  a:\n    prompt: "{{ now }}"\n    input: integer\n  b:\n    say: "{{ now }}"\n')
    first, remark, second = talk(path, "/time +2h", "1", cwd=tmp_path)
    assert remark.startswith("(it is ")
    assert first != second


def test_a_bad_time_is_told(tmp_path: Path) -> None:
    """And changes nothing."""
    assert talk(ORDER, "/time soon", "1", cwd=tmp_path)[4:] == [
        "('soon' is no duration: write a number and its unit, such as 30s, 20m, 1h 30m, 2d, 1w)",
        "bot: How many Apple do you want?",
    ]


def test_time_beyond_the_calendar_is_told(tmp_path: Path) -> None:
    """Not a fault of ours."""
    assert talk(ORDER, "/time 999999w", cwd=tmp_path)[4:] == [
        "(the calendar ends in the year 9999: wait a shorter time)"
    ]


def test_undo_goes_back_to_before_the_last_turn(tmp_path: Path) -> None:
    """The question stands as it stood, and its buttons work."""
    written = talk(ORDER, "1", "/undo", "2", cwd=tmp_path)
    assert written[4:] == [
        "bot: How many Apple do you want?",
        "(one turn back)",
        *ASKED,
        "bot: How many Banana do you want?",
    ]


def test_undo_takes_the_data_back(tmp_path: Path) -> None:
    """All that the turn had saved."""
    written = talk(ORDER, "1", "2", "/undo", "/state", cwd=tmp_path)
    assert written[-1] == "(order.quantity; product='Apple')"


def test_undo_works_again_and_again_to_the_start(tmp_path: Path) -> None:
    """Then it says that there is no more."""
    written = talk(ORDER, "1", "2", "/undo", "/undo", "/undo", "/state", cwd=tmp_path)
    assert written[-2:] == ["(there is nothing to undo)", "(order.product; no data)"]


def test_undo_brings_an_ended_flow_back(tmp_path: Path) -> None:
    """The last answer can be given differently."""
    written = talk(ORDER, "1", "2", "a long enough address", "/undo", "no", cwd=tmp_path)
    assert written[-1] == "bot: Address too short"


def test_restart_begins_anew(tmp_path: Path) -> None:
    """Without any of the data."""
    written = talk(ORDER, "1", "2", "/restart", "/state", cwd=tmp_path)
    assert written[-6:] == ["(begun anew)", *ASKED, "(order.product; no data)"]


def test_restart_of_a_project_waits_for_a_message(project: Path) -> None:
    """Nothing runs."""
    written = talk(project, "/order", "1", "/restart", "/state", cwd=project)
    assert written[-2:] == ["(begun anew; the bot waits for you)", "(no flow is running; no data)"]


def test_goto_knows_what_is_kept(tmp_path: Path) -> None:
    """Of the person who goes there."""
    (tmp_path / "bot.yaml").write_text("profile: {count: {type: integer, initial: 5}}\n")
    nodes = "  up:\n    set: {profile.count: '{{ profile.count + 1 }}'}\n  told:\n    prompt: '{{ profile.count }}'\n"
    assert talk(flow(tmp_path, nodes), "/goto told", "/goto up", cwd=tmp_path) == ["bot: 6", "bot: 6", "bot: 7"]


def test_goto_enters_a_node(tmp_path: Path) -> None:
    """With the data there is."""
    written = talk(ORDER, "1", "/goto address", "/state", cwd=tmp_path)
    assert written[-2:] == ["bot: What is your delivery address?", "(order.address; product='Apple')"]


def test_goto_can_be_undone(tmp_path: Path) -> None:
    """Like a turn."""
    written = talk(ORDER, "1", "/goto placed", "/undo", "/state", cwd=tmp_path)
    assert written[-1] == "(order.quantity; product='Apple')"


def test_goto_an_unknown_node_names_the_nearest(tmp_path: Path) -> None:
    """And stays."""
    written = talk(ORDER, "/goto adress", "/state", cwd=tmp_path)
    assert written[4:] == [
        "(the flow 'order' has no node 'adress'; did you mean 'address'?)",
        "(order.product; no data)",
    ]


def test_goto_needs_a_node_and_a_running_flow(project: Path) -> None:
    """Each missing thing is told."""
    assert talk(project, "/goto", "/goto name", cwd=project) == [
        "(write a node's name: /goto NODE)",
        "(no flow is running)",
    ]


def test_goto_a_node_that_cannot_be_entered_says_why(tmp_path: Path) -> None:
    """Its text needs data that is not there; the conversation stays where it is."""
    path = flow(tmp_path, '  a:\n    prompt: How many?\n    input: integer\n  b:\n    prompt: "{{ a + 1 }}"\n')
    written = talk(path, "/goto b", "/state", cwd=tmp_path)
    assert len(written) == 3
    assert written[1].startswith("(")
    assert written[2] == "(talk.a; no data)"


def test_the_bots_own_commands_are_said_to_the_bot(tmp_path: Path) -> None:
    """/back and /help are the conversation's."""
    written = talk(ORDER, "1", "/back", cwd=tmp_path)
    assert written[5:] == ASKED


def test_what_is_no_utf8_is_said_all_the_same(tmp_path: Path) -> None:
    """With the sign for what cannot be read."""
    path = flow(tmp_path, '  a:\n    prompt: Who?\n  b:\n    say: "{{ a }}!"\n')
    ended = dragoman("chat", path, cwd=tmp_path, said=b"caf\xe9\n")
    assert ended.out.splitlines()[-1] == "bot: caf\N{REPLACEMENT CHARACTER}!"


def test_an_unsound_flow_is_told_and_not_talked_to(broken: Path) -> None:
    """As `validate` tells it, on standard error."""
    ended = dragoman("chat", broken, cwd=broken.parent)
    assert (ended.code, ended.out) == (1, "")
    assert "error DG" in ended.err


def test_a_missing_flow_is_wrong_usage(tmp_path: Path) -> None:
    """Exit code 2."""
    assert dragoman("chat", "nowhere.yaml", cwd=tmp_path).code == 2


@pytest.mark.parametrize("store", ["sqlit:x", "sqlite:", "redis://127.0.0.1:1/0"])
def test_a_store_that_cannot_be_used_is_one_line(tmp_path: Path, store: str) -> None:
    """Exit code 1, and what to do."""
    ended = dragoman("chat", ORDER, "--store", store, cwd=tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("dragoman: ")
    assert ended.err.count("\n") == 1


async def test_ctrl_c_leaves_at_once(tmp_path: Path) -> None:
    """Without waiting for one more line."""
    chat = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "dragoman", "chat", str(ORDER), cwd=tmp_path, env=environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert chat.stdout is not None
    assert chat.stderr is not None
    while b"Orange" not in await chat.stdout.readline():
        pass
    os.kill(chat.pid, signal.SIGINT)
    async with asyncio.timeout(30):
        assert await chat.wait() == 130
    assert b"Traceback" not in await chat.stderr.read()
