"""Lists that an action returns: whether its source proves that there is always something in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.actions import load_actions
from dragoman.project.loading import load
from tests.project.making import project

HEAD = """
from dragoman import action, Outcome

NAMES = ["Ada", "Bea"]
FEWER = ["Ada", "Bea"]
SIZES = {"s": 1, "m": 2}
NONE: list[str] = []
PAIR: tuple[str, ...] = ("a", "b")
LATER = ["a"]
LATER = []
KEPT = ["a"]


def empty_it():
    FEWER.clear()


def hand_over(list_):
    pass


hand_over(KEPT)
"""


def action(body: str, head: str = "async def find(what: str = ''):") -> str:
    """A module with one action."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"{HEAD}\n\n@action\n{head}\n{lines}"


FULL = {
    "a list": "return [1]",
    "records": "return [{'id': 1}, {'id': 2}]",
    "a tuple": "return (what,)",
    "one way or another": "return [1] if what else [2]",
    "two ways": "if what:\n    return [1]\nreturn [2]",
    "either way": "if what:\n    return [1]\nelse:\n    return [2]",
    "a way that raises": "if not what:\n    raise ValueError(what)\nreturn [1]",
    "a name": "found = [1]\nreturn found",
    "a name that grows": "found = [1]\nfound.append(2)\nreturn found",
    "a constant": "return NAMES",
    "a constant tuple": "return PAIR",
    "one record for each": "return [{'name': name} for name in NAMES]",
    "sorted": "return sorted(NAMES)",
    "the keys": "return list(SIZES)",
    "the values": "return list(SIZES.values())",
    "pairs": "return [{'size': k, 'n': v} for k, v in SIZES.items()]",
    "numbers": "return [n for n in range(3)]",
    "numbered": "return [(n, name) for n, name in enumerate(NAMES)]",
    "with something behind": "return NONE + [1]",
    "or else": "return NONE or ['nothing']",
    "starred": "return [*NAMES]",
    "one of some": "return {'a': [1], 'b': [2]}[what]",
    "inside of try": "try:\n    return [1]\nexcept ValueError:\n    return [2]",
    "beside an inner function": "def inner():\n    return []\nreturn [1]",
}

UNSURE = {
    "an empty list": "return []",
    "nothing": "return None",
    "no return": "pass",
    "a bare return": "return",
    "one way empty": "return [1] if what else []",
    "two ways": "if what:\n    return [1]\nreturn []",
    "a way out below": "if what:\n    return [1]",
    "a search": "return [name for name in NAMES if what in name]",
    "a parameter": "return what",
    "an empty constant": "return NONE",
    "a constant that shrinks": "return FEWER",
    "a constant that is bound again": "return LATER",
    "a constant that others have": "return KEPT",
    "a part": "return NAMES[1:]",
    "a call": "return find_all(what)",
    "a name that shrinks": "found = [1]\nfound.pop()\nreturn found",
    "a name that is bound again": "found = [1]\nfound = []\nreturn found",
    "a name that loses one": "found = [1]\ndel found[0]\nreturn found",
    "itself": "found = found\nreturn found",
    "a parameter of the same name": "NAMES = what\nreturn NAMES",
    "starred and empty": "return [*NONE]",
    "an outcome": "return Outcome('done', [1])",
    "a text": "return 'abc'",
    "no numbers": "return list(range(0))",
    "a way of try": "try:\n    return [1]\nexcept ValueError:\n    pass",
    "one of some is empty": "return {'a': [1], 'b': []}[what]",
    "a loop": "for name in NAMES:\n    return [name]",
    "asynchronously": "return [one async for one in what]",
}


def proved(folder: Path, module: str) -> bool:
    """What is known of the action `find` of this module."""
    path = folder / "actions.py"
    path.write_text(module)
    actions, problems = load_actions(path, "actions.py")
    assert problems == []
    return actions["find"].never_empty


@pytest.mark.parametrize("body", FULL.values(), ids=FULL)
def test_what_always_holds_something_is_known_to(tmp_path: Path, body: str) -> None:
    """By its source."""
    assert proved(tmp_path, action(body))


@pytest.mark.parametrize("body", UNSURE.values(), ids=UNSURE)
def test_what_may_be_empty_is_not_sure(tmp_path: Path, body: str) -> None:
    """Nor what nobody can tell."""
    assert not proved(tmp_path, action(body))


def test_a_parameter_hides_a_constant(tmp_path: Path) -> None:
    """Its value comes from the flow."""
    assert not proved(tmp_path, action("return NAMES", "async def find(NAMES: list = []):"))


def test_another_decorator_may_change_the_result(tmp_path: Path) -> None:
    """So nothing is sure."""
    module = HEAD + "def other(f):\n    return f\n\n\n@action\n@other\nasync def find():\n    return [1]\n"
    assert not proved(tmp_path, module)


def test_an_action_of_a_module_beside_is_read_there(tmp_path: Path) -> None:
    """Where it is written."""
    (tmp_path / "catalogue_of_ours.py").write_text(action("return NAMES"))
    assert proved(tmp_path, "from catalogue_of_ours import find\n")


def test_an_action_without_source_is_not_sure(tmp_path: Path) -> None:
    """It may be made by other code."""
    assert not proved(
        tmp_path, "from dragoman import action\nexec('@action\\nasync def find():\\n    return [1]\\n')\n"
    )


FLOW = """flow: ask
{more}nodes:
  load:
    action: find
    save: found
{between}  pick:
    prompt: Which one?
    buttons:
      - {{from: "{{{{ found }}}}", text: "{{{{ item }}}}", value: "{{{{ item }}}}"}}
"""


def codes(folder: Path, body: str, more: str = "", between: str = "") -> list[str]:
    """What is told of a question with buttons from what `find` returns."""
    flow = FLOW.format(more=more, between=between)
    return [found.code for found in load(project(folder, "", ask=flow, actions=action(body))).diagnostics]


def test_buttons_from_a_list_that_is_never_empty_need_no_other_way(tmp_path: Path) -> None:
    """There is always something to press."""
    assert codes(tmp_path, "return NAMES") == []


def test_buttons_from_a_list_that_may_be_empty_are_a_warning(tmp_path: Path) -> None:
    """Nobody could answer."""
    assert codes(tmp_path, "return [name for name in NAMES if what in name]") == ["DG230"]


@pytest.mark.parametrize(
    "between",
    [
        '  less:\n    set: {found: "{{ found | where(a=1) }}"}\n',
        "  again:\n    http: {get: https://api.example.org/x}\n    save: found\n    on_error: end\n",
        "  ask:\n    prompt: Which?\n    save: found\n",
    ],
    ids=["set", "another lead", "an answer"],
)
def test_what_something_else_changes_may_be_empty(tmp_path: Path, between: str) -> None:
    """The action is not the only one who says what it holds."""
    assert "DG230" in codes(tmp_path, "return NAMES", between=between)


def test_what_begins_empty_may_be_empty(tmp_path: Path) -> None:
    """Before the action has been called."""
    assert codes(tmp_path, "return NAMES", more="variables: {found: {initial: []}}\n") == ["DG230"]
