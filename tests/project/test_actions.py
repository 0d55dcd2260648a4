"""actions.py: loaded once, checked against the flows that call it; its faults are diagnostics, never ours."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from dragoman.project.actions import load_actions
from tests.project.making import place, project, sound, the_one, wrong

BEGIN = "from typing import Literal\n\nfrom dragoman import Context, Outcome, action\n\n"


def calling(body: str) -> str:
    """A flow `buy` with an action node that has these lines."""
    return (
        "flow: buy\nnodes:\n  pay:\n"
        + "".join(f"    {line}\n" for line in body.splitlines())
        + ("  paid:\n    say: Paid\n  unpaid:\n    say: Not paid\n")
    )


def test_a_project_without_actions_has_none(tmp_path: Path) -> None:
    """The file is optional."""
    assert sound(project(tmp_path)).actions == {}


def test_only_marked_functions_are_actions(tmp_path: Path) -> None:
    """The rest of the file is its own business."""
    code = BEGIN + "@action\nasync def pay(): ...\n\n\nasync def helper(): ...\n\n\nX = 1\n"
    assert set(sound(project(tmp_path, actions=code)).actions) == {"pay"}


def test_parameters_are_read_from_the_signature(tmp_path: Path) -> None:
    """Those without default are required; `context` comes from us."""
    code = BEGIN + "@action(once=True)\nasync def pay(amount, currency='EUR', *, context: Context): ...\n"
    pay = sound(project(tmp_path, actions=code)).actions["pay"]
    assert (pay.parameters, set(pay.required)) == (("amount", "currency"), {"amount"})
    assert (pay.wants_context, pay.once, pay.outcomes) == (True, True, None)


def test_outcomes_are_read_from_the_annotation(tmp_path: Path) -> None:
    """Also where annotations are texts."""
    code = "from __future__ import annotations\n" + BEGIN + "@action\nasync def pay() -> Literal['yes', 'no']: ...\n"
    assert sound(project(tmp_path, actions=code)).actions["pay"].outcomes == frozenset({"yes", "no"})


def test_an_annotation_that_cannot_be_resolved_says_nothing(tmp_path: Path) -> None:
    """A type checker may know it."""
    code = BEGIN + "@action\nasync def pay() -> 'Receipt': ...\n"
    assert sound(project(tmp_path, actions=code)).actions["pay"].outcomes is None


def test_a_plain_function_is_refused_at_its_line(tmp_path: Path) -> None:
    """With what would be right; that the flow's action is unknown for that reason is not told as well."""
    code = BEGIN + "@action\ndef pay(): ...\n"
    found = the_one(project(tmp_path, actions=code, buy=calling("action: pay")))
    assert (found.code, place(found)) == ("DG705", "actions.py:5:1")
    assert found.message == "the action 'pay' is a plain function: write 'async def pay(...)'"


@pytest.mark.parametrize("parameter", ["*names", "**names", "name, /"])
def test_parameters_that_no_flow_can_name_are_refused(tmp_path: Path, parameter: str) -> None:
    """A flow's arguments are checked by their names."""
    found = the_one(project(tmp_path, actions=BEGIN + f"@action\nasync def pay({parameter}): ...\n"))
    assert found.code == "DG705"
    assert "name every parameter" in found.message


@pytest.mark.parametrize(
    ("code", "line", "told"),
    [
        ("x = 1\n\nimport nonesuch\n", 3, "ModuleNotFoundError: No module named 'nonesuch'"),
        ("x = 1\ndef f(:\n", 2, "SyntaxError"),
        ("def f():\n    return 1 / 0\n\n\nf()\n", 2, "ZeroDivisionError"),
        ("import sys\nsys.exit(0)\n", 2, "SystemExit"),
    ],
)
def test_a_file_that_cannot_be_loaded_is_told_at_its_line(tmp_path: Path, code: str, line: int, told: str) -> None:
    """Whatever its code raises."""
    found = the_one(project(tmp_path, actions=code))
    assert (found.code, place(found)) == ("DG704", f"actions.py:{line}:1")
    assert told in found.message


def test_the_line_is_told_for_a_relative_path_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As people type it."""
    project(tmp_path, actions="x = 1\nimport nonesuch\n")
    monkeypatch.chdir(tmp_path)
    assert place(the_one(Path())) == "actions.py:2:1"


def test_a_broken_file_does_not_make_its_actions_unknown(tmp_path: Path) -> None:
    """One cause, one message."""
    found = the_one(project(tmp_path, actions="import nonesuch\n", buy=calling("action: pay")))
    assert found.code == "DG704"


def test_a_file_may_import_what_lies_beside_it(tmp_path: Path) -> None:
    """The project's own modules."""
    project(tmp_path, actions="from prices_of_this_test import action, pay\n")
    (tmp_path / "prices_of_this_test.py").write_text(BEGIN + "@action\nasync def pay(): ...\n")
    assert set(sound(tmp_path).actions) == {"pay"}


