"""The flows of a project together: their names and what starts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from tests.project.making import place, project, sound, the_one, wrong


def starting(name: str, *triggers: str) -> str:
    """A flow of this name with these triggers, a line each."""
    lines = "".join(f"  - {trigger}\n" for trigger in triggers)
    return f"flow: {name}\ntriggers:\n{lines}nodes:\n  a:\n    say: Hi\n"


def test_commands_lead_to_their_flows(tmp_path: Path) -> None:
    """Aliases too."""
    flows = sound(project(tmp_path, order=starting("order", "{command: order, aliases: [buy]}"))).flows
    assert (flows.commands["order"][0], flows.commands["buy"][0]) == ("order", "order")


def test_phrases_lead_to_their_flows_case_folded(tmp_path: Path) -> None:
    """One or a list."""
    flows = sound(project(tmp_path, order=starting("order", "phrase: [I WANT fish, Straße]"))).flows
    assert set(flows.phrases) == {"i want fish", "strasse"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("command: order", "command: order"),
        ("command: order", "{command: buy, aliases: [order]}"),
        ("{command: a, aliases: [order]}", "{command: b, aliases: [order]}"),
    ],
)
def test_one_command_cannot_start_two_flows(tmp_path: Path, first: str, second: str) -> None:
    """The second is told, and where the first stands."""
    folder = project(tmp_path, aaa=starting("aaa", first), bbb=starting("bbb", second))
    found = the_one(folder)
    assert (found.code, Path(found.file).name, found.span.line) == ("DG204", "bbb.yaml", 3)
    assert found.message == "the command '/order' already starts the flow 'aaa'"
    (related,) = found.related
    assert (Path(related.file).name, related.span.line) == ("aaa.yaml", 3)


def test_what_two_flows_claim_is_marked_to_its_end(tmp_path: Path) -> None:
    """The whole word, there and where it stands first."""
    found = the_one(project(tmp_path, aaa=starting("aaa", "command: order"), bbb=starting("bbb", "command: order")))
    assert [span.end_column - span.column for span in (found.span, found.related[0].span)] == [5, 5]
    assert found.help == "choose another, or take one of the two out"


def test_an_input_of_a_flow_that_has_none_is_told_where_to_declare_it(tmp_path: Path) -> None:
    """There is no input to name."""
    calling = "flow: aaa\nnodes:\n  who:\n    call: bbb\n    with: {name: Ada}\n"
    found = the_one(project(tmp_path, aaa=calling, bbb=starting("bbb", "command: b")))
    assert (found.code, found.help) == ("DG225", "declare it under 'inputs' in bbb.yaml")


def test_one_phrase_cannot_start_two_flows(tmp_path: Path) -> None:
    """In whatever case it is written."""
    folder = project(tmp_path, aaa=starting("aaa", "phrase: Fish"), bbb=starting("bbb", "phrase: [meat, fISH]"))
    found = the_one(folder)
    assert (found.code, found.message) == ("DG204", "the phrase 'fish' already starts the flow 'aaa'")


def test_the_same_trigger_twice_in_one_flow_is_told(tmp_path: Path) -> None:
    """The second is useless."""
    assert the_one(project(tmp_path, aaa=starting("aaa", "command: x", "command: x"))).code == "DG204"


@pytest.mark.parametrize("word", ["cancel", "back", "help", "restart", "skip"])
def test_an_escape_is_no_command_of_a_flow(tmp_path: Path, word: str) -> None:
    """It means something else in every conversation; the way out is told."""
    found = the_one(project(tmp_path, aaa=starting("aaa", f"command: {word}")))
    assert found.code == "DG708"
    assert f"commands: {{{word}: false}}" in (found.help or "")


def test_start_is_a_flow_s_to_take(tmp_path: Path) -> None:
    """It is where a bot begins."""
    assert sound(project(tmp_path, aaa=starting("aaa", "command: start"))).flows.commands["start"][0] == "aaa"


def test_another_word_for_an_escape_is_no_command_of_a_flow(tmp_path: Path) -> None:
    """Even one from bot.yaml."""
    found = the_one(project(tmp_path, "commands: {cancel: [stop]}\n", aaa=starting("aaa", "command: stop")))
    assert (found.code, found.message) == ("DG708", "the command '/stop' already means /cancel in every conversation")


def test_a_flow_is_called_like_its_file(tmp_path: Path) -> None:
    """Both ways to mend it are told."""
    found = the_one(project(tmp_path, order=starting("ordre", "command: order")))
    assert (found.code, place(found)) == ("DG203", "order.yaml:1:7")
    assert found.help == "write 'flow: order', or rename the file to ordre.yaml"


def test_two_flows_of_one_name_are_told(tmp_path: Path) -> None:
    """Beside the wrong name of the second."""
    folder = project(tmp_path, aaa=starting("aaa", "command: x"), bbb=starting("aaa", "command: y"))
    assert {found.code for found in wrong(folder).diagnostics} == {"DG203", "DG707"}


def test_a_project_without_a_flow_is_told(tmp_path: Path) -> None:
    """With the command that makes one."""
    (tmp_path / "bot.yaml").write_text("bot: empty\n")
    found = the_one(tmp_path)
    assert (found.code, found.help) == (
        "DG706",
        "a flow is a file such as flows/hello.yaml; 'dragoman new hello' makes a small project",
    )


def test_a_flow_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    """Everything at once, in order of the files."""
    folder = project(tmp_path, aaa="flow: aaa\nnodes: [\n", bbb="flow: bbb\nnodes:\n  a:\n    sya: Hi\n")
    assert [Path(found.file).name for found in wrong(folder).diagnostics] == ["aaa.yaml", "bbb.yaml"]


CALLING = "flow: calling\nnodes:\n  a:\n    call: called\n"


def test_a_flow_whose_file_cannot_be_read_is_no_unknown_flow(tmp_path: Path) -> None:
    """Only the fault in its file is told: who mends it has mended all."""
    torn = "flow: called\nnodes:\n  a:\n    say: Hi\n   next: b\n"
    assert Path(the_one(project(tmp_path, calling=CALLING, called=torn)).file).name == "called.yaml"


def test_a_flow_that_is_misnamed_is_no_unknown_flow(tmp_path: Path) -> None:
    """The file has the name that others call."""
    assert the_one(project(tmp_path, calling=CALLING, called=starting("caled", "command: x"))).code == "DG203"


def test_a_schedule_in_a_file_that_cannot_be_read_is_not_missed(tmp_path: Path) -> None:
    """It may stand there."""
    stopping = "flow: stopping\nnodes:\n  a:\n    unschedule: called\n"
    torn = "flow: called\nnodes:\n  a:\n    say: Hi\n   next: b\n"
    assert Path(the_one(project(tmp_path, stopping=stopping, called=torn)).file).name == "called.yaml"


def test_a_flow_without_any_file_is_unknown(tmp_path: Path) -> None:
    """Another file that cannot be read does not hide it."""
    torn = "flow: torn\nnodes:\n  a:\n    say: Hi\n   next: b\n"
    found = wrong(project(tmp_path, calling=CALLING, torn=torn)).diagnostics
    assert [problem.code for problem in found if Path(problem.file).name == "calling.yaml"] == ["DG224"]


def test_a_flow_is_no_target(tmp_path: Path) -> None:
    """The help says how another flow is reached from a button."""
    menu = "flow: menu\nnodes:\n  a:\n    prompt: What now?\n    buttons:\n      Say hello: hello\n"
    found = the_one(project(tmp_path, menu=menu))
    assert (found.code, found.message) == ("DG202", "there is no node 'hello'")
    assert found.help == "it is a flow: lead to a node that has 'call: hello' (and comes back) or 'jump: hello'"


def test_a_phrase_of_a_list_that_another_flow_has_is_told_at_the_phrase(tmp_path: Path) -> None:
    """The list may have others that nobody else claims."""
    first, second = starting("aaa", "phrase: fish"), starting("bbb", "phrase: [meat, Fish]")
    found = the_one(project(tmp_path, aaa=first, bbb=second))
    assert (found.code, place(found)) == ("DG204", "bbb.yaml:3:20")


def linked(name: str, link: str) -> str:
    """A flow with this deep link, and every input that its parts fill."""
    return starting(name, f"deep_link: {link}").replace("nodes:", "inputs: {event: text, party: text}\nnodes:")


@pytest.mark.parametrize("second", ["rsvp_{event}", "rsvp_{party}"])
def test_one_deep_link_cannot_start_two_flows(tmp_path: Path, second: str) -> None:
    """It does not matter which input its part fills."""
    folder = project(tmp_path, aaa=linked("aaa", "rsvp_{event}"), bbb=linked("bbb", second))
    told = [found.message for found in wrong(folder).diagnostics if found.code == "DG204"]
    assert told == ["the deep link 'rsvp_{...}' already starts the flow 'aaa'"]


@pytest.mark.parametrize("second", ["rsvp_{event}_vip", "buy_{event}", "rsvp_{event}_{party}"])
def test_deep_links_of_another_form_start_their_own_flows(tmp_path: Path, second: str) -> None:
    """Words and parts count."""
    folder = project(tmp_path, aaa=linked("aaa", "rsvp_{event}"), bbb=linked("bbb", second))
    assert "DG204" not in {found.code for found in load(folder).diagnostics}


def test_a_flow_that_another_file_has_is_told_at_its_name(tmp_path: Path) -> None:
    """Comments may stand above it."""
    folder = project(tmp_path, aaa=starting("aaa", "command: aaa"))
    (folder / "flows" / "aaa.yml").write_text("# The same again.\n" + starting("aaa", "command: bbb"))
    found = the_one(folder)
    assert (found.code, place(found), found.help) == ("DG707", "aaa.yml:2:7", "rename one of the two")
    assert [(Path(one.file).name, one.span.line, one.span.column) for one in found.related] == [("aaa.yaml", 1, 7)]
