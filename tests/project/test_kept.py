"""`profile` and `shared` in bot.yaml: what is declared there, and what flows and handlers may use of it."""

from __future__ import annotations

from pathlib import Path

from dragoman.graph.computed import Constant
from tests.project.making import place, project, sound, the_one

DECLARED = "profile:\n  city: text\n  count: {type: integer, initial: 5, private: true}\nshared: {answers: list}\n"


def test_fields_have_types_first_values_and_flags(tmp_path: Path) -> None:
    """As variables have."""
    kept = sound(project(tmp_path, DECLARED)).flows.kept
    assert [(v.name, v.type, v.initial, v.private) for v in kept["profile"].values()] == [
        ("city", "text", None, False),
        ("count", "integer", Constant(5), True),
    ]
    assert [(v.name, v.type) for v in kept["shared"].values()] == [("answers", "list")]


def test_a_first_value_is_of_its_type(tmp_path: Path) -> None:
    """At its place."""
    found = the_one(project(tmp_path, "profile:\n  n: {type: integer, initial: five}\n"))
    assert (found.code, place(found), found.message) == ("DG219", "bot.yaml:2:31", "'five' is no integer")


def test_a_first_value_knows_nobody(tmp_path: Path) -> None:
    """It is the same for everybody."""
    found = the_one(project(tmp_path, 'profile:\n  n: {type: text, initial: "{{ user.name }}"}\n'))
    assert (found.code, found.message) == ("DG312", "there is no variable 'user'")


def test_flows_know_what_is_declared(tmp_path: Path) -> None:
    """And language and timezone, which nobody declares."""
    flow = "flow: talk\nnodes:\n  a: {say: '{{ profile.city }} {{ profile.language }} {{ profile.timezone }}'}\n"
    assert sound(project(tmp_path, DECLARED, talk=flow)).flows.flows["talk"].stores == {"profile"}


def test_the_bot_s_own_handlers_know_what_is_declared(tmp_path: Path) -> None:
    """And what they use is read."""
    found = sound(project(tmp_path, f"{DECLARED}on: {{help: {{say: '{{{{ shared.answers }}}}'}}}}\n"))
    assert found.flows.stores == {"shared"}


def test_what_a_handler_of_the_bot_reads_must_be_declared(tmp_path: Path) -> None:
    """With the nearest field."""
    found = the_one(project(tmp_path, f"{DECLARED}on: {{help: {{say: '{{{{ profile.ctiy }}}}'}}}}\n"))
    assert (found.code, found.help) == ("DG313", "did you mean 'city'?")


def test_what_a_handler_of_the_bot_sets_must_be_declared(tmp_path: Path) -> None:
    """And of its type."""
    found = the_one(project(tmp_path, f"{DECLARED}on: {{help: {{set: {{profile.count: five}}}}}}\n"))
    assert (found.code, found.message) == ("DG219", "'five' is no integer")
