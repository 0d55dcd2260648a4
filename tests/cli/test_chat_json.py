"""`dragoman chat --json`: one line in, one line of JSON out, as section 16 of the language says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import FLOWS, dragoman


def lines(path: Path, *said: str | dict[str, Any], cwd: Path, store: str = "memory") -> list[dict[str, Any]]:
    """The lines that come out for these that go in."""
    typed = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in said)
    ended = dragoman("chat", path, "--json", "--store", store, cwd=cwd, said=typed)
    assert (ended.code, ended.err) == (0, "")
    return [json.loads(line) for line in ended.out.splitlines()]


def flow(folder: Path, text: str) -> Path:
    """A flow `talk` of these nodes."""
    path = folder / "talk.yaml"
    path.write_text(f"flow: talk\nnodes:\n{text}")
    return path


def test_the_first_line_comes_from_the_start_itself(tmp_path: Path) -> None:
    """Messages with their format and rows of buttons, and where the conversation stands."""
    (first,) = lines(FLOWS / "order.yaml", cwd=tmp_path)
    assert first["messages"] == [
        {
            "text": "What product do you want to order?",
            "format": "html",
            "buttons": [[{"text": "Apple"}], [{"text": "Banana"}], [{"text": "Orange"}]],
        }
    ]
    assert (first["flow"], first["node"], first["data"], first["ended"]) == ("order", "product", {}, False)


def test_a_line_has_exactly_the_keys_of_the_page_and_the_outcome(tmp_path: Path) -> None:
    """In this order."""
    (first,) = lines(FLOWS / "order.yaml", cwd=tmp_path)
    assert list(first) == ["messages", "flow", "node", "data", "ended", "outcome"]


def test_a_plain_line_is_a_text(tmp_path: Path) -> None:
    """Said to the bot."""
    assert lines(FLOWS / "registration.yaml", "Ada", cwd=tmp_path)[1]["data"] == {"name": "Ada"}


def test_user_says_a_text_that_could_be_taken_for_json(tmp_path: Path) -> None:
    """As it stands."""
    assert lines(FLOWS / "registration.yaml", {"user": "{Ada}"}, cwd=tmp_path)[1]["data"] == {"name": "{Ada}"}


def test_press_presses_the_newest_button_of_that_label(tmp_path: Path) -> None:
    """The whole registration."""
    last = lines(FLOWS / "registration.yaml", "Ada", "ada@example.com", {"press": "Confirm"}, cwd=tmp_path)[-1]
    assert [message["text"] for message in last["messages"]] == ["Saved. Welcome, Ada!"]
    assert (last["node"], last["ended"], last["outcome"]) == ("saved", True, "completed")


def test_a_label_that_is_not_there_is_an_error_line(tmp_path: Path) -> None:
    """With the labels that are; the conversation goes on."""
    out = lines(FLOWS / "order.yaml", {"press": "Cherry"}, {"press": "Apple"}, cwd=tmp_path)
    assert out[1] == {"error": "there is no button 'Cherry'; there are: Apple, Banana, Orange"}
    assert out[2]["data"] == {"product": "Apple"}


def test_an_address_on_a_button_is_told(tmp_path: Path) -> None:
    """As `url`."""
    path = flow(
        tmp_path,
        "  a:\n    say:\n      text: Read this\n      buttons:\n"
        "        - {text: Terms, url: https://example.org/terms}\n",
    )
    buttons = lines(path, cwd=tmp_path)[0]["messages"][0]["buttons"]
    assert buttons == [[{"text": "Terms", "url": "https://example.org/terms"}]]


def test_wait_lets_time_pass(tmp_path: Path) -> None:
    """A turn of its own, in which nothing is said."""
    path = flow(tmp_path, '  a:\n    prompt: "{{ now }}"\n  b:\n    say: "{{ now }}"\n')
    first, waited, last = lines(path, {"wait": "2h"}, "x", cwd=tmp_path)
    assert waited["messages"] == []
    assert first["messages"][0]["text"] != last["messages"][0]["text"]


def test_send_sends_what_is_no_text(tmp_path: Path) -> None:
    """A question for a text refuses a photo."""
    out = lines(FLOWS / "registration.yaml", {"send": {"photo": "me.jpg"}}, cwd=tmp_path)
    assert out[1]["messages"][0]["text"] == "Please answer with a text."
    assert out[1]["node"] == "name"


def test_a_button_of_an_older_message_can_be_pressed(tmp_path: Path) -> None:
    """It changes nothing, and is answered with a notice."""
    said = ("Apple", {"press": {"text": "Banana", "message": -2}})
    last = lines(FLOWS / "order.yaml", *said, cwd=tmp_path)[-1]
    assert last["notices"] == [{"text": "This button is no longer in use.", "alert": False}]
    assert last["data"] == {"product": "Apple"}


def test_a_reminder_comes_in_the_wait_in_which_it_is_due(tmp_path: Path) -> None:
    """And what comes after it in the same wait."""
    path = flow(
        tmp_path,
        "  a:\n    prompt: Your name?\n    timeout:\n      after: 30m\n"
        "      remind: [{after: 10m, say: Still there?}]\n      next: gone\n"
        "  gone:\n    say: Too late.\n    end: expired\n",
    )
    _, quiet, late = lines(path, {"wait": "9m"}, {"wait": "1h"}, cwd=tmp_path)
    assert quiet["messages"] == []
    assert [message["text"] for message in late["messages"]] == ["Still there?", "Too late."]
    assert (late["ended"], late["outcome"]) == (True, "expired")


def test_a_contact_can_be_sent(tmp_path: Path) -> None:
    """Where a phone number is asked for."""
    path = flow(tmp_path, "  phone:\n    prompt: Your number?\n    input: phone\n")
    assert lines(path, {"send": {"contact": "+34600111222"}}, cwd=tmp_path)[1]["data"] == {"phone": "+34600111222"}


def test_values_keep_their_kind(tmp_path: Path) -> None:
    """Numbers are numbers, dates are in ISO form."""
    path = flow(
        tmp_path,
        "  many:\n    prompt: a\n    input: integer\n  price:\n    prompt: b\n    input: decimal\n"
        "  day:\n    prompt: c\n    input: date\n  sure:\n    prompt: d\n    input: boolean\n",
    )
    out = lines(path, "3", "1.50", "2031-05-04", "yes", cwd=tmp_path)
    assert out[-1]["data"] == {"many": 3, "price": 1.5, "day": "2031-05-04", "sure": True}


def test_letters_of_all_scripts_come_out_as_they_are(tmp_path: Path) -> None:
    """Not escaped."""
    ended = dragoman("chat", FLOWS / "registration.yaml", "--json", cwd=tmp_path, said="Žofie Дарья 你好\n")
    assert "Žofie Дарья 你好" in ended.out


BAD = [
    "{",
    "{}",
    '{"user": "a", "press": "b"}',
    '{"shout": "a"}',
    '{"press": 3}',
    '{"wait": "soon"}',
    '{"wait": "999999999w"}',
    '{"wait": "999999w"}',
    '{"send": {"spaceship": "a"}}',
    '{"send": {}}',
    '{"send": "photo"}',
    '{"send": {"location": [1]}}',
    '{"send": {"location": ["here", "there"]}}',
    "{" * 20000,
    '{"a":' * 20000,
]


@pytest.mark.parametrize("bad", BAD, ids=[line[:30] for line in BAD])
def test_a_bad_line_is_answered_and_ends_nothing(tmp_path: Path, bad: str) -> None:
    """One line of error for it; the next line is taken as always."""
    out = lines(FLOWS / "order.yaml", bad, "Apple", cwd=tmp_path)
    assert len(out) == 3
    assert list(out[1]) == ["error"]
    assert out[2]["data"] == {"product": "Apple"}


def test_an_empty_line_is_no_line(tmp_path: Path) -> None:
    """It is passed over."""
    assert len(lines(FLOWS / "order.yaml", "", "   ", "Apple", cwd=tmp_path)) == 2


def test_a_last_line_without_its_end_counts(tmp_path: Path) -> None:
    """And carriage returns do not."""
    ended = dragoman("chat", FLOWS / "registration.yaml", "--json", cwd=tmp_path, said=b"Ada\r\nada@example.com")
    assert json.loads(ended.out.splitlines()[-1])["data"] == {"name": "Ada", "email": "ada@example.com"}


def test_a_project_says_nothing_before_it_is_spoken_to(project: Path) -> None:
    """No line comes from the start."""
    (first,) = lines(project, "/order", cwd=project)
    assert (first["flow"], first["node"]) == ("order", "product")


def test_a_project_at_rest_stands_nowhere(project: Path) -> None:
    """No flow, no node."""
    (first,) = lines(project, "hello", cwd=project)
    assert (first["flow"], first["node"], first["data"], first["ended"]) == (None, None, {}, False)


def test_a_notice_is_told_beside_the_messages(tmp_path: Path) -> None:
    """A toast is no message."""
    path = flow(
        tmp_path,
        "  a:\n    prompt: Sound?\n    buttons:\n"
        "      - {text: 'On', value: 1, toast: Switched on}\n      - {text: 'Off', value: 0}\n",
    )
    assert lines(path, {"press": "On"}, cwd=tmp_path)[1]["notices"] == [{"text": "Switched on", "alert": False}]


def test_a_conversation_on_a_store_goes_on_in_a_new_process(tmp_path: Path) -> None:
    """Its question is asked again, and the answers given before are there."""
    first = lines(FLOWS / "order.yaml", "Apple", "2", cwd=tmp_path, store="sqlite:talk.db")
    second = lines(FLOWS / "order.yaml", "12 Main Street", cwd=tmp_path, store="sqlite:talk.db")
    assert second[0] == first[-1]
    assert second[1]["data"] == {"product": "Apple", "quantity": 2, "address": "12 Main Street"}
    assert second[1]["ended"] is True


def test_a_store_on_the_command_line_is_beside_the_user(tmp_path: Path) -> None:
    """A relative file starts from the current folder, not from the flow's."""
    lines(FLOWS / "order.yaml", cwd=tmp_path, store="sqlite:talk.db")
    assert (tmp_path / "talk.db").is_file()