def test_two_projects_in_one_process_keep_their_actions_apart(tmp_path: Path) -> None:
    """Both files are called actions.py."""
    one = project(tmp_path / "one", actions=BEGIN + "@action\nasync def pay(): ...\n")
    other = project(tmp_path / "other", actions=BEGIN + "@action\nasync def refund(): ...\n")
    assert (set(sound(one).actions), set(sound(other).actions)) == ({"pay"}, {"refund"})
    assert "actions" not in sys.modules


def test_an_unknown_action_names_the_nearest(tmp_path: Path) -> None:
    """At its place in the flow."""
    code = BEGIN + "@action\nasync def find_account(): ...\n"
    found = the_one(project(tmp_path, actions=code, buy=calling("action: find_acount")))
    assert (found.code, place(found), found.help) == ("DG213", "buy.yaml:4:13", "did you mean 'find_account'?")


def test_where_there_is_no_action_it_is_said_where_actions_stand(tmp_path: Path) -> None:
    """There is none to name."""
    found = the_one(project(tmp_path, buy=calling("action: pay")))
    help_ = "an action is a function under '@action' in actions.py, and there is none yet"
    assert (found.code, found.help) == ("DG213", help_)


def test_an_argument_for_an_action_without_parameters_is_told_so(tmp_path: Path) -> None:
    """There is no parameter to name."""
    code = BEGIN + "@action\nasync def pay(): ...\n"
    found = the_one(project(tmp_path, actions=code, buy=calling("action: pay\nwith: {amount: 5}")))
    assert (found.code, found.help) == ("DG214", "it takes none")


def test_an_argument_that_the_action_does_not_take_names_the_nearest(tmp_path: Path) -> None:
    """At its key."""
    code = BEGIN + "@action\nasync def pay(amount=0): ...\n"
    found = the_one(project(tmp_path, actions=code, buy=calling("action: pay\nwith: {amuont: 3}")))
    assert (found.code, place(found), found.help) == ("DG214", "buy.yaml:5:12", "did you mean 'amount'?")


def test_an_argument_that_is_missing_is_told(tmp_path: Path) -> None:
    """All of them by name."""
    code = BEGIN + "@action\nasync def pay(amount, currency): ...\n"
    found = the_one(project(tmp_path, actions=code, buy=calling("action: pay")))
    assert (found.code, found.message) == ("DG214", "the action 'pay' needs: amount, currency")


def test_the_context_cannot_be_given_by_a_flow(tmp_path: Path) -> None:
    """It comes from us."""
    code = BEGIN + "@action\nasync def pay(context): ...\n"
    found = the_one(project(tmp_path, actions=code, buy=calling("action: pay\nwith: {context: 3}")))
    assert found.code == "DG214"


def test_an_outcome_that_the_action_does_not_have_names_the_nearest(tmp_path: Path) -> None:
    """Where its annotation tells them."""
    code = BEGIN + "@action\nasync def pay() -> Literal['paid', 'refused']: ...\n"
    body = "action: pay\noutcomes:\n  paid: paid\n  refsed: unpaid"
    found = the_one(project(tmp_path, actions=code, buy=calling(body)))
    assert (found.code, place(found), found.help) == ("DG215", "buy.yaml:7:7", "did you mean 'refused'?")


def test_outcomes_of_an_action_without_annotation_are_not_judged(tmp_path: Path) -> None:
    """It may return any `Outcome`."""
    code = BEGIN + "@action\nasync def pay(): ...\n"
    sound(project(tmp_path, actions=code, buy=calling("action: pay\noutcomes: {paid: paid, refused: unpaid}")))


def test_every_wrong_call_is_told_at_once(tmp_path: Path) -> None:
    """Argument, outcome, target and time together."""
    code = BEGIN + "@action\nasync def pay(amount=0) -> Literal['paid']: ...\n"
    body = "action: pay\nwith: {sum: 3}\noutcomes: {refused: nowhere}\ntimeout: soon"
    found = wrong(project(tmp_path, actions=code, buy=calling(body))).diagnostics
    assert [problem.code for problem in found] == ["DG214", "DG215", "DG202", "DG212"]


def test_what_stands_beside_an_actions_file_is_its_own(tmp_path: Path) -> None:
    """Two projects with a module of the same name do not meet in one process."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "helper.py").write_text(f"NAME = '{name}'\n")
        code = (
            "from dragoman import action\nimport helper\n\n@action\nasync def told() -> str:\n    return helper.NAME\n"
        )
        (tmp_path / name / "actions.py").write_text(code)
    found = [load_actions(tmp_path / name / "actions.py", name)[0]["told"].function for name in ("a", "b", "a")]
    assert [asyncio.run(function()) for function in found] == ["a", "b", "a"]