def test_buttons_of_a_former_process_work_once_they_are_shown_again(tmp_path: Path) -> None:
    """They can be pressed."""
    lines(FLOWS / "order.yaml", cwd=tmp_path, store="sqlite:talk.db")
    out = lines(FLOWS / "order.yaml", {"press": "Banana"}, cwd=tmp_path, store="sqlite:talk.db")
    assert out[1]["data"] == {"product": "Banana"}


def test_another_flow_on_the_same_store_starts_over_the_waiting_one(project: Path) -> None:
    """It was asked for."""
    lines(project / "flows" / "order.yaml", "Apple", cwd=project, store="sqlite:talk.db")
    (first,) = lines(project / "flows" / "registration.yaml", cwd=project, store="sqlite:talk.db")
    assert (first["flow"], first["node"]) == ("registration", "name")


def test_a_finished_flow_on_a_store_starts_again(tmp_path: Path) -> None:
    """There is nothing to go on with."""
    lines(FLOWS / "order.yaml", "/cancel", cwd=tmp_path, store="sqlite:talk.db")
    (first,) = lines(FLOWS / "order.yaml", cwd=tmp_path, store="sqlite:talk.db")
    assert (first["node"], first["data"], first["ended"]) == ("product", {}, False)


def test_an_action_that_raises_is_told_to_the_operator_only(project: Path) -> None:
    """Flow, node and traceback on standard error; a polite sentence on standard output."""
    said = '/customer\n{"press": "Existing customer"}\nX-0\n'
    ended = dragoman("chat", project, "--json", cwd=project, said=said)
    last = json.loads(ended.out.splitlines()[-1])
    assert ended.code == 0
    assert last["messages"][0]["text"] == "Our customer system is down. Please try later."
    assert "action find_account failed in flow customer, node verify: ConnectionError" in ended.err
    assert "Traceback" in ended.err


def test_half_a_character_ends_nothing(tmp_path: Path) -> None:
    """It cannot be kept, and the next line is taken as always."""
    out = lines(FLOWS / "order.yaml", '{"user": "\\ud800"}', "Apple", cwd=tmp_path)
    assert out[2]["data"] == {"product": "Apple"}
